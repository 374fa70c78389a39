"""The text as the encoder sees it: windows of tokens in which every candidate stands behind a mark.

A window is `[CLS] sides and focus country [SEP] headings, what stands before, target sentences [SEP]`. Each side has a slot
at the front; in the text a name of it stands behind the same mark. What is asked of a window is asked of the places
of marks: (actor, slot of a side), (sum, name), (count, name). Every sentence is target in one window and may be
context in the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from data.gazetteer import state_names
from data.language import Line
from training.reader.candidates import Candidates, names_of
from training.reader.structure import Sentence

MARKS = ("<A>", "<F>", "<S1>", "<S2>", "<S3>", "<M>", "<N>", "</>", "<H>", "<B>", "<L>")
"""Actor, focus country, the sides, sum, count, end of each; line of a heading, of an item, of running text."""
SLOTS = ("<S1>", "<S2>", "<S3>")
LONGEST = 320
"""Tokens of a window."""
CONTEXT = 80
"""Tokens before the first target sentence."""
PART = 150
"""A longer sentence is read in parts of about so many tokens."""
HEADING = 24
"""Tokens kept of a heading or a lead-in that the context does not reach."""

UNSURE = "?"
"""Opens the code of a name that may mean several states: what is said of it is listed, not drawn."""
FAR = 120
"""Sentences back to which a heading is looked for."""

Tokenize = Callable[[list[str]], list[list[int]]]
"""Texts to token ids, without special tokens."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: plain, or a candidate with its mark. `at` is its place in the list of its kind."""

    text: str
    mark: str = ""
    code: str = ""
    at: int = -1
    form: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or a part of a long one, as token ids with the places of its marks."""

    sentence: int
    ids: list[int]
    marks: list[tuple[int, Piece]]


@dataclass(slots=True)
class Window:
    """One input of the encoder. Places are indices into `ids`.

    `slots`: side id to place; `focus`: place of the focus country's slot, 0 if there is none. `actors`: sentence, code and
    places of an actor's names in a target sentence; `amounts`, `counts`: index into the candidates' list and place;
    `names`: every code named in the window with its places, context and slots included.
    """

    ids: list[int]
    head: int
    slots: dict[str, int]
    focus: int
    actors: list[tuple[int, str, list[int]]] = field(default_factory=list)
    amounts: list[tuple[int, int]] = field(default_factory=list)
    counts: list[tuple[int, int]] = field(default_factory=list)
    names: dict[str, list[int]] = field(default_factory=dict)


def pieces(c: Candidates) -> list[list[Piece]]:
    """Each sentence in pieces: sides before sums before counts before names where they overlap."""
    slot = {s.id: SLOTS[n] for n, s in enumerate(c.crisis.sides[: len(SLOTS)])}
    spans: list[tuple[int, int, str, str, int, str]] = []
    spans += [(s.start, s.end, slot[s.side], "", n, "side") for n, s in enumerate(c.sides) if s.side in slot]
    spans += [(a.start, a.end, "<M>", "", n, "amount") for n, a in enumerate(c.amounts)]
    spans += [(q.start, q.end, "<N>", "", n, "count") for n, q in enumerate(c.counts)]
    own = c.crisis.focus_country
    for n, m in enumerate(c.mentions):
        code = m.code or UNSURE + "|".join(m.codes)
        mark = slot.get(c.states.get(code, ""), "<F>" if code == own else "<A>")
        spans.append((m.start, m.end, mark, code, n, m.form))
    kept: list[tuple[int, int, str, str, int, str]] = []
    taken: set[int] = set()
    for span in spans:
        covered = range(span[0], span[1])
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(span)
        elif span[3] and (same := [k for k in kept if k[0] == span[0] and k[5] == "side"]):
            kept[kept.index(same[0])] = (*same[0][:3], span[3], same[0][4], "side")
    kept.sort()
    found: list[list[Piece]] = []
    n = 0
    for s in c.sentences:
        at, row = s.start, []
        while n < len(kept) and kept[n][0] < s.end:
            start, end, mark, code, index, form = kept[n]
            if start > at:
                row.append(Piece(s.text[at - s.start : start - s.start]))
            row.append(Piece(s.text[start - s.start : end - s.start], mark, code, index, form))
            at = end
            n += 1
        if at < s.end:
            row.append(Piece(s.text[at - s.start :]))
        found.append(row)
    return found


class Layout:
    """Lays a text out in windows with one tokenizer. `marks` are the token ids of MARKS, `ends` those of [CLS] and [SEP]."""

    def __init__(self, tokenize: Tokenize, marks: dict[str, int], ends: tuple[int, int]) -> None:
        self.tokenize, self.marks, self.ends = tokenize, marks, ends

    def windows(self, c: Candidates, rows: list[list[Piece]] | None = None, turned: bool = False) -> list[Window]:
        """All windows of a text that ask something. `rows`: other words in place of the text's own, for training;
        `turned`: the slots of the sides in the other order."""
        rows = pieces(c) if rows is None else rows
        parts = self._parts(c, rows)
        opening = {p.sentence: p for p in reversed(parts)}
        head, slots, focus = self._head(c, turned)
        turn = dict(zip(SLOTS, list(SLOTS[: len(slots)])[::-1], strict=False)) if turned else {}
        found = []
        for first, last in self._stretches(c, parts, len(head)):
            window = Window(list(head), len(head), slots, focus)
            if focus:
                window.names[c.crisis.focus_country or ""] = [focus]
            for side, at in slots.items():
                for code in (code for code, its in c.states.items() if its == side):
                    window.names.setdefault(code, []).append(at)
            window.ids += self._above(c, parts, opening, first)
            for n in range(self._begin(parts, first), last):
                self._put(c, window, parts[n], n >= first, turn)
            window.ids.append(self.ends[1])
            if window.actors or window.amounts or window.counts:
                found.append(window)
        return found

    def _parts(self, c: Candidates, rows: list[list[Piece]]) -> list[Part]:
        ids = iter(self.tokenize([p.text for row in rows for p in row]))
        found: list[Part] = []
        line = -1
        for sentence, row in zip(c.sentences, rows, strict=True):
            part = Part(sentence.number, [], [])
            if sentence.line.number != line:
                part.ids.append(self.marks[_line_mark(sentence.line)])
                line = sentence.line.number
            for piece in row:
                if len(part.ids) > PART and piece.mark:
                    found.append(part)
                    part = Part(sentence.number, [], [])
                words = next(ids)
                if piece.mark:
                    part.marks.append((len(part.ids), piece))
                    part.ids.extend((self.marks[piece.mark], *words[:16], self.marks["</>"]))
                else:
                    part.ids.extend(words[:PART])
            found.append(part)
        return found

    def _head(self, c: Candidates, turned: bool) -> tuple[list[int], dict[str, int], int]:
        """The front of each window: the sides with up to two further names each, and the focus country."""
        sides = c.crisis.sides[: len(SLOTS)]
        sides = sides[::-1] if turned else sides
        ids, slots, focus = [self.ends[0]], {}, 0
        texts = [[s.name, *[n for n in names_of(s) if n not in s.name][:2]] for s in sides]
        spoken = iter(self.tokenize([t for names in texts for t in names]))
        for mark, side, names in zip(SLOTS, sides, texts, strict=False):
            slots[side.id] = len(ids)
            ids.append(self.marks[mark])
            for n in range(len(names)):
                ids.extend(next(spoken)[: 8 if n else 12])
            ids.append(self.marks["</>"])
        if c.crisis.focus_country:
            focus = len(ids)
            name = state_names().get(c.crisis.focus_country, c.crisis.focus_country)
            ids.extend((self.marks["<F>"], *self.tokenize([name])[0][:8], self.marks["</>"]))
        return [*ids, self.ends[1]], slots, focus

    def _stretches(self, c: Candidates, parts: list[Part], head: int) -> Iterator[tuple[int, int]]:
        """First and last (exclusive) target part of each window; a window is rather cut before a heading."""
        room = LONGEST - head - 1 - CONTEXT - 2 * HEADING
        first = 0
        while first < len(parts):
            size, last, cut = 0, first, None
            while last < len(parts) and (last == first or size + len(parts[last].ids) <= room):
                if size > room // 2 and c.sentences[parts[last].sentence].line.kind in ("heading", "title"):
                    cut = last
                size += len(parts[last].ids)
                last += 1
            last = cut if cut is not None and last < len(parts) else last
            yield first, last
            first = last

    def _begin(self, parts: list[Part], first: int) -> int:
        """The first context part: as many whole ones before the targets as CONTEXT holds, at least one if it is short."""
        begin, size = first, 0
        while begin and size + len(parts[begin - 1].ids) <= CONTEXT:
            begin -= 1
            size += len(parts[begin].ids)
        return begin

    def _above(self, c: Candidates, parts: list[Part], opening: dict[int, Part], first: int) -> list[int]:
        """The title, the heading and the lead-in that the first target stands under, unless the context shows them."""
        begin = self._begin(parts, first)
        if not begin:
            return []
        shown = parts[begin].sentence
        ids: list[int] = []
        for number in above(c.sentences, parts[first].sentence):
            if number < shown:
                ids += opening[number].ids[: HEADING - 1]
        return ids[: 2 * HEADING]

    def _put(self, c: Candidates, window: Window, part: Part, target: bool, turn: dict[str, str]) -> None:
        base = len(window.ids)
        window.ids += part.ids
        by_code: dict[str, list[int]] = {}
        for at, piece in part.marks:
            place = base + at
            if piece.mark in turn:
                window.ids[place] = self.marks[turn[piece.mark]]
            if piece.code:
                window.names.setdefault(piece.code, []).append(place)
            if not target:
                continue
            if piece.mark == "<A>":
                by_code.setdefault(piece.code, []).append(place)
            elif piece.mark == "<M>":
                window.amounts.append((piece.at, place))
            elif piece.mark == "<N>":
                window.counts.append((piece.at, place))
        window.actors += [(part.sentence, code, places) for code, places in by_code.items()]


def above(sentences: list[Sentence], number: int) -> list[int]:
    """The sentences that say what a sentence stands under: title, heading, and the lead-in of its list."""
    line = sentences[number].line
    heading = lead = None
    n = number - 1
    while n >= max(0, number - FAR) and (heading is None or lead is None):
        other = sentences[n]
        if other.line.number != line.number:
            if other.line.kind in ("heading", "title"):
                heading = n
                break
            if lead is None and line.kind == "item" and other.line.kind != "item":
                lead = n
        n -= 1
    title = 0 if sentences and sentences[0].line.kind == "title" and number else None
    return sorted({n for n in (title, heading, lead) if n is not None})


def _line_mark(line: Line) -> str:
    return "<H>" if line.kind in ("heading", "title") else "<B>" if line.kind == "item" else "<L>"
