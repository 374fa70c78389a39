"""The self-contained page: one file with map, legend, country panels, table and article; no server and no network.

A strict Content-Security-Policy allows the one script and the one style sheet in it, by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from components import standalone_parts as parts
from components.choice import Choice
from components.citation import TOOL
from components.fonts import embedded, speaking
from components.palette import GROUNDS, THEMES, Theme
from components.plain_text import shown
from components.printed_map import context_note, fingerprints
from components.standalone_map import esc, map_svg, overlay_json
from components.text_alternative import paragraph
from components.view import MapView, map_view
from data.case import Case

_HERE = Path(__file__).parent
_HINT = "Choose a country here, on the map, in the table or in the article to read what is said of it."


def standalone_html(case: Case, choice: Choice) -> bytes:
    """The page for a case under a choice, in both themes, opening in the chosen one. UTF-8."""
    views = {theme: map_view(case, replace(choice, theme=theme)) for theme in THEMES}
    view = views[choice.theme]
    words = shown(paragraph(view, case))
    numbers = {key.cls: n for n, key in enumerate(view.legend)}
    body = _body(view, case, numbers, words)
    style = "".join([_fonts(body), (_HERE / "standalone.css").read_text("utf-8"), *_themes(views, numbers)])
    script = "".join((_HERE / name).read_text("utf-8") for name in ("overlay.js", "standalone.js"))
    policy = f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; font-src data:; base-uri 'none'; form-action 'none'"
    held = f'<script type="application/json" id="held">{overlay_json(views)}</script>'
    return (
        f'<!DOCTYPE html><html lang="en" data-theme="{choice.theme}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{esc(case.title)}</title>'
        f'<meta name="description" content="{esc(view.finding)}"><meta name="referrer" content="no-referrer">'
        f"<style>{style}</style></head><body>{body}{held}<script>{script}</script></body></html>\n"
    ).encode()


def _body(view: MapView, case: Case, numbers: dict[str, int], words: str) -> str:
    where = f" · {view.region}" if view.region not in ("Named", "World") else ""
    return f"""
<header><p class="quiet">{esc(view.title)} · {esc(view.subtitle)}{esc(where)}</p>
<button type="button" id="theme">Light or dark</button>
<h1>{esc(case.title)}</h1><p class="lead">{esc(view.finding)}</p></header>
<main>
<div class="map"><div class="frame">{map_svg(view, numbers, words)}<div id="tip" role="status" hidden></div>
<div class="tools"><button type="button" id="in" aria-label="Zoom in">+</button>
<button type="button" id="out" aria-label="Zoom out">−</button>
<button type="button" id="whole" aria-label="Whole map">⤢</button></div></div>
<div class="legend">{parts.legend(view, numbers)}</div>{parts.bars_list(view)}</div>
<aside><label for="place">Country</label> <select id="place"><option value="">Choose a country</option>
{parts.country_options(view)}</select>
<p class="quiet" id="none">{_HINT}</p>
<div aria-live="polite">{parts.panels(view, case)}</div></aside>
<div class="pair"><section class="wide"><h2>The article</h2>{parts.articles(case)}</section>
<section class="wide"><h2>The map as a table</h2>
<label for="find">Find</label> <input id="find" type="search" maxlength="100">
<div class="scroll">{parts.places_table(view)}</div>{parts.changes_list(view)}{parts.lists(case)}{parts.context_list(view)}
<details><summary>The map in words</summary><p id="map-words">{esc(words)}</p></details></section></div>
</main>
<footer><p>{esc(view.coverage)}. {esc(" ".join([*view.notes, *context_note(view)]))}</p>
<p>{esc(view.source)} {esc(fingerprints(case))}. Made with {TOOL}.</p></footer>
"""


def _themes(views: Mapping[Theme, MapView], numbers: dict[str, int]) -> list[str]:
    """The colours of both themes as style rules."""
    rules = []
    for theme, view in views.items():
        ground = GROUNDS[view.theme]
        names = ("page", "land", "border", "text", "quiet", "mark")
        values = ";".join(f"--{name}:{getattr(ground, name)}" for name in names)
        rules.append(f'[data-theme="{theme}"]{{{values};color-scheme:{theme}}}')
        rules += parts.colours(view, numbers)
    return rules


def _fonts(body: str) -> str:
    """The letters of the page, in our fonts and in those of its scripts."""
    said = html.unescape(body)
    with speaking(said) as faces:
        return embedded(said, faces)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
