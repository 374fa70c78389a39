"""What a lead-in carries for those listed after it ("Who recognises X: A and B", "Against X:" and bullets), and answers."""

from __future__ import annotations

from collections.abc import Iterable

from data.actors import Unit
from data.claims import Ghost
from data.discourse import Actor, Claim, Discourse, Scene
from data.gaps import only_when
from data.matching import ends_at
from data.speakers import label_cut
from data.wordlists import words

APART = words("neutrals", "apart")
NO_LABEL = frozenset({"no", "none", "nobody", "nothing", "neither"})
FOR = frozenset({"for", "with", "behind", "pro", "backing", "supporting", "alongside"})
AGAINST = frozenset({"against", "anti", "opposing", "opposed", "versus"})
PLAIN = frozenset({"-", "the", "those", "to", "states", "countries", "governments", "in", "camp", "'s", "and"})
DENIED = {"recognizes": "rejects", "supports": "opposes", "rejects": "recognizes"}
BREAKS = frozenset({":", "–", "—"})
Lead = tuple[str, str | None]
"""The label and the side that a lead-in gives to those listed."""


def led_in(scene: Scene, known: Discourse, ghosts: Iterable[Ghost], found: list[Claim]) -> list[Claim]:
    """Claims for those listed after a lead-in, in the same sentence or in the lines below it."""
    told: list[Claim] = []
    if not found:
        if known.lead is not None and (groups := _bare(scene)):
            told += _told(scene, known.lead[:2], groups)
        if (own := _beside(scene)) is not None:
            told += _told(scene, *own)
        for lead, at in (*_side_labels(scene), *_open_claims(scene, ghosts)):
            told += _told(scene, lead, _listed_after(scene, at))
    _note_lead(scene, known, ghosts, bool(told))
    return told


def _told(scene: Scene, lead: Lead, groups: list[list[Unit]]) -> list[Claim]:
    label, side = lead
    return [
        Claim(
            Actor(c, scene.view, u.first, u.last, u.named),
            side,
            label,
            "lead-in",
            scene.view,
            (u.first, u.last),
            confidence=0.75,
            target=("lead-in", side),
        )
        for g in groups
        for u in g
        for c in u.codes
    ]


def _bare(scene: Scene) -> list[list[Unit]]:
    """The lists of a line under a lead-in that has no verb and begins with a country; [] for any other line."""
    if scene.view.sentence.line.kind not in ("item", "heading") or not scene.lists or scene.lists[0][0].first > 1:
        return []
    verbless = not any(t.pos_ in ("VERB", "AUX") for t in scene.view.tokens)
    at = scene.lists[0][-1].last + 1
    return (
        scene.lists[:1]
        if verbless and (ends_at(scene.view, at) or only_when(scene, at) or scene.view.lower[at] == "(")
        else []
    )


def _beside(scene: Scene) -> tuple[Lead, list[list[Unit]]] | None:
    """ "Peru: with X", "Chile: against X, unconditionally": a country's label and whom it stands with."""
    cut = label_cut(scene)
    if cut is None or scene.view.lower[cut + 1 : cut + 2] == [] or scene.view.lower[cut + 1] not in FOR | AGAINST:
        return None
    ref = next((r for r in scene.refs if cut + 2 <= r.first <= cut + 3 and r.kind in ("name", "state")), None)
    if ref is None or not ends_at(scene.view, ref.last + 1):
        return None
    label = "supports" if scene.view.lower[cut + 1] in FOR else "opposes"
    return (label, ref.side), [g for g in scene.lists if g[-1].last < cut][:1]


def _listed_after(scene: Scene, at: int) -> list[list[Unit]]:
    """The list right after the lead-in's colon, when nothing but the list follows up to the next stop."""
    group = next((g for g in scene.lists if at < g[0].first <= at + 2), None)
    if group is None:
        return []
    after = group[-1].last + 1
    over = after >= len(scene.view.tokens) or scene.view.lower[after] in (".", ";", "!")
    return [group] if over or only_when(scene, after) else []


def _side_labels(scene: Scene) -> Iterable[tuple[Lead, int]]:
    """ "Against X: ...", "With X: ...", each with the place of its colon."""
    lower, begin = scene.view.lower, 0
    for j, word in enumerate(lower):
        if word in (";", "."):
            begin = j + 1
        elif word in BREAKS and (lead := _side_label(scene, begin, j)) is not None:
            yield lead, j


def _side_label(scene: Scene, a: int, b: int) -> Lead | None:
    inside = [r for r in scene.refs if a <= r.first and r.last < b and r.kind in ("name", "state")]
    if len(inside) != 1:
        return None
    ref = inside[0]
    said = {w for i, w in enumerate(scene.view.lower[a:b], a) if not ref.first <= i <= ref.last}
    if not said <= FOR | AGAINST | PLAIN or bool(said & FOR) == bool(said & AGAINST):
        return None
    return ("supports" if said & FOR else "opposes"), ref.side


def _open_claims(scene: Scene, ghosts: Iterable[Ghost]) -> Iterable[tuple[Lead, int]]:
    """ "Who has recognised X: ...", "X has been recognised by: ...": a stance whose actor stands after the colon."""
    for ghost in ghosts:
        if ghost.told is None or (ghost.subject is not None and _nobody(ghost)):
            continue
        colon = next(
            (j for j in range(max(ghost.cue, 0), len(scene.view.tokens)) if scene.view.lower[j] in BREAKS), None
        )
        if colon is not None:
            yield (ghost.told, ghost.side), colon
        for j in range(max(ghost.cue, 0), len(scene.view.tokens)):
            if scene.view.lower[j] in ("are", "were", "include") and _those(ghost):
                yield (ghost.told, ghost.side), j


def _those(ghost: Ghost) -> bool:
    """ "those who recognise X are A and B"."""
    return ghost.subject is not None and ghost.subject.lower_ in ("who", "that", "which")


def _nobody(ghost: Ghost) -> bool:
    token = ghost.subject
    return token is not None and bool(({token.lower_} | {c.lower_ for c in token.children}) & NO_LABEL)


def _note_lead(scene: Scene, known: Discourse, ghosts: Iterable[Ghost], used: bool) -> None:
    """Keep a lead-in that ends in a colon, or is a heading, for the lines below it; drop it at the first line that is none."""
    here = scene.view.sentence
    lead: Lead | None = None
    if (not scene.units and scene.view.tokens[-1].text in (":", "?")) or (
        not scene.units and here.line.kind in ("heading", "title")
    ):
        end = len(scene.view.tokens)
        open_claim = next((g for g in ghosts if g.told is not None and not _nobody(g)), None)
        stripped = end - 1 if scene.view.lower[-1] in (":", "?") else end
        if open_claim is not None and open_claim.told is not None:
            lead = open_claim.told, open_claim.side
        elif (label := _side_label(scene, 0, stripped)) is not None:
            lead = label
        elif len(scene.view.tokens) <= 3 and scene.view.lower[0] in APART:
            lead = "neutral", known.sides.only
    if lead is not None:
        known.lead = *lead, here.line.number
    elif not used or known.lead is None:
        known.lead = None


def asked(scene: Scene) -> bool:
    """Whether the sentence is a question that is answered by yes or no: it tells of no stance."""
    said = [t for t in scene.view.tokens if t.is_alpha and t.lower_ not in ("and", "but", "so", "or", "then")]
    return scene.view.lower[-1] == "?" and bool(said) and said[0].pos_ == "AUX" and said[0].lower_ not in ("let",)


def answers(scene: Scene, known: Discourse) -> list[Claim]:
    """ "No.", "Yes, since Monday": the answer to the question right before."""
    word = scene.view.lower[0]
    if not known.asked or word not in ("yes", "no", "not") or not ends_at(scene.view, 1):
        return []
    if word == "yes":
        return list(known.asked)
    return [_denied(c) for c in known.asked if c.label in DENIED]


def _denied(claim: Claim) -> Claim:
    return Claim(
        claim.actor,
        claim.side,
        DENIED[claim.label],
        claim.rule,
        claim.view,
        claim.cue,
        claim.object,
        claim.confidence,
        target=claim.target,
    )
