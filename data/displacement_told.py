"""Counts whose noun or verb stands elsewhere: in a label, in the question before, in the sentence after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.displacement_found import AFTER, LEXICON, NOT, Cued, Found, Stretched
from data.language import Sentence
from data.mentions import Mention
from data.people import nouns
from data.phrases import first
from data.places import Place, is_state, places
from data.reading import Reading

TOPIC = AFTER - {"lives"} | {"register", "mass", "flight"}
_NEAR = 3
"""How many sentences of its paragraph a passage may go without a word for movement."""
_ABOUT = r"(?:\s(?:just|only|now|some|about|around|nearly|almost|an|estimated|roughly|over|more|than|at|least|up|to|well))*\s?$"
_LINK = re.compile(
    rf"(?:\s?[:–—|]|\s-){_ABOUT}|\s(?:(?:now|has|have|had|already|since|also)\s){{0,3}}(?:(?:is|are|was|were)(?:\sput)?|st(?:ands?|ood)"
    r"|number(?:s|ed)?|total(?:s|led|ed)?|reach(?:es|ed)?|pass(?:es|ed)?|hit|exceed(?:s|ed)?|topp?(?:s|ed)?|r(?:ose|ises?|isen)|gr(?:ow|ew|own|ows)"
    r"|climb(?:s|ed)?|swe?o?ll(?:s|ed|en)?|jump(?:s|ed)?|doubl(?:ed|es)|tripl(?:ed|es)|c[ao]mes?|amount(?:s|ed)?|add(?:s|ed)?\sup)"
    rf"(?:\s(?:now|already))?(?:\s(?:at|to|past|by))?{_ABOUT}"
)
_QUESTION = re.compile(r"\b(?:how\s(?:many|large|big)|what\snumber|in\swhat\snumbers)\b", re.I)
_THAT_IS = re.compile(
    r"\W*(?:that(?:'s|\sis|\smany|\swas)|so\smany|this\sis|they\s(?:had|have|were|all|came|come|fled|walked)|these\sare|they\sare|all\sof\sthem|such\sis|the\snumber\sof)\b",
    re.I,
)
_ALONE = re.compile(
    r"(?:\s(?:at|in|on|near|by|under)\s[\w\s'-]{1,40}|\s(?:so\sfar|today|tonight|by\snight|in\sall))?\W*(?:the\s\w+\ssaid\W*)?"
)
_HOST_AFTER = re.compile(
    r",?\s(?:is|are|remains?|was|has\sbecome|makes?)\s(?:[\w'-]+\s){0,5}?(?:hosts?|haven|refuge|destination|shelter)\b",
    re.I,
)
_HOST_BEFORE = re.compile(
    r"\b(?:hosts?|haven|destination)\s(?:[\w'-]+\s){0,4}?(?:is|are|remains?|was|has\sbeen)\s(?:the\s)?(?:[A-Z][\w'-]+\s?){1,3}(?:,\swith|,|\swith)\s(?:some\s|about\s|around\s|nearly\s)?$"
)
_CROWD_NOUN = re.compile(
    r"\s(?:(?:camps?|settlements?|populations?|numbers?|count|total|tally|figures?|community|communities|exodus|flow|influx|caseload|abroad|claims"
    r"|applications|seekers|people|persons|registered|living|waiting|camping|sheltering|counted|hosted|staying|stranded|who|in|at|from|by|across"
    r"|on|inside|within|outside|near|of|now|so|far|and|arriving|received|here|there)\b|\()|[,:;]|\s?$",
    re.I,
)
_PLACED = re.compile(
    r"\s(?:who\s(?:are|have)\s)?(?:living|registered|waiting|camping|sheltering|staying|stranded|counted|hosted|now|abroad|camped|stuck|settled)\b"
    r"|\s(?:in|at)\s",
    re.I,
)


def on_topic(reading: Reading) -> list[bool]:
    """Sentence by sentence, whether it speaks of people who moved."""
    return [_speaks_of_flight(s.text) for s in reading.sentences]


def in_passage(reading: Reading, topic: Sequence[bool], sentence: Sentence, found: Sequence[Found]) -> bool:
    """Whether the paragraph, or the heading over it, has just spoken of people who moved."""
    if found:
        before = found[-1].at.sentence
        if before.line == sentence.line and sentence.number - before.number <= _NEAR:
            return True
    for number in range(sentence.number - 1, max(-1, sentence.number - _NEAR - 1), -1):
        above = reading.sentences[number]
        if above.line != sentence.line:
            return above.line.kind == "heading" and topic[number]
        if topic[number]:
            return True
    return False


def labelled(reading: Reading, at: Stretched) -> Cued | None:
    """ "Narnians in Oz: 3,000", "the refugee camp has swollen to 3,000": the noun stands before a colon or a verb."""
    if at.count.head.cls not in ("bare", "mover", "people"):
        return None
    left = at.left
    link = next((m for m in _LINK.finditer(left) if m.end() == len(left)), None)
    if link is None or re.search(r"[.!?;]\s", left[: link.start()]):
        return None
    label = left[: link.start()]
    if first(LEXICON, NOT, label) or first(LEXICON, frozenset({"projected", "not-so"}), label):
        return None
    offset = at.sentence.start + at.stretch[0]
    mentions = [
        m
        for m in reading.by_sentence.get(at.sentence.number, [])
        if m.code and m.form == "demonym" and offset <= m.start and m.end <= offset + len(label)
    ]
    people = [m for m in mentions if m.text.endswith(("s", "ese", "sh", "i")) and _PLACED.match(label, m.end - offset)]
    if not people and not _crowd(label):
        return None
    origin = (people or mentions)[0].code if len(mentions) == 1 else None
    start = at.stretch[0] + link.start()
    return Cued("label", "standing", (start, start + max(1, len(link.group().rstrip()))), origin)


def _crowd(label: str) -> bool:
    """Whether the label's own noun is people who moved, and not their tents or their schools."""
    kinds = nouns()
    for word in re.finditer(r"[\w-]+", label):
        kind = kinds.get(word.group()) or kinds.get(word.group().casefold())
        if word.group().casefold() in ("claims", "applications"):
            continue
        if (kind and kind not in ("people", "households")) and _CROWD_NOUN.match(label, word.end()):
            return True
    if len(label) < 70 and re.search(r"\b(?:exodus|flight|outflow|influx|displacement)\b", label, re.I):
        return True
    moved = first(LEXICON, frozenset({"moved", "uprooted", "asylum", "flight"}), label)
    return moved is not None and _CROWD_NOUN.match(label, moved.end) is not None


def hosting(reading: Reading, at: Stretched) -> Cued | None:
    """ "Ruritania, with 3,000, remains the main host of Narnians"; "the main host is Ruritania, with 3,000"."""
    hosts = [p for p in at.places if is_state(p) and p.role in ("none", "owner") and p.end <= at.count.quantity.start]
    if at.count.head.cls not in ("bare", "mover", "people") or not hosts or first(LEXICON, NOT, at.left):
        return None
    after, before = _HOST_AFTER.match(at.right), _HOST_BEFORE.search(at.left)
    if not (before or (after and re.search(r",?\swith\s(?:\w+\s)?$", at.left))):
        return None
    offset = at.sentence.start
    named = {
        m.code
        for m in reading.by_sentence.get(at.sentence.number, [])
        if m.form == "demonym" and m.start >= offset + at.count.head.end
    }
    return Cued("hosting", "series", at.stretch, named.pop() if len(named) == 1 else None, hosts[-1].code)


def asked(reading: Reading, at: Stretched) -> Cued | None:
    """ "How many have left? About 3,000": the answer to a question about people who moved."""
    sentence = at.sentence
    if (
        not sentence.number
        or at.count.head.cls not in ("bare", "mover", "people")
        or first(LEXICON, NOT, at.left + at.right)
    ):
        return None
    above = reading.sentences[sentence.number - 1]
    if not above.text.rstrip(" *_").endswith("?") or sentence.line.number - above.line.number > 1:
        return None
    question = _QUESTION.search(above.text)
    if not question or first(LEXICON, NOT, above.text) or not _speaks_of_flight(above.text):
        return None
    if re.search(r"\d|\b(?:hundred|thousand|million)", at.text[: at.count.quantity.start]):
        return None
    there = _there(reading, above)
    return Cued("answer", "series", at.stretch, destination=there)


def explained(reading: Reading, at: Stretched) -> Cued | None:
    """ "The list closed at 3,000. That is everybody who has crossed": told by the sentence after."""
    number = at.sentence.number + 1
    if at.count.head.cls != "bare" or number >= len(reading.sentences) or not _ALONE.fullmatch(at.right):
        return None
    after = reading.sentences[number]
    if after.line != at.sentence.line or not _THAT_IS.match(after.text):
        return None
    if first(LEXICON, NOT - {"not-crowd"}, after.text) or first(LEXICON, NOT, at.left):
        return None
    if first(LEXICON, AFTER - {"lives"}, after.text) is None:
        return None
    named = {m.code for m in reading.by_sentence.get(number, []) if m.code and m.form == "demonym"}
    origin = named.pop() if len(named) == 1 else None
    return Cued("explained", "series", at.stretch, origin, _there(reading, after))


def arrived_here(reading: Reading, at: Stretched, cue: Cued) -> str | None:
    """The state in the article's dateline, where people "come" or "arrive" or are "here"."""
    said = at.text[cue.cue[0] : cue.cue[1]] + at.right[:40]
    if cue.rule == "explained":
        said = reading.sentences[at.sentence.number + 1].text
    if not re.search(r"\b(?:c[ao]me|coming|arriv(?:ed|ing)|here)\b", said):
        return None
    for mention in reading.mentions[:12]:
        if reading.sentences[mention.sentence].line.number > 3:
            return None
        line = reading.sentences[mention.sentence].line
        lead = reading.article.text[line.start : mention.start]
        if mention.form == "name" and re.fullmatch(r"(?:[A-Z]+:\s)?[^\W\d_a-z][\w' .-]{1,30},\s", lead):
            return mention.code
    return None


def _speaks_of_flight(text: str) -> bool:
    return first(LEXICON, TOPIC, text) is not None


def _there(reading: Reading, sentence: Sentence) -> str | None:
    """The one state that a sentence names as the place where people are or go."""
    mentions: list[Mention] = reading.by_sentence.get(sentence.number, [])
    found: list[Place] = places(sentence.text, sentence.start, mentions, (0, len(sentence.text)))
    codes = {p.code for p in found if is_state(p) and p.role in ("in", "to")}
    return codes.pop() if len(codes) == 1 else None
