"""Does a stretch of words say that these people moved? The cue of one count, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.displacement_found import AFTER, ASIDE, BEFORE, LEXICON, NOT, Cued, Found, Stretched
from data.displacement_series import led, part_of, series_of
from data.money import sums
from data.phrases import Hit, first, hits, last
from data.places import is_state

CROWD = re.compile(
    r"\b(?:province|city|town|village|country|island|region|district|state|nation|population|land|territory|community|march|crowd|rally"
    r"|army|force|audience|procession|garrison|vigil|queue|staff|team|workforce|congregation|electorate|membership)\sof\s(?:just\s|barely\s)?$"
    r"|\b(?:built|meant|made|designed|planned|intended|enough|room|space|beds|food|rations|tents)\sfor\s$",
    re.I,
)
_SPAN_OF_TIME = re.compile(r"\b(?:in|within|over|after|than|half|for|since)\s(?:just\s|only\s)?$", re.I)
_WHERE = re.compile(
    r"\s(?:out\s|up\s)?(?:at|in|on|by|under|near|outside|across|along|behind|beside|around|there|here|beneath|among|between"
    r"|to\s(?:cross|enter|be\s(?:let|registered)))\b|\s?[,.;)]|\s?$"
)
_CAPACITY = re.compile(r"\b(?:can|could|able\sto|built\sto|designed\sto|meant\sto|supposed\sto)\s(?:\w+\s)?\w+$", re.I)
_ASIDE_ON_THEM = re.compile(r",?\s(?:who\b|(?:and\s|but\s)(?:most|many|some|all|half)\sof\sthem\b)")
_REACH = 110
"""How far after its number a cue may begin, in characters."""


def cue_of(at: Stretched, before: Sequence[Found]) -> Cued | None:
    """The cue that makes this count displacement, or None."""
    if first(LEXICON, frozenset({"not-troops", "not-crowd", "not-dead", "not-held"}), at.noun):
        return None
    if _object_of_other(at):
        return None
    after = _after(at)
    if after is False:
        return None
    part = part_of(at, before)
    if isinstance(after, Cued) and _ASIDE_ON_THEM.match(at.right):
        hosted = _before(at)
        if hosted and hosted.role == "host" and any(p.role == "none" and p.end <= hosted.cue[0] for p in at.places):
            return hosted
    if part or isinstance(after, Cued):
        return part or (after if isinstance(after, Cued) else None)
    return _before(at) or led(at) or _standing(at) or series_of(at, before)


def _object_of_other(at: Stretched) -> bool:
    """ "pushed back 300 villagers who had crossed": the people are the object of a verb that undoes their flight."""
    hit = last(LEXICON, frozenset({"not-back", "not-held", "not-dead"}), at.left)
    return (
        hit is not None
        and bool(_FILLER.fullmatch(at.left[hit.end :]))
        and at.left[hit.start : hit.end].endswith(("ed", "ing", "s", "back", "home", "sent"))
    )


def _after(at: Stretched) -> Cued | bool:
    """A cue after the number. False: what follows says something else of these people; True: nothing is said."""
    right = ASIDE.sub(lambda m: "," * len(m.group()), at.right)
    right = re.split(r"\b(?:compared|versus|against|(?:up|down)\sfrom)\b", right)[0]
    rates = hits(LEXICON, frozenset({"not-rate"}), at.left)
    if any(not _SPAN_OF_TIME.search(at.left[: r.start]) for r in rates):
        return False
    moved = first(LEXICON, AFTER, right)
    if moved and moved.cue.role == "camped" and not _camps(at, right, moved):
        moved = first(LEXICON, AFTER - {"camped"}, right)
    if moved and (moved.start > _REACH or re.search(r"[.!?]\s|\bthat\b", right[1 : moved.start])):
        moved = None
    for other in hits(LEXICON, NOT, right):
        if other.cue.role == "not-rate":
            if other.start <= 2 or re.match(r"each|every|daily|weekly|monthly|hourly", right[other.start :], re.I):
                return False
        elif other.cue.role == "not-back":
            if not re.search(r"\b(?:to|cannot|not|never|before|until|of|without|their)\s$", right[: other.start]):
                return False
        elif moved is None or other.start < moved.start:
            return False
    if moved is None:
        return True
    if moved.cue.role == "lives" and not _lives_abroad(at):
        return True
    if first(LEXICON, frozenset({"not-so"}), right[: moved.start]):
        return False
    start = at.count.head.end + moved.start
    return Cued(moved.cue.id, moved.cue.role, (start, start + moved.end - moved.start))


def _camps(at: Stretched, right: str, hit: Hit) -> bool:
    """ "are camping here", "are waiting at the bridge": said where people who moved are spoken of.

    "Camping", "hiding", "under canvas" are said of people without a home; whoever waits or lives somewhere may be anybody.
    """
    if re.match(
        r"camp|hid|squat|huddl|crouch|strand|maroon|bivouac|sle|.*\b(?:canvas|plastic|nights?)",
        right[hit.start : hit.end],
        re.I,
    ):
        return at.topic or at.count.head.cls == "mover"
    return (at.passage or at.count.head.cls == "mover") and bool(_WHERE.match(right, hit.end))


def _lives_abroad(at: Stretched) -> bool:
    """ "3,000 Narnians live in Oz": said of people called after another country than the one they live in."""
    head = at.count.head
    named = head.origin is not None or head.cls == "mover"
    return named and any(p.role == "in" and is_state(p) and p.code != head.origin for p in at.places)


def _before(at: Stretched) -> Cued | None:
    """A cue before the number: a host, a cause, a word for the crowd."""
    ranked = sorted(hits(LEXICON, BEFORE | NOT, at.left), key=lambda h: (h.end, h.end - h.start), reverse=True)
    for hit in ranked[:4]:
        if hit.cue.role in NOT:
            return None
        if _carries(at, hit):
            start = at.stretch[0] + hit.start
            return Cued(hit.cue.id, hit.cue.role, (start, start + hit.end - hit.start))
    return None


def _carries(at: Stretched, hit: Hit) -> bool:
    """Whether a cue before the number governs it."""
    left, head, role = at.left, at.count.head.cls, hit.cue.role
    said = left[hit.start : hit.end]
    if not _near(hit, left[hit.end :]):
        return False
    if first(LEXICON, frozenset({"not-so"}), left[max(0, hit.start - 16) : hit.end]):
        return False
    if role == "host" and _CAPACITY.search(left[max(0, hit.start - 16) : hit.end]):
        return False
    if role == "has":
        return head == "mover" or (at.passage and head == "bare" and not sums(at.text) and _state_subject(at, hit))
    if role == "driven" and not re.search(r"displac|uproot|dislodg|empt|\bout$", said, re.I):
        onward = first(LEXICON, frozenset({"moved", "uprooted"}), at.right)
        away = re.match(
            r"\s(?:into|across|out|from|over|away|abroad|on\sto\sthe\sroads?|onto\sthe\sroads?)\b", at.right
        )
        beyond = re.match(r"\s(?:into|across|out\sof|over)\b", at.right) and (
            at.passage or re.search(r"\b(?:border|river|frontier)\b", at.right[:40]) or any(map(is_state, at.places))
        )
        torn = re.match(
            r"\s(?:from|out\sof)\s(?:their|the)\s(?:\w+\s)?(?:homes?|houses|villages?|towns?|land)", at.right
        )
        if head == "bare" and _state_subject(at, hit):
            return bool(torn)
        return bool(torn or (head == "bare" and beyond)) or (
            head != "bare" and bool(away or (onward and onward.start <= 24))
        )
    if role == "host" and head == "bare":
        housed = re.match(
            r"\s(?:[a-z]+\s){0,3}?in\s(?:camps|tents|schools|churches|mosques|shelters|hostels|barracks)\b", at.right
        )
        return bool(_strong_host(said) or housed) or (
            at.passage and bool(_state_subject(at, hit) or re.match(r"\sof\sthem\b", at.right))
        )
    if role == "host" and head == "people":
        return at.count.head.named or _strong_host(said)
    return True


def _state_subject(at: Stretched, hit: Hit) -> bool:
    """Whether a state stands right before the verb, as its subject."""
    start = at.stretch[0] + hit.start
    return any(
        is_state(p)
        and p.role in ("none", "owner")
        and p.end <= start
        and not re.search(r"[,;:.]", at.text[p.end : start])
        for p in at.places
    )


def _strong_host(cue: str) -> bool:
    return bool(
        re.search(
            r"host|shelter|harbou?r|refuge|tak|took|let|absorb|home to|admit|welcom|accept|receiv|permit|protect|asylum|papers|camp|settlement",
            cue,
            re.I,
        )
    )


_FILLER = re.compile(
    r"\s?(?:(?:a|an|the|in|up|another|further|more|than|some|about|around|nearly|almost|over|just|at|least|most|additional|estimated|extra|well|so|far"
    r"|already|roughly|approximately|only|these|those|its|their|to|for|with|on|close|total|of|record|out|also|now|upwards|as|many|through|asylum)\s){0,7}"
    r"|\s(?:the\s)?(?:most|largest\s(?:share|number)|biggest\s(?:share|number)|lion's\sshare)(?:,|\swith|:|\sof\sthem,)\s(?:(?:some|about|around|nearly)\s)?"
    r"|\s(?:[a-z]+\s){0,2}(?:some|about|around|nearly|almost|another|a further|up to|more than|over)\s"
    r"|.{0,26}\b(?:neighbour|itself|alone)\b.{0,6}",
    re.I,
)


def _near(hit: Hit, gap: str) -> bool:
    if hit.cue.role in ("host", "driven", "has") and not _FILLER.fullmatch(gap):
        return False
    limit = 64 if hit.cue.role == "counted" else 26
    return len(gap) <= limit and not re.search(r"[.!?;:]", gap)


def _standing(at: Stretched) -> Cued | None:
    """A noun that says it all: "40,000 refugees in Ruritania"; "on the register there were 500 Narnians"."""
    head = at.count.head
    span = (at.count.quantity.end + 1, max(head.end, at.count.quantity.end + 2))
    if head.cls == "people" and head.origin:
        shown = last(LEXICON, frozenset({"register"}), at.left) or first(
            LEXICON, frozenset({"register"}), at.right[:60]
        )
        return Cued("register", "standing", span) if shown else None
    if head.cls != "mover":
        return None
    if last(LEXICON, frozenset({"not-need", "not-back"}), at.left[-40:]):
        return None
    placed = [p for p in at.places if is_state(p) and p.role in ("in", "from", "to")]
    one_of = re.search(r"\b(?:one of|among|there (?:are|were))\s(?:the\s)?$", at.left)
    if placed or one_of or at.count.head.origin:
        return Cued("standing", "standing", span)
    return None
