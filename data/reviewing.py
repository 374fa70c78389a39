"""A review under way: the case as found, the steps taken, and those undone, which may be redone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from data.article import Article
from data.case import Case, faults
from data.case_file import CaseError
from data.corrections import LISTS, State, Step, find, records, replay, take
from data.records import Records


@dataclass(frozen=True)
class Review:
    """`case` as it stands after `log`; `undone` holds the steps that redo brings back, the next one last."""

    case: Case
    state: State
    log: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def take(self, step: Step, when: str = "") -> Review:
        """Take a step, noting what was there before and when. Raises CaseError and changes nothing if it does not fit."""
        noted = _noted(self.state, step, when)
        return self._moved(take(self.state, noted, _articles(self.case)), (*self.log, noted), ())

    def undo(self) -> Review:
        """Without the last step; itself when there is none."""
        if not self.log:
            return self
        return self._back((*self.log[:-1],), (*self.undone, self.log[-1]))

    def redo(self) -> Review:
        """With the step undone last; itself when there is none."""
        if not self.undone:
            return self
        step = self.undone[-1]
        return self._moved(take(self.state, step, _articles(self.case)), (*self.log, step), self.undone[:-1])

    def _back(self, log: tuple[Step, ...], undone: tuple[Step, ...]) -> Review:
        assert self.case.found is not None
        return self._moved(replay(self.case.found, log, _articles(self.case)), log, undone)

    def _moved(self, state: State, log: tuple[Step, ...], undone: tuple[Step, ...]) -> Review:
        case = replace(self.case, records=records(state), log=log)
        _check(case, self.case.records)
        return Review(case, state, log, undone)


def review(case: Case, undone: tuple[Step, ...] = ()) -> Review:
    """Go on with a case's review; a case that has no findings kept begins with its records as they are."""
    if case.found is None:
        case = replace(case, found=case.records, log=())
    assert case.found is not None
    return Review(case, replay(case.found, case.log, _articles(case)), case.log, undone)


def _articles(case: Case) -> Mapping[str, Article]:
    return {a.name: a for a in case.articles}


def _noted(state: State, step: Step, when: str) -> Step:
    more: dict[str, Any] = {"when": when} if when else {}
    if isinstance(step.get("match"), Mapping) and step.get("kind") in LISTS:
        was = find(state, str(step["kind"]), step["match"]).row
        if step["do"] in ("change", "split"):
            more["from"] = {k: was.get(k) for k in step.get("set", {})}
        elif step["do"] in ("reject", "remove", "merge"):
            more["from"] = dict(was)
    return {**step, **more}


def _check(case: Case, before: Records) -> None:
    """What a step made must be fit for a map."""
    known = set(before.all())
    for record in case.records.all():
        if record not in known and (fault := next(faults(record, case), None)):
            raise CaseError(fault)
