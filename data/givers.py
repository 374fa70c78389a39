"""Who gives and who gets: donor and recipient of one gift, by grammar first and by order where grammar fails."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.language import Sentence
from data.places import Place, is_state

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATE_NOUN = re.compile(
    r"(?:'s|')?\s(?:(?:new|own|outgoing|interim|foreign|prime|finance|defen[cs]e|development|interior|deputy|federal|military|first|two|three"
    r"|royal|top|state|aid|air|cargo|navy|naval|army|humanitarian|relief|transport|hospital|government|relief|medical|civil)\s){0,3}"
    r"(?:governments?|administration|cabinet|ministr(?:y|ies)|ministers?|secretary|president|premier|chancellor|king|queen|emir|sultan|prince"
    r"|parliament|congress|army|navy|air\sforce|forces|military|coast\sguard|embassy|ambassadors?|envoys?|officials?|authorities|taxpayers?|leaders?"
    r"|treasury|board|directors|spokes(?:man|woman|person)|agency|planes?|aircraft|ships?|lorries|trucks?|convoys?|warships?|jets?|helicopters?|frigate|freighter"
    r"|aid|relief|help|assistance|money|cash|funds?|loans?|grants?|credits?|support|generosity|donation|gift|contribution|pledge|offer|proposal|share|package|diplomats?|state|crown"
    r"|commission|department|mission|consulate|soldiers|troops|engineers|pilots?|crews?|trains?|freighters?|tankers?|barges?|vessels?|flights?|ferr(?:y|ies)"
    r"|(?:central\sbank|bank)(?=\sof\b)|cent(?:re|er)|(?:executive\s)?arm|executive|treasurer|consuls?|delegat(?:es?|ions?)|rescuers?|medics|doctors)\b",
    re.I,
)
_OTHER_NOUN = re.compile(r"(?:'s|')?\s\w+")
_CLAUSE = re.compile(
    r"(?:'s|')?(?:\s\([^()]{0,30}\))?(?:$|[,:;.–—-]|\s(?:has|have|had|is|are|was|will|would|who|which|and|or|also|alone|itself|on|in|at|last|this|then|meanwhile"
    r"|likewise|too|for|with|another|each|both|\d|[a-z]+(?:ed|s|es)\b|gave|sent|put|lent|came|said|paid|found|flew|is|sets?|made|set|took|held|cut|froze|led"
    r"|\$|€|£|C\$|A\$|US\$|some|about|around|nearly|more|up|over|to|a|an|the|now|already|still))",
)
_COLLECTIVE = re.compile(
    r"\b(?:donors?|donor\s(?:countries|states|nations|governments)|(?:foreign\s|western\s|other\s|several\s|some\s|many\s|various\s|rich\s)*"
    r"(?:governments|ministers|delegat(?:es|ions)|countries|nations|states|powers|neighbours|partners|allies|creditors|lenders|capitals)"
    r"|(?:the\s|a\s|this\s|that\s|an?\s\w+\s)?(?:conference|meeting|summit|gathering|drive)|participants|the\s(?:world|international\scommunity|outside\sworld)"
    r"|(?:the\s|aid\s|relief\s|humanitarian\s|un\s)*(?:agencies|charities|organi[sz]ations|groups|humanitarians|workers|officials)|everyone|they|we|those\spresent)\b",
    re.I,
)


INCLUDED = re.compile(r"[^,;.]{0,40}\s(?:included|among\sthem|excepted)\b")


def speaks_for_state(text: str, place: Place) -> bool:
    """Whether a name here can stand for its state: not "a Ruritanian charity", not "the Narnian singer's"."""
    form = place.mention.form
    if form == "demonym":
        plural = text[place.start : place.end].endswith(("s", "ese", "sh", "ch")) and _CLAUSE.match(text, place.end)
        return bool(_STATE_NOUN.match(text, place.end)) or bool(plural)
    if text[place.end : place.end + 2] in ("'s", "' ") and _OTHER_NOUN.match(text, place.end):
        return bool(_STATE_NOUN.match(text, place.end))
    return True


def subject_of(sentence: Sentence, at: int, candidates: Sequence[Place]) -> list[Place]:
    """The candidates that are the subject of the verb at this sentence offset, coordinated ones included."""
    verb = next((t for t in sentence.span if sentence.begin_of(t) - sentence.start >= at), None)
    for _ in range(5):
        if verb is None:
            return []
        subjects = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]
        if subjects and subjects[0].text.casefold() not in ("which", "who", "that"):
            return _in_subject(sentence, subjects[0], candidates)
        if verb.dep_ == "relcl":
            return _in_subject(sentence, verb.head, candidates)
        verb = verb.head if verb.dep_ in ("conj", "xcomp", "ccomp", "aux", "advcl") and verb.head is not verb else None
    return []


def _in_subject(sentence: Sentence, subject: Token, candidates: Sequence[Place]) -> list[Place]:
    heads = {subject.i, *(t.i for t in subject.conjuncts)}
    for token in subject.children:
        if token.dep_ in ("poss", "amod", "compound", "nmod", "appos"):
            heads |= {token.i, *(t.i for t in token.conjuncts)}
            heads |= {t.i for t in token.children if token.dep_ == "poss" and t.dep_ in ("amod", "compound")}
    found = []
    for place in candidates:
        tokens = [t.i for t in sentence.span if place.start <= sentence.begin_of(t) - sentence.start < place.end]
        if heads & set(tokens):
            found.append(place)
    return found


def donors(sentence: Sentence, text: str, cue: tuple[int, int], found: Sequence[Place]) -> list[Place]:
    """The states or groups that act through the verb at `cue`: its subject, else the nearest name before it."""
    before = [
        p
        for p in found
        if p.end <= cue[0] and (p.role in ("none", "owner") or _relative(text, p)) and speaks_for_state(text, p)
    ]
    before = [p for p in before if not INCLUDED.match(text, p.end)]
    before = [
        p
        for p in before
        if p.role == "none" or _relative(text, p) or _STATE_NOUN.match(text, p.end) or p.mention.form == "demonym"
    ]
    subject = subject_of(sentence, cue[0], before)
    if subject:
        return subject
    if not before:
        return []
    nearest = before[0] if _relative(text, before[0]) else before[-1]
    return [p for p in before if p is nearest or _listed(text, p, nearest, before)]


def _relative(text: str, place: Place) -> bool:
    return bool(re.match(r",?\s(?:which|who|whose)\s", text[place.end :]))


def _listed(text: str, place: Place, nearest: Place, row: Sequence[Place]) -> bool:
    """Whether a name belongs to the list that ends with the nearest: "France, Spain and Italy"."""
    chain = [p for p in row if place.start <= p.start <= nearest.start]
    gaps = [text[a.end : b.start] for a, b in itertools.pairwise(chain)]
    return bool(gaps) and all(re.fullmatch(r",\s(?:and\s)?(?:the\s)?|\sand\s(?:the\s)?", gap) for gap in gaps)


def collective(text: str, end: int) -> bool:
    """Whether the words before the verb name an unnamed crowd of givers."""
    return _COLLECTIVE.search(text[:end]) is not None


def recipient_names(
    text: str, found: Sequence[Place], cue: tuple[int, int], gift: tuple[int, int], givers: Sequence[Place]
) -> list[Place]:
    """The states that the gift goes to, as this stretch says it; empty where it does not."""
    rest = [p for p in found if is_state(p) and p not in givers]
    direct = [
        p
        for p in rest
        if cue[1] <= p.start
        and (p.start < gift[0] or gift[1] <= cue[0])
        and p.role in ("none", "owner")
        and _bare_object(text, cue[1], p)
    ]
    if direct:
        return direct
    onward = [p for p in rest if p.role in ("to", "for") and p.start > cue[0]]
    if onward:
        return onward
    helped = [
        p for p in rest if re.search(r"\b(?:help|helping|assist|feed|rebuild|support)\s(?:the\s)?$", text[: p.start])
    ]
    if helped:
        return helped
    owned = [p for p in rest if p.start >= gift[1] and p.role == "owner" and text[p.end : p.end + 2] == "'s"]
    if owned:
        return owned
    within = [
        p
        for p in rest
        if p.role == "in"
        and p.start >= gift[1]
        and p.mention.form in ("name", "description")
        and re.fullmatch(r"(?:\s(?!said\b|conference\b|meeting\b)[\w'’-]+){1,7}\s", text[gift[1] : p.start])
    ]
    return [] if re.search(r"\brefugees|\bborn\b|\bstored\b|\bheld\b", text) else within


def _bare_object(text: str, start: int, place: Place) -> bool:
    return bool(re.fullmatch(r"\s(?:the\s)?", text[start : place.start]))
