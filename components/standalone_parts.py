"""The parts of the self-contained page beside the map: legend, country panels, tables, article. Text enters escaped."""

from __future__ import annotations

import html
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from components.bars import bars
from components.highlights import countries_of, paragraph, records_of, stretches
from components.layer import rows as each
from components.plain_text import shown
from components.record_words import headline, meta, tags, when
from components.standalone_map import esc
from components.text_alternative import table
from components.view import MapView
from components.wording import day, sentence
from data.case import Case
from data.records import REASONS, Event, Record, Unplaced
from data.world import name_of


def block(text: str) -> str:
    """Text as HTML with its lines kept."""
    return html.escape(shown(text), quote=True)


def legend(view: MapView, numbers: Mapping[str, int]) -> str:
    """The classes by side, each with swatch and count."""
    groups: dict[str, list[str]] = {}
    for key in view.legend:
        n = numbers[key.cls]
        kind = "p" if key.fill.pattern else "k"
        swatch = (
            '<svg class="swatch" viewBox="0 0 440 220" aria-hidden="true">'
            f'<rect class="{kind}{n}" width="440" height="220"/></svg>'
        )
        groups.setdefault(key.group, []).append(
            f'<li data-class="{esc(key.cls)}">{swatch}<span>{esc(sentence(key.label))}</span><b>{key.count}</b></li>'
        )
    ordered = sorted(groups.items(), key=lambda held: held[0] == "")
    heads = {group: f"<h3>{esc(sentence(group)) or '&nbsp;'}</h3>" if len(groups) > 1 else "" for group in groups}
    return "".join(f"<div>{heads[group]}<ul>{''.join(items)}</ul></div>" for group, items in ordered)


def bars_list(view: MapView) -> str:
    """The sums as bars, ranked within one status and currency; empty where there is none."""
    told = "".join(
        f"<section><h3>{esc(held.heading)}</h3><ul>"
        + "".join(
            f"<li><span>{esc(bar.name)}</span><b>{esc(bar.said)}</b>{bar_svg(bar.share, esc(status))}</li>"
            for bar in held.bars
        )
        + "</ul></section>"
        for held in bars(view.sums)
        for status in [held.status]
    )
    return f'<div class="bars">{told}</div>' if told else ""


def bar_svg(share: float, cls: str) -> str:
    """A bar; its colour is that of its status, by the style sheet."""
    return (
        '<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="b-{cls}" width="{max(0.6, 100 * share):.1f}" height="1"/></svg>'
    )


def country_options(view: MapView) -> str:
    """A select of all places that are mentioned: the keyboard's way to what a click on the map does."""
    frame = view.frame[view.frame["mentioned"]].sort_values("name")
    return "".join(f'<option value="{code}">{esc(row["name"])}</option>' for code, row in frame.iterrows())


def panels(view: MapView, case: Case) -> str:
    """One panel a mentioned place or organisation, with all its records; hidden until chosen."""
    codes = [*view.frame.index[view.frame["mentioned"]], *view.groups.index]
    told = sorted({str(c) for c in codes} | _with_records(case), key=name_of)
    return "".join(_panel(code, case) for code in told)


def _with_records(case: Case) -> set[str]:
    return {code for r in case.records.all() for code in countries_of(r, case.focus_country)}


def _panel(code: str, case: Case) -> str:
    records = [r for r in records_of(case, code) if not isinstance(r, Event)]
    told = "".join(_record(r, case) for r in records) or "<p class=quiet>No stance, movement or help is told of it.</p>"
    return f'<section class="panel" id="panel-{esc(code)}" hidden><h2>{esc(name_of(code))}</h2>{told}</section>'


def _record(record: Record, case: Case, head: str = "") -> str:
    words = head or sentence(headline(record, case))
    small = " · ".join([*tags(record), meta(record)])
    quotes = []
    for e in (record.evidence, *record.also):
        p = paragraph(case.article(e.article).text, e)
        quotes.append(
            f'<blockquote dir="auto">{block(p.before)}<mark>{block(p.quote)}</mark>{block(p.after)}</blockquote>'
        )
    return f'<div class="record"><h3>{esc(words)}</h3><p class="quiet">{esc(small)}</p>{"".join(quotes)}</div>'


def places_table(view: MapView) -> str:
    """The map as a table: place, class, date, quote."""
    codes = {row["name"]: code for code, row in view.frame.iterrows()} | {name_of(str(c)): c for c in view.groups.index}
    rows = "".join(_row(row, str(codes[row["Country"]])) for row in table(view).to_dict("records"))
    return (
        '<table><thead><tr><th scope="col">Place</th><th scope="col">Class</th><th scope="col">Date</th>'
        f'<th scope="col">Quote</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(row: Mapping[Hashable, Any], code: str) -> str:
    date = day(row["Date"] if isinstance(row["Date"], str) else None, "–")
    return (
        f'<tr><th scope="row"><button type="button" data-code="{code}">{esc(row["Country"])}</button></th>'
        f"<td>{esc(sentence(row['Class']))}</td><td>{esc(date)}</td><td><bdi>{esc(row['Quote'])}</bdi></td></tr>"
    )


def changes_list(view: MapView) -> str:
    """What changed between the two views that the map compares, with both quotes."""
    told = "".join(
        f'<div class="record"><h3>{esc(str(r.name))}</h3><p>{esc(sentence(str(r.before)))} → {esc(str(r.after))}</p>'
        + "".join(
            f'<blockquote dir="auto"><mark>{block(str(q))}</mark></blockquote>'
            for q in (r.quote_before, r.quote_after)
            if q
        )
        + "</div>"
        for r in each(view.changes)
    )
    head = f"<summary>What changed <b>{len(view.changes)}</b></summary>"
    return f"<details open>{head}{told}</details>" if view.layer == "compare" else ""


def lists(case: Case) -> str:
    """Emigration, aid, timeline and what was not placed, each folded away."""
    records = case.records
    events = sorted(records.events, key=lambda event: event.date or "9999")
    held: Sequence[tuple[str, Sequence[Record]]] = (
        ("Emigration", records.displacement),
        ("Aid", records.aid),
        ("Timeline", events),
        ("Read and not placed", records.unplaced),
    )
    return "".join(_list(title, rows, case) for title, rows in held)


def _list(title: str, rows: Sequence[Record], case: Case) -> str:
    told = "".join(_record(r, case, _head(r, case)) for r in rows) or '<p class="quiet">None in the article.</p>'
    return f"<details><summary>{title} <b>{len(rows)}</b></summary>{told}</details>"


def context_list(view: MapView) -> str:
    """What is shown and is not from the article, with its publishers."""
    rows = [label.split("\n")[1:] for label in view.context["label"]]
    told = "".join(f'<li>{esc(said)} <span class="quiet">{esc(" ".join(by))}</span></li>' for said, *by in rows)
    head = f"<summary>Context, not from the article <b>{len(rows)}</b></summary>"
    return f"<details>{head}<ul>{told}</ul></details>" if rows else ""


def _head(record: Record, case: Case) -> str:
    words = sentence(headline(record, case))
    if isinstance(record, Event):
        return f"{when(record)} · {words}"
    return f"{words}: {REASONS[record.reason]}" if isinstance(record, Unplaced) else words


def articles(case: Case) -> str:
    """The articles as they are, every stretch with a record marked and tied to its places."""
    records = case.records.by_id
    told = []
    for article in case.articles:
        cut = stretches(article.text, article.name, records.values())
        marked = "".join(_stretch(s.text, [records[i] for i in s.records], case) for s in cut)
        title = f"<h3>{esc(article.title)}</h3>" if len(case.articles) > 1 and article.title else ""
        told.append(f'{title}<div class="text" dir="auto">{marked}</div>')
    return "".join(told)


def _stretch(text: str, records: Iterable[Record], case: Case) -> str:
    held = list(records)
    if not held:
        return block(text)
    codes = dict.fromkeys(
        code for r in held if not isinstance(r, Event) for code in countries_of(r, case.focus_country)
    )
    tip = esc(" / ".join(dict.fromkeys(_tip(r, case) for r in held)))
    reach = f' tabindex="0" role="button" data-codes="{esc(" ".join(codes))}"' if codes else ""
    return f'<mark title="{tip}"{reach}>{block(text)}</mark>'


def _tip(record: Record, case: Case) -> str:
    names = [name_of(code) for code in countries_of(record, None)]
    return f"{', '.join(names)}: {headline(record, case)}" if names else headline(record, case)


def colours(view: MapView, numbers: Mapping[str, int]) -> Iterator[str]:
    """The style rules of one theme: a fill a class, a hatch where it has a pattern, an outline where it has one."""
    scope = f'[data-theme="{view.theme}"]'
    for status, color in dict(zip(view.sums["status"], view.sums["color"], strict=True)).items():
        yield f"{scope} .b-{status}{{fill:{color}}}"
    for key in view.legend:
        n, fill = numbers[key.cls], key.fill
        yield f"{scope} .k{n}{{fill:{fill.color}}}"
        if fill.pattern:
            yield f"{scope} .p{n}{{fill:url(#hatch{n})}}{scope} .i{n}{{stroke:{fill.ink};stroke-width:34;fill:none}}"
        if fill.outline:
            kind = "p" if fill.pattern else "k"
            yield f"{scope} .area.{kind}{n}{{stroke:{fill.outline};stroke-width:1.3px}}"  # of the screen, as it does not scale
            yield f"{scope} .swatch .{kind}{n}{{stroke:{fill.outline};stroke-width:22}}"
