"""A claim that repeats another for more actors, or turns it round for those who did not join."""

from __future__ import annotations

from data.discourse import Actor, Claim, Scene
from data.gaps import Told

NEGATIVE = {"recognizes": "rejects", "supports": "opposes", "rejects": "rejects"}
"""What it says of a country that it did not do what another did."""


def all_of(scene: Scene, actors: list[Actor], base: Told, cue: tuple[int, int], negative: bool) -> list[Claim]:
    """`base` for each actor, or what it means that they did not; nothing where that means nothing."""
    label, side, target = base
    if negative:
        if label == "neutral" and "either" in scene.view.lower[cue[0] : cue[1] + 4]:
            return [echo(scene, actor, base, cue) for actor in actors]
        if label not in NEGATIVE:
            return []
        base = NEGATIVE[label], side, target
    return [echo(scene, actor, base, cue) for actor in actors]


def echo(scene: Scene, actor: Actor, base: Told, cue: tuple[int, int]) -> Claim:
    """`base` said of one more actor; `cue` is where."""
    label, side, target = base
    return Claim(actor, side, label, "echo", scene.view, cue, confidence=0.7, target=("echo", target or side))
