"""A made-up case in memory: two rivals, one article in own words, records that cite it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from data.article import Article
from data.case import Case
from data.crisis import Crisis, Side
from data.records import Aid, Displacement, Event, Records, Stance, Unplaced, Why

TEXT = """Two chairs in the hall

Norway has recognised the assembly since 3 May. Kenya and Malta would follow if a vote were held by June.
Peru stands with the general, <b>says</b> its "minister" & so does Fiji. Chad will not recognise the general.
Japan calls for calm. Ghana backs the assembly; Ghana backs the general. The African Union condemned the general.

Some 2,300 people crossed from Laos to Thailand. Many more left Laos. Norway pledged US$5 million to Laos on 4 May.
The general refused help. Nobody knows what the islands think.
"""
PUBLISHED = date(2020, 5, 10)


def small_case(**changes: Any) -> Case:
    """The case; `changes` replace fields of it."""
    article = Article("article", TEXT, PUBLISHED, "Two chairs in the hall", "The Test Post")

    def at(quote: str) -> Any:
        start = TEXT.index(quote)
        return article.cite(start, start + len(quote))

    def stance(actor: str, side: str | None, label: Any, quote: str, **more: Any) -> Stance:
        return Stance(actor=actor, side=side, stance=label, evidence=at(quote), why=Why("test rule"), **more)

    waiting = "Kenya and Malta would follow if a vote were held by June"
    peru = 'Peru stands with the general, <b>says</b> its "minister" & so does Fiji'
    stances = (
        stance("NOR", "assembly", "recognizes", "Norway has recognised the assembly since 3 May",
               date="2020-05-03", date_known="stated"),
        stance("KEN", "assembly", "conditional", waiting, date="2020-05-09", date_known="inferred"),
        stance("MLT", "assembly", "conditional", waiting),
        stance("PER", "general", "supports", peru),
        stance("FJI", "general", "supports", peru, attributed_to="PER"),
        stance("TCD", "general", "rejects", "Chad will not recognise the general"),
        stance("JPN", None, "neutral", "Japan calls for calm"),
        stance("GHA", "assembly", "supports", "Ghana backs the assembly"),
        stance("GHA", "general", "supports", "Ghana backs the general"),
        stance("AU", "general", "opposes", "The African Union condemned the general", named=False),
    )  # fmt: skip
    moved = (
        Displacement(origin="LAO", destination="THA", people_low=2300, people_high=2300,
                     evidence=at("Some 2,300 people crossed from Laos to Thailand")),
        Displacement(origin="LAO", destination=None, people_low=None, people_high=None,
                     evidence=at("Many more left Laos")),
    )  # fmt: skip
    aid = (
        Aid(donor="NOR", recipient="LAO", amount=Decimal(5_000_000), currency="USD", status="pledged",
            verb="pledged", date="2020-05-04", date_known="stated",
            evidence=at("Norway pledged US$5 million to Laos on 4 May")),
        Aid(donor=None, recipient="LAO", amount=None, currency=None, status="refused", refused_by="recipient",
            evidence=at("The general refused help")),
    )  # fmt: skip
    events = (
        Event(what="Norway recognises the assembly", date="2020-05-03", date_known="stated", countries=("NOR",),
              evidence=at("since 3 May")),
    )  # fmt: skip
    unplaced = (Unplaced(reason="unnamed", about="the islands", evidence=at("what the islands think")),)
    sides = (Side("assembly", "The assembly"), Side("general", "The general"))
    whole: dict[str, Any] = {
        "id": "two-chairs",
        "title": "Two chairs",
        "publisher": "The Test Post",
        "crisis": Crisis(PUBLISHED, "LAO", sides, (("assembly", "general"),)),
        "articles": (article,),
        "records": Records(stances, moved, aid, events, unplaced),
        "context": {
            "groups": pd.DataFrame(
                [["AU", "KEN", "2002-07-09", "", "A Yearbook", "https://example.org/au"]],
                columns=["group", "member", "from", "to", "publisher", "url"],
            ),
            "recognition": pd.DataFrame(
                [["2020-05-08", "SWE", "assembly", "recognizes", "A Ministry", "https://example.org/se"]],
                columns=["date", "actor", "side", "stance", "publisher", "url"],
            ),
        },
    }
    return Case(**(whole | changes))
