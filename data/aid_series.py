"""Lists and series: gifts whose verb is left out or stands in the heading above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.aid_bars import not_help
from data.aid_given import Given, near
from data.aid_recipients import given_by
from data.aid_words import LEXICON, Context, Frame
from data.givers import speaks_for_state
from data.money import sums
from data.numbers import quantities
from data.phrases import last
from data.places import Place
from data.reading import Reading
from data.records import AidStatus

_LIST = re.compile(
    r"\W*(?:the\s)?(?P<name>[^:–—$€£\d]{2,60}?)(?:\s?:|\s[–—-])\s(?:(?:about|some|up to|another|more than)\s)?$", re.I
)
_ELLIPSIS = re.compile(
    r"[,\s]*(?:(?:and|does|did|do|has|have|had|with|likewise|also|too|followed|followed by|came|next|then|for|another|a|an|extra"
    r"|further|gave|added|put|up|in|just|only|some|about|around|nearly"
    r"|similarly|meanwhile|by contrast|was|is|good|as|well"
    r"|at|more than|over|at least|up to|the|same|will|its|own|additional|promised|pledged|,)[,\s]+){0,6}",
    re.I,
)


def listed(reading: Reading, context: Context, found: Sequence[Given]) -> list[Given]:
    """ "• Ruritania: $3m", its status from the heading or the lead-in above."""
    if context.gift.kind not in ("sum", "goods") or not_help(context):
        return []
    match = _LIST.fullmatch(context.left)
    named = [p for p in context.places if match and p.end <= context.gift.start and p.role in ("none", "owner")]
    if not match or len(named) != 1 or named[0].start - context.stretch[0] > match.start("name") + 5:
        return []
    if re.search(r"[a-z]", context.text[named[0].end : context.stretch[0] + match.end("name")]):
        return []
    status = _lead_in(reading, context)
    if status is None:
        return []
    framed = Frame("list", "list", status, (named[0].end, context.gift.start))
    given = given_by(reading, context, framed, named[0], named, found, status, None)
    return [given] if given else []


def _lead_in(reading: Reading, context: Context) -> AidStatus | None:
    """The status that the nearest heading or lead-in gives to a list; None: the list is about something else."""
    sentence = context.sentence
    for number in range(sentence.number - 1, max(-1, sentence.number - 40), -1):
        above = reading.sentences[number]
        leads = above.line.kind in ("heading", "title") or above.text.rstrip().endswith(":")
        row = above.line.kind == "heading" and bool(sums(above.text))
        if not leads or row or above.line == sentence.line:
            continue
        if last(LEXICON, frozenset({"not-aid", "not-aid-noun"}), above.text):
            return None
        hit = last(LEXICON, frozenset({"give", "weak", "noun", "request-noun", "request", "no-donor"}), above.text)
        if hit is None and not (context.about_aid or last(LEXICON, frozenset({"aid-word"}), above.text)):
            return None
        if hit is None or above.line.kind == "title":
            return "unspecified"
        label = hit.cue.label
        return label if label != "unspecified" else "unspecified"  # type: ignore[return-value]
    return "unspecified" if context.about_aid else None


def carried_on(reading: Reading, context: Context, found: Sequence[Given]) -> list[Given]:
    """A gift whose verb is left out: it takes status and recipient from the gift before."""
    if not found or not near(found[-1], context.sentence):
        return []
    before = found[-1]
    if context.sentence.number - before.context.sentence.number > 1:
        return []
    if before.status == "refused" and context.gift.kind != "sum":
        return []
    if context.gift.kind in ("sum", "bare") and not_help(context):
        return []
    names = [
        p
        for p in context.places
        if p.end <= context.gift.start
        and (p.role in ("none", "owner") or re.search(r"\bfollowed\sby\s(?:the\s)?$", context.text[: p.start], re.I))
    ]
    names = [p for p in names if speaks_for_state(context.text, p) and _ELLIPSIS.fullmatch(_filler(context, p))]
    if not names:
        return []
    giver = names[-1]
    status = before.status if before.status not in ("requested", "refused") or before.donor else "pledged"
    framed = Frame(
        "series",
        "series",
        status,
        before.frame.cue if before.context.sentence is context.sentence else (giver.start, context.gift.end),
    )
    given = given_by(reading, context, framed, giver, [giver], found, status, before.refused_by)
    if given is None:
        return []
    if before.told and not given.told and before.recipient != giver.code:
        given = replace(given, recipient=before.recipient, told=True)
    return [given]


def _filler(context: Context, place: Place) -> str:
    """The words between a donor and its gift, figures and asides taken out."""
    said = context.text[place.end : context.gift.start]
    said = re.sub(r"^(?:'s|')", "", said)
    said = re.sub(r",[^,]{1,40},", " ", said)
    said = re.sub(
        r"\ban?\s(?:[\w-]+\s){0,2}(?:grant|loan|credit|gift|package|donation|pledge|contribution)s?\sof\b", "a", said
    )
    if context.gift.kind == "goods":
        for q in reversed(quantities(said)):
            said = said[: q.start] + "a" + said[q.end :]
        said = re.sub(
            r"\b(?:tonnes|tons|litres|of|field|planeloads|lorryloads|boxes|crates|sacks|pallets)\b", "a", said
        )
    return said + " "
