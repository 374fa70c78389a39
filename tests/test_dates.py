"""Tables of dates: how they are read, what they say, and to which act they belong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.article import Article
from data.crisis import Crisis
from data.events import DateFinder, DateMention, find_dates
from data.events.calendar import day_and_weekday, month_back, nearest_day, nearest_month, week_of, weekday_of
from data.events.grammar import scan
from data.reading.candidates import candidates
from data.reading.structure import plain, sentences

DAY = date(2021, 3, 17)  # a Wednesday


def dates(text: str, day: date = DAY) -> list[DateMention]:
    return find_dates(sentences(text), day)


def act_day(text: str, cue: str) -> tuple[str | None, str]:
    found = candidates(Article("own", text, DAY), Crisis(DAY))
    start = text.index(cue)
    sentence = next(s for s in found.sentences if s.start <= start < s.end)
    return DateFinder(found).act_date(sentence, start, start + len(cue))


def said(text: str) -> str:
    """ "date[..end]:role" of every date, in one line."""
    return "; ".join(f"{d.date}{'..' + d.date_end if d.date_end else ''}:{d.role}" for d in dates(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 3 March 2020.", "2020-03-03:date"),
        ("They met on March 3, 2020, in Oslo.", "2020-03-03:date"),
        ("They met on the 3rd of March.", "2021-03-03:date"),
        ("They met on Tuesday, March 16.", "2021-03-16:date"),
        ("They met on Dec. 24.", "2020-12-24:date"),
        ("They met on 2020-11-30.", "2020-11-30:date"),
        ("They met on 30/11/2020 and on 11/30/2020.", "2020-11-30:date; 2020-11-30:date"),
        ("They met on 4/5/2020.", ""),
        ("They met on 31 February.", "None:date"),
        ("They will meet on 3 April.", "2021-04-03:date"),
        ("They met in May 2018.", "2018-05:date"),
        ("They met in July.", "2020-07:date"),
        ("Back in August and in July they met.", "2020-08:date; 2020-07:date"),
        ("They met last July.", "2020-07:date"),
        ("They met in 2013.", "2013:date"),
        ("They met 2013 people.", ""),
        ("A boat with 2013 tonnes sank in 2000 metres.", ""),
        ("The 2018 election was close.", "2018:date"),
        ("The fair runs on 20-22 March.", "2021-03-20..2021-03-22:date"),
        ("It lasted from 2011 to 2014.", "2011..2014:date"),
        ("Between 2 March and 5 March nothing came.", "2021-03-02..2021-03-05:date"),
        ("He may go. March on, they sang.", ""),
        ("Between January and March nothing came.", "2021-01..2021-03:date"),
        ("John and May went to Rome.", ""),
        ("Theresa May spoke. After May nobody did.", ""),
        ("Two days after the March 1 election they met.", "2021-03-01:date"),
        ("In 2015 he resigned on 6 December.", "2015:date; 2015-12-06:date"),
    ],
)
def test_absolute(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Monday.", "2021-03-15:date"),
        ("They met on Wednesday.", "2021-03-17:date"),
        ("They met last Wednesday.", "2021-03-10:date"),
        ("They will meet on Monday.", "2021-03-22:date"),
        ("They meet on Friday.", "2021-03-19:date"),
        ("They agreed to meet on Friday.", "2021-03-19:date"),
        ("They flew home to meet on Friday.", "2021-03-12:date"),
        ("They voted on Friday to meet.", "2021-03-12:date"),
        ("They meet next Tuesday.", "2021-03-23:date"),
        ("They meet next Thursday.", "2021-03-25:date"),
        ("He gave them until Friday to go.", "2021-03-19:deadline"),
        ("They met yesterday.", "2021-03-16:date"),
        ("They met last night.", "2021-03-16:date"),
        ("They met this morning.", "2021-03-17:date"),
        ("They leave tomorrow.", "2021-03-18:date"),
        ("They met the day before yesterday.", "2021-03-15:date"),
        ("They met ten days ago.", "2021-03-07:date"),
        ("They met a week ago.", "2021-03-10:date"),
        ("They met three weeks ago.", "None:date"),
        ("They met two months ago.", "2021-01:date"),
        ("They met a year ago.", "2020:date"),
        ("They met about ten days ago.", "None:date"),
        ("They met last week.", "2021-03-07..2021-03-13:date"),
        ("They met last month.", "2021-02:date"),
        ("They met on 1 March. Two days later they parted.", "2021-03-01:date; 2021-03-03:date"),
        ("They met on 1 March. The next day they parted.", "2021-03-01:date; 2021-03-02:date"),
        ("They met on Monday. That night they parted.", "2021-03-15:date; 2021-03-15:date"),
        ("They met on Monday. They had talked the evening before.", "2021-03-15:date; 2021-03-14:date"),
        ("Two days later they parted.", "None:date"),
        ("He reads the Sunday Times on Good Friday.", ""),
    ],
)
def test_relative(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They must leave by Friday.", "2021-03-19:deadline"),
        ("They had left by Friday.", "2021-03-12:deadline"),
        ("He said on 15 March they would go unless talks began in eight days.", "2021-03-15:date; 2021-03-23:deadline"),
        ("It must be paid within 30 days.", "2021-04-16:deadline"),
        ("It was paid within 30 days.", "2021-04-16:duration"),
        ("On Monday he gave them 72 hours to leave.", "2021-03-15:date; 2021-03-18:deadline"),
        ("Nobody has come since Monday.", "2021-03-15:since"),
        ("OSLO, March 17, 2021 - It rained on Tuesday.", "2021-03-17:heading; 2021-03-16:date"),
        ("Geneva, 3 March. A man sings.", "2021-03-03:heading"),
        ("MON 15. Rain fell.", "2021-03-15:heading"),
        ("The camp stood until January.", "2021-01:deadline"),
    ],
)
def test_roles(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "cue", "day"),
    [
        ("Norway recognised the state on Monday.", "recognised", "2021-03-15"),
        ("On Monday Norway recognised the state and sent an envoy.", "sent", "2021-03-15"),
        ("Norway said on Monday that it would recognise the state.", "recognise", "2021-03-15"),
        ("Norway said on Monday that it was ready to spend a million.", "spend", "2021-03-15"),
        ("Norway announced on Monday a plan to spend a million.", "spend", "2021-03-15"),
        ("Norway will recognise the state, its minister said on Monday.", "recognise", "2021-03-15"),
        ("Norway will recognise the state on Friday.", "recognise", None),
        ("Norway rejected the result of Sunday's vote.", "rejected", None),
        ("Norway rejected the vote of 14 March.", "rejected", None),
        ("Norway rejected the vote on 14 March.", "vote", "2021-03-14"),
        ("Norway declined to accept the March 2020 election.", "declined", None),
        ("Norway recognised the state in July.", "recognised", None),
        ("Norway recognised the state last week.", "recognised", None),
        ("At a summit in Oslo on Monday, Peru condemned the coup.", "condemned", "2021-03-15"),
        ("Peru condemned the coup in a statement on Monday.", "condemned", "2021-03-15"),
        ("Peru sanctioned four firms linked to the army on 1 March.", "sanctioned", "2021-03-01"),
        ("The Norwegian premier, speaking in Oslo on Tuesday, called it a mistake.", "called", "2021-03-16"),
        ("On the night of March 3 Norway closed its embassy.", "closed", "2021-03-03"),
        ("Norway stands by the state.", "stands", None),
        ("After the vote on Sunday, Norway expelled the envoy.", "expelled", "2021-03-14"),
        ("Speaking in Oslo on Monday, the minister condemned it.", "condemned", "2021-03-15"),
        ("Peru, which broke with them on Monday, mourns.", "mourns", None),
        ("Norway has set Tuesday as the day.", "set", None),
        ("Talks failed on Monday. Peru then recalled its envoy.", "recalled", "2021-03-15"),
        ("They voted on Monday. Peru abstained.", "abstained", "2021-03-15"),
        ("It rained on Monday. Peru hesitated.", "hesitated", None),
        ("Peru recognised it on Monday, Chile a day later.", "Chile", "2021-03-16"),
        ("Peru recognised it on Monday and Chile on Tuesday.", "Chile", "2021-03-16"),
        ("Peru recognised it on Monday, with Chile undecided.", "Chile", None),
        ("Recognised by: Peru (15 March), Chile (16 March)", "Chile", "2021-03-16"),
        ("Peru, barred from the hall on Monday, voted against it.", "Peru", None),
        ("Peru's envoys arrived; Chile's came on Monday.", "Peru", None),
        ('Peru stands by it "on Monday and on Tuesday".', "Peru", None),
        ("Norway was first in 1971. On 3 May 1971 it acted. Peru followed on 5 June.", "Peru", "1971-06-05"),
        ("The vote of 14 March was close.\n\nIn favour: Peru, Chile", "Chile", "2021-03-14"),
    ],
)
def test_act_date(text: str, cue: str, day: str | None) -> None:
    assert act_day(text, cue)[0] == day


LIVE = (
    "Live: a long day\n\nWednesday 17 March 2021\n\n09.10 Peru condemns the raid.\n\n09.40 Chile has called for calm."
)


@pytest.mark.parametrize(("cue", "expected"), [("condemns", ("2021-03-17", "inferred")), ("called", (None, "none"))])
def test_live_blog(cue: str, expected: tuple[str | None, str]) -> None:
    assert act_day(LIVE, cue) == expected


def test_calendar() -> None:
    assert nearest_day(DAY, 12, 24, ahead=False) == date(2020, 12, 24)
    assert nearest_day(DAY, 4, 1, ahead=False) == date(2021, 4, 1), "two weeks off beats a year ago"
    assert nearest_day(date.min, 12, 24, ahead=False) is None
    assert nearest_month(DAY, 7, ahead=False) == "2020-07"
    assert nearest_month(DAY, 2, ahead=True) == "2022-02"
    assert weekday_of(DAY, 2, "", ahead=False) == DAY
    assert week_of(DAY, -1) == (date(2021, 3, 7), date(2021, 3, 13))
    assert month_back(date(2021, 1, 5), 2) == "2020-11"
    assert day_and_weekday(DAY, 15, 0) == date(2021, 3, 15)
    assert day_and_weekday(DAY, 15, 1) is None


WORDS = st.sampled_from(
    ["on", "Monday", "Jan.", "May", "31", "2019", "ago", "ten days", "by", "the",
     "next", "later", "within", "-", "to", "\u00a0", "\n", "'s", "99", "hours"]
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join)),
    st.sampled_from([DAY, date.min, date.max]),
)
def test_any_text_gives_exact_spans_and_true_dates(text: str, day: date) -> None:
    for mention in dates(text, day):
        assert plain(text[mention.start : mention.end]) == mention.text
        if mention.day:
            date.fromisoformat(mention.day)


def test_long_lines_take_linear_time() -> None:
    assert scan("in the early " * 20_000) == []
    assert len(scan("on 3 May, " * 20_000)) == 20_000
