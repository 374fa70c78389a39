from decimal import Decimal

import pytest

from data.records import KINDS, Aid, Displacement, Event, Evidence, RecordError, Records, Stance, Unplaced, Why

HERE = Evidence("article", 3, 8, "quote")
WHY = Why("rule", (3, 5), None, (6, 8))
EXAMPLES = [
    Stance(evidence=HERE, why=WHY, actor="NOR", side="a", stance="supports", date="2019-01-02", date_known="stated"),
    Stance(evidence=HERE, actor="EU", side=None, stance="neutral", also=(Evidence("b", 0, 1, "x"),)),
    Displacement(
        evidence=HERE, origin="SYR", destination=None, people_low=10, people_high=None, displacement_kind="idp"
    ),
    Aid(evidence=HERE, donor="SWE", recipient=None, amount=Decimal("2.5"), currency="EUR", status="pledged"),
    Event(evidence=HERE, what="quote", date="2018-05", countries=("PER", "CHL"), act=True),
    Unplaced(evidence=HERE, reason="bloc", about="several states"),
]


@pytest.mark.parametrize("record", EXAMPLES)
def test_a_record_written_and_read_again_is_equal(record):
    assert type(record).from_json(record.as_json()) == record


@pytest.mark.parametrize("record", EXAMPLES)
def test_ids_depend_on_what_is_said_and_where(record):
    assert record.id == type(record).from_json(record.as_json()).id
    moved = record.as_json() | {"start": 4}
    assert type(record).from_json(moved).id != record.id


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"colour": "red"}, "unknown key colour"),
        ({"stance": "likes"}, "'likes'"),
        ({"date_known": "guessed"}, "'guessed'"),
        ({"actor": ["NOR"]}, "actor has the wrong type"),
        ({"start": "3"}, "start has the wrong type"),
        ({"rule": {}}, "rule has the wrong type"),
        ({"cue": 5}, "stance record"),
        ({"also": [None]}, "stance record"),
        ({"confidence": "high"}, "stance record"),
    ],
)
def test_faulty_records_are_refused_by_name(change, says):
    with pytest.raises(RecordError, match=says):
        Stance.from_json(EXAMPLES[0].as_json() | change)


@pytest.mark.parametrize("said", [None, [], "x", {"stances": {}}, {"stances": [None]}, {"displacement": [7]}])
def test_what_holds_no_records_is_refused(said):
    with pytest.raises(RecordError):
        Records.from_json(said)


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "much", []])
def test_an_amount_is_a_number(amount):
    with pytest.raises(RecordError):
        Aid.from_json(EXAMPLES[3].as_json() | {"amount": amount})


@pytest.mark.parametrize(
    ("kind", "change", "says"),
    [
        ("aid", {"amount": "1e999"}, "amount"),
        ("displacement", {"people_low": -1}, "people_low"),
        ("stances", {"date": "2999-01-01"}, "date"),
        ("stances", {"date": "2019-02-30"}, "date"),
        ("stances", {"confidence": 2}, "confidence"),
        ("stances", {"start": -3}, "start"),
        ("stances", {"start": 9, "end": 9}, "start"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_record_and_field(kind, change, says):
    row = {n: r for r in EXAMPLES for n, cls in KINDS.items() if type(r) is cls}[kind].as_json() | change
    with pytest.raises(RecordError, match=rf"{kind}\[0\].*{says}"):
        Records.from_json({kind: [row]})


def test_a_missing_key_is_named():
    said = EXAMPLES[0].as_json()
    del said["quote"]
    with pytest.raises(RecordError, match="quote"):
        Stance.from_json(said)


def test_a_list_of_records_names_the_faulty_one():
    rows = [EXAMPLES[0].as_json(), EXAMPLES[0].as_json() | {"stance": "?"}]
    with pytest.raises(RecordError, match=r"stances\[1\]"):
        Records.from_json({"stances": rows})


def test_amounts_keep_their_cents():
    assert Aid.from_json(EXAMPLES[3].as_json()).amount == Decimal("2.5")
    assert EXAMPLES[3].as_json()["amount"] == 2.5
