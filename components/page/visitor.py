"""Who looks at the page, as far as turns and rates need it: by network address, or by session where many share one."""

from __future__ import annotations

import ipaddress
import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import library
from components.rate import Rate, network

INTAKE = Rate(most=40, seconds=60)
"""Texts and files of one visitor, where strangers or colleagues share the server."""


def visitor() -> str:
    """A name for who is here. All that comes through a proxy which nobody has named has the proxy's address, and is told
    apart by session; so are the tabs of one's own machine."""
    address = st.context.ip_address or ""
    page = get_script_run_ctx(suppress_warning=True)
    session = page.session_id if page else ""
    if not address or (_is_private(address) and "X-Forwarded-For" in st.context.headers):
        return session
    return network(address)


def too_often(count: int) -> str:
    """A sentence for a visitor who brings more than may come in a minute; empty when it is all right."""
    if not library.public():
        return ""
    waits = [INTAKE.wait(visitor(), time.monotonic()) for _ in range(count)]
    return (
        f"At most {INTAKE.most} texts a minute are taken in; try again in {int(max(waits)) + 1} seconds."
        if max(waits, default=0)
        else ""
    )


def _is_private(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return True
