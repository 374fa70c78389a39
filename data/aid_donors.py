"""Who gives: the donor of a gift, by its verb or noun, its owner, a pronoun, a seat of power, its money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.aid_donors_after import BY_ROLE, before_gift, by_pronoun, gapped_subject, joined, on_behalf, passive_givers
from data.aid_given import Given, line_label
from data.aid_words import LEXICON, Context, Frame
from data.givers import INCLUDED, donors, speaks_for_state, subject_of
from data.money import of_country
from data.phrases import first
from data.places import Place, is_state, places
from data.reading import Reading

_NO_GIVING = frozenset(
    "get receive obtain secure win need seek want expect await lose repay owe refuse reject decline welcome criticise criticize condemn oppose question doubt"
    " discuss consider debate weigh study demand request ask hope borrow accept use spend waste say tell warn call thank take collect draw urge negotiate".split()
)
"""Verbs whose subject is not the giver of a gift that is their object."""
_GAP_OF_ANOTHER = re.compile(r"[a-z]{3,}(?:,|;|,?\sand)\s(?:the\s)?[A-Z][a-z]+s\s(?:[a-z]+\s)?$")
"""A second subject that names no one state: "sent doctors and the Dominicans bread"."""


def givers_of(reading: Reading, context: Context, framed: Frame, found: Sequence[Given]) -> list[Place]:
    """The donors of a gift that has its own verb."""
    text, names = context.text, [p for p in context.places if p.code is not None]
    if speaking := on_behalf(context, names):
        return speaking
    if framed.passive:
        return (
            passive_givers(context, framed, names)
            or before_gift(context, names)
            or (_understood(reading, context, framed, found) if by_pronoun(context, framed) else [])
            or (line_label(reading, context.sentence) if framed.role != "request" else [])
        )
    if framed.role in BY_ROLE:
        return BY_ROLE[framed.role](context, framed, names)
    if framed.role == "noun":
        return _of_noun(context, framed, names) or (
            line_label(reading, context.sentence) if not re.search(r"\b(?:by|from)\s", context.right[:30]) else []
        )
    if gapped := gapped_subject(context, framed, names):
        return gapped
    if _GAP_OF_ANOTHER.search(text[framed.cue[1] : context.gift.start]):
        return []
    acting = donors(context.sentence, context.text, framed.cue, names) or _carrier_of(context, framed, names)
    if acting:
        return acting
    mentions = reading.by_sentence.get(context.sentence.number, [])
    everywhere = places(text, context.sentence.start, mentions, (0, len(text)))
    able = [
        p for p in everywhere if p.end <= framed.cue[0] and p.role in ("none", "owner") and speaks_for_state(text, p)
    ]
    able = [p for p in able if not INCLUDED.match(text, p.end)]
    return (
        joined(context, framed, able)
        or subject_of(context.sentence, framed.cue[0], able)
        or _seated(context, framed, everywhere)
        or _understood(reading, context, framed, found)
        or _by_currency(reading, context, framed)
    )


def _carrier_of(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    """ "Aircraft from Ruritania have been landing with food"."""
    if framed.rule != "arrive":
        return []
    carriers = r"\b(?:planes?|aircraft|jets?|flights?|ships?|freighters?|vessels?|lorr(?:y|ies)|trucks?|convoys?|trains?|helicopters?)\sfrom\s(?:the\s)?$"
    return [
        p
        for p in names
        if p.end <= framed.cue[0] and re.search(carriers, context.text[: p.start], re.I) and p.mention.form != "capital"
    ][:1]


def _seated(context: Context, framed: Frame, everywhere: Sequence[Place]) -> list[Place]:
    """ "In Narnville the foreign minister promised": the capital tells whose minister."""
    text = context.text
    for place in everywhere:
        office = re.search(
            r"\b(?:ministr(?:y|ies)|ministers?|government|cabinet|parliament|presidency|treasury|authorities|friends|cousins|allies|donors|patrons|partners|backers)\sin\s$",
            text[: place.start],
            re.I,
        )
        if place.mention.form == "capital" and office and place.end <= framed.cue[0]:
            return [place]
        if place.mention.form != "capital" or place.role != "in" or place.end > framed.cue[0]:
            continue
        if re.match(
            r",?\s(?:the|a|an)\s(?:\w+\s){0,3}?(?:minister|ministry|president|government|spokes\w+|officials|cabinet|parliament)\b",
            text[place.end :],
        ):
            return [place]
    return []


def _by_currency(reading: Reading, context: Context, framed: Frame) -> list[Place]:
    """ "the prime minister announced C$3m" in a text that names just one country with that money."""
    money = context.gift.money
    lead = context.text[context.stretch[0] : framed.cue[0]]
    if money is None or money.codes in (("USD",), ("EUR",)):
        return []
    if not re.search(
        r"\b(?:the|our|we)\s(?:(?:prime|finance|foreign)\s)?(?:minister|president|government|cabinet|chancellor|treasury)\b",
        lead,
        re.I,
    ):
        return []
    home = [m for m in reading.mentions if m.code and m.form == "name" and of_country(m.code, money.codes)]
    if len({m.code for m in home}) != 1:
        return []
    return [Place(home[0].codes[0], "none", framed.cue[0], framed.cue[0], home[0])]


def _of_noun(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    """The donor of "X's donation of", "an X loan of", "a loan from X", "the largest pledge was X's"."""
    text = context.text
    owner = [
        p
        for p in names
        if p.end <= framed.cue[0] and re.fullmatch(r"(?:'s|')?\s(?:[\w-]+\s){0,3}", text[p.end : framed.cue[0]])
    ]
    owner = [p for p in owner if p.role in ("none", "owner")]
    if owner and (owner[-1].mention.form == "demonym" or text[owner[-1].end] in "'"):
        return owner[-1:] if speaks_for_state(text, owner[-1]) or _names_gift(text, owner[-1], framed) else []
    later = [
        p
        for p in names
        if framed.cue[1] <= p.start < context.gift.start and text[p.end : p.end + 2] in ("'s", "' ", "',")
    ]
    source = [p for p in names if p.start >= framed.cue[1] and p.role in ("from", "by")]
    return (later or source)[-1:] or _renewing(context, framed, names)


def _names_gift(text: str, owner: Place, framed: Frame) -> bool:
    """ "Ruritania's first food shipment": only words that describe the gift stand between."""
    said = text[owner.end : framed.cue[0]]
    return re.fullmatch(r"(?:'s|')?\s(?:[a-z-]+(?:er|or|ist|ian|ion|man|men)s?\s)", said) is None


def _renewing(context: Context, framed: Frame, names: Sequence[Place]) -> list[Place]:
    """ "Ruritania renewed a credit of $3m": whatever it did with its own gift, it gives; but not who gets or doubts one."""
    token = next(
        (t for t in context.sentence.span if context.sentence.begin_of(t) - context.sentence.start >= framed.cue[0]),
        None,
    )
    for _ in range(4):
        if token is None or token.pos_ == "VERB":
            break
        token = token.head
    if token is None or token.pos_ != "VERB" or token.lemma_.lower() in _NO_GIVING:
        return []
    able = [
        p for p in names if p.end <= framed.cue[0] and p.role in ("none", "owner") and speaks_for_state(context.text, p)
    ]
    return subject_of(context.sentence, token.idx + context.sentence.offset - context.sentence.start, able)


def _understood(reading: Reading, context: Context, framed: Frame, found: Sequence[Given]) -> list[Place]:
    """The donor of a clause without a subject of its own: "and will lend it", "its army has flown"."""
    lead = context.text[context.stretch[0] : framed.cue[0]]
    sentence = context.sentence
    if first(LEXICON, frozenset({"denied"}), lead[-20:]):
        return []
    if framed.passive:
        lead = context.text[context.gift.end : min(len(context.text), framed.cue[1] + 24)]
    pronoun = re.search(r"\b(?:it|its|they|their|he|she|his|her)\b", lead, re.I)
    bare = re.fullmatch(
        r"\W*(?:(?:and|but|then|also|later|since|now|has|have|had|will|would|is|are|go|goes|on|keep|keeps)\W+){0,4}",
        lead,
        re.I,
    )
    label = line_label(reading, sentence) if bare or pronoun else []
    if label:
        return label
    last_one = found[-1] if found and found[-1].actor else None
    if last_one and last_one.context.sentence.line == sentence.line:
        gap = sentence.number - last_one.context.sentence.number
        if (gap == 0 and (pronoun or bare)) or (gap == 1 and pronoun):
            return [last_one.actor] if last_one.actor else []
    if pronoun:
        mentions = reading.by_sentence.get(sentence.number, [])
        here = places(context.text, sentence.start, mentions, (0, context.stretch[0]))
        acting = [p for p in here if p.role == "none" and speaks_for_state(context.text, p)]
        if acting:
            return acting[:1]
    if pronoun and (
        topic := _topic_of(
            context,
            places(context.text, sentence.start, reading.by_sentence.get(sentence.number, []), (0, len(context.text))),
        )
    ):
        return topic
    if pronoun and sentence.number:
        before = reading.sentences[sentence.number - 1]
        earlier = places(before.text, before.start, reading.by_sentence.get(before.number, []), (0, len(before.text)))
        actors = [p for p in earlier if p.role in ("none", "owner") and speaks_for_state(before.text, p)]
        alone = len({p.code for p in earlier if is_state(p) or p.role == "none"}) == 1
        opens = actors and re.match(r"\W*(?:The\s)?$", before.text[: actors[0].start])
        if before.line == sentence.line and actors and (opens or alone):
            return actors[:1]
    return []


def _topic_of(context: Context, names: Sequence[Place]) -> list[Place]:
    """ "As for Ruritania, it has sent": the one the sentence begins with."""
    return [
        p
        for p in names
        if re.fullmatch(r"\W*(?:and\s)?(?:as\sfor|as\sto|for|from|and)\s(?:the\s)?", context.text[: p.start], re.I)
    ][:1]


def ascribed(reading: Reading, context: Context, givers: Sequence[Place]) -> bool:
    """Whether another state is the source of the claim: "according to the Ruritanian minister"."""
    claimed = re.search(r"\b(?:claim(?:s|ed)|accus(?:es|ed)|alleg(?:es|ed))\b", context.text[: givers[0].start])
    if claimed:
        return True
    found = re.search(r"\b(?:according to|in the words of)\s", context.text, re.I)
    if not found:
        return False
    sources = [p for p in context.places if p.start >= found.end() and p.start - found.end() < 24 and is_state(p)]
    return bool(sources) and sources[0].code not in {g.code for g in givers}
