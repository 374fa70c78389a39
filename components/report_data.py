"""What the report says, as plain values for the typesetter: sections of entries that lead to numbered quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from components.bars import bars
from components.citation import TOOL
from components.highlights import countries_of
from components.layer import rows as each
from components.palette import GROUNDS
from components.passages import Numbering, Passage, passages_of
from components.plain_text import shown
from components.printed_map import context_note
from components.record_words import headline, meta, tags, when
from components.text_alternative import members, paragraph
from components.view import MapView
from components.wording import day, sentence
from data.case import Case
from data.positions import RULE
from data.records import REASONS, Event, Record, Unplaced
from data.world import codes, name_of

METHOD = (
    "Every colour, arrow and figure rests on a sentence of the article, printed here once and numbered. The article's "
    "text is kept as it came; a quote is found again by its place in it and by the article's sha256.",
    "“Not mentioned” is not “neutral”. A bloc is not turned into its members. Claims by others, inferred dates and "
    "conditions are marked. Stocks and flows of people are not added up; sums are neither added up nor converted.",
)


def report_data(view: MapView, case: Case) -> dict[str, Any]:
    """Everything the report prints. Strings are as the article has them, save what no file can carry."""
    number = Numbering()
    found = passages_of(case)
    sections = [*_changes(view, found, number), *_sections(case, found, number)]
    told = _clean(
        {
            "title": case.title,
            "kicker": f"{view.title} · {view.subtitle}"
            + (f" · {view.region}" if view.region not in ("Named", "World") else ""),
            "finding": view.finding,
            "alt": paragraph(view, case),
            "ground": {
                name: getattr(GROUNDS[view.theme], name) for name in ("page", "land", "text", "quiet", "border")
            },
            "legend": _legend(view, found, number),
            "figures": _figures(view, case, found),
            "coverage": view.coverage,
            "notes": [*view.notes, *context_note(view)],
            "source": view.source,
            "bars": [
                {
                    "heading": b.heading,
                    "rows": [{"name": r.name, "said": r.said, "share": r.share, "fill": r.color} for r in b.bars],
                }
                for b in bars(view.sums)
            ],
            "tables": _tables(case, found, number),
            "sections": sections,
            "method": [*METHOD, *RULE],
            "articles": [
                {
                    "title": a.title or a.name,
                    "line": f"{a.publisher}, {day(a.published)}".lstrip(", "),
                    "sha256": a.sha256,
                }
                for a in case.articles
            ],
            "tool": TOOL,
            "date": [case.published.year, case.published.month, case.published.day],
        }
    )
    return dict(told)


def _figures(view: MapView, case: Case, found: dict[str, tuple[Passage, ...]]) -> list[list[str]]:
    """The key figures, each a number with its words."""
    quotes = len({p for passages in found.values() for p in passages})
    records = case.records
    told = (
        (quotes, "quote", "quotes"),
        (len(records.stances), "stance", "stances"),
        (len(records.displacement), "movement", "movements"),
        (len(records.aid), "aid record", "aid records"),
        (len(records.events), "event", "events"),
        (len(records.unplaced), "not placed", "not placed"),
    )
    return [[str(n), one if n == 1 else many] for n, one, many in told]


def _legend(view: MapView, found: dict[str, tuple[Passage, ...]], number: Numbering) -> list[dict[str, Any]]:
    """The classes with their places; each place with the numbers of its quotes."""
    held = members(view)
    return [
        {
            "group": sentence(key.group),
            "label": sentence(key.label),
            "count": key.count,
            "fill": key.fill.color,
            "pattern": key.fill.pattern,
            "ink": key.fill.ink,
            "outline": key.fill.outline,
            "places": [
                {"name": name_of(code), "quotes": sorted(number(p)[0] for p in _on(view, code, found))}
                for code in held.get(key.cls, ())
                if key.cls != "focus"
            ],
        }
        for key in view.legend
    ]


def _tables(case: Case, found: dict[str, tuple[Passage, ...]], number: Numbering) -> list[dict[str, Any]]:
    """The short tables beside the map: help and movements in words, each with the numbers of its quotes."""
    held: dict[str, Sequence[Record]] = {"Emigration": case.records.displacement, "Aid": case.records.aid}
    return [
        {
            "title": title,
            "rows": [
                {"name": sentence(headline(r, case)), "quotes": sorted(number(p)[0] for p in found[r.id])}
                for r in records[:6]
            ],
            "more": max(0, len(records) - 6),
        }
        for title, records in held.items()
    ]


def _on(view: MapView, code: str, found: dict[str, tuple[Passage, ...]]) -> dict[Passage, None]:
    ids = view.frame.at[code, "records"]
    return dict.fromkeys(p for i in (ids if isinstance(ids, tuple) else ()) for p in found[i])


def _changes(view: MapView, found: dict[str, tuple[Passage, ...]], number: Numbering) -> Iterator[dict[str, Any]]:
    """What changed between the two views that the map compares, each with the quotes before and after."""
    if view.layer != "compare":
        return
    entries = []
    for row in each(view.changes):
        quotes = []
        for passage in (p for i in (row.record_before, row.record_after) if i for p in found[str(i)][:1]):
            n, first = number(passage)
            quotes.append({"n": n, "text": passage.text if first else ""})
        words = f"{row.name}: {row.before} → {row.after}"
        entries.append({"date": "", "words": words, "small": view.subtitle, "quotes": quotes})
    groups = [{"name": "", "entries": entries}] if entries else []
    yield {"title": "What changed", "empty": "Nothing changed.", "groups": groups}


def _sections(case: Case, found: dict[str, tuple[Passage, ...]], number: Numbering) -> Iterator[dict[str, Any]]:
    records = case.records

    def entry(record: Record, *, dated: bool = False) -> dict[str, Any]:
        return _entry(record, case, found[record.id], number, dated)

    by_actor: dict[str, list[Record]] = {}
    for stance in records.stances:
        by_actor.setdefault(stance.actor, []).append(stance)
    actors = sorted(by_actor, key=lambda code: (code not in codes(), name_of(code)))
    groups = [{"name": name_of(code), "entries": [entry(r) for r in by_actor[code]]} for code in actors]
    yield {"title": "Stances by country", "empty": "The article names no country's stance.", "groups": groups}
    rest: Sequence[tuple[str, str, Iterable[Record]]] = (
        ("Emigration", "The article tells of no movement of people.", records.displacement),
        ("Aid", "The article tells of no aid.", records.aid),
        ("Timeline", "The article gives no dated events.", _by_date(records.events)),
        ("Read and not placed", "Nothing was left over.", records.unplaced),
    )
    for title, empty, held in rest:
        entries = [entry(r, dated=isinstance(r, Event)) for r in held]
        yield {"title": title, "empty": empty, "groups": [{"name": "", "entries": entries}] if entries else []}


def _entry(record: Record, case: Case, passages: tuple[Passage, ...], number: Numbering, dated: bool) -> dict[str, Any]:
    """A record in words, then its quotes: in full the first time, by number from then on."""
    quotes = []
    for passage in passages:
        n, first = number(passage)
        quotes.append({"n": n, "text": passage.text if first else ""})
    words = sentence(headline(record, case))
    if isinstance(record, Unplaced):
        words = f"{words}: {REASONS[record.reason]}"
    said = [*(p.text for p in passages), *(e.quote for e in (record.evidence, *record.also))]
    told = isinstance(record, Event) and any(_same(record.what, text) for text in said)
    where = [name_of(c) for c in countries_of(record, None)] if isinstance(record, Event) else []
    return {
        "date": when(record) if dated else "",
        "words": "" if told else words,
        "small": " · ".join([*where, *tags(record), *meta(record).split(" · ")[dated:]]),
        "quotes": quotes,
    }


def _by_date(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.date or "9999")


def _same(what: str, text: str) -> bool:
    """Whether an event's words and its quote repeat each other: then the quote alone is printed."""
    a, b = (" ".join(said.split()).casefold() for said in (what, text))
    return a in b or b in a


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return {k: _clean(v) for k, v in value.items()}
    return [_clean(v) for v in value] if isinstance(value, (list, tuple)) else value
