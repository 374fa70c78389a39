"""A grammar of short diplomatic sentences with what must come out: construction x cue x actor form x operator.

    python -m tests.grammar [N]      read N sentences (all crossings are some 40,000) and print the misses by kind

The sides are invented people, the actors real states. Every sentence is an article of its own.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.article import Article
from data.crisis import Crisis, Side
from data.extract import extract

CRISIS = Crisis(
    date(2020, 6, 30),
    "BOL",
    (Side("roca", "Ana Roca", ("Roca",)), Side("paz", "Luis Paz", ("Paz",))),
    (("roca", "paz"),),
)
STATES = {
    "NOR": ("Norway", "Norwegian", "Oslo"),
    "KEN": ("Kenya", "Kenyan", "Nairobi"),
    "JPN": ("Japan", "Japanese", "Tokyo"),
    "CHL": ("Chile", "Chilean", "Santiago"),
    "IND": ("India", "Indian", "New Delhi"),
    "POL": ("Poland", "Polish", "Warsaw"),
    "EGY": ("Egypt", "Egyptian", "Cairo"),
    "CAN": ("Canada", "Canadian", "Ottawa"),
    "VNM": ("Vietnam", "Vietnamese", "Hanoi"),
    "ZMB": ("Zambia", "Zambian", "Lusaka"),
}
ACTORS = {
    "name": "{name}",
    "government": "the {adj} government",
    "possessed government": "{name}'s government",
    "capital": "{capital}",
    "minister": "{name}'s foreign minister",
    "president": "the {adj} president",
    "ministry": "the {adj} foreign ministry",
}
NOT_ACTORS = {
    "newspaper": "a {adj} newspaper",
    "opposition": "{name}'s opposition leader",
    "analyst": "a {adj} analyst",
    "singer": "a {adj} singer",
}


@dataclass(frozen=True)
class Cue:
    """One verb: past, participle, infinitive, present, its noun with preposition, its label and its negation's."""

    past: str
    participle: str
    infinitive: str
    present: str
    noun: str | None
    label: str
    negated: str | None


CUES = (
    Cue("recognised", "recognised", "recognise", "recognises", "recognition of", "recognizes", "rejects"),
    Cue("backed", "backed", "back", "backs", "backing for", "supports", None),
    Cue("supported", "supported", "support", "supports", "support for", "supports", None),
    Cue("endorsed", "endorsed", "endorse", "endorses", "endorsement of", "supports", None),
    Cue("congratulated", "congratulated", "congratulate", "congratulates", None, "supports", None),
    Cue("condemned", "condemned", "condemn", "condemns", "condemnation of", "opposes", None),
    Cue("denounced", "denounced", "denounce", "denounces", "denunciation of", "opposes", None),
)
Expected = frozenset[tuple[str, str, str]]
Case = tuple[str, str, Expected]


def phrases() -> Iterator[tuple[str, str, str, bool]]:
    """Actor phrases: kind, text, code, whether it speaks for the state."""
    for (code, (name, adj, capital)), (table, speaks) in itertools.product(
        STATES.items(), ((ACTORS, True), (NOT_ACTORS, False))
    ):
        for kind, form in table.items():
            yield kind, form.format(name=name, adj=adj, capital=capital), code, speaks


def sentences() -> Iterator[Case]:
    """Every crossing: a name for it, the sentence, the records that must come out."""
    sides = {"roca": ("Ana Roca", "Roca"), "paz": ("Luis Paz", "Paz")}
    for (kind, actor, code, speaks), cue, (side, names) in itertools.product(phrases(), CUES, sides.items()):
        for object_ in names:
            for name, text, label in built(actor, cue, object_):
                keep = label if speaks else None
                yield f"{name} | {cue.infinitive} | {kind}", _upper(text), _expect(code, side, keep)


def built(actor: str, cue: Cue, side: str) -> Iterator[tuple[str, str, str | None]]:
    """Sentences of one actor, cue and side: construction or operator, text, label (None: no record)."""
    yield "active", f"{actor} {cue.past} {side} on Monday.", cue.label
    yield "perfect", f"{actor} has {cue.participle} {side}.", cue.label
    yield "passive", f"{side} was {cue.participle} by {actor} on Monday.", cue.label
    yield "said it would", f"{actor} said on Monday that it {cue.past} {side}.", cue.label
    yield "decided to", f"{actor} decided to {cue.infinitive} {side}.", cue.label
    yield "participle", f"{actor} issued a statement on Monday {_ing(cue)} {side}.", cue.label
    yield "headline", f"{actor} {cue.present} {side}", cue.label
    if cue.noun:
        yield "announced", f"{actor} announced its {cue.noun} {side}.", cue.label
    yield "negation", f"{actor} did not {cue.infinitive} {side}.", cue.negated
    yield "refusal", f"{actor} refused to {cue.infinitive} {side}.", cue.negated
    yield "modality", f"{actor} may {cue.infinitive} {side} next week.", None
    yield "expectation", f"{actor} is expected to {cue.infinitive} {side}.", None
    yield "rumour", f"There were rumours that {actor} would {cue.infinitive} {side}.", None
    yield "appeal", f"Protesters urged {actor} to {cue.infinitive} {side}.", None
    if cue.label in ("recognizes", "supports"):
        yield "condition", f"{actor} said it would {cue.infinitive} {side} if an election is called.", "conditional"


def _ing(cue: Cue) -> str:
    stem = cue.infinitive[:-1] if cue.infinitive.endswith("e") else cue.infinitive
    return stem + "ing"


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _expect(code: str, side: str, label: str | None) -> Expected:
    return frozenset({(code, side, label)}) if label else frozenset()


def sample(count: int, seed: int = 7) -> list[Case]:
    """`count` sentences, the same ones every time."""
    everything = list(sentences())
    return random.Random(seed).sample(everything, min(count, len(everything)))


def read(text: str) -> Expected:
    found = extract(Article("s", text, CRISIS.published), CRISIS)
    return frozenset((s.actor, str(s.side), s.stance) for s in found.stances)


def misses(cases: list[Case]) -> list[tuple[str, str, Expected, Expected]]:
    """What came out other than expected: name, sentence, expected, found. A refused support may be read as opposing."""
    wrong = []
    for name, text, expected in cases:
        found = read(text)
        lukewarm = name.startswith("refusal") and not expected
        if found != expected and not (lukewarm and {label for *_, label in found} <= {"opposes", "neutral"}):
            wrong.append((name, text, expected, found))
    return wrong


def main() -> None:
    cases = sample(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    wrong = misses(cases)
    print(f"{len(cases) - len(wrong)} of {len(cases)} as expected ({1 - len(wrong) / len(cases):.3%})")
    for part in (0, 1, 2):
        print(Counter(name.split(" | ")[part] for name, *_ in wrong).most_common(12))
    for name, text, expected, found in wrong[:40]:
        print(f"  [{name}] {text}  expected {set(expected) or '{}'}  found {set(found) or '{}'}")


if __name__ == "__main__":
    main()
