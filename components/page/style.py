"""The page's few style rules, and the small pieces of HTML that panels share. All text goes through `esc`."""

from __future__ import annotations

import html
from pathlib import Path

import streamlit as st

from components.palette import GROUNDS, Fill, Theme
from data.world import name_of

ICON = Path(__file__).parent / "icon.svg"
_CSS = Path(__file__).parent / "style.css"
_LINES = {"/": 135, "\\": 45, "-": 0, "x": 45, "+": 0}


def apply(theme: Theme) -> None:
    """Load the style sheet and give it the palette's colours."""
    ground = GROUNDS[theme]
    line, mark, warn = ("#dcd8cd", "#fbe9a9", "#b7791f") if theme == "light" else ("#3a4148", "#5b4d1e", "#e0b04a")
    names = {"page": ground.page, "text": ground.text, "quiet": ground.quiet, "line": line, "mark": mark, "warn": warn}
    variables = "".join(f"--sa-{name}:{value};" for name, value in names.items())
    st.html(f"<style>:root{{{variables}}}\n{_CSS.read_text('utf-8')}</style>")


def esc(text: object) -> str:
    """Text as text: nothing in it can be markup."""
    return html.escape(str(text), quote=True)


def tell(text: str, role: str = "status") -> None:
    """Say a sentence that may hold words of others: `st.error` and its kin would read them as Markdown.

    `role` "alert" for what went wrong.
    """
    st.html(f'<div class="sa-notice" role="{role}"><p>{esc(text)}</p></div>')


def link(address: str, text: str) -> str:
    """A link that opens apart; only for web addresses, anything else stays text."""
    if not address.startswith(("https://", "http://")):
        return esc(text)
    return f'<a href="{esc(address)}" rel="noopener noreferrer" target="_blank">{esc(text)}</a>'


def copy_button(label: str, text: str, title: str = "", rove: bool = False) -> str:
    """A button that copies `text` with one click, once `bridges.copy_bridge` is on the page.

    `rove`: it is reached by the arrow keys (`bridges.names_bridge`), not by Tab.
    """
    tip = f' title="{esc(title)}"' if title else ""
    stop = ' tabindex="-1"' if rove else ""
    return f'<button type="button" class="sa-copy"{tip}{stop} data-copy="{esc(text)}">{esc(label)}</button>'


def name_button(code: str, record: str = "") -> str:
    """A place's name that chooses it, and a record of it, once `bridges.names_bridge` is on the page."""
    fact = f' data-fact="{esc(record)}"' if record else ""
    return f'<button type="button" class="sa-pick" tabindex="-1" data-choose="{esc(code)}"{fact}>{esc(name_of(code))}</button>'


def file_button(label: str, address: str, name: str) -> str:
    """A button that fetches a file and saves it under a name, once `bridges.files_bridge` is on the page."""
    return f'<button type="button" class="sa-file" data-file="{esc(address)}" data-name="{esc(name)}">{esc(label)}</button>'


def swatch(fill: Fill) -> str:
    """A legend's sample of a fill, hatched as on the map."""
    lines = fill.color
    if fill.pattern:
        angle = _LINES[fill.pattern]
        stripes = f"repeating-linear-gradient({angle}deg, {fill.ink} 0 1.3px, transparent 1.3px 4.5px)"
        if fill.pattern in "x+":
            stripes += f", repeating-linear-gradient({angle + 90}deg, {fill.ink} 0 1.3px, transparent 1.3px 4.5px)"
        lines = f"{stripes}, {fill.color}"
    edge = f";box-shadow:inset 0 0 0 1.5px {fill.outline}" if fill.outline else ""
    return f'<i class="sa-swatch" style="background:{lines}{edge}"></i>'
