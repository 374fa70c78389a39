"""The map view and what is written from it: one value that picture, words and table share."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from components.choice import Choice
from components.text_alternative import class_names, members, paragraph, table
from components.view import map_view
from data.case import case_ids, load_case
from data.records import Records
from tests.annotated_case import CORPUS, annotated_case
from tests.sample_case import sample_case
from tests.small_case import small_case

STEMS = sorted(p.stem for p in CORPUS.glob("[0-9][0-9]_*.txt"))


@pytest.fixture(scope="module")
def case():
    return small_case()


def counts(view):
    return {key.cls: key.count for key in view.legend}


def test_stances_one_class_a_state(case):
    view = map_view(case, Choice())
    assert counts(view) == {
        "recognizes:assembly": 1,
        "conditional:assembly": 2,
        "supports:general": 2,
        "rejects:general": 1,
        "neutral": 1,
        "conflicting": 1,
        "focus": 1,
        "none": 195 - 9,
    }
    assert view.frame.at["LAO", "cls"] == "focus"
    assert view.frame.at["NOR", "told"].startswith("Recognises The assembly · 3 May 2020")


def test_every_state_and_every_area_is_there_once(case):
    frame = map_view(case, Choice()).frame
    assert frame.index.is_unique
    assert frame["state"].sum() == 195
    assert frame["polygon"].sum() >= 240
    assert frame.crs.to_epsg() == 4326
    assert not frame[["cls", "color", "pattern", "ink", "outline", "label", "told", "words"]].isna().any().any()


def test_legend_counts_add_up_to_the_states_of_the_world(case):
    assert sum(counts(map_view(case, Choice())).values()) == 195


@pytest.mark.parametrize(
    ("choice", "named"),
    [
        (Choice(as_of=date(2020, 5, 3)), {"NOR"}),
        (Choice(as_of=date(2020, 5, 9)), {"NOR", "KEN"}),
        (Choice(side="general"), {"PER", "FJI", "TCD", "GHA"}),
        (Choice(certainty="stated"), {"NOR", "MLT", "PER", "TCD", "JPN", "GHA"}),
        (Choice(certainty="inferred"), {"NOR", "KEN", "MLT", "PER", "TCD", "JPN", "GHA"}),
        (Choice(layer="emigration"), {"LAO", "THA"}),
        (Choice(layer="aid"), {"NOR", "LAO"}),
    ],
)
def test_filters(case, choice, named):
    frame = map_view(case, choice).frame
    assert set(frame.index[~frame["cls"].isin(["none", "focus"])]) == named


def test_for_both_rivals_is_conflicting_until_one_side_is_chosen(case):
    assert map_view(case, Choice()).frame.at["GHA", "cls"] == "conflicting"
    assert map_view(case, Choice(side="assembly")).frame.at["GHA", "cls"] == "supports:assembly"


def test_against_one_is_never_for_the_other(case):
    view = map_view(case, Choice())
    assert class_names(view)[view.frame.at["TCD", "cls"]] == "does not recognise The general"


def test_groups_have_no_place_but_are_named(case):
    view = map_view(case, Choice())
    assert list(view.groups.index) == ["AU"]
    assert "Not on the map, as organisations: African Union." in view.notes


def test_notes_mark_dates_claims_and_descriptions(case):
    notes = " ".join(map_view(case, Choice()).notes)
    for word in ("without a date", "inferred date", "claims", "described"):
        assert word in notes


def test_emigration_arrow_and_origin_without_a_figure(case):
    view = map_view(case, Choice(layer="emigration"))
    assert [(r.origin, r.destination, r.people) for r in view.flows.itertuples()] == [("LAO", "THA", 2300)]
    assert view.frame.at["LAO", "cls"] == "origin"
    assert "No figure in the article" in view.frame.at["LAO", "told"]
    assert any("no figure in the article" in note for note in view.notes)


def test_aid_shows_status_and_refusal_and_no_sum(case):
    view = map_view(case, Choice(layer="aid"))
    assert view.frame.at["NOR", "cls"] == "pledged"
    assert view.frame.at["LAO", "cls"] == "declined"
    assert list(view.sums["short"]) == ["US$5 million pledged"]
    assert "Sums are neither added up nor converted." in view.notes
    assert "Laos refused help of no named donor." in view.notes
    assert view.frame.at["NOR", "lines"] == ("US$5 million pledged",)


def test_context_only_when_asked_for_and_apart(case):
    silent, told = map_view(case, Choice()), map_view(case, Choice(context=True))
    assert silent.context.empty
    assert list(told.context["iso3"]) == ["SWE"]
    assert told.frame["cls"].equals(silent.frame["cls"])
    assert told.legend == silent.legend
    assert map_view(case, Choice(context=True, as_of=date(2020, 5, 3))).context.empty


def test_view_is_frozen(case):
    with pytest.raises(FrozenInstanceError):
        map_view(case, Choice()).title = "other"


def test_equal_choices_give_equal_views(case):
    one, other = map_view(case, Choice(theme="dark")), map_view(case, Choice(theme="dark"))
    assert one.frame.drop(columns="geometry").equals(other.frame.drop(columns="geometry"))
    assert (one.legend, one.notes, one.finding) == (other.legend, other.notes, other.finding)


def test_paragraph_and_table_say_what_the_map_shows(case):
    view = map_view(case, Choice())
    words = paragraph(view, case)
    rows = table(view)
    for code in ("NOR", "KEN", "MLT", "PER", "FJI", "TCD", "JPN", "GHA"):
        assert view.frame.at[code, "name"] in words
        assert view.frame.at[code, "name"] in set(rows["Country"])
    assert "Not mentioned: 186 states." in words
    assert "African Union" in set(rows["Country"])
    assert members(view)["conditional:assembly"] == ["KEN", "MLT"]


def test_a_case_without_any_record_still_makes_a_map(case):
    empty = small_case(records=Records())
    for layer in ("stances", "emigration", "aid"):
        view = map_view(empty, Choice(layer=layer))
        assert counts(view)["none"] >= 194
        assert view.finding in (
            "The article says of no state where it stands.",
            "The article tells of no movement of people.",
            "The article tells of no help.",
        )


@pytest.mark.parametrize("stem", STEMS)
def test_every_annotated_text_can_be_drawn(stem, tmp_path):
    home = annotated_case(stem, tmp_path)
    held = load_case(home.name, tmp_path)
    for layer in ("stances", "emigration", "aid"):
        view = map_view(held, Choice(layer=layer))
        assert set(view.frame["cls"]) == {key.cls for key in view.legend} | ({"none"} & set(view.frame["cls"]))
        assert paragraph(view, held)


@pytest.mark.parametrize("id_", case_ids())
def test_every_bundled_case_can_be_drawn(id_):
    held = load_case(id_)
    for layer in ("stances", "emigration", "aid"):
        view = map_view(held, Choice(layer=layer, context=True))
        assert view.finding.endswith(".")


def test_the_first_article():
    """The acceptance of the first case: 17 foreign states, by class, one offer of help, no figure of people."""
    held = load_case("venezuela-2019")
    view = map_view(held, Choice())
    assert view.finding == (
        "The article names 17 of 195 states: 2 recognise Juan Guaidó, 4 would on a condition; 11 stand with Nicolás Maduro."
    )
    assert view.frame.at["MEX", "cls"] == "supports:maduro"
    assert view.frame.at["VEN", "cls"] == "focus"
    assert map_view(held, Choice(layer="emigration")).frame.at["VEN", "cls"] == "origin"
    assert map_view(held, Choice(layer="aid")).frame.at["USA", "cls"] == "offered"


def test_a_review_is_told_with_the_map():
    from data.reviewing import review

    case = sample_case()
    first = case.records.stances[0]
    step = {"do": "accept", "kind": "stances", "match": {"id": first.id}, "reason": "read"}
    told = map_view(review(case).take(step).case, Choice()).notes
    total = len(case.records.all()) - len(case.records.unplaced)
    assert f"Reviewed 1 of {total} records, 0 corrected." in told
    assert not any("Reviewed" in note for note in map_view(case, Choice()).notes)
