"""What people change in what the extractor found: one list of steps, whether written by hand or made on the page.

A step is a mapping with `do`, `kind` (one of LISTS), `reason`, and by what it does:

    accept  match             the record is right; a suggested one joins the records of its kind
    reject  match             it is not: it goes to the unplaced, with the reason
    change  match, set        other values, or another stretch of the article
    split   match, set        one more record of the same quote, with other values
    merge   match, with       the second's quotes become further quotes of the first
    add     record            a record of a stretch of the article that a person chose
    remove  match             gone without a trace, for what should not have been listed at all

`match` (and `with`) names values that exactly one record must have, `id` among them; a step that fits none or several is
an error, so that none outlives its cause. `from` (what was there) and `when` (ISO time) may stand in every step;
a `from` that is no longer true is an error. Steps applied to the same records give the same records.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from data.article import Article
from data.case_file import CaseError
from data.records import KINDS, RecordError, Records

SUGGESTED = "suggested"
LISTS = (*KINDS, SUGGESTED)
DOES: Mapping[str, set[str]] = {
    "accept": {"match"},
    "reject": {"match"},
    "change": {"match", "set"},
    "split": {"match", "set"},
    "merge": {"match", "with"},
    "add": {"record"},
    "remove": {"match"},
}
Step = Mapping[str, Any]
Mark = Literal["", "accepted", "corrected", "added", "rejected"]


@dataclass(frozen=True, slots=True)
class Held:
    """One record as its JSON row, with its id and what a person has done with it."""

    row: Mapping[str, Any]
    id: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How far the review is: records that a person has seen, of how many, and how many were changed or made."""

    seen: int
    of: int
    corrected: int


State = Mapping[str, tuple[Held, ...]]
"""Every record by kind, in the order of the articles' text."""


def begin(found: Records) -> State:
    """The state before the first step."""
    rows = json.loads(json.dumps(found.as_json()))
    return {kind: tuple(_held(kind, row) for row in rows[kind]) for kind in LISTS}


def replay(found: Records, steps: Sequence[Step], articles: Mapping[str, Article]) -> State:
    """The state after all steps, in order. Raises CaseError naming the faulty one."""
    state = begin(found)
    for n, step in enumerate(steps):
        try:
            state = take(state, step, articles)
        except CaseError as fault:
            raise CaseError(f"corrections[{n}]: {fault}") from None
    return state


def correct(found: Records, steps: Sequence[Step], articles: Mapping[str, Article]) -> Records:
    """The records after all steps. Raises CaseError naming the faulty one."""
    return records(replay(found, steps, articles))


def records(state: State) -> Records:
    """The records of a state."""
    return Records.from_json({kind: [held.row for held in state[kind]] for kind in LISTS})


def count(state: State) -> Count:
    """What a person has seen and changed, of all that was or is placed."""
    every = [h for kind in KINDS for h in state[kind] if kind != "unplaced" or h.mark == "rejected"]
    return Count(sum(bool(h.mark) for h in every), len(every), sum(h.mark not in ("", "accepted") for h in every))


def take(state: State, step: Step, articles: Mapping[str, Article]) -> State:
    """The state after one step. Raises CaseError; the given state is never altered."""
    do, kind = _checked(step)
    try:
        return _ordered({**state, **_TAKE[do](state, kind, step, articles)}, articles)
    except (RecordError, KeyError, TypeError, AttributeError, ValueError) as fault:
        if isinstance(fault, CaseError):
            raise
        raise CaseError(f"there is no {fault}" if isinstance(fault, KeyError) else str(fault)) from None


def find(state: State, kind: str, match: Mapping[str, Any]) -> Held:
    """The one record that has these values. Raises CaseError."""
    hits = [h for h in state[kind] if all(h.id == v if k == "id" else h.row.get(k) == v for k, v in match.items())]
    if len(hits) != 1:
        raise CaseError(f"fits {len(hits)} records instead of one: {dict(match)}")
    return hits[0]


def _checked(step: Step) -> tuple[str, str]:
    do, kind = step.get("do"), step.get("kind")
    if not (isinstance(do, str) and do in DOES and isinstance(kind, str) and kind in LISTS):
        raise CaseError(f"do is one of {', '.join(DOES)} and kind one of {', '.join(LISTS)}")
    if kind == SUGGESTED and do not in ("accept", "reject"):
        raise CaseError("what is suggested is accepted or rejected; then it can be changed")
    if wrong := (set(step) - {"from", "when"}) ^ ({"do", "kind", "reason"} | DOES[do]):
        raise CaseError(f"unknown or missing: {', '.join(sorted(wrong))}")
    if not str(step["reason"]).strip():
        raise CaseError("has no reason")
    return do, kind


def _held(kind: str, row: Mapping[str, Any], mark: Mark = "") -> Held:
    if kind == SUGGESTED:
        return Held(row, KINDS[row["of"]].from_json(_plain(row)).id, mark)
    return Held(row, KINDS[kind].from_json(row).id, mark)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A suggested row without the word for its kind."""
    return {k: v for k, v in row.items() if k != "of"}


def _aim(state: State, kind: str, step: Step) -> Held:
    held = find(state, kind, step["match"])
    if wrong := [k for k, v in step.get("from", {}).items() if held.row.get(k) != v]:
        raise CaseError(f"{wrong[0]} is {held.row.get(wrong[0])!r} now, not {step['from'][wrong[0]]!r}")
    return held


def _accept(state: State, kind: str, step: Step, _: Mapping[str, Article]) -> State:
    held = _aim(state, kind, step)
    if kind == SUGGESTED:
        own = held.row["of"]
        return {kind: _swapped(state[kind], held), own: _fresh(state[own], _held(own, _plain(held.row), "accepted"))}
    return {kind: _swapped(state[kind], held, Held(held.row, held.id, held.mark or "accepted"))}


def _reject(state: State, kind: str, step: Step, _: Mapping[str, Article]) -> State:
    if kind == "unplaced":
        raise CaseError("what is not placed cannot be rejected; remove it")
    held = _aim(state, kind, step)
    kept = {
        k: held.row.get(k) for k in ("article", "start", "end", "quote", "rule", "cue", "actor_span", "object_span")
    }
    fallen = kept | {"reason": "rejected", "about": str(step["reason"]), "confidence": held.row["confidence"]}
    unplaced = _fresh(state["unplaced"], _held("unplaced", fallen, "rejected"))
    return {kind: _swapped(state[kind], held), "unplaced": unplaced}


def _change(state: State, kind: str, step: Step, articles: Mapping[str, Article]) -> State:
    held = _aim(state, kind, step)
    row = _cited(dict(held.row) | step["set"], articles)
    new = _held(kind, row, "corrected" if held.mark != "added" else "added")
    _fresh(_swapped(state[kind], held), new)
    return {kind: _swapped(state[kind], held, new)}


def _split(state: State, kind: str, step: Step, articles: Mapping[str, Article]) -> State:
    held = _aim(state, kind, step)
    row = _cited({k: v for k, v in held.row.items() if k != "also"} | step["set"], articles)
    return {kind: _fresh(state[kind], _held(kind, row, "added"))}


def _merge(state: State, kind: str, step: Step, _: Mapping[str, Article]) -> State:
    held, other = _aim(state, kind, step), find(state, kind, step["with"])
    if held is other:
        raise CaseError("a record cannot be merged with itself")
    quotes = [{k: h[k] for k in ("article", "start", "end", "quote")} for h in (other.row, *other.row.get("also", ()))]
    row = dict(held.row) | {"also": [*held.row.get("also", ()), *quotes]}
    return {kind: _swapped(_swapped(state[kind], other), held, _held(kind, row, "corrected"))}


def _add(state: State, kind: str, step: Step, articles: Mapping[str, Article]) -> State:
    return {kind: _fresh(state[kind], _held(kind, _whole(kind, _cited(step["record"], articles)), "added"))}


def _remove(state: State, kind: str, step: Step, _: Mapping[str, Article]) -> State:
    return {kind: _swapped(state[kind], _aim(state, kind, step))}


_TAKE = {
    "accept": _accept,
    "reject": _reject,
    "change": _change,
    "split": _split,
    "merge": _merge,
    "add": _add,
    "remove": _remove,
}


def _swapped(held: Iterable[Held], old: Held, *new: Held) -> tuple[Held, ...]:
    return tuple(each for h in held for each in (new if h is old else (h,)))


def _fresh(held: tuple[Held, ...], new: Held) -> tuple[Held, ...]:
    if any(h.id == new.id for h in held):
        raise CaseError("a record that says the same of the same words is there already; merge the two, or reject one")
    return (*held, new)


def _ordered(state: State, articles: Mapping[str, Article]) -> State:
    """In the order in which the articles and their text tell it; the order of equals stays."""
    return {
        kind: tuple(sorted(held, key=lambda h: (h.row["article"], h.row["start"], h.row["end"])))
        for kind, held in state.items()
    }


def _whole(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with every key that a record writes, so that later steps can name what was there."""
    said: dict[str, Any] = json.loads(json.dumps(KINDS[kind].from_json(row).as_json()))
    return said


def _cited(row: Mapping[str, Any], articles: Mapping[str, Article]) -> dict[str, Any]:
    """The row with its quote made anew by the article, from offsets or from a quote that stands there once."""
    if row["article"] not in articles:
        raise CaseError(f"there is no article {row['article']!r}")
    article = articles[row["article"]]
    if row.get("start") is None:
        quote = row["quote"]
        if article.text.count(quote) != 1:
            raise CaseError(f"quote stands {article.text.count(quote)} times in {article.name}: {quote[:60]!r}")
        start = article.text.index(quote)
        evidence = article.cite(start, start + len(quote))
    else:
        evidence = article.cite(int(row["start"]), int(row["end"]))
    return dict(row) | {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}
