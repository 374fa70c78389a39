"""The head of the page: one line of acts, whose article, what it says, and what was wrong with the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.page import drafts, state
from components.page.style import esc
from components.view import MapView
from components.wording import day
from data.case import Case


def subpage(go: Callable[[str, str], None], more: Callable[[], None] | None = None, case: str = "") -> None:
    """The product's name and the way back to the map, for pages that are not the map."""
    with _line():
        _name()
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small"):
            if st.button("To the map"):
                go("", case)
            if more:
                more()


def masthead(
    titles: Mapping[str, str], new: Callable[[], None], share: Callable[[], None], menu: Callable[[], None]
) -> None:
    """The product's name, the chooser of cases when there are several, the one act it is for, `share`, and the rest in a menu."""
    with _line():
        _name()
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="small"):
            if len(titles) > 1:
                with st.container(key="cases", width=230):
                    st.selectbox(
                        "Case",
                        list(titles),
                        format_func=lambda c: titles[c],
                        key="case",
                        on_change=state.forget_case,
                        label_visibility="collapsed",
                    )
            if st.button("New case", type="primary"):
                new()
            share()
            menu()


def _line() -> DeltaGenerator:
    return st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="masthead")


def _name() -> None:
    st.html(
        '<div class="sa-kicker"><b>Stance Atlas</b><span>every colour has a sentence behind it</span></div>',
        width="content",
    )


def headline(case: Case, view: MapView) -> None:
    """Title, publisher, date and the finding."""
    article = case.articles[0]
    said = f"“{article.title}”, " if len(case.articles) == 1 and article.title else ""
    with st.container(key="headline"):
        st.html(
            f'<div class="sa-kicker"><span class="sa-article">{esc(said)}</span>{esc(case.publisher)}, '
            f'{esc(day(case.published))}</div><h1 class="sa-title">{esc(case.title)}</h1>'
        )
    with st.container(key="lead"):
        st.html(f'<p class="sa-lead">{esc(view.finding)}</p>')


def copy_to_read(case: Case) -> None:
    """Of a copy of a draft: that it is one, and of when."""
    when = drafts.shared_on(case.id)
    if when and drafts.is_shared(case.id):
        told = f"A copy of a draft, to read: as its maker shared it on {day(when.date())}, {when:%H:%M} UTC. It cannot be changed."
        st.html(f'<p class="sa-small">{esc(told)}</p>')


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
