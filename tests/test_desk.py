"""From a stranger's file to records, through the worker: proposals, progress, limits."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from data import desk
from data.article import Article
from data.crisis import Crisis, Side
from data.decode import NoText
from data.details import details
from data.extract import extract
from data.worker import TooSlow

from tests.predict import path_of, sample

CORPUS = Path(__file__).parent.parent / "training" / "texts" / "train"
TEXT = (CORPUS / "03_civ_three_presidents.txt").read_text("utf-8")
SAID = json.loads((CORPUS / "03_civ_three_presidents.json").read_text("utf-8"))


def test_a_file_comes_with_proposals():
    taken, told = desk.bring(TEXT.encode("utf-16"), "a.txt")
    assert taken.text == TEXT and taken.note == "read as utf-16-le"
    assert told.title == TEXT.split("\n")[0]
    assert (told.published, told.focus_country) == (SAID["published"], SAID["focus_country"])
    assert {s.name for s in told.sides} == {s["name"] for s in SAID["sides"]}


def test_faults_of_a_file_come_through():
    with pytest.raises(NoText, match="is a picture"):
        desk.bring(b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "a.txt")
    with pytest.raises(NoText, match="no text to read"):
        desk.bring_text("  …  ")


def test_reading_tells_how_far_it_is_and_ends_with_all_records():
    day = date.fromisoformat(SAID["published"])
    crisis = Crisis(day, SAID["focus_country"], tuple(Side(s["id"], s["name"]) for s in SAID["sides"]))
    articles = (Article("article", TEXT, day), Article("article-2", "Togo recognised Laurent Gbagbo on Monday.", day))
    seen = list(desk.read_articles(articles, crisis))
    assert [round(p.share, 3) for p in seen] == [n / 8 for n in range(1, 9)]
    assert seen[0].records.stances and not seen[0].records.aid
    alone = extract(articles[0], crisis)
    assert seen[3].records == alone
    assert len(seen[-1].records.stances) == len(alone.stances) + 1


def test_a_file_that_takes_too_long_is_cut(monkeypatch):
    monkeypatch.setattr(desk, "_SECONDS_TAKE", 0.3)
    with pytest.raises(TooSlow, match=r"more than 0\.3 seconds"):
        desk.bring(TEXT.encode(), "a.txt")


def test_proposals_are_right_often_enough_to_confirm_them():
    """On the annotated texts: the date always, the country nearly so, and of the sides proposed most are sides."""
    dates = countries = right = proposed = 0
    texts = [path_of(stem) for stem in sample()]
    for path in texts:
        said = json.loads(path.read_text("utf-8"))
        told = details(path.with_suffix(".txt").read_text("utf-8"))
        dates += told.published == said["published"]
        countries += told.focus_country == said["focus_country"]
        names = {w for s in said["sides"] for name in (s["name"], *s["aliases"]) for w in name.split() if len(w) > 3}
        right += sum(bool(names & set(side.name.split())) for side in told.sides)
        proposed += len(told.sides)
    assert dates == len(texts)
    assert countries >= 24
    assert right >= 20 and right / proposed >= 0.75


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Title\n\nLIMA (Reuters) - Peru said no.", "Reuters"),
        ("Title\n\nLIMA (AP) - Peru said no.", "Associated Press"),
        ("Title\nBy Ana Paz, The Test Post\n\nPeru said no.", "The Test Post"),
        ("Title\n\nPeru said no.", ""),
    ],
)
def test_publisher(text, publisher):
    assert details(text).publisher == publisher
