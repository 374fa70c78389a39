"""The annotated texts of `training/texts`, for tests: a text with its crisis, and what is read in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from data.article import Article
from data.crisis import Crisis
from training.examples import crisis_of

TRAINING = Path(__file__).parent.parent / "training"
TEXTS = TRAINING / "texts"
SAMPLE = 29
"""As many texts of the training set are enough where any news will do."""


def stems(part: str = "train") -> list[str]:
    """The texts of a part (train, development, blind), in order."""
    return sorted(p.stem for p in (TEXTS / part).glob("*.txt"))


def sample() -> list[str]:
    """Some texts of the training set."""
    return stems()[:SAMPLE]


def path_of(stem: str) -> Path:
    """The annotation of a text, in whichever part it lies. Raises StopIteration."""
    return next(TEXTS.glob(f"*/{stem}.json"))


def load(stem: str) -> tuple[Article, Crisis]:
    """One text and its crisis; nothing of the annotation but the sides reaches the reader."""
    path = path_of(stem)
    said: dict[str, Any] = json.loads(path.read_text("utf-8"))
    crisis = crisis_of(said)
    return Article(stem, path.with_suffix(".txt").read_bytes().decode("utf-8"), crisis.published), crisis
