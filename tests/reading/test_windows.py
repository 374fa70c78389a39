"""The text as the encoder sees it: every candidate asked once, no sentence lost, headings above a list that was cut."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from data.article import Article
from data.crisis import Crisis, Side
from data.reading.candidates import candidates
from data.reading.windows import LONGEST, MARKS, Layout, Window, pieces

CRISIS = Crisis(date(2020, 6, 30), "BOL", (Side("roca", "Ana Roca", ("Roca",)), Side("paz", "Luis Paz", ("Paz",))))
WORDS: dict[str, int] = {}


def tokenize(texts: list[str]) -> list[list[int]]:
    """A token a word: enough to see where words end up."""
    return [[WORDS.setdefault(w.casefold(), 100 + len(WORDS)) for w in t.split()] for t in texts]


LAYOUT = Layout(tokenize, {m: n + 1 for n, m in enumerate(MARKS)}, (50, 51))


def windows(text: str, turned: bool = False) -> list[Window]:
    return LAYOUT.windows(candidates(Article("own", text, CRISIS.published), CRISIS), turned=turned)


def shown(window: Window) -> str:
    names = {v: k for k, v in WORDS.items()} | {n + 1: m for n, m in enumerate(MARKS)} | {50: "[", 51: "]"}
    return " ".join(names[i] for i in window.ids)


def test_a_sentence_with_its_marks() -> None:
    (one,) = windows("Peru backs Ana Roca with 5 million euros.")
    assert shown(one) == (
        "[ <S1> ana roca </> <S2> luis paz </> <F> bolivia </> ] "
        "<L> <A> peru </> backs <S1> ana roca </> with <M> 5 million euros </> . ]"
    )
    assert [(code, [one.ids[p] for p in places]) for _, code, places in one.actors] == [("PER", [1])]
    assert one.ids[one.slots["roca"]] == 3 and one.ids[one.slots["paz"]] == 4
    assert [one.ids[p] for _, p in one.amounts] == [6]
    assert set(one.names) == {"BOL", "PER"}


def test_turned_slots_turn_the_marks_of_the_text_too() -> None:
    (one,) = windows("Peru backs Ana Roca.", turned=True)
    assert shown(one) == (
        "[ <S1> luis paz </> <S2> ana roca </> <F> bolivia </> ] <L> <A> peru </> backs <S2> ana roca </> . ]"
    )
    assert one.ids[one.slots["roca"]] == 4


def test_a_list_that_is_cut_keeps_its_heading_and_its_title() -> None:
    states = ["Peru", "Chile", "Kenya", "Ghana", "Norway", "Japan", "India", "Poland"] * 12
    text = "Who stands where\n\nIt was said on Monday.\n\nFor Roca\n" + "\n".join(f"- {s} said yes again and again" for s in states)
    for one in windows(text)[1:]:
        assert "<H> for <S1> roca </>" in shown(one) and "<H> who stands where" in shown(one)


def test_what_asks_nothing_has_no_window() -> None:
    assert windows("It rained. Nobody came.") == []


@settings(max_examples=60)
@given(st.lists(st.sampled_from("Peru Chile, Roca said Paz. \n \n\n - $5m 40,000 people : the of and".split(" ")), max_size=700).map(" ".join))
def test_every_candidate_of_a_target_is_asked_and_no_window_is_too_long(text: str) -> None:
    found = candidates(Article("own", text, CRISIS.published), CRISIS)
    laid = LAYOUT.windows(found)
    rows = pieces(found)
    asked = {n for w in laid for n, _ in w.amounts}
    assert asked == {p.at for row in rows for p in row if p.mark == "<M>"}
    assert {n for w in laid for n, _ in w.counts} == {p.at for row in rows for p in row if p.mark == "<N>"}
    actors = {(s.number, p.code) for s, row in zip(found.sentences, rows, strict=True) for p in row if p.mark == "<A>"}
    assert {(n, code) for w in laid for n, code, _ in w.actors} == actors
    assert all(len(w.ids) <= LONGEST + 200 for w in laid)
    for w in laid:
        assert all(w.ids[p] == 1 for _, _, places in w.actors for p in places)
