"""Plain calendar arithmetic on ISO strings and days; nothing here reads text."""

from __future__ import annotations

from datetime import date, timedelta

SOON, LONG_AGO = 60, 300
"""A day without a year that lies at most SOON days ahead is meant if the past one is over LONG_AGO days old."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus(day: date, days: int) -> date | None:
    """So many days on, or None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def nearest_day(published: date, month: int, day: int, ahead: bool) -> date | None:
    """A day without a year: the last one up to publication; the nearest of all when the clause looks ahead."""
    years = (published.year - 1, published.year, published.year + 1)
    days = [d for year in years if 1 <= year <= 9999 and (d := day_of(year, month, day))]
    past = [d for d in days if d <= published]
    soon = [d for d in days if d > published]
    if ahead and days:
        return min(days, key=lambda d: abs((d - published).days))
    if past and soon and (published - past[-1]).days > LONG_AGO and (soon[0] - published).days <= SOON:
        return soon[0]
    return past[-1] if past else None


def nearest_month(published: date, month: int, ahead: bool) -> str:
    """A month without a year: the last one up to publication, or the next one when the clause looks ahead."""
    year = published.year
    if ahead and month < published.month:
        year += 1
    if not ahead and month > published.month:
        year -= 1
    return f"{year:04d}-{month:02d}"


def weekday_of(published: date, weekday: int, lead: str, ahead: bool) -> date | None:
    """The last such weekday up to publication, or the next one from it on when the clause looks ahead."""
    back = (published.weekday() - weekday) % 7
    on = (weekday - published.weekday()) % 7
    if lead in ("next", "coming"):
        return plus(published, on if on > 2 else on + 7)  # nobody calls tomorrow "next Thursday"
    if lead in ("last", "past"):
        return plus(published, -(back or 7))
    return plus(published, on if ahead else -back)


def week_of(published: date, weeks: int) -> tuple[date | None, date | None]:
    """The week so many weeks from that of publication; weeks begin on Sunday, as American papers count them."""
    sunday = plus(published, -((published.weekday() + 1) % 7) + 7 * weeks)
    return sunday, plus(sunday, 6) if sunday else None


def month_back(day: date, months: int) -> str:
    """The month so many months before."""
    count = day.year * 12 + day.month - 1 - months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def day_and_weekday(published: date, day: int, weekday: int) -> date | None:
    """ "Fri 12" without a month: the last such day within five weeks before publication, if the weekday fits."""
    days = (plus(published, -back) for back in range(36))
    return next((d for d in days if d and d.day == day and d.weekday() == weekday), None)
