"""Who stands where: constructions, operators and discourse, on sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.article import Article
from data.crisis import Crisis, Side
from data.gate import about_a_crisis
from data.reading import read
from data.records import Stance, Unplaced
from data.stances import find

PUBLISHED = date(2020, 6, 30)
SIDES = (Side("roca", "Ana Roca", ("Roca", "Roca government", "the coup")), Side("paz", "Luis Paz", ("Paz", "Mr Paz")))
CRISIS = Crisis(PUBLISHED, "BOL", SIDES, (("roca", "paz"),))
ONE = Crisis(PUBLISHED, "BOL", SIDES[1:])


def found(text: str, crisis: Crisis = CRISIS) -> tuple[list[Stance], list[Unplaced]]:
    return find(read(Article("t", text, PUBLISHED), crisis))


def told(text: str, crisis: Crisis = CRISIS) -> set[str]:
    return {f"{s.actor} {s.side or '-'} {s.stance}" for s in found(text, crisis)[0]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # constructions
        ("Norway recognised Ana Roca.", "NOR roca recognizes"),
        ("Ana Roca was recognised by Norway, Kenya and Japan.", "NOR roca recognizes|KEN roca recognizes|JPN roca recognizes"),
        ("Norway's recognition of Luis Paz came on Monday.", "NOR paz recognizes"),
        ("Luis Paz won recognition from Kenya.", "KEN paz recognizes"),
        ("Kenya voted to recognise Mr Paz.", "KEN paz recognizes"),
        ("Chile, which recognised Luis Paz in May, sent flour.", "CHL paz recognizes"),
        ("Chile broke its silence, recognising Luis Paz.", "CHL paz recognizes"),
        ("His allies met. Roca's closest allies are Egypt and India.", "EGY roca supports|IND roca supports"),
        ("Egypt is squarely behind Ana Roca.", "EGY roca supports"),
        ("Only three nations support Roca: Egypt, India and Poland.", "EGY roca supports|IND roca supports|POL roca supports"),
        ("Six nations, including Egypt and India, back Luis Paz.", "EGY paz supports|IND paz supports"),
        ("Along with Egypt and India, Norway backs Luis Paz.", "NOR paz supports|EGY paz supports|IND paz supports"),
        ("For Poland, a spokesman said, Luis Paz remains the lawful president.", "POL paz recognizes"),
        ("Poland cut its ties with the Roca government.", "POL roca rejects"),
        ("Poland switched from Roca to Paz in May.", "POL roca rejects|POL paz recognizes"),
        ("Poland's ambassador was recalled. Japan condemned the coup.", "POL roca opposes|JPN roca opposes"),
        # operators
        ("Norway did not recognise Ana Roca.", "NOR roca rejects"),
        ("Norway has yet to recognise Ana Roca.", "NOR roca rejects"),
        ("Norway has no plans to recognise Ana Roca.", "NOR roca rejects"),
        ("Norway would recognise Luis Paz if he called an election.", "NOR paz conditional"),
        ("Norway will not recognise Luis Paz until the votes are counted.", "NOR paz conditional"),
        ("Norway will recognise Luis Paz on Saturday.", "NOR paz recognizes"),
        ("Norway neither recognises nor rejects Luis Paz.", "NOR - neutral"),
        ("Norway would mediate if it were asked.", "NOR - neutral"),
        # discourse
        ("Norway recognised Ana Roca. Kenya did the same.", "NOR roca recognizes|KEN roca recognizes"),
        ("Norway recognised Ana Roca. So did Kenya and Japan.", "NOR roca recognizes|KEN roca recognizes|JPN roca recognizes"),
        ("Norway does not recognise Ana Roca. Nor does Kenya.", "NOR roca rejects|KEN roca rejects"),
        ("Norway recognised Luis Paz. Cuba called the decision reckless.", "NOR paz recognizes|CUB paz opposes"),
        ("Norway condemned Ana Roca. On Monday it recognised Ana Roca.", "NOR roca recognizes"),
        ("In Oslo the foreign minister said Norway backed Luis Paz.", "NOR paz supports"),
        # votes
        (
            "The United Nations condemned Ana Roca on Monday. Kenya and Japan voted for the text, Cuba voted against, and India abstained.",
            "UN roca opposes|KEN roca opposes|JPN roca opposes|CUB roca supports|IND - neutral",
        ),
    ],
)  # fmt: skip
def test_what_is_said_is_found(text, expected):
    assert told(text) == set(expected.split("|"))


@pytest.mark.parametrize(
    "text",
    [
        "Norway may recognise Ana Roca.",
        "Analysts expect Norway to recognise Ana Roca.",
        "Protesters urged Norway to recognise Ana Roca.",
        "A Norwegian newspaper backed Ana Roca.",
        "Norway's opposition leader backed Ana Roca.",
        "Norway's former president backed Ana Roca.",
        "Soldiers in Oslo condemned Ana Roca.",
        "In the 1990s Norway recognised the Roca government.",
        "Norway supported the team and rejected the appeal.",
        "Bolivia's foreign minister condemned Luis Paz.",
        "Luis Paz says Norway backs him.",
        "No state has recognised Luis Paz.",
        "Several European countries recognised Luis Paz.",
    ],
)
def test_what_is_no_stance_gives_none(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Several European countries recognised Luis Paz.", "unnamed"),
        ("A string of states in the Lima Group recognised Luis Paz.", "bloc"),
        ("Norway may recognise Ana Roca.", "hypothetical"),
        ("Kenya said Russia propped up the Roca government.", "ascribed"),
    ],
)
def test_what_is_not_placed_is_kept_with_its_reason(text, reason):
    assert reason in {u.reason for u in found(text)[1]}


def test_a_deadline_is_counted_from_the_day_of_the_act():
    text = "Spain said on June 26 it would recognise Luis Paz if Roca failed to call elections in eight days."
    (stance,) = found(text)[0]
    assert (stance.date, stance.deadline) == ("2020-06-26", "2020-07-04")


def test_a_neutral_stance_has_the_side_only_when_there_is_one():
    assert told("Norway takes no side.") == {"NOR - neutral"}
    assert told("Norway abstained when Luis Paz asked for recognition.", ONE) <= {"NOR paz neutral"}


def test_the_quote_is_the_clause_and_carries_its_rule():
    text = "Norway recognised Luis Paz; the bakery opened at six, and nobody came."
    (stance,) = found(text)[0]
    assert stance.evidence.quote == "Norway recognised Luis Paz"
    assert (stance.why.rule, text[slice(*stance.why.actor)], text[slice(*stance.why.object)]) == (
        "recognise",
        "Norway",
        "Luis Paz",
    )


@given(st.text(alphabet=st.sampled_from("AaNorwy recgnisedLuPz.,;:\"’“\n'•—?0–"), max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_without_raising_and_quotes_are_exact(text):
    stances, unplaced = found(text or " ")
    for record in (*stances, *unplaced):
        e = record.evidence
        assert text[e.start : e.end] == e.quote and "\n" not in e.quote


def test_pastimes_are_no_crisis():
    sport = "The match was recognised as the best. Riders from Chad won gold medals in the stadium, and a coach condemned the race."
    plain = Crisis(PUBLISHED)
    assert not about_a_crisis(read(Article("t", sport, PUBLISHED), plain))
    assert about_a_crisis(read(Article("t", "Refugees fled the war. The donors pledged aid.", PUBLISHED), plain))
