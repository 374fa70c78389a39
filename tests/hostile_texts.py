"""200 hostile texts, always the same, and a case of them: an article each, a country each, so that each quote is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from data.article import Article
from data.case import Case
from data.crisis import Crisis, Side
from data.extract import extract
from data.merge import merge
from data.records import Records
from data.world import places
from tests.hostile import QUOTES

DAY = date(2020, 6, 30)
CRISIS = Crisis(
    DAY, "BOL", (Side("roca", "Ana <script>window.hacked=1</script>", ("Ana Roca",)), Side("paz", "Luis $x$ :red[x]", ("Luis Paz",))), (("roca", "paz"),)
)  # fmt: skip
_FRAMES = (
    "{name} recognised Ana Roca as president on Monday, its government said, and added: {quote}\n",
    "{name} recognised {quote} Ana Roca as president on Monday.\n\n{quote}\n",
    "“{quote}”, the envoy said. On Monday {name} backed Luis Paz; {name} pledged 5 million euros in aid for Bolivia {quote}.\n",
    "{quote}\n\nSome 40,000 people have fled from Bolivia to {name}, and {name} condemned Ana Roca on 29 June 2020. {quote}\n",
)


@cache
def hostile_texts() -> tuple[str, ...]:
    """Every quote in three frames, and five texts of all the quotes at once."""
    told = [_FRAMES[n % 4].format(name=_names()[n][1], quote=QUOTES[n % 65]) for n in range(195)]
    return (*told, *(_FRAMES[n % 4].format(name="Peru", quote=f" {glue} ".join(QUOTES)) for n, glue in enumerate(("", "\n", "\u202e", "\0", "”"))))  # fmt: skip


@cache
def _names() -> list[tuple[str, str]]:
    table = places()
    kept = table[table["coded"] & ~table["name"].str.contains(r"[^A-Za-z ]") & (table.index != "BOL")]
    return [(str(code), str(name)) for code, name in kept["name"].items()][:195]


def read(n: int) -> tuple[Article, Records]:
    """The n-th text and its records."""
    text, quote = hostile_texts()[n], QUOTES[n % 65]
    article = Article("article" if n == 0 else f"article-{n + 1}", text, DAY, quote, QUOTES[(n + 1) % 65])
    return article, extract(article, CRISIS)


def case_of(numbers: range, id_: str = "hostile") -> Case:
    """A case of these texts, whose title and publisher are hostile as well."""
    held = [read(n) for n in numbers]
    articles = tuple(article for article, _ in held)
    title, publisher = QUOTES[34], QUOTES[35]
    case = Case(id_, title, publisher, CRISIS, articles, Records(), {})
    found = merge([records for _, records in held])
    sound = tuple(s for s in found.stances if s.actor != CRISIS.focus_country)
    return replace(case, records=replace(found, stances=sound))


@cache
def hostile_case() -> Case:
    return case_of(range(len(hostile_texts())))
