"""An e-mail (.eml), or a web page saved in one file (.mhtml), which is made the same way: the text, its subject, sender and day."""

from __future__ import annotations

import contextlib
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from data.intake.decode import NoText, decode
from data.intake.rows import joined
from data.intake.web import html_text

_SIGNATURE = re.compile(r"^-- ?$", re.M)
_ITEM = re.compile(r"\s*(?:[-*•>–]|\d+[.)])\s")
_FULL = 50
"""A line of fewer characters than this ends a paragraph, as nobody's mail program breaks lines so early."""


def mail_text(raw: bytes) -> dict[str, str]:
    """Text, title, publisher, date and note. Raises NoText."""
    try:
        message: Any = message_from_bytes(raw, policy=policy.default)
        plain = message.get_body(preferencelist=("plain",))
        page = message.get_body(preferencelist=("html",)) or _first(message, "text/html")
        left = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
        subject, sender, day = _head(message)
    except NoText:
        raise
    except (Exception, RecursionError) as fault:  # a broken mail makes the parser raise nearly anything
        raise NoText(f"the e-mail cannot be read ({type(fault).__name__}); paste its text instead") from None
    words = _decoded(plain) if plain is not None else ""
    told: dict[str, str] = {}
    if sum(c.isalpha() for c in words) >= 20:
        told["text"] = joined(_paragraphs(words, plain))
    elif page is not None:
        told = html_text(_decoded(page))
    else:
        raise NoText("the e-mail holds no text; paste the text, or give its attachment alone")
    pictures = all(str(name).startswith("image/") for name in left)
    if left and not pictures:
        names = ", ".join(str(name)[:40] for name in left[:3])
        told["note"] = f"left out of the e-mail: {len(left)} attached ({names})"
    said = {"title": subject, "publisher": sender, "published": day}
    return told | {name: told.get(name) or value for name, value in said.items()}


def _first(message: EmailMessage, kind: str) -> Any:
    return next((part for part in message.walk() if part.get_content_type() == kind), None)


def _decoded(part: Any) -> str:
    """The words of a part: what it declares is tried first, then as for any text."""
    data = part.get_payload(decode=True) or b""
    charset = str(part.get_content_charset() or "")
    return decode(data, charset)[0]


def _head(message: Any) -> tuple[str, str, str]:
    day = ""
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        day = parsedate_to_datetime(str(message["Date"])).date().isoformat() if message["Date"] else ""
    sender = str(message["From"] or "")
    name = sender.partition("<")[0].strip().strip('"')
    subject = re.sub(
        r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", "", " ".join(str(message["Subject"] or "").split()), flags=re.I
    )
    return subject, name if "@" not in name else "", day


def _paragraphs(words: str, part: Any) -> list[str]:
    """Paragraphs of a text whose lines a mail program has broken; the signature is left out."""
    flowed = str(part.get_param("format", "") if hasattr(part, "get_param") else "").casefold() == "flowed"
    found: list[str] = []
    fresh = True
    for line in _SIGNATURE.split(words)[0].split("\n"):
        kept = line.rstrip("\r")
        said = " ".join(kept.split())
        if not said:
            fresh = True
            continue
        if fresh or not found or _ITEM.match(kept):
            found.append(said)
        else:
            found[-1] += f" {said}"
        fresh = not kept.endswith(" ") if flowed else len(kept.rstrip()) < _FULL
    return found
