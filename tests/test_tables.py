"""The tables on the page: what they hold, how they sort, and what choosing a row does."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from components.page import tables
from data.case import load_case


@pytest.fixture(scope="module")
def held():
    return tables.tables(load_case("venezuela-2019"))


def column(table, name):
    return next(c for c in table["columns"] if c["name"] == name)


def test_every_record_has_a_row_with_its_quote(held):
    case = load_case("venezuela-2019")
    for name, records in (
        ("stances", case.records.stances),
        ("emigration", case.records.displacement),
        ("aid", case.records.aid),
    ):
        assert sorted(held[name]["ids"]) == sorted(r.id for r in records)
        quotes = dict(zip(held[name]["ids"], column(held[name], "Quote")["cells"], strict=True))
        assert quotes == {r.id: r.evidence.quote for r in records}


def test_dates_and_sums_sort_by_what_they_mean(held):
    dates = column(held["stances"], "Date")
    assert {(c, k) for c, k in zip(dates["cells"], dates["keys"], strict=True)} >= {
        ("—", None),
        ("26 January 2019", "2019-01-26"),
    }
    assert 20_000_000.0 in column(held["aid"], "Sum")["keys"]


def test_a_table_is_plain_and_its_key_tells_it_from_others(held):
    assert json.loads(json.dumps(held)) == held
    assert len({t["key"] for t in held.values()}) == 3
    frame = pd.DataFrame(
        {"code": ["MLI"], "name": ["Mali"], "before": ["x"], "after": ["y"]}
        | {k: [""] for k in ("quote_before", "quote_after", "record_before", "record_after")}
    )
    assert tables.changes(frame)["key"] != tables.changes(frame.assign(after="z"))["key"]


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ({"code": "CAN", "id": "a"}, [("CAN", "a")]),
        ({"code": "CAN", "id": "b"}, []),  # another row's
        ({"code": "", "id": "c"}, []),  # a row of no country
        ({"code": ["CAN"], "id": {}}, []),
        ("CAN", []),
        (None, []),
    ],
)
def test_only_a_row_of_the_table_can_be_chosen(said, taken):
    took = []
    made = tables.table("x", [tables.column("Country", ["Canada", "Mali", "—"])], ["CAN", "MLI", ""], ["a", "b", "c"])
    tables.picked(said, made, lambda code, id_: took.append((code, id_)))
    assert took == taken
