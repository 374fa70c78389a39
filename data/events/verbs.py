"""What the form of a word tells of its verb, without a parse: tense, a plan, a report.

A word that may be a noun as well ("votes", "plans") is a verb only after a word that can be its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.reading.gazetteer import table

Tense = Literal["", "modal", "past", "present", "be", "have", "ing"]
"""`past` takes in participles; `be` and `have` are their present forms; `ing` is no tense of its own."""

FINITE: frozenset[Tense] = frozenset({"modal", "past", "present", "be", "have"})
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w'-]*\w)?|\d+(?:[.,:/]\d+)*\w*|[^\w\s]")
_MODAL = frozenset(
    "will 'll won't would wouldn't shall shan't should shouldn't must mustn't may might could couldn't can can't cannot".split()
)
_BE = frozenset("is are am isn't aren't he's she's it's that's they're we're you're i'm".split())
_HAVE = frozenset("has have hasn't haven't they've we've you've i've".split())
_WAS = frozenset("was were wasn't weren't had hadn't did didn't been being".split())
_NOT = frozenset({"not", "never", "n't"})
DETERMINERS = frozenset(
    "the a an this these those its their his her our my your no any each every some all both another such several many most few"
    " more less first second third last next own".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with without to into onto over under after before during through between against among about across"
    " near around towards toward within since until till despite per via than as like".split()
)
PRONOUNS = frozenset("i you he she it we they who which that there what nobody everyone everybody".split())
_ADVERBS = frozenset(
    "also now still again already then even both all never not always just only often soon once therefore thus too once more later"
    " yet today officially formally publicly openly jointly briefly largely previously".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a mark at `start:end` of a sentence's text; `low` is the word in small letters."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class _Forms:
    past: dict[str, str]
    third: dict[str, str]
    base: frozenset[str]
    nouns: frozenset[str]
    not_past: frozenset[str]
    reports: frozenset[str]
    plans: frozenset[str]
    planned: frozenset[str]


def words(text: str) -> list[Word]:
    """The words, numbers and marks of a text, in order."""
    return [Word(m.start(), m.end(), m.group(), m.group().lower()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    said = table("verbs.toml")
    irregular = [row.split() for row in said["irregular"].replace("\n", ";").split(";") if row.strip()]
    past = {form: base for base, *forms in irregular for form in forms}
    base = {row[0] for row in irregular} | set(said["regular"].split())
    for verb in said["regular"].split():
        past |= dict.fromkeys(_ed(verb), verb)
    third = {_s(verb): verb for verb in base}
    names = ("nouns", "not_past", "reports", "plans", "planned")
    return _Forms(past, third, frozenset(base), *(frozenset(said[name].split()) for name in names))


def _ed(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (f"{verb}d",)
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (f"{verb[:-1]}ied",)
    return f"{verb}ed", f"{verb}{verb[-1]}ed"


def _s(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


def lemma(low: str) -> str:
    """The base of a verb's form; the word itself if it is none that we know."""
    forms = _forms()
    if low in _BE or low in ("was", "were", "been", "being"):
        return "be"
    if low in forms.base:
        return low
    found = forms.past.get(low) or forms.third.get(low)
    if found:
        return found
    if low.endswith("ing"):
        stem = low[:-3]
        for verb in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else ""):
            if verb in forms.base:
                return verb
    return low


def tense(ws: Sequence[Word], i: int) -> Tense:
    """The tense of the word at `i`; "" for what is no verb, an infinitive, or cannot be told."""
    word = ws[i]
    low = word.low
    if word.capital and i and ws[i - 1].low not in ('"', ":", "-", "–", "—"):
        return ""
    before = ws[i - 1].low if i else ""
    if low in _MODAL:
        return "" if before in DETERMINERS or (low == "may" and word.capital) else "modal"
    if low in _BE:
        return "be"
    if low in _HAVE:
        return "have"
    if low in _WAS:
        return "past"
    if before == "to" or before in DETERMINERS or before.endswith("'s"):
        return ""
    forms = _forms()
    if low in forms.past or (len(low) > 4 and low.endswith("ed") and low not in forms.not_past):
        if (before in PREPOSITIONS and before not in ("as", "after", "before")) or (
            len(before) > 4 and before.endswith("ing")
        ):
            return ""
        if low in forms.base and not _subject(ws, i, plural=True):
            return ""
        return "past"
    if low in forms.third:
        return (
            "present"
            if (forms.third[low] not in forms.nouns and before not in PREPOSITIONS) or _subject(ws, i, plural=False)
            else ""
        )
    if low in forms.base:
        return "present" if _subject(ws, i, plural=True) else ""
    return "ing" if len(low) > 4 and low.endswith("ing") else ""


def _subject(ws: Sequence[Word], i: int, plural: bool) -> bool:
    """Whether the word before can be the subject of a verb at `i`: a name, a pronoun, a plural."""
    at = i - 1
    while at >= 0 and (ws[at].low in _ADVERBS or ws[at].low.endswith("ly")):
        at -= 1
    if at < 0:
        return False
    word = ws[at]
    if word.low in PRONOUNS or (word.capital and (at or word.low not in PREPOSITIONS | DETERMINERS)):
        return True
    if word.low in DETERMINERS | PREPOSITIONS or not word.low[0].isalpha():
        return False
    singular = word.low not in _MANY and (not word.low.endswith("s") or word.low.endswith("ss"))
    return not singular if plural else word.low in _OFFICES


_MANY = frozenset({"staff", "people", "police", "men", "women", "children", "media", "military"})
_OFFICES = frozenset(
    "government ministry minister president ambassador envoy parliament leader spokesman spokeswoman council king premier"
    " delegation secretary assembly court commission committee group country cabinet union bloc army junta".split()
)


def has_verb(ws: Sequence[Word]) -> bool:
    """Whether any word tells a tense."""
    return any(tense(ws, i) in FINITE for i in range(len(ws)))


def reports(low: str) -> bool:
    """Whether a verb's form says that somebody says something."""
    return lemma(low) in _forms().reports


def looks_ahead(ws: Sequence[Word], before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether a clause speaks of what is to come: `before` and `after` are its words on both sides of a date.

    The last verb before the date tells, or the first after it: "will meet", "meets", "agreed to meet", "is due to meet";
    not "flew home to meet", "met".
    """
    told = (said for i in (*reversed(before), *after) if (said := _ahead_at(ws, i)) is not None)
    return next(told, False)


_DUE = frozenset({"due", "expected", "scheduled", "planned", "likely", "bound", "slated", "poised", "deadline"})
_ONLY_TO = frozenset({"set", "about", "going", "ready", "prepared"})


def _ahead_at(ws: Sequence[Word], i: int) -> bool | None:
    """What the word at `i` says of the clause's time; None if nothing."""
    low = ws[i].low
    after = ws[i + 1].low if i + 1 < len(ws) else ""
    if low == "to":
        return True if _planned(ws, i) else None
    if low in _DUE or (low in _ONLY_TO and after == "to"):
        return True
    told = tense(ws, i)
    if told == "modal":
        return not (low == "couldn't" or (low == "could" and after in _NOT))
    if told == "past":
        return False
    if told == "be":
        return True
    if told == "have":
        return after == "to" or None
    if told == "present":
        return not reports(low)
    if told == "ing":
        return True if i and tense(ws, i - 1) == "be" else None
    return None


def _planned(ws: Sequence[Word], i: int) -> bool:
    """Whether the word before an infinitive's "to" makes it a plan; a date may stand between ("gave until Friday to go")."""
    forms = _forms()
    if i + 1 >= len(ws) or ws[i + 1].low in DETERMINERS or ws[i + 1].capital or not ws[i + 1].low[0].isalpha():
        return False
    if ws[i + 1].low.endswith(("ing", "ed")):
        return False
    for at in range(i - 1, max(-1, i - 4), -1):
        low = ws[at].low
        if low in _DUE or low in _ONLY_TO or low in forms.planned or lemma(low) in forms.plans:
            return True
        if tense(ws, at) in FINITE or low in PREPOSITIONS:
            return tense(ws, at) == "be"
    return False
