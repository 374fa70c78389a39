"""What changed between two dates, two articles, two cases: classes, words, both quotes, and the same in files."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from components.bundle import bundle_bytes, open_bundle
from components.choice import Choice, read_address
from components.choosing import ChoiceError, choose
from components.export import export
from components.layer_compare import GONE
from components.library import find, is_pair
from components.pairing import only, pair
from components.text_alternative import paragraph
from components.view import map_view
from data.case import CaseError, case_ids, load_case
from data.crisis import Side
from tests.sample_case import sample_case

CASE = sample_case()
DATES = Choice(layer="compare", since=date(2021, 3, 1), as_of=date(2021, 3, 2))


def later_case():
    """The same crisis as another article tells it: Canada changes sides, Brazil is not named, Guyana is new."""
    kept = []
    for stance in CASE.records.stances:
        if stance.actor == "CAN":
            stance = replace(stance, side="elm", stance="supports")
        if stance.actor == "MLT":
            stance = replace(stance, actor="GUY")
        if stance.actor != "BRA":
            kept.append(stance)
    return replace(CASE, id="later", title="Later", records=replace(CASE.records, stances=tuple(kept)))


def changed(view):
    return {r.code: (r.before, r.after) for r in view.changes.itertuples()}


def test_two_dates():
    view = map_view(CASE, DATES)
    assert changed(view) == {"CAN": ("not mentioned", "recognises Ash")}
    assert view.frame.at["CAN", "cls"] == "recognizes:ash!" and view.frame.at["USA", "cls"] == "recognizes:ash"
    row = view.changes.iloc[0]
    assert (row.quote_before, row.quote_after) == ("", CASE.records.stances[0].evidence.quote)
    assert view.subtitle == "2 March 2021 compared with 1 March 2021"
    assert view.finding == "Between 1 March 2021 and 2 March 2021 1 actor changed: 1 newly named."
    outlines = {k.cls: k.fill.outline for k in view.legend}
    assert outlines["recognizes:ash!"] and not outlines["recognizes:ash"]


def test_without_dates_the_first_is_compared_with_the_last():
    view = map_view(CASE, Choice(layer="compare"))
    assert view.subtitle == "4 March 2021 compared with 1 March 2021"
    assert {"CAN", "DEU"} <= set(changed(view))


def test_two_cases():
    told = pair("sample..later", CASE, later_case())
    view = map_view(told, Choice(layer="compare"))
    assert changed(view) == {
        "BRA": ("stands with Ash", "not mentioned"),
        "CAN": ("recognises Ash", "stands with Elm"),
        "GUY": ("not mentioned", "stands with Ash"),
        "MLT": ("stands with Ash", "not mentioned"),
    }
    assert view.frame.at["BRA", "cls"] == GONE
    canada = view.changes.set_index("code").loc["CAN"]
    assert canada.quote_before and canada.quote_after
    assert len(told.articles) == 2 and told.before == ("before-story",)
    for record in told.records.all():
        assert (
            told.article(record.evidence.article).text[record.evidence.start : record.evidence.end]
            == record.evidence.quote
        )


def test_sides_of_two_cases_are_the_same_by_name_or_id():
    other = replace(CASE, crisis=replace(CASE.crisis, sides=(Side("a", "ASH"), Side("oak", "Oak")), opposed=()))
    told = pair("x..y", CASE, other)
    assert [s.id for s in told.sides] == ["a", "oak", "elm"]
    assert {s.side for s in told.records.stances if s.evidence.article.startswith("before")} == {"a", "elm", None}


def test_two_articles_of_a_case():
    article = replace(CASE.articles[0], name="other")
    stances = CASE.records.stances
    apart = replace(stances[0], actor="GUY", evidence=replace(stances[0].evidence, article="other"))
    both = replace(stances[1], also=(replace(stances[1].evidence, article="other"),))
    case = replace(CASE, articles=(*CASE.articles, article), records=replace(CASE.records, stances=(both, apart)))
    assert {s.actor for s in only(case, "other").records.stances} == {"USA", "GUY"}
    view = map_view(pair("x", only(case, "story"), only(case, "other")), Choice(layer="compare"))
    assert changed(view) == {"GUY": ("not mentioned", "recognises Ash")}
    with pytest.raises(CaseError, match="no article 'third'; it has story, other"):
        only(case, "third")


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "html", "csv", "geojson", "gpkg"])
def test_every_format_has_the_layer(kind):
    assert len(export(pair("sample..later", CASE, later_case()), Choice(layer="compare"), kind)) > 500


def test_a_bundle_of_a_comparison_opens_again():
    for case, choice in ((CASE, DATES), (pair("sample..later", CASE, later_case()), Choice(layer="compare"))):
        data = bundle_bytes(case, choice)
        again, chosen = open_bundle(data)
        assert chosen == choice and again.before == case.before
        assert map_view(again, chosen).changes.equals(map_view(case, choice).changes)
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            assert json.loads(held.read("metadata.json"))["map"]["map"] == "What changed"


def test_files_list_both_quotes():
    told = pair("sample..later", CASE, later_case())
    page = export(told, Choice(layer="compare"), "html").decode()
    assert "recognises Ash" in page and "stands with Elm" in page and "What changed" in page
    assert "Now stands with Elm: Canada" in paragraph(map_view(told, Choice(layer="compare")), told)


@pytest.mark.parametrize(
    ("word", "kept"),
    [("2021-03-01..2021-03-02", True), ("2021-03-02..2021-03-01", False), ("2021-03-01..", False), ("..", False)],
)
def test_two_dates_in_the_address(word, kept):
    address = read_address({"layer": "compare", "asof": word})
    assert ("asof" in address.values) is kept and bool(address.faults) is not kept


def test_two_dates_in_words():
    assert choose(CASE, Choice(), {"layer": "compare", "as_of": "2021-03-01..2021-03-02"}) == DATES
    with pytest.raises(ChoiceError, match="'soon'"):
        choose(CASE, Choice(), {"as_of": "2021-03-01..soon"})


def test_two_bundled_cases_by_id():
    first, second = case_ids()[:2] if len(case_ids()) > 1 else case_ids() * 2
    assert is_pair(f"{first}..{second}") and not is_pair(f"{first}..nothing") and not is_pair(first)
    case, choice = find(f"{first}..{second}")
    assert choice.layer == "compare"
    assert len(case.records.stances) == sum(len(load_case(i).records.stances) for i in (first, second))


def test_what_the_text_does_not_date_has_not_changed_between_two_days():
    case = load_case("venezuela-2019")
    dated = {s.actor for s in case.records.stances if s.date}
    undated = {s.actor for s in case.records.stances if s.date is None} - dated
    told = map_view(case, Choice(layer="compare", since=date(1990, 1, 1)))
    assert undated and dated and not undated & set(told.changes["code"])
    assert any("without a date" in note for note in told.notes)
