"""The records: what an article says, each with the sentence that says it. Labels: training/GUIDE.md.

A record is a small frozen value. `as_json` gives the public JSON shape (one object a record, evidence
flattened to `article start end quote`), `from_json` reads it back and refuses unknown keys.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, ClassVar, Literal, Self, get_args

from data.shapes import misfit

StanceLabel = Literal["recognizes", "supports", "conditional", "opposes", "rejects", "neutral"]
DateKnown = Literal["stated", "relative", "inferred", "publication", "none"]
DisplacementKind = Literal["refugees", "migrants", "idp", "asylum seekers", "unspecified"]
AidStatus = Literal["pledged", "committed", "delivered", "requested", "refused", "offered", "unspecified"]
Span = tuple[int, int]

STANCE_LABELS: tuple[str, ...] = get_args(StanceLabel)
AID_STATUSES: tuple[str, ...] = get_args(AidStatus)
DISPLACEMENT_KINDS: tuple[str, ...] = get_args(DisplacementKind)
GROUPS: Mapping[str, str] = {
    "EU": "European Union",
    "EP": "European Parliament",
    "UN": "United Nations",
    "OAS": "Organization of American States",
    "LIMA_GROUP": "Lima Group",
    "ECOWAS": "Economic Community of West African States",
    "AU": "African Union",
    "ASEAN": "Association of Southeast Asian Nations",
    "ARAB_LEAGUE": "Arab League",
    "G7": "Group of Seven",
    "WB": "World Bank",
}
"""Group ids that may stand where a state stands; none has a polygon, none is expanded into members."""


class RecordError(ValueError):
    """A record that cannot be read: unknown key, wrong type, wrong label."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of one article, only ever made by `Article.cite`: `text[start:end] == quote`."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Why:
    """How a record was found: the rule's name and the spans of cue, actor and object in the article."""

    rule: str = ""
    cue: Span | None = None
    actor: Span | None = None
    object: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Record:
    """What all kinds share. `confidence` is in 0..1; `also` holds further quotes of the same fact."""

    kind: ClassVar[str]
    evidence: Evidence
    why: Why = field(default_factory=Why)
    confidence: float = 1.0
    also: tuple[Evidence, ...] = ()

    @cached_property
    def id(self) -> str:
        """A short name that stays the same as long as what is said and where stays the same."""
        e = self.evidence
        said = "|".join(str(part) for part in (self.kind, e.article, e.start, e.end, *self._said()))
        return f"{self.kind[0]}{hashlib.sha256(said.encode()).hexdigest()[:9]}"

    def _said(self) -> tuple[object, ...]:
        raise NotImplementedError

    def as_json(self) -> dict[str, Any]:
        """The public JSON object: own fields, then evidence, then `rule cue actor_span object_span`."""
        own = {f.name: _plain(getattr(self, f.name)) for f in fields(self) if f.name not in _SHARED}
        shared = _evidence_json(self.evidence) | {
            "rule": self.why.rule,
            "cue": self.why.cue,
            "actor_span": self.why.actor,
            "object_span": self.why.object,
            "confidence": self.confidence,
        }
        if self.also:
            shared["also"] = [_evidence_json(e) for e in self.also]
        return own | shared

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Read what `as_json` wrote. Raises RecordError on an unknown key or a missing one."""
        if not isinstance(said, Mapping):
            raise RecordError(f"{cls.kind} record: is {type(said).__name__} and holds no named values")
        rest = dict(said)
        try:
            shared: dict[str, Any] = {
                "evidence": _evidence(rest),
                "why": Why(rest.pop("rule", ""), *(_span(rest.pop(k, None)) for k in _SPANS)),
                "also": tuple(_evidence(dict(e)) for e in rest.pop("also", ())),
                "confidence": float(rest.pop("confidence", 1.0)),
            }
        except KeyError as missing:
            raise RecordError(f"{cls.kind} record without {missing}") from None
        except (TypeError, ValueError, IndexError, OverflowError) as fault:
            raise RecordError(f"{cls.kind} record: {fault}") from None
        known = {f.name for f in fields(cls)} - _SHARED
        if unknown := set(rest) - known:
            raise RecordError(f"{cls.kind} record with unknown key {', '.join(sorted(unknown))}")
        try:
            own = cls._typed(rest)
            if wrong := misfit(cls, own) or misfit(Why, {"rule": shared["why"].rule}):
                raise RecordError(f"{cls.kind} record: {wrong}")
            made = cls(**shared, **own)
        except (TypeError, ValueError, InvalidOperation) as fault:
            raise fault if isinstance(fault, RecordError) else RecordError(f"{cls.kind} record: {fault}") from None
        if wrong := made.wrong():
            raise RecordError(f"{cls.kind} record: {wrong}")
        return made

    def wrong(self) -> str:
        """What no such record can have, field and value named; empty for a record that can be drawn and written."""
        if not 0 <= self.confidence <= 1:  # also true of no number
            return f"confidence {self.confidence!r} is not in 0..1"
        for e in (self.evidence, *self.also):
            if not 0 <= e.start < e.end <= MOST_TEXT:
                return f"start {_short(e.start)} and end {_short(e.end)} are no stretch of a text"
        for name, span in zip(_SPANS, (self.why.cue, self.why.actor, self.why.object), strict=True):
            if span is not None and not 0 <= span[0] <= span[1] <= MOST_TEXT:
                return f"{name} {_short(list(span))} is no stretch of a text"
        for name in ("date", "date_end", "deadline"):
            value = getattr(self, name, None)
            if value is not None and not is_date(value, whole=self.kind != "event"):
                return f"{name} {value[:40]!r} is no date of {FIRST_YEAR} to {LAST_YEAR}"
        for f in fields(self):
            value = getattr(self, f.name)
            if isinstance(value, str) and len(value) > MOST_WORDS:
                return f"{f.name} has more than {MOST_WORDS:,} characters"
        return self._wrong()

    def _wrong(self) -> str:
        return ""

    @classmethod
    def _typed(cls, said: dict[str, Any]) -> dict[str, Any]:
        return said


_SHARED = {"evidence", "why", "confidence", "also"}
_EVIDENCE = ("article", "start", "end", "quote")
_SPANS = ("cue", "actor_span", "object_span")


@dataclass(frozen=True, kw_only=True)
class Stance(Record):
    """One actor's position towards one side as of the end of the article.

    `date` is ISO or None, `date_known` says how it is known; `deadline` belongs to a conditional one;
    `named` is false when the sentence only describes the actor; `attributed_to` is who ascribes the
    stance to the actor, when that is somebody else (a claim); `side` is None for a two-camp neutral.
    """

    kind: ClassVar[str] = "stance"
    actor: str
    side: str | None
    stance: StanceLabel
    date: str | None = None
    date_known: DateKnown = "none"
    deadline: str | None = None
    named: bool = True
    attributed_to: str | None = None

    def __post_init__(self) -> None:
        _one_of("stance", self.stance, STANCE_LABELS)
        _one_of("date_known", self.date_known, get_args(DateKnown))

    def _said(self) -> tuple[object, ...]:
        return self.actor, self.side, self.stance


@dataclass(frozen=True, kw_only=True)
class Displacement(Record):
    """People who moved. Bounds in people, None where the text gives none; both None: no figure at all."""

    kind: ClassVar[str] = "displacement"
    origin: str | None
    destination: str | None
    people_low: int | None
    people_high: int | None
    displacement_kind: DisplacementKind = "unspecified"
    measure: Literal["stock", "flow", "unspecified"] = "unspecified"
    reporter: str | None = None
    date: str | None = None
    projected: bool = False

    def __post_init__(self) -> None:
        _one_of("kind", self.displacement_kind, DISPLACEMENT_KINDS)

    def _said(self) -> tuple[object, ...]:
        return self.origin, self.destination, self.people_low, self.people_high

    def _wrong(self) -> str:
        low, high = self.people_low, self.people_high
        for name, value in (("people_low", low), ("people_high", high)):
            if value is not None and not 0 <= value <= MOST_PEOPLE:
                return f"{name} {_short(value)} is no number of people"
        return f"people_low {low} is more than people_high {high}" if low and high is not None and low > high else ""

    def as_json(self) -> dict[str, Any]:
        said = super().as_json() | {"unit": "people"}
        said["kind"] = said.pop("displacement_kind")
        return said

    @classmethod
    def _typed(cls, said: dict[str, Any]) -> dict[str, Any]:
        return said

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        if not isinstance(said, Mapping):
            return super().from_json(said)
        rest = {k: v for k, v in said.items() if k not in ("kind", "unit")}
        return super().from_json(rest | {"displacement_kind": said.get("kind", "unspecified")})


@dataclass(frozen=True, kw_only=True)
class Aid(Record):
    """Help given, promised, asked for or refused. `amount` in units of `currency`, None for goods.

    `verb` is the article's own word for the status; `per` is "year" etc. for a recurring sum.
    """

    kind: ClassVar[str] = "aid"
    donor: str | None
    recipient: str | None
    amount: Decimal | None
    currency: str | None
    status: AidStatus = "unspecified"
    refused_by: Literal["donor", "recipient"] | None = None
    verb: str = ""
    per: str | None = None
    date: str | None = None
    date_known: DateKnown = "none"
    attributed_to: str | None = None

    def __post_init__(self) -> None:
        _one_of("status", self.status, AID_STATUSES)

    def _said(self) -> tuple[object, ...]:
        return self.donor, self.recipient, self.amount, self.currency, self.status

    @classmethod
    def _typed(cls, said: dict[str, Any]) -> dict[str, Any]:
        amount = said.get("amount")
        if amount is not None and (isinstance(amount, bool) or not isinstance(amount, int | float | Decimal)):
            raise RecordError(f"aid record: amount {str(amount)[:40]!r} is no number")
        return said | {"amount": None if amount is None else Decimal(str(amount))}

    def _wrong(self) -> str:
        if self.amount is None:
            return ""
        if not self.amount.is_finite() or not 0 < self.amount <= MOST_MONEY:
            return f"amount {_short(self.amount)} is no sum of money"
        return ""


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """Something dated. `date` may be a year or a month; `date_end` closes an interval.

    `countries` are the states it belongs to; `act` marks an act of the focus country or of a side.
    """

    kind: ClassVar[str] = "event"
    what: str
    date: str | None = None
    date_end: str | None = None
    date_known: DateKnown = "none"
    countries: tuple[str, ...] = ()
    act: bool = False
    future: bool = False

    def _said(self) -> tuple[object, ...]:
        return self.date, self.what

    @classmethod
    def _typed(cls, said: dict[str, Any]) -> dict[str, Any]:
        return said | {"countries": tuple(said.get("countries", ()))}


@dataclass(frozen=True, kw_only=True)
class Unplaced(Record):
    """Something read and not placed on the map, with the reason: `reason` is a code of REASONS."""

    kind: ClassVar[str] = "unplaced"
    reason: str
    about: str = ""

    def __post_init__(self) -> None:
        _one_of("reason", self.reason, tuple(REASONS))

    def _said(self) -> tuple[object, ...]:
        return self.reason, self.about


FIRST_YEAR, LAST_YEAR = 1000, 2200
MOST_MONEY, MOST_PEOPLE = Decimal(10**18), 10**10
MOST_TEXT, MOST_WORDS = 10**8, 10_000
"""Beyond these a value is a mistake: of money in any currency, people, characters of an article and of one value."""


def is_date(value: str, whole: bool = True) -> bool:
    """Whether a value is YYYY-MM-DD of a year that a text can tell of, or if not `whole` a year or month of it."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d" if whole else r"\d{4}(?:-\d\d){0,2}", value, re.ASCII):
        return False
    try:
        day = date.fromisoformat("-".join((*value.split("-"), "01", "01")[:3]))
    except ValueError:
        return False
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _short(value: object) -> str:
    return str(value)[:40]


REASONS: Mapping[str, str] = {
    "bloc": "said of a bloc without a list of its members",
    "unnamed": "countries that the text does not name",
    "ascribed": "ascribed to the country by a rival or another interested party",
    "ambiguous-country": "a name that may mean more than one country",
    "ambiguous-side": "it is not clear which side is meant",
    "ambiguous-sum": "a sum that cannot be read with certainty",
    "hypothetical": "a hypothesis, an expectation or an appeal, not an act",
    "not-a-state": "a person, party or crowd that does not speak for a state",
    "no-figure": "a movement of people without a figure",
    "no-donor": "help without a donor that the text names",
    "rejected": "found and rejected in review",
    "not-read": "it may say something, but the reader is not sure what",
}


@dataclass(frozen=True)
class Records:
    """All records of one or several articles, each tuple in the order of the text."""

    stances: tuple[Stance, ...] = ()
    displacement: tuple[Displacement, ...] = ()
    aid: tuple[Aid, ...] = ()
    events: tuple[Event, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    suggested: tuple[Record, ...] = ()
    """What the reader holds for likely: stances, displacement and aid to be accepted or rejected; never drawn."""

    def all(self) -> tuple[Record, ...]:
        return (*self.stances, *self.displacement, *self.aid, *self.events, *self.unplaced)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """All of them by `id`."""
        return {r.id: r for r in self.all()}

    def sound(self) -> Records:
        """Without those that no reading can mean, such as a sum of 30 digits: they could not be opened again."""
        kept = {name: tuple(r for r in getattr(self, name) if not r.wrong()) for name in KINDS}
        return Records(**kept, suggested=tuple(r for r in self.suggested if not r.wrong()))

    def as_json(self) -> dict[str, Any]:
        said: dict[str, Any] = {name: [r.as_json() for r in getattr(self, name)] for name in KINDS}
        return said | {"suggested": [{"of": _KIND_OF[type(r)]} | r.as_json() for r in self.suggested]}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Read what `as_json` wrote; RecordError names the list and the place of the faulty record."""
        lists = (*KINDS, "suggested")
        if not isinstance(said, Mapping) or not all(isinstance(said.get(name, []), list | tuple) for name in lists):
            raise RecordError(f"the records should be lists, named {', '.join(lists)}")
        found: dict[str, tuple[Any, ...]] = {}
        for name, kind in KINDS.items():
            rows = []
            for n, row in enumerate(said.get(name, ())):
                try:
                    rows.append(kind.from_json(row))
                except RecordError as fault:
                    raise RecordError(f"{name}[{n}]: {fault}") from None
            found[name] = tuple(rows)
        return cls(**found, suggested=tuple(_suggestion(row, n) for n, row in enumerate(said.get("suggested", ()))))


def _suggestion(row: Any, n: int) -> Record:
    """A suggested record; `of` names its kind."""
    kind = KINDS.get(row.get("of")) if isinstance(row, Mapping) else None
    if kind is None or kind in (Event, Unplaced):
        raise RecordError(f"suggested[{n}]: `of` is none of stances, displacement, aid")
    try:
        return kind.from_json({k: v for k, v in row.items() if k != "of"})
    except RecordError as fault:
        raise RecordError(f"suggested[{n}]: {fault}") from None


KINDS: Mapping[str, type[Record]] = {
    "stances": Stance,
    "displacement": Displacement,
    "aid": Aid,
    "events": Event,
    "unplaced": Unplaced,
}
_KIND_OF: Mapping[type[Record], str] = {kind: name for name, kind in KINDS.items()}


def _one_of(name: str, value: object, allowed: tuple[object, ...]) -> None:
    if value not in allowed:
        raise RecordError(f"{name} is {value!r}, not one of {', '.join(map(str, allowed))}")


def _evidence(said: dict[str, Any]) -> Evidence:
    """The evidence in a record's values, taken out of them. Raises KeyError, RecordError."""
    told = {k: said.pop(k) for k in _EVIDENCE}
    if wrong := misfit(Evidence, told):
        raise RecordError(wrong)
    return Evidence(**told)


def _span(value: Any) -> Span | None:
    if value is None:
        return None
    if len(value) != 2 or not all(type(place) is int for place in value):
        raise RecordError(f"{str(value)[:40]!r} is no start and end")
    return value[0], value[1]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def _evidence_json(e: Evidence) -> dict[str, Any]:
    return {"article": e.article, "start": e.start, "end": e.end, "quote": e.quote}
