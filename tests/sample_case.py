"""A made-up case with every kind of record, for tests of what is shown and exported; hostile on request."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from data.article import Article
from data.case import Case
from data.crisis import Crisis, Side
from data.records import Aid, Displacement, Event, Record, Records, Stance, Unplaced, Why

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(2)>",
    '#pagebreak() #link("x")[y] *bold* _it_ $x^2$ @ref <label>',
    "=cmd|' /C calc'!A0",
    "\\input{/etc/passwd} \\textbf{x} $\\frac{1}{2}$ %",
    "a\x07b\x1bc",
    "left \u202eright-to-left\u202c and \u200fmark",
    "[link](javascript:alert(3)) `code` **b**",
    "]]> <!-- --> &amp; &lt; \" ' {{x}}",
    "@SUM(1+1)*cmd",
    "שלום עולם عربى 中文 ελληνικά",
)
STANCES = (
    ("CAN", "ash", "recognizes", {"date": "2021-03-02", "date_known": "stated"}),
    ("USA", "ash", "recognizes", {"date": "2021-03-01", "date_known": "stated"}),
    ("DEU", "ash", "conditional", {"date": "2021-03-03", "date_known": "inferred", "deadline": "2021-03-11"}),
    ("FRA", "ash", "conditional", {}),
    ("BRA", "ash", "supports", {}),
    ("MLT", "ash", "supports", {}),
    ("SGP", "ash", "conditional", {}),
    ("IND", "ash", "opposes", {}),
    ("AUS", "ash", "rejects", {"attributed_to": "EU"}),
    ("RUS", "elm", "supports", {}),
    ("CHN", "elm", "recognizes", {}),
    ("IRN", "elm", "conditional", {"named": False}),
    ("ZAF", "elm", "rejects", {}),
    ("NGA", "elm", "opposes", {}),
    ("MEX", None, "neutral", {}),
    ("EGY", "ash", "supports", {}),
    ("EGY", "elm", "supports", {}),
    ("EU", "ash", "supports", {}),
)
MOVES = (
    ("AFG", "PAK", 1_400_000, 1_400_000, {"displacement_kind": "refugees", "date": "2021-02-20"}),
    ("AFG", "IRN", 780_000, None, {"displacement_kind": "refugees"}),
    ("AFG", "DEU", 30_000, 50_000, {"displacement_kind": "asylum seekers", "projected": True}),
    ("AFG", "AFG", 3_500_000, 3_500_000, {"displacement_kind": "idp"}),
    ("AFG", None, None, None, {}),
)
HELP = (
    ("USA", "AFG", Decimal(64_000_000), "USD", "pledged", {"verb": "pledged", "date": "2021-03-01"}),
    ("DEU", "AFG", Decimal(100_000_000), "EUR", "delivered", {"verb": "sent"}),
    ("JPN", "AFG", Decimal(5_500_000), "USD", "committed", {}),
    ("GBR", "AFG", None, None, "offered", {}),
    ("CHE", "AFG", Decimal(2_000_000), "CHF", "refused", {"refused_by": "recipient"}),
    ("NOR", "AFG", Decimal(1_000_000), "NOK", "requested", {}),
)


class _Writer:
    """Writes an article sentence by sentence and cites each."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.at = 0

    def add(self, said: str) -> tuple[int, int]:
        start = self.at
        self.lines.append(said)
        self.at += len(said) + 1
        return start, start + len(said)


def sample_case(hostile: bool = False, repeat: int = 1) -> Case:
    """The case. `hostile` puts dangerous strings into titles, names and quotes; `repeat` makes it long."""
    pen = _Writer()
    rows: list[tuple[type[Record], dict[str, Any], tuple[int, int]]] = []
    extra = iter(HOSTILE * 20) if hostile else iter(())

    def say(kind: type[Record], said: str, **fields: Any) -> None:
        rows.append((kind, fields, pen.add(f"{said} {next(extra, '')}".strip())))

    pen.add("A made-up crisis")
    for n in range(repeat):
        part = f", part {n + 1}" if repeat > 1 else ""
        for actor, side, stance, more in STANCES:
            say(
                Stance,
                f"What {actor} thinks of {side} is {stance}{part}.",
                actor=actor,
                side=side,
                stance=stance,
                **more,
            )
        for origin, goal, low, high, more in MOVES:
            said = f"People went from {origin} to {goal}: {low} to {high}{part}."
            say(Displacement, said, origin=origin, destination=goal, people_low=low, people_high=high, **more)
        for donor, recipient, amount, currency, status, more in HELP:
            said = f"{donor} helps {recipient} with {amount} {currency}, {status}{part}."
            say(Aid, said, donor=donor, recipient=recipient, amount=amount, currency=currency, status=status, **more)
        say(Event, f"The palace was surrounded on 1 March{part}.", what="The palace was surrounded", date="2021-03-01")
        say(Event, f"In 2019 there was an election{part}.", what="There was an election", date="2019", act=True)
        say(Unplaced, f"Several neighbours agreed{part}.", reason="unnamed", about="several neighbours")
    article = Article(
        "story", "\n".join(pen.lines), date(2021, 3, 4), HOSTILE[2] if hostile else "A story", "The Sample"
    )
    why = Why(rule="sample")
    made = [kind(evidence=article.cite(*span), why=why, **fields) for kind, fields, span in rows]  # type: ignore[arg-type]
    records = Records(
        stances=tuple(r for r in made if isinstance(r, Stance)),
        displacement=tuple(r for r in made if isinstance(r, Displacement)),
        aid=tuple(r for r in made if isinstance(r, Aid)),
        events=tuple(r for r in made if isinstance(r, Event)),
        unplaced=tuple(r for r in made if isinstance(r, Unplaced)),
    )
    name = HOSTILE[0] if hostile else "Ash"
    crisis = Crisis(article.published, "AFG", (Side("ash", name), Side("elm", "Elm")), (("ash", "elm"),))
    title = f"The crisis {HOSTILE[1]} {HOSTILE[5]}" if hostile else "A sample crisis"
    return Case("sample", title, HOSTILE[3] if hostile else "The Sample", crisis, (article,), records, {})
