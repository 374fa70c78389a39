"""From probabilities to claims: what is said last wins, neutral yields, one name a part, or none."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from data.article import Article
from data.crisis import Crisis, Side
from data.reading.candidates import Candidates, candidates
from data.reading.claims import KINDS, STANCES, STATUSES, aid, displacement, stances
from data.reading.heads import Judgement

TWO = Crisis(date(2020, 6, 30), "BOL", (Side("roca", "Ana Roca"), Side("paz", "Luis Paz")))


def odds(labels: tuple[str, ...], **said: float) -> np.ndarray:
    row = np.array([said.get(label, 0.0) for label in labels], np.float32)
    row[0] = 1 - row.sum()
    return row


def read(text: str) -> Candidates:
    return candidates(Article("own", text, TWO.published), TWO)


def told(*rows: tuple[int, str, dict[str, float]]) -> list[tuple[str, str | None, str, int]]:
    judged = Judgement({(n, "PER", side): odds(STANCES, **said) for n, side, said in rows})
    return [(c.actor, c.side, c.label, c.sentence) for c in stances(read("One. Two. Three."), judged, 0.5)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(0, "roca", {"supports": 0.9})], [("PER", "roca", "supports", 0)]),
        ([(0, "roca", {"supports": 0.4})], []),
        # labels of one way add up
        ([(0, "roca", {"supports": 0.3, "recognizes": 0.4})], [("PER", "roca", "recognizes", 0)]),
        # the last word counts, if it is about as sure
        ([(0, "roca", {"supports": 0.9}), (1, "roca", {"rejects": 0.9})], [("PER", "roca", "rejects", 1)]),
        ([(0, "roca", {"supports": 0.95}), (1, "roca", {"rejects": 0.6})], [("PER", "roca", "supports", 0)]),
        # said again: the surer sentence is the quote
        ([(0, "roca", {"supports": 0.6}), (1, "roca", {"supports": 0.9})], [("PER", "roca", "supports", 1)]),
        # neutral between two camps has no side, and yields to a surer position
        ([(0, "roca", {"neutral": 0.9}), (0, "paz", {"neutral": 0.8})], [("PER", None, "neutral", 0)]),
        ([(0, "roca", {"neutral": 0.6}), (1, "paz", {"opposes": 0.9})], [("PER", "paz", "opposes", 1)]),
        # two sides in two ways
        (
            [(0, "roca", {"supports": 0.9}), (0, "paz", {"opposes": 0.8})],
            [("PER", "roca", "supports", 0), ("PER", "paz", "opposes", 0)],
        ),
        # one sentence does not back both
        ([(0, "roca", {"supports": 0.9}), (0, "paz", {"supports": 0.6})], [("PER", "roca", "supports", 0)]),
    ],
)
def test_positions(rows: list, expected: list) -> None:
    assert told(*rows) == expected


def test_sums_go_to_each_donor_and_to_no_recipient_where_two_may_be_meant() -> None:
    found = read("Sweden and Norway each gave 5 million euros.")
    one = odds(STATUSES, delivered=0.9)
    each = Judgement(amounts={0: (one, {"SWE": (0.9, 0.0), "NOR": (0.8, 0.0), "BOL": (0.0, 0.9)})})
    assert [(c.donor, c.recipient, c.status) for c in aid(found, each, 0.3)] == [("SWE", "BOL", "delivered"), ("NOR", "BOL", "delivered")]
    two = Judgement(amounts={0: (one, {"SWE": (0.9, 0.0), "PER": (0.0, 0.8), "BOL": (0.0, 0.9)})})
    assert [(c.donor, c.recipient) for c in aid(found, two, 0.3)] == [("SWE", None)]
    nobody = Judgement(amounts={0: (one, {"SWE": (0.1, 0.0), "BOL": (0.0, 0.9)})})
    assert [(c.donor, c.recipient) for c in aid(found, nobody, 0.3)] == [(None, "BOL")]


def test_people_leave_one_country_for_another() -> None:
    found = read("Some 40,000 people fled to Chile.")
    judged = Judgement(counts={0: (odds(KINDS, refugees=0.9), {"BOL": (0.9, 0.6), "CHL": (0.1, 0.9)})})
    assert [(c.origin, c.destination, c.kind) for c in displacement(found, judged, 0.3)] == [("BOL", "CHL", "refugees")]
