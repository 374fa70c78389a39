"""The page, top to bottom in the order the eye meets it. Run with `streamlit run dashboard.py`.

The file is read twice: once by the server, as `dashboard`, for `app`; and by each run of the page, as `__main__`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.page.server import MIDDLEWARE, ROUTES, lifespan

if __name__ == "__main__":  # the server does not wait for what only the page needs
    from components import library
    from components.page import cached, drafts, header, state, style, tables
    from components.page.about import about
    from components.page.article import article_panel
    from components.page.bridges import frame_bridge, line_bridge
    from components.page.context_panel import context_panel
    from components.page.controls import controls, country_titles
    from components.page.country import country_panel
    from components.page.keep import at_hand, menu
    from components.page.map_panel import map_panel
    from components.page.new_case import new_case
    from components.page.review_page import review_page
    from components.page.share import share
    from components.page.timeline import timeline
    from components.page.unplaced import unplaced_panel
    from components.view import MapView
    from data.case import Case, CaseError


def page() -> None:
    """The head that all pages share, then the page of the address: the atlas at /, a new case, a review."""
    st.set_page_config("Stance Atlas", page_icon=style.ICON, layout="wide", initial_sidebar_state="collapsed")
    style.apply(state.theme())
    line_bridge()
    st.navigation(list(PAGES.values()), position="hidden").run()


def go(name: str, case: str, **more: str) -> None:
    """Leave for another page, with a case."""
    st.switch_page(PAGES[name], query_params={"case": case, **more} if case else {})


def new() -> None:
    """A text becomes a case."""
    header.subpage(go)
    new_case(go)


def review() -> None:
    """A draft's records, one by one."""
    id_ = drafts.here()
    if not id_ or not drafts.is_map(id_):
        go("new" if id_ else "", id_)
    try:
        case = drafts.case(id_)
    except CaseError:
        go("new", id_)  # which says what is missing
    header.subpage(go, partial(menu, case, state.plain_choice(), go), id_)
    at_hand(case, state.plain_choice(), go, reviewing=True)
    review_page(id_)


def atlas() -> None:
    """Everything between the browser and the eye, in order; it ends early when there is nothing to show."""
    if drafts.here() and not drafts.is_map(drafts.here()):
        go("new", drafts.here())
    pair = [p for p in [st.query_params.get("case", "")] if library.is_pair(p)]
    stamps = {
        id_: cached.fingerprint(id_) for id_ in [*library.known_ids(), *drafts.maps(), *drafts.copy_here(), *pair]
    }
    read = {id_: cached.read_case(id_, stamp) for id_, stamp in stamps.items()}
    cases = {id_: case for id_, case in read.items() if isinstance(case, Case)}
    broken = {id_: fault for id_, fault in read.items() if isinstance(fault, str)}
    if not cases:
        header.notices((), "", broken)
        header.no_case(library.bundled_folder())
        if st.button("New case", type="primary"):
            go("new", "")
        return

    case = cases[state.chosen_case(list(cases))]
    state.adopt_address(case, list(cases))
    state.write(case, list(cases))
    choice = state.choice(case)
    st.set_page_config(f"{case.title} · Stance Atlas")
    view, figure = cached.draw(case.id, stamps[case.id], choice)

    if st.context.is_embedded:
        header.notices(state.faults(), state.warning(), broken)
        map_panel(case, view, figure, alone=True)
        frame_bridge()
        return

    head = st.container(key="head")
    with st.container(key="stage"):
        wide, side = st.columns([2, 1], gap="large")
    with wide:  # first, although it stands below: it is what the reader waits for
        map_panel(case, view, figure)
    with head:
        titles = {id_: f"Draft: {c.title}" if drafts.is_draft(id_) else c.title for id_, c in cases.items()}
        header.masthead(
            titles, partial(go, "new", ""), partial(share, case, view), partial(menu, case, choice, go, titles)
        )
        drafts.notices()
        header.notices(state.faults(), state.warning(), broken)
        header.headline(case, view)
        header.copy_to_read(case)
        if drafts.is_draft(case.id):
            at_hand(case, choice, go)
        controls(case, country_titles(case, list(view.frame.index[view.frame["mentioned"]])))
    with side, st.container(key="country_panel"):
        country_panel(case, view, choice, state.country())

    text, lists = st.columns([6, 7], gap="large")
    with text:
        article_panel(case, choice.theme)
    with lists:
        records(case, stamps[case.id], view)


def records(case: Case, stamp: str, view: MapView) -> None:
    """All that the article says, by kind, in tabs; what nobody looks at is not sent."""
    if view.layer == "compare":
        st.html('<div class="sa-maptitle"><b>What changed</b></div>')
        tables.show("changes", tables.changes(view.changes), "Nothing changed between the two.")
    frames, held = cached.read_frames(case.id, stamp), cached.read_tables(case.id, stamp)
    panels: dict[str, Callable[[], None]] = {
        "Stances": partial(tables.show, "stances", held["stances"], "No stance in the article."),
        "Emigration": partial(tables.show, "emigration", held["emigration"], "No movement of people in the article."),
        "Aid": partial(tables.show, "aid", held["aid"], "No help in the article."),
        "Timeline": partial(timeline, case, frames["events"], view.as_of),
        "Not placed": partial(unplaced_panel, frames["unplaced"]),
        "Context": partial(context_panel, case),
        "About": partial(about, case),
    }
    for tab, show in zip(st.tabs(list(panels), key="panel", on_change="rerun"), panels.values(), strict=True):
        if tab.open:
            with tab:
                show()


if __name__ == "__main__":
    PAGES = {
        "": st.Page(atlas, title="Stance Atlas", default=True),
        "new": st.Page(new, title="New case", url_path="new"),
        "review": st.Page(review, title="Review", url_path="review"),
    }
    page()
else:
    app = st.App(__file__, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)
