"""A long run of generated texts through the reading, every record cited and every file made: `make fuzz`.

    python -m tests.fuzz [--minutes 30] [--seed 0]

Each example is a text of ordinary sentences broken by odd characters, markup and numbers. It fails at the first
uncaught exception or quote that the text does not have at its place, and prints that text.
"""

from __future__ import annotations

import argparse
import itertools
import time
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from data.article import Article
from data.crisis import Crisis, Side
from data.extract import extract
from data.records import Records
from tests.hostile import texts

CRISIS = Crisis(
    date(2020, 6, 30), "BOL", (Side("roca", "Ana Roca", ("the council",)), Side("paz", "Luis Paz")), (("roca", "paz"),)
)


def broken(text: str) -> list[str]:
    """Records whose quote is not what the text has at their place, or that do not survive being written and read."""
    found = extract(Article("fuzz", text, CRISIS.published), CRISIS)
    if Records.from_json(found.as_json()) != found:
        return ["records do not survive being written and read"]
    spots = [e for r in found.all() for e in (r.evidence, *r.also)]
    return [f"{e.start}..{e.end} {e.quote!r}" for e in spots if text[e.start : e.end] != e.quote or not e.quote]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--minutes", type=float, default=30)
    ask.add_argument("--seed", type=int, default=0)
    asked = ask.parse_args()
    until, counts = time.monotonic() + 60 * asked.minutes, {"examples": 0}

    def one(text: str) -> None:
        counts["examples"] += 1
        assert not broken(text), text

    for turn in itertools.count(asked.seed):
        run = given(texts())(one)
        quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
        profile = settings(max_examples=500, deadline=None, database=None, phases=[Phase.generate, Phase.shrink])
        seeded(turn)(settings(profile, suppress_health_check=quiet)(run))()
        print(f"seed {turn}: {counts['examples']} examples, no uncaught exception, no broken quote", flush=True)
        if time.monotonic() > until:
            return


if __name__ == "__main__":
    main()
