"""Who may come in follows from where the server can be reached and what is set."""

from __future__ import annotations

import pytest

from components.access import Access, access, host_name, is_loopback, opening, same_origin

PASSWORD, USER = {"STANCE_ATLAS_PASSWORD": "s"}, {"STANCE_ATLAS_USER_HEADER": "X-Forwarded-User"}


@pytest.mark.parametrize(
    ("address", "env", "mode"),
    [
        ("localhost", {}, "own"),
        ("127.0.0.1", {}, "own"),
        ("127.3.2.1", {}, "own"),
        ("::1", {}, "own"),
        ("::ffff:127.0.0.1", {}, "own"),
        ("", {}, "public"),
        ("0.0.0.0", {}, "public"),
        ("::", {}, "public"),
        ("192.168.1.5", {}, "public"),
        ("localhost.evil.example", {}, "public"),
        ("0.0.0.0", PASSWORD, "shared"),
        ("0.0.0.0", USER, "shared"),
        ("localhost", PASSWORD, "shared"),
        ("localhost", {"STANCE_ATLAS_PUBLIC": "1"}, "public"),
        ("0.0.0.0", {"STANCE_ATLAS_PUBLIC": "yes"} | PASSWORD, "public"),
        ("0.0.0.0", {"STANCE_ATLAS_PUBLIC": "0"}, "public"),
    ],
)
def test_reaching_further_than_this_machine_is_public_unless_who_comes_is_known(address, env, mode):
    assert access(address, (), env).mode == mode


OWN, PUBLIC, NAMED = Access("own"), Access("public"), Access("public", ("atlas.example", "*.maps.example"))


@pytest.mark.parametrize(
    ("access_", "host", "answers"),
    [
        (OWN, "localhost:8501", True),
        (OWN, "LOCALHOST.:8501", True),
        (OWN, "127.0.0.1", True),
        (OWN, "[::1]:8501", True),
        (OWN, "evil.example", False),
        (OWN, "localhost.evil.example:8501", False),
        (OWN, "evil.example:8501@localhost", False),
        (OWN, "localhost:8501@evil.example", False),
        (OWN, "localhost/evil", False),
        (OWN, "localhost:99999", False),
        (OWN, "", False),
        (OWN, "192.168.1.5:8501", False),
        (Access("own", ("box.local",)), "box.local:8501", True),
        (PUBLIC, "anything.example", True),
        (PUBLIC, "", False),
        (NAMED, "atlas.example", True),
        (NAMED, "a.maps.example:443", True),
        (NAMED, "maps.example", False),
        (NAMED, "evilmaps.example", False),
        (NAMED, "localhost", False),
    ],
)
def test_a_server_answers_to_its_own_names_only(access_, host, answers):
    assert access_.answers_to(host) is answers


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("https://atlas.example", "atlas.example", True),
        ("https://atlas.example", "atlas.example:443", True),
        ("http://localhost:3000", "localhost:8501", False),
        ("http://localhost", "localhost:8501", False),
        ("http://127.0.0.1:8501", "localhost:8501", False),
        ("https://evil.example", "atlas.example", False),
        ("null", "localhost:8501", False),
        ("", "localhost:8501", False),
        ("file://", "localhost:8501", False),
        ("http://user@localhost:8501", "localhost:8501", False),
        ("http://localhost:99999", "localhost:8501", False),
    ],
)
def test_an_origin_is_the_same_down_to_its_port(origin, host, same):
    assert same_origin(origin, host) is same


def test_odd_names_are_no_names():
    assert [host_name(h) for h in ("a b", "[::1", "a\x00", "?", "#", "a:b")] == [""] * 6
    assert not is_loopback("example.org") and not is_loopback("")


@pytest.mark.parametrize(
    ("access_", "writable", "says"),
    [
        (OWN, True, "open to this machine only; cases and drafts are kept in /c"),
        (OWN, False, "cannot be written to: nothing can be saved, everything else works"),
        (PUBLIC, True, "nothing of a visitor is on the disk"),
        (Access("shared", password="s"), True, "whoever has the password"),
        (Access("shared", user_header="X-User"), True, "whoever the proxy names in X-User"),
    ],
)
def test_the_start_says_what_is_open_to_whom(access_, writable, says):
    told = opening(access_, "0.0.0.0", "/c", writable)
    assert says in told and "\n" not in told and "secret" not in told
