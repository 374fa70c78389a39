"""The JavaScript on the page: one piece draws and hears the map, one shows the article, one a table, one tells them
the choice, one hears the names, one copies, one fetches files, one sizes a frame, one watches the line.

All get plain data and put text in as text; none is given HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


_copy = st.components.v2.component("stance_atlas_copy", js=_read("copy.js"))
_files = st.components.v2.component("stance_atlas_files", js=_read("files.js"))
_chosen = st.components.v2.component("stance_atlas_chosen", js=_read("chosen.js"))
_map = st.components.v2.component(
    "stance_atlas_map", html='<div class="map" role="group"></div>', js=_read("map.js"), isolate_styles=False
)
_article = st.components.v2.component(
    "stance_atlas_article",
    html='<div class="text" tabindex="0" role="region" aria-label="Article; right and left arrow go from mark to mark"></div>',
    css=_read("article.css"),
    js=_read("blocks.js") + _read("article.js"),
)
_table = st.components.v2.component(
    "stance_atlas_table",
    html='<div class="box"><div class="tools"><input type="search" placeholder="Filter" aria-label="Filter the table">'
    '<output></output></div><div class="scroll"><table><thead><tr></tr></thead><tbody></tbody></table></div></div>',
    css=_read("table.css"),
    js=_read("table.js"),
)
_autosave = st.components.v2.component("stance_atlas_autosave", js=_read("autosave.js"))
_choose = st.components.v2.component(
    "stance_atlas_choose",
    html='<div class="text" tabindex="0" role="region" aria-label="Article, select words in it"></div>',
    css=_read("article.css"),
    js=_read("blocks.js") + _read("choose_words.js"),
)
_names = st.components.v2.component("stance_atlas_names", js=_read("names.js"))
_frame = st.components.v2.component("stance_atlas_frame", js=_read("frame.js"))
_line = st.components.v2.component("stance_atlas_line", js=_read("line.js"))
_keys = st.components.v2.component("stance_atlas_keys", js=_read("keys.js"))


def keys_bridge(keys: Mapping[str, str]) -> None:
    """Let single keys press buttons: each key with the Streamlit key of its button."""
    _keys(key="keys_bridge", data={"keys": dict(keys)}, height="content")


def autosave_bridge() -> None:
    """Send what is typed into the page's fields a moment after the last key, not only when the field is left."""
    _autosave(key="autosave_bridge", data={}, height="content")


def choose_bridge(data: bytes, on_chosen: Callable[[], None]) -> None:
    """Mount an article to select words in; `st.session_state["choose_bridge"].chosen` is then {start, end}."""
    _choose(key="choose_bridge", data=data, on_chosen_change=on_chosen, height="content")


def world_map(data: Mapping[str, Any], on_picked: Callable[[], None]) -> None:
    """Mount the map; `st.session_state["world"].picked` is then the code of a clicked place."""
    _map(key="world", data=dict(data), on_picked_change=on_picked, height="content")


def chosen_bridge(data: Mapping[str, Any]) -> None:
    """Tell the browser what is chosen."""
    _chosen(key="chosen_bridge", data=dict(data), height="content")


def article_bridge(data: bytes, on_picked: Callable[[], None]) -> None:
    """Mount the article; `st.session_state["article_bridge"].picked` is then {code, ids} of a clicked stretch."""
    _article(key="article_bridge", data=data, on_picked_change=on_picked, height="content")


def table_bridge(key: str, data: Mapping[str, Any], on_picked: Callable[[], None]) -> None:
    """Mount a table; `st.session_state[key].picked` is then {code, id} of a chosen row."""
    _table(key=key, data=dict(data), on_picked_change=on_picked, height="content")


def copy_bridge() -> None:
    """Make every `style.copy_button` on the page copy its text."""
    _copy(key="copy_bridge", height="content")


def files_bridge() -> None:
    """Make every `style.file_button` on the page fetch its file."""
    _files(key="files_bridge", height="content")


def names_bridge(on_picked: Callable[[], None]) -> None:
    """Hear every `style.name_button` on the page; `st.session_state["names_bridge"].picked` is then {code, fact}."""
    _names(key="names_bridge", data={}, on_picked_change=on_picked, height="content")


def frame_bridge() -> None:
    """Tell the page around this one how high this one is."""
    _frame(key="frame_bridge", data={}, height="content")


def line_bridge() -> None:
    """Say when the server cannot be reached, and run the page once when it can be again."""
    _line(key="line_bridge", height="content", on_back_change=lambda: None)
