import json
import shutil
from datetime import date

import pytest

from data.case import SEEDS, CaseError, case_ids, load_case
from data.corrections import correct
from data.records import Records
from data.review import rebuild


@pytest.fixture
def copy(tmp_path):
    """A folder with two copies of the first bundled case, one to break."""
    for id_ in (FIRST, "whole"):
        shutil.copytree(SEEDS / FIRST, tmp_path / id_)
    return tmp_path


FIRST = case_ids()[0]


def edit(path, change):
    said = json.loads(path.read_text("utf-8"))
    change(said)
    path.write_text(json.dumps(said), "utf-8")


def test_the_order_of_a_folder_is_its_own(tmp_path):
    for id_ in ("b", "a", "d", "c"):
        (tmp_path / id_).mkdir()
        (tmp_path / id_ / "case.toml").touch()
    assert case_ids(tmp_path) == ["a", "b", "c", "d"]
    (tmp_path / "order.txt").write_text("d\ngone\nb\n", "utf-8")
    assert case_ids(tmp_path) == ["d", "b", "a", "c"]


def test_the_order_names_every_bundled_case_and_no_other():
    assert (SEEDS / "order.txt").read_text("utf-8").split() == case_ids()


@pytest.mark.parametrize("id_", case_ids())
def test_every_case_says_where_its_facts_are_from(id_):
    """Each context row has its publisher and address, and a README beside them says how they were checked."""
    assert (SEEDS / id_ / "context" / "README.md").read_text("utf-8").strip()
    for table in load_case(id_).context.values():
        assert table["publisher"].str.strip().all() and table["url"].str.match(r"https?://[^ ]+$").all()


@pytest.mark.parametrize("id_", case_ids())
def test_bundled_cases_load(id_):
    case = load_case(id_)
    assert case.title and case.publisher and case.articles and isinstance(case.published, date)


@pytest.mark.parametrize("id_", case_ids())
def test_every_quote_is_the_article_itself(id_):
    case = load_case(id_)
    for record in case.records.all():
        for e in (record.evidence, *record.also):
            assert case.article(e.article).text[e.start : e.end] == e.quote


@pytest.mark.parametrize("id_", case_ids())
def test_records_are_what_was_found_and_then_corrected(id_):
    assert rebuild(SEEDS / id_).as_json() == load_case(id_).records.as_json()


BREAKS = [
    (lambda s: s["stances"][0].update(quote="something else"), "does not have 'something else'"),
    (lambda s: s["stances"][0].update(actor="UK"), "actor 'UK'"),
    (lambda s: s["stances"][0].update(side="nobody"), "side 'nobody'"),
    (lambda s: s["stances"][0].update(date="2019-02-30"), "date '2019-02-30'"),
    (lambda s: s["stances"][0].update(article="other"), "no article 'other'"),
    (lambda s: s["aid"][0].update(currency="XYZ"), "currency 'XYZ'"),
    (lambda s: s["aid"][0].update(amount=-5), "amount"),
    (lambda s: s["stances"][0].update(mood="calm"), "unknown key mood"),
]


@pytest.mark.parametrize(("change", "says"), BREAKS, ids=[says for _, says in BREAKS])
def test_a_broken_record_is_named_with_file_and_fault(copy, change, says):
    edit(copy / FIRST / "records.json", change)
    with pytest.raises(CaseError, match=says) as fault:
        load_case(FIRST, copy)
    assert "records.json" in str(fault.value) and "[0]" in str(fault.value)
    assert load_case("whole", copy).records.stances


def test_an_altered_article_is_refused(copy):
    path = next((copy / FIRST).glob("article*.txt"))
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(CaseError, match="the article was altered"):
        load_case(FIRST, copy)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("title", "titel", "unknown key titel"),
        ("published = ", "published = 5 #", "published 5 is not a date"),
        ('focus_country = "', 'focus_country = "Q', "focus_country"),
        ("[[sides]]", "[[sides", "is not valid TOML"),
        (
            "[[sides]]",
            "".join(f'[[sides]]\nid = "x{n}"\nname = "X"\n' for n in range(12)) + "[[sides]]",
            "tells at most 12",
        ),
        ("[[sides]]", f'[[sides]]\nid = "x"\nname = "{"x" * 201}"\n[[sides]]', "more than 200 characters"),
        ('title = "', f'title = "{"x" * 300}', "title has more than 300 characters"),
        ('focus_country = "', 'focus_country = ["VEN"] #', "focus_country"),
        ('title = "', 'title = ["x"] # "', "title is missing"),
        ('file = "', 'file = 5 # "', "are words"),
        ('file = "', 'file = "\\u0000', "is no file"),
        ("[[articles]]", "before = [[1]]\n[[articles]]", "before should list"),
    ],
)
def test_a_broken_case_file_is_named_with_its_fault(copy, old, new, says):
    path = copy / FIRST / "case.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(CaseError, match=says) as fault:
        load_case(FIRST, copy)
    assert "case.toml" in str(fault.value)


def test_a_context_table_that_is_none_is_named(copy):
    path = next((copy / FIRST / "context").glob("*.csv"))
    path.write_bytes(b"\xe7" + path.read_bytes())
    with pytest.raises(CaseError, match=path.name):
        load_case(FIRST, copy)


def test_an_alias_that_no_article_uses_is_an_error(copy):
    path = copy / FIRST / "case.toml"
    path.write_text(path.read_text("utf-8").replace("aliases = [", 'aliases = ["Grand Duke Nobody", ', 1), "utf-8")
    with pytest.raises(CaseError, match="Grand Duke Nobody"):
        load_case(FIRST, copy)


def test_an_unknown_case_lists_the_known_ones():
    with pytest.raises(CaseError, match=FIRST):
        load_case("../etc")


def test_corrections_must_fit_exactly_one_record_and_have_a_reason():
    case = load_case(FIRST)
    names = {a.name: a for a in case.articles}
    first = case.records.stances[0]
    fits = {"do": "remove", "kind": "stances", "match": {"start": first.evidence.start, "actor": first.actor}}
    assert len(correct(case.records, [fits | {"reason": "shown"}], names).stances) == len(case.records.stances) - 1
    for fault in ({"reason": " "}, {"reason": "x", "match": {"actor": "ZZZ"}}, {"reason": "x", "match": {}}):
        with pytest.raises(CaseError, match=r"corrections\[0\]"):
            correct(case.records, [fits | fault], names)


def test_an_added_record_is_cited_by_the_article():
    case = load_case(FIRST)
    article = case.articles[0]
    row = {"article": article.name, "start": 0, "end": 9, "what": "x", "date": "2019-01-01"}
    add = {"do": "add", "kind": "events", "reason": "shown", "record": row}
    event = correct(Records(), [add], {article.name: article}).events[0]
    assert event.evidence.quote == article.text[:9]
