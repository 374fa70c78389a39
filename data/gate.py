"""Whether a text is about a crisis at all: a cheap look at its words, so that sport and markets give nothing."""

from __future__ import annotations

import re

from data.reading import Reading

CRISIS = re.compile(
    r"\b(?:refugees?|asylum|displaced|migrants?|humanitarian|earthquakes?"
    r"|cyclone|floods?|famine|drought|ceasefire|cease-fire|rebels?|junta"
    r"|coup|sanctions?|embass(?:y|ies)|ambassadors?|diplomat\w{0,4}|foreign minist\w{1,4}"
    r"|security council|general assembly|united nations"
    r"|president(?:s|ial)?|ballot|resolution|recogni[sz](?:e|es|ed|ing|tion)|independence|annex\w{0,6}|sovereignty|troops|soldiers|war|army"
    r"|opposition|regime|uprising|aid|donors?|relief|ultimatum|condemn\w{0,5}|evacuat\w{0,4}|camps?|fled|flee|uprooted|pledge[ds]?)\b",
    re.I,
)
PASTIME = re.compile(
    r"\b(?:champion\w{0,6}|medals?|goals?|match(?:es)?|tournament|league|coach|striker|sprint\w{0,4}|metres"
    r"|race[sd]?|riders?|cycling|stadium"
    r"|athlet\w{1,4}|recipe|restaurant|hotel|beach|rucksack|tourists?|festival|choir|concert|album|film"
    r"|shares|dividend|quarterly|index|lap|jersey"
    r"|hurdles|relay|gold|bus|ferr(?:y|ies)|wrestler|pension|chess|grandmaster|referee|arbiter|trophy|semi-?finals?|playoffs?|penalt(?:y|ies)"
    r"|innings|wickets?|orchestra|novel|museum|cocoa|sugar|futures|traders?)\b",
    re.I,
)
ENOUGH = 2
"""How many different crisis words a text needs, and at least twice as many as words of pastimes."""


def about_a_crisis(reading: Reading) -> bool:
    """True when a case is given (a focus country, or sides), or crisis words are twice as many as those of pastimes."""
    if reading.crisis.sides or reading.crisis.focus_country:
        return True
    said = {w.lower() for w in CRISIS.findall(reading.article.text)}
    idle = {w.lower() for w in PASTIME.findall(reading.article.text)}
    return len(said) >= ENOUGH and 2 * len(idle) < max(len(said), ENOUGH)
