"""The head of the page: whose article, what it says, and what was wrong with the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from components.page import state
from components.page.style import esc
from components.view import MapView
from components.wording import day
from data.case import Case

_THEME_NAMES = {"": "Auto", "light": "Light", "dark": "Dark"}


def subpage(go: Callable[[str, str], None], more: Callable[[], None] | None = None, case: str = "") -> None:
    """The product's name and the way back to the map, for pages that are not the map."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="masthead"):
        st.html(
            '<div class="sa-kicker"><b>Stance Atlas</b><span>every colour has a sentence behind it</span></div>',
            width="content",
        )
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if st.button("To the map"):
                go("", case)
            if more:
                more()


def masthead(titles: Mapping[str, str], keep: Callable[[], None], share: Callable[[], None]) -> None:
    """The product's name, the chooser of cases when there are several, what `keep` draws, the theme, and `share`."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="masthead"):
        st.html(
            '<div class="sa-kicker"><b>Stance Atlas</b><span>every colour has a sentence behind it</span></div>',
            width="content",
        )
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small"):
            if len(titles) > 1:
                st.selectbox(
                    "Case",
                    list(titles),
                    format_func=lambda c: titles[c],
                    key="case",
                    on_change=state.forget_case,
                    label_visibility="collapsed",
                    width=210,
                )
            keep()
            st.segmented_control(
                "Theme",
                list(_THEME_NAMES),
                format_func=lambda t: _THEME_NAMES[t],
                key="theme",
                required=True,
                label_visibility="collapsed",
            )
            share()


def headline(case: Case, view: MapView) -> None:
    """Title, publisher, date and the finding."""
    article = case.articles[0]
    said = f"“{article.title}”, " if len(case.articles) == 1 and article.title else ""
    st.html(
        f'<div class="sa-kicker">{esc(said)}{esc(case.publisher)}, {esc(day(case.published))}</div>'
        f'<h1 class="sa-title">{esc(case.title)}</h1><p class="sa-lead">{esc(view.finding)}</p>'
    )


def notices(faults: tuple[str, ...], warning: str, broken: Mapping[str, str]) -> None:
    """What could not be used: parts of the address, an article that changed, cases that do not load."""
    lines = [f"The address was not fully understood: {'; '.join(faults)}."] if faults else []
    lines += [warning] if warning else []
    lines += [f"The case “{name}” cannot be opened: {fault}." for name, fault in broken.items()]
    if lines:
        told = "".join(f"<p>{esc(line)}</p>" for line in lines)
        st.html(f'<div class="sa-notice" role="status">{told}</div>')


def no_case(folder: object) -> None:
    """What to do when no case can be shown."""
    told = (
        f"There is no readable case in {folder}. A case is a folder with case.toml, its articles and records.json; "
        "CONTRIBUTING.md says how to make one."
    )
    st.html(f'<h1 class="sa-title">No case to show</h1><p class="sa-lead">{esc(told)}</p>')
