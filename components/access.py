"""Who may come in and what is kept for them, decided when the server starts: by where it can be reached.

    own      only this machine reaches it: cases and drafts are on the disk
    shared   others reach it and show a password, or come through a proxy that names them: cases and drafts are theirs together
    public   anybody reaches it: nothing of a visitor is on the disk, no saved case is shown

Settings: STANCE_ATLAS_PUBLIC=1 is `public` wherever it is; STANCE_ATLAS_PASSWORD is asked of everybody;
STANCE_ATLAS_USER_HEADER is the header in which a proxy names who is signed in, and which it takes from everybody else.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Mode = Literal["own", "shared", "public"]
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
YES = frozenset({"1", "true", "yes"})


@dataclass(frozen=True, slots=True)
class Access:
    """`hosts`: the names this server answers to, empty for all; `*.example.org` stands for all below it."""

    mode: Mode
    hosts: tuple[str, ...] = ()
    password: str = ""
    user_header: str = ""

    def answers_to(self, host: str) -> bool:
        """Whether a Host header names this server: at home only by a name that never leaves the machine."""
        name = host_name(host)
        if not name:
            return False
        if self.mode == "own" or self.hosts:
            own = LOOPBACK if self.mode == "own" else ()
            return name in own or any(_fits(name, pattern) for pattern in self.hosts)
        return True


def access(address: str, hosts: tuple[str, ...], env: Mapping[str, str]) -> Access:
    """The access to a server that listens at `address` (empty: everywhere)."""
    password, header = env.get("STANCE_ATLAS_PASSWORD", ""), env.get("STANCE_ATLAS_USER_HEADER", "")
    if is_on(env):
        mode: Mode = "public"
    elif password or header:
        mode = "shared"
    else:
        mode = "own" if is_loopback(address) else "public"
    return Access(mode, tuple(host.strip().casefold() for host in hosts if host.strip()), password, header)


def is_on(env: Mapping[str, str]) -> bool:
    """Whether public mode was asked for."""
    return env.get("STANCE_ATLAS_PUBLIC", "").casefold() in YES


def is_loopback(address: str) -> bool:
    """Whether only this machine reaches an address."""
    if address.casefold() == "localhost":
        return True
    try:
        place = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(place, "ipv4_mapped", None)
    return (mapped or place).is_loopback


def host_name(host: str) -> str:
    """The name in a Host header, in small letters and without its port; empty when it is no name and port."""
    try:
        said = urlsplit(f"//{host}")
        name, _port = said.hostname or "", said.port
    except ValueError:
        return ""
    if said.username is not None or said.path or said.query or said.fragment or re.search(r"[^!-~]", host):
        return ""
    return name.rstrip(".").casefold()


def same_origin(origin: str, host: str) -> bool:
    """Whether an Origin header is that of the page under `host`, its port included."""
    try:
        said = urlsplit(origin)
        if (
            said.scheme not in ("http", "https")
            or said.path
            or said.query
            or said.fragment
            or said.username is not None
        ):
            return False
        usual = 443 if said.scheme == "https" else 80
        asked = urlsplit(f"//{host}")
        return (said.hostname, said.port or usual) == (asked.hostname, asked.port or usual)
    except ValueError:
        return False


def opening(access: Access, address: str, folder: str, writable: bool) -> str:
    """What the start says: what is open to whom, and what of it is kept."""
    where = address or "every address of this machine"
    kept = f"cases and drafts are kept in {folder}"
    if access.mode == "own":
        said = f"open to this machine only; {kept}."
    elif access.mode == "shared":
        who = "whoever has the password" if access.password else f"whoever the proxy names in {access.user_header}"
        said = f"open at {where} to {who}: they read, change and delete each other's cases; {kept}."
    else:
        said = (
            f"open at {where} to everybody who reaches it (public mode): nothing of a visitor is on the disk, and no saved "
            "case is shown. To share saved cases set STANCE_ATLAS_PASSWORD, or STANCE_ATLAS_USER_HEADER behind a proxy."
        )
    if access.mode != "public" and not writable:
        said += " That folder cannot be written to: nothing can be saved, everything else works."
    return f"Stance Atlas: {said}"


def _fits(name: str, pattern: str) -> bool:
    return pattern == "*" or (name.endswith(pattern[1:]) if pattern.startswith("*.") else name == pattern.rstrip("."))
