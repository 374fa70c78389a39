"""Dates and the timeline: what day a text speaks of, to which act it belongs, and what happened when."""

from __future__ import annotations

from data.events.dates import DateMention, find_dates
from data.events.finder import DateFinder
from data.events.timeline import find

__all__ = ["DateFinder", "DateMention", "find", "find_dates"]
