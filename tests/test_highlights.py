"""The article cut into stretches: nothing lost, nothing changed, every record on its own quote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.highlights import countries_of, paragraph, records_of, stretches
from data.records import Event, Evidence, Why
from tests.small_case import TEXT, small_case


def test_stretches_join_to_the_text_and_carry_the_quotes():
    case = small_case()
    cut = stretches(TEXT, "article", case.records.all())
    assert "".join(s.text for s in cut) == TEXT
    for record in case.records.all():
        assert "".join(s.text for s in cut if record.id in s.records) == record.evidence.quote


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_any_overlaps(text, data):
    spots = st.integers(0, len(text) - 1)
    pairs = [sorted((data.draw(spots), data.draw(spots))) for _ in range(data.draw(st.integers(0, 5)))]
    records = [Event(what=str(n), evidence=Evidence("a", s, e + 1, text[s : e + 1])) for n, (s, e) in enumerate(pairs)]
    cut = stretches(text, "a", records)
    assert "".join(s.text for s in cut) == text
    for record in records:
        assert "".join(s.text for s in cut if record.id in s.records) == record.evidence.quote


def test_a_named_actor_is_a_stretch_of_its_own():
    text = "Kenya and Peru agree"
    records = [
        Event(what=code, evidence=Evidence("a", 0, 20, text), why=Why(actor=span))
        for code, span in (("KEN", (0, 5)), ("PER", (10, 14)), ("odd", (90, 95)))
    ]
    cut = stretches(text, "a", records)
    assert [(s.text, len(s.actors)) for s in cut] == [("Kenya", 1), (" and ", 0), ("Peru", 1), (" agree", 0)]
    assert all(len(s.records) == 3 for s in cut)


def test_records_of_another_article_mark_nothing():
    case = small_case()
    assert all(not s.records for s in stretches(TEXT, "elsewhere", case.records.all()))


def test_a_quote_in_its_paragraph():
    case = small_case()
    record = case.records.stances[0]
    around = paragraph(TEXT, record.evidence)
    assert around.before == ""
    assert around.after == ". Kenya and Malta would follow if a vote were held by June."


def test_records_of_a_country():
    case = small_case()
    assert [r.kind for r in records_of(case, "NOR")] == ["stance", "aid", "event"]
    assert [r.kind for r in records_of(case, "LAO")] == ["displacement", "displacement", "aid", "aid"]
    assert records_of(case, "SWE") == ()


def test_acts_of_the_focus_country_belong_to_it():
    act = Event(what="severs ties", act=True, evidence=Evidence("article", 0, 3, "Two"))
    assert countries_of(act, "LAO") == ("LAO",)
    assert countries_of(act, None) == ()


def test_the_line_of_a_text_without_lines_is_cut():
    text = "Norway agrees. " * 3000
    around = paragraph(text, Evidence("a", 30_000, 30_014, text[30_000:30_014]))
    assert (len(around.before), around.quote, len(around.after)) == (5000, "Norway agrees.", 5000)


def test_ten_thousand_quotes_are_cut_in_one_pass():
    text = "Norway agrees. " * 10_000
    records = [Event(what=str(n), evidence=Evidence("a", n * 15, n * 15 + 14, "Norway agrees.")) for n in range(10_000)]
    cut = stretches(text, "a", records)  # cutting for each quote anew would take minutes
    assert [s.records for s in cut if s.records] == [(r.id,) for r in records]
