"""From where and to where: the ends of a movement."""

from __future__ import annotations

import re
from bisect import bisect_left

from data.displacement_found import ASIDE, Cued, Found, Stretched
from data.displacement_peoples import and_others, claimants, gone_from, several_peoples
from data.places import Place, is_state
from data.reading import Reading
from data.records import GROUPS

_TELLS = re.compile(
    r"(?:,[^,]{0,70},)?\s(?:says|said|reports|reported|reckons|estimates|counts|counted|has\scounted|has\srecorded|speaks\sof)\b"
    r"|(?:'s|')?(?:\s[a-z]+){0,3}:\s"
)
_THERE = re.compile(
    r"\b(?:there|on\sthe\s(?:other|far)\s(?:side|bank)|on\sits\s(?:soil|territory|side)|(?:over|across|into|in|inside)\sits\s(?:borders?|territory))\b",
    re.I,
)
_SHARE = re.compile(
    r",\s(?:an?\s(?:third|quarter|fifth|tenth)|half|most|many|some|two\sthirds|the\s(?:rest|others|majority))\s(?:of\s\w+\s)?(?:are|is|were|went|live|lives|have|has)\b"
)
_LOCAL = re.compile(
    r"\b(?:provinces?|districts?|count(?:y|ies)|cit(?:y|ies)|towns?|villages?|governors?|mayors?|regions?|municipalit(?:y|ies)|parish(?:es)?|diocese"
    r"|schools?|church(?:es)?|mosques?|monaster(?:y|ies)|stadiums?|barracks|convents?|universit(?:y|ies))\s(?:[\w'-]+\s){0,2}$",
    re.I,
)


def ends_of(at: Stretched, cue: Cued) -> tuple[str | None, str | None, bool]:
    """Origin, destination and whether several origins are named, as the stretch itself says."""
    asides = [(m.start(), m.end()) for m in ASIDE.finditer(at.text)]
    if share := _SHARE.search(at.text, at.count.head.end, at.stretch[1]):
        asides.append((share.start(), at.stretch[1]))
    states = [p for p in at.places if is_state(p) and not any(a <= p.start < b for a, b in asides)]
    tail = at.count.head.end
    from_here = [p for p in states if p.role == "from"]
    several = (
        at.count.head.several
        or several_peoples(at, states)
        or and_others(at, states)
        or len({p.code for p in from_here}) > 1
        or (bool(from_here) and bool(re.match(r",?\s(?:and|or)\s(?:the\s)?[A-Z]", at.text[from_here[-1].end :])))
    )
    of_head = None if and_others(at, states) else at.count.head.origin
    origin = of_head or (from_here[0].code if from_here and not several else None) or claimants(at, states)
    if _torn(at, cue) and origin is None and not several:
        homes = [p for p in states if p.role == "in"]
        if homes and not any(p.role in ("to", "for") for p in states):
            return homes[-1].code, None, False
    if origin is None and not several and (left := gone_from(at, cue, states)):
        return left, None, False
    if around := neighbours_of(at):
        return around, None, False
    if cue.role in ("host", "has") and not claimants(at, states):
        states = [p for p in states if not re.search(r"(?:\d|hundred|thousand|million|dozen)\s$", at.text[: p.start])]
        hosts = [p for p in states if p.start < cue.cue[0] and p.role not in ("from", "by", "border", "through")]
        if hosts:
            joint = len(hosts) > 1 and re.fullmatch(
                r",?\s(?:and|or)\s(?:the\s)?", at.text[hosts[-2].end : hosts[-1].start]
            )
            return origin, None if joint else hosts[-1].code, several
    there = [p for p in states if p.role in ("to", "in") and p.code != origin and not _other_clause(at, p)]
    there += [p for p in states if p.role == "for" and p.start > tail and p.code != origin and p not in there]
    if not there and cue.role == "counted" and "arriv" in at.text[cue.cue[0] : cue.cue[1]]:
        there = [p for p in states if p.start - at.stretch[0] <= 4 and p.role in ("none", "owner") and p.code != origin]
    if not there and cue.rule == "register":
        office = r"(?:'s|')?\s(?:[\w-]+\s)?(?:office|ministry|agency|service|commission|authorities|council|board)\b"
        there = [p for p in states if p.end <= at.count.quantity.start and re.match(office, at.text[p.end :])]
    if not there and (cue.rule in ("arrived", "crossed") or _THERE.search(at.right)):
        there = [
            p
            for p in states
            if p.role in ("none", "owner") and p.end <= at.count.quantity.start and _TELLS.match(at.text, p.end)
        ]
        opener = [p for p in states if p.role == "none" and p.end <= at.count.quantity.start and p.code != origin]
        if not there and _THERE.search(at.right) and len(opener) == len(states):
            there = opener
    if not there and cue.role == "series":
        there = [p for p in states if p.role in ("none", "owner", "with", "by") and p.code != origin]
        leading = [p for p in there if re.fullmatch(r"\W*(?:[a-z]+\s){0,3}", at.text[at.stretch[0] : p.start])]
        there = leading[:1] or there
    if len({p.code for p in there}) > 1:
        onward = [p for p in there if p.role in ("to", "for")] or there
        there = onward if len({p.code for p in onward}) == 1 else []
    return origin, there[-1].code if there else None, several


def _other_clause(at: Stretched, place: Place) -> bool:
    """ "troops clashed in Narnia, as 300 fled": where something else happened."""
    between = at.text[place.end : at.count.quantity.start]
    return place.role == "in" and bool(re.search(r"\b(?:as|while|when|after|leaving|before)\s", between))


def over_border(at: Stretched, home: str | None) -> str | None:
    """ "fled across the Ruritanian border": the country beyond, if it is not their own."""
    for place in at.places:
        before = at.text[max(0, place.start - 16) : place.start]
        if (
            place.role == "border"
            and place.code != home
            and re.search(r"\b(?:across|over|through)\s(?:the\s)?$", before)
        ):
            return place.code
    return None


def neighbours_of(at: Stretched) -> str | None:
    """ "Ruritania's neighbours have taken in 300": the state that they came from."""
    for place in at.places:
        if (
            is_state(place)
            and place.end <= at.count.quantity.start
            and re.match(r"(?:'s|')\s(?:\w+\s)?neighbou?rs\b", at.text[place.end :])
        ):
            return place.code
    return None


def housed_at_home(at: Stretched, cue: Cued) -> bool:
    """ "the province has put up 3,000": a part of the country that shelters its own people."""
    if cue.role != "host" or at.count.head.cls == "mover" or at.count.head.named:
        return False
    return _LOCAL.search(at.text[at.stretch[0] : cue.cue[0]]) is not None and not any(
        is_state(p) and p.end <= cue.cue[0] for p in at.places
    )


def _torn(at: Stretched, cue: Cued) -> bool:
    """Whether the cue says that homes were lost where the people are: "displaced", "from their homes"."""
    said = at.noun + at.text[cue.cue[0] : cue.cue[1]] + at.right[:24]
    return cue.role in ("uprooted", "driven", "standing") and bool(
        re.search(r"displac|uproot|their homes|\bempt", said, re.I)
    )


def _dateline(reading: Reading, at: Stretched) -> str | None:
    """The country in the dateline of the paragraph: "PLACE, Ruritania." or "PLACE, Ruritania, 3 May -"."""
    text, start = reading.article.text, at.sentence.line.start
    caps = re.match(r"[^\W\d_a-z][^a-z\n]{1,30}?,\s", text[start : start + 40])
    if not caps:
        return None
    first = bisect_left(reading.mentions, start + caps.end(), key=lambda m: m.start)
    close = [m for m in reading.mentions[first : first + 1] if m.start == start + caps.end() and m.form == "name"]
    return close[0].code if close else None


def counted_by_agency(at: Stretched, cue: Cued) -> bool:
    """ "the agency has registered 300 refugees": who counts is no host."""
    said = at.text[cue.cue[0] : cue.cue[1]]
    lead = at.text[at.stretch[0] : cue.cue[0]]
    by = re.search(
        r"\b(?:agency|agencies|un|unhcr|officials|monitors|organi[sz]ation|office|workers|charities|group)\b",
        lead,
        re.I,
    )
    return (
        at.count.head.cls == "mover"
        and bool(by)
        and bool(re.search(r"count|record|regist|report|document", said, re.I))
    )


def host_before(reading: Reading, at: Stretched, cue: Cued, previous: Found | None) -> str | None:
    """The host of a clause whose subject is left out or a pronoun."""
    if previous and previous.at.sentence.number == at.sentence.number and previous.destination:
        return previous.destination
    sentence, here = at.sentence, reading.by_sentence.get(at.sentence.number, [])
    inner = [m for m in here if m.code and m.code not in GROUPS and m.end - sentence.start <= at.stretch[0]]
    if inner and re.match(
        r"\W*(?:(?:and|but|while)\s)?(?:it|the\s(?:country|kingdom|island|republic|nation|state))\b", at.left, re.I
    ):
        return inner[-1].code
    foreign = at.count.head.origin or next((p.code for p in at.places if p.role == "from" and is_state(p)), None)
    ours = reading.crisis.focus_country
    whole = r"\b(?:inside|within|in)\sthe\scountry\b.{0,120}?\band\sit\s(?:\w+\s){0,2}$"
    if not inner and foreign not in (None, ours) and re.search(whole, sentence.text[: cue.cue[0]]):
        return ours
    earlier = reading.by_sentence.get(at.sentence.number - 1, [])
    said = sentence.text[cue.cue[0] : cue.cue[1]]
    if re.search(r"\b(?:camps?|settlements?|cent(?:re|er)s?)\b", said, re.I):
        focus, head = reading.crisis.focus_country, at.count.head
        return focus if head.named and head.origin != focus else None
    if re.match(
        r".{0,40}?\b(?:this|the|here)\b.{0,60}\b(?:camp|town|village|district|province|settlement|city|post|here)\b",
        at.text[: cue.cue[0]],
        re.I,
    ):
        return _dateline(reading, at)
    pronoun = re.match(r"\W*(?:it|they|the\s(?:country|kingdom|island|republic|nation|state))\b", at.left, re.I)
    if pronoun and earlier and reading.sentences[at.sentence.number - 1].line == at.sentence.line:
        codes = {m.code for m in earlier if m.code}
        return codes.pop() if len(codes) == 1 else None
    return None


def default_origin(
    focus: str | None,
    destination: str | None,
    inside: bool,
    previous: Found | None,
) -> str | None:
    """The origin that the text leaves out: that of the sentence before, else the country it is about."""
    carried = previous.origin if previous else None
    origin = carried or focus
    if destination is not None and destination == origin:
        return origin if inside else None
    return origin
