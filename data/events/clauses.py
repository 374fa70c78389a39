"""A sentence cut into clauses by its words and marks, without a parse; where no cut is safe the clause runs on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.events.verbs import DETERMINERS, FINITE, PREPOSITIONS, Word, reports, tense, words

ClauseKind = Literal["main", "joined", "shared", "relative", "that", "when", "aside", "said"]
"""`main`: stands by itself; `joined`: joined to the one before, with a subject of its own; `shared`: joined and without
one; `relative`: "which ...", "who ..."; `that`: what is said; `when`: "if, when, because, after ..."; `aside`: "speaking
in Oslo,"; `said`: "X said" after what is said."""
_JOINTS = frozenset({"and", "but", "or", "nor", "so", "yet", "then", "while", "whereas"})
_RELATIVE = frozenset({"which", "who", "whom", "whose", "where"})
_WHEN = frozenset(
    "if when because although though unless after before until since as once whether while whereas".split()
)
_TIMES = frozenset("day night morning evening afternoon week month year time".split())
_STOPS = frozenset({";", ":", "-", "–", "—", "(", ")", '"'})


@dataclass(slots=True)
class Clause:
    """One clause of a sentence: the words `spans` that it is made of (first, past the last), and the clause it hangs on."""

    kind: ClauseKind
    spans: list[tuple[int, int]]
    above: int | None = None

    @property
    def first(self) -> int:
        return self.spans[0][0]

    @property
    def last(self) -> int:
        return self.spans[-1][1]

    def words(self) -> list[int]:
        return [i for a, b in self.spans for i in range(a, b)]

    def holds(self, word: int) -> bool:
        return any(a <= word < b for a, b in self.spans)


@dataclass(slots=True)
class Cut:
    """A sentence's words and clauses, in the order of the text."""

    words: list[Word]
    clauses: list[Clause]
    tenses: list[bool]
    """For each word whether it tells a tense."""

    def word_at(self, at: int) -> int:
        """The word at or before a place of the sentence's text."""
        return max(0, bisect_right(self.words, at, key=lambda w: w.start) - 1)

    def clause_of(self, word: int) -> int:
        """The number of the clause that holds a word."""
        return next((n for n, c in enumerate(self.clauses) if c.holds(word)), 0)

    def lends(self, one: int, other: int) -> bool:
        """Whether a clause's date is that of another: it reports it ("..., X said on Monday") or goes with its subject."""
        return self.clauses[one].kind in ("said", "aside") and self.clauses[one].above == other


@lru_cache(maxsize=256)
def cut(text: str) -> Cut:
    """The clauses of a sentence's text; not to be changed, since the last ones are kept."""
    ws = words(text)
    finite = [tense(ws, i) in FINITE for i in range(len(ws))]
    return Cut(ws, _join(ws, finite, _pieces(text, ws, finite)), finite)


def _pieces(text: str, ws: Sequence[Word], finite: Sequence[bool]) -> list[tuple[int, int]]:
    """Stretches of words between marks and joints; a joint without a mark parts only what has a verb on both sides."""
    after = [False] * (len(ws) + 1)  # whether a tense comes from here on, before the next mark
    for i in range(len(ws) - 1, -1, -1):
        after[i] = not _is_mark(text, ws, i) and (finite[i] or after[i + 1])
    found: list[tuple[int, int]] = []
    begin, seen = 0, False
    for i in range(len(ws)):
        mark = _is_mark(text, ws, i)
        opens = i > begin and seen and after[i + 1] and _opens(ws, finite, i)
        if mark or opens:
            if i > begin:
                found.append((begin, i))
            begin, seen = (i + 1 if mark else i), False
        seen = seen or finite[i]
    if begin < len(ws):
        found.append((begin, len(ws)))
    return found


def _is_mark(text: str, ws: Sequence[Word], i: int) -> bool:
    word = ws[i]
    if word.low == ",":
        return True
    if word.low not in _STOPS:
        return False
    if word.low in ("-", "–", "—"):
        return word.start == 0 or text[word.start - 1] == " "
    return word.low != '"'


def _opens(ws: Sequence[Word], finite: Sequence[bool], i: int) -> bool:
    """Whether the word at `i` begins another clause without a mark before it."""
    low = ws[i].low
    if low in ("and", "but", "or"):
        return _clause_follows(ws, finite, i + 1)
    if low in _RELATIVE:
        return True
    if low == "that":
        return not (i + 1 < len(ws) and ws[i + 1].low in _TIMES)
    return (low in _WHEN and low not in ("as", "since", "after", "before", "until")) or (
        low in ("after", "before", "until", "as", "since") and _clause_follows(ws, finite, i + 1)
    )


def _clause_follows(ws: Sequence[Word], finite: Sequence[bool], i: int) -> bool:
    """Whether a verb stands at `i`, or a short subject and then a verb."""
    for at in range(i, min(i + 9, len(ws))):
        if finite[at]:
            return True
        if ws[at].low in (",", ";", "and", "or", "to"):
            return False
    return False


def _join(ws: Sequence[Word], finite: Sequence[bool], pieces: Sequence[tuple[int, int]]) -> list[Clause]:
    """Pieces as clauses: one without a verb belongs to the clause before it, or to the first that follows."""
    found: list[Clause] = []
    waiting: list[tuple[int, int]] = []
    main: int | None = None
    joining = False
    for n, piece in enumerate(pieces):
        a, b = piece
        verb = next((i for i in range(a, b) if finite[i]), None)
        kind = _kind(ws, a, b, verb, bool(found) or bool(waiting), ws[a - 1].low if a else "")
        parted = a > 0 and ws[a - 1].low == ";"
        if kind is None and parted:
            found.append(Clause("main", [piece]))
            main = len(found) - 1
            continue
        if kind is None:
            held_back = main is None and (waiting or not found)
            if held_back or joining or _begins(ws, finite, pieces, n):
                joining = joining or not held_back
                waiting.append(piece)
            else:
                found[-1].spans.append(piece)
            continue
        follows = n + 1 < len(pieces) and ws[b].low == "," and finite[pieces[n + 1][0]]
        if kind == "shared" and main is None and waiting and follows:
            kind = "relative"  # "Ghana, expelled from the city on Sunday, voted against"
        if joining:
            found.append(Clause("joined", [*waiting, piece]))
            waiting, main, joining = [], len(found) - 1, False
            continue
        if kind in ("relative", "aside") or (kind == "when" and main is None):
            found.append(Clause(kind, [piece], main))
            continue
        inner = found and found[-1].kind in ("relative", "aside", "when")
        if main is None or (kind == "main" and waiting):
            found.append(Clause("main", [*waiting, piece]))
            waiting, main = [], len(found) - 1
            _under(found, main)
        elif inner and kind == "shared" and ws[a].low not in _JOINTS:
            found[main].spans.append(piece)
        else:
            above = len(found) - 1 if kind in ("that", "when", "shared") else main
            found.append(Clause(kind, [piece], above))
            if kind in ("main", "joined"):
                main = len(found) - 1
    if waiting:
        if found:
            found[-1].spans[:0] = waiting
        else:
            found.append(Clause("main", waiting))
    return found


def _begins(ws: Sequence[Word], finite: Sequence[bool], pieces: Sequence[tuple[int, int]], n: int) -> bool:
    """Whether a piece without a verb is the subject of a later one: "and on Friday Peru, | a neighbour, | did the same"."""
    if ws[pieces[n][0]].low not in ("and", "but", "while"):
        return False
    for a, b in pieces[n + 1 : n + 4]:
        if any(finite[a:b]):
            return finite[a] and ws[a - 1].low == ","
    return False


def _under(found: list[Clause], main: int) -> None:
    """What stood before the main clause hangs on it."""
    for clause in found[:main]:
        clause.above = main


def _kind(ws: Sequence[Word], a: int, b: int, verb: int | None, later: bool, mark: str) -> ClauseKind | None:
    """What sort of clause a piece is; None if it is none by itself."""
    low = ws[a].low
    second = ws[a + 1].low if a + 1 < b else ""
    if low in ("and", "but", "or") and second in _WHEN | _RELATIVE:
        low = second
    if low in _RELATIVE or (second in ("whom", "which") and low in PREPOSITIONS):
        return "relative" if verb is not None else None
    if verb is None or _reduced(ws, a, verb):
        return None
    if low == "that":
        return "that"
    if low in ("while", "whereas") and later:
        return "joined"
    if low in _WHEN and verb is not None:
        return "when"
    if low.endswith("ing") and len(low) > 4 and mark == ",":
        return "aside"
    start = a + 1 if low in _JOINTS else a
    while start < verb and (
        ws[start].low in ("then", "also", "later", "not", "only", "to") or ws[start].low.endswith("ly")
    ):
        start += 1
    if start >= verb:
        return "shared" if later else "main"
    if later and mark in (",", '"') and _says(ws, a, b, verb):
        return "said"
    return "joined" if low in _JOINTS else "main"


def _reduced(ws: Sequence[Word], a: int, verb: int) -> bool:
    """ "In a video published on 3 May, ...": a participle right after the one noun of an opening phrase is no verb of it."""
    noun = ws[a].low in PREPOSITIONS and a + 1 < verb <= a + 4 and ws[a + 1].low in DETERMINERS
    return noun and tense(ws, verb) == "past" and not any(w.capital for w in ws[a + 1 : verb])


def _says(ws: Sequence[Word], a: int, b: int, verb: int) -> bool:
    """ "X said on Monday" after a comma: a report that holds no more than who and when."""
    if not reports(ws[verb].low) or ws[a].low in _JOINTS:
        return False
    rest = [w.low for w in ws[verb + 1 : b]]
    if rest and tense(ws, verb + 1) in FINITE:
        return False
    return (
        len(rest) <= 12
        and (not rest or rest[0] in PREPOSITIONS or rest[0] in _DAYS or b - a < 12)
        and "that" not in rest
    )


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today earlier late early last".split()
)
