"""The heads of the reader: small networks over the encoder's vectors at the places of marks. Plain numpy.

`weights` maps names to arrays: each head has `<head>.w1 .b1 .w2 .b2` (input to hidden to output). Logits are divided by
the head's temperature, which was fitted on development texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from data.reading.windows import Window

Array = npt.NDArray[np.float32]
Weights = Mapping[str, Array]
Pair = tuple[float, float]


@dataclass
class Judgement:
    """What the reader says of a text, as probabilities.

    `stances`: (sentence, actor, side) to the seven of STANCES; `goods`: (sentence, donor) to the eight of STATUSES and each
    recipient's; `amounts`, `counts`: index to STATUSES or KINDS and, by code, (donor, recipient) or (origin, destination).
    """

    stances: dict[tuple[int, str, str], Array] = field(default_factory=dict)
    goods: dict[tuple[int, str], tuple[Array, dict[str, float]]] = field(default_factory=dict)
    amounts: dict[int, tuple[Array, dict[str, Pair]]] = field(default_factory=dict)
    counts: dict[int, tuple[Array, dict[str, Pair]]] = field(default_factory=dict)


def judge_window(window: Window, hidden: Array, weights: Weights, into: Judgement) -> None:
    """Ask a window's encoded tokens (tokens x size) all that it holds; what is asked twice keeps the surer answer."""
    first = hidden[0]
    for sentence, actor, places in window.actors:
        own = hidden[places].mean(0)
        for side, slot in window.slots.items():
            said = softmax(_mlp(weights, "stance", np.concatenate([own, hidden[slot], own * hidden[slot], first])))
            old = into.stances.get((sentence, actor, side))
            if old is None or said[0] < old[0]:
                into.stances[sentence, actor, side] = said
        status = softmax(_mlp(weights, "goods", np.concatenate([own, first])))
        if status[0] < 0.9:
            into.goods[sentence, actor] = status, {
                code: float(p[0]) for code, p in _links(weights, "goods_link", own, hidden, window).items()
            }
    for head, asked, kept in (("amount", window.amounts, into.amounts), ("count", window.counts, into.counts)):
        for index, place in asked:
            own = hidden[place]
            told = softmax(_mlp(weights, head, np.concatenate([own, first])))
            links = _links(weights, f"{head}_link", own, hidden, window) if told[0] < 0.95 else {}
            kept[index] = told, {code: (float(p[0]), float(p[1])) for code, p in links.items()}


def _links(weights: Weights, head: str, own: Array, hidden: Array, window: Window) -> dict[str, Array]:
    """How sure it is, for every code of the window, that it takes each part; of several namings the surest counts."""
    if not window.names:
        return {}
    flat = [(code, place) for code, places in window.names.items() for place in places]
    theirs = hidden[[place for _, place in flat]]
    mine = np.broadcast_to(own, theirs.shape)
    said = _sigmoid(_mlp(weights, head, np.concatenate([mine, theirs, mine * theirs], 1)))
    found: dict[str, Array] = {}
    for (code, _), p in zip(flat, said, strict=True):
        found[code] = np.maximum(found[code], p) if code in found else p
    return found


def _mlp(weights: Weights, head: str, x: Array) -> Array:
    hidden = x @ weights[f"{head}.w1"] + weights[f"{head}.b1"]
    hidden = 0.5 * hidden * (1 + np.tanh(np.sqrt(2 / np.pi) * (hidden + 0.044715 * hidden**3)))
    out: Array = (hidden @ weights[f"{head}.w2"] + weights[f"{head}.b2"]) / weights[f"{head}.temperature"]
    return out


def softmax(x: Array) -> Array:
    """Probabilities of logits along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    out: Array = e / e.sum(-1, keepdims=True)
    return out


def _sigmoid(x: Array) -> Array:
    out: Array = 1 / (1 + np.exp(-np.clip(x, -40, 40)))
    return out
