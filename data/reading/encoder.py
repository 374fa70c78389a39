"""The trained encoder at run time: tokens of windows to vectors, by onnxruntime. Loaded on first use and never before.

`weights/` holds `encoder.onnx`, `tokenizer.json`, `heads.npz` and `settings.json`; `make train` makes them, SHA256SUMS guards them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from data.reading.candidates import Candidates
from data.reading.heads import Array, Judgement, Weights, judge_window
from data.reading.windows import Layout, Window

WEIGHTS = Path(__file__).parent / "weights"
BATCH = 700
"""Tokens of a batch, padding counted: bounds the memory."""


class ReaderMissing(RuntimeError):
    """The reader's weights are not there or cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Settings:
    """What was chosen when the weights were made: names of inputs, marks, and the least confidence by kind of record."""

    version: str
    marks: dict[str, int]
    ends: tuple[int, int]
    padding: int
    inputs: tuple[str, ...]
    colour: dict[str, float]
    suggest: dict[str, float]


class Reader:
    """The encoder with its heads. `judge` reads one text; pure: the same text gives the same judgement."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        try:
            said: dict[str, Any] = json.loads((folder / "settings.json").read_text("utf-8"))
            self.settings = Settings(**said | {"ends": tuple(said["ends"]), "inputs": tuple(said["inputs"])})
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
                self._heads: Weights = {name: arrays[name].astype(np.float32) for name in arrays.files}
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.enable_cpu_mem_arena = False
            self._session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options, ["CPUExecutionProvider"])
        except Exception as fault:
            raise ReaderMissing(f"the reader's weights in {folder} cannot be read ({fault}): run `make setup` again") from None
        tokenizer.no_truncation()
        tokenizer.no_padding()

        def tokenize(texts: list[str]) -> list[list[int]]:
            return [e.ids for e in tokenizer.encode_batch(texts, add_special_tokens=False)] if texts else []

        self.layout = Layout(tokenize, self.settings.marks, self.settings.ends)

    def judge(self, c: Candidates) -> Judgement:
        """What the reader says of every pair of candidates of a text."""
        told = Judgement()
        for window, hidden in self._encoded(self.layout.windows(c)):
            judge_window(window, hidden, self._heads, told)
        return told

    def _encoded(self, windows: list[Window]) -> Iterator[tuple[Window, Array]]:
        """Windows of like length together, each with its vectors (tokens x size)."""
        ordered = sorted(windows, key=lambda w: len(w.ids))
        at = 0
        while at < len(ordered):
            size = 1
            while at + size < len(ordered) and (size + 1) * len(ordered[at + size].ids) <= BATCH:
                size += 1
            part = ordered[at : at + size]
            longest = len(part[-1].ids)
            ids = np.full((size, longest), self.settings.padding, np.int64)
            seen, kind = np.zeros_like(ids), np.zeros_like(ids)
            for n, w in enumerate(part):
                ids[n, : len(w.ids)] = w.ids
                seen[n, : len(w.ids)] = 1
                kind[n, w.head : len(w.ids)] = 1
            given = {"input_ids": ids, "attention_mask": seen, "token_type_ids": kind}
            hidden = self._session.run(None, {name: given[name] for name in self.settings.inputs})[0]
            yield from zip(part, hidden, strict=True)
            at += size


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The bundled reader, loaded once. Raises ReaderMissing."""
    return Reader()
