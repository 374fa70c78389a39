"""An article read once: its sentences and mentions, shared by every finder of records."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from data.article import Article
from data.crisis import Crisis
from data.datefind import DateMention, find_dates
from data.language import Sentence, sentences
from data.mentions import Mention, find_mentions


@dataclass(frozen=True)
class Reading:
    """What every finder gets. A finder is a function `find(reading) -> (records, unplaced)`."""

    article: Article
    crisis: Crisis
    sentences: list[Sentence]
    mentions: list[Mention]

    @cached_property
    def by_sentence(self) -> dict[int, list[Mention]]:
        """Mentions by sentence number."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.sentence].append(mention)
        return found

    @cached_property
    def dates(self) -> dict[int, list[DateMention]]:
        """Dates by sentence number."""
        found: dict[int, list[DateMention]] = defaultdict(list)
        for mention in find_dates(self.sentences, self.crisis.published):
            found[mention.sentence].append(mention)
        return found

    @cached_property
    def headings(self) -> list[DateMention]:
        """The dates that stand over a text or a part of it, in the order of the text."""
        return [d for days in self.dates.values() for d in days if d.role == "heading"]


def read(article: Article, crisis: Crisis) -> Reading:
    """Parse the article and find its mentions. Raises ModelMissing when the language model is absent."""
    parsed = sentences(article)
    return Reading(article, crisis, parsed, find_mentions(parsed, crisis.published))
