"""How long reading takes: throughput, growth with length, and texts made to be slow.

    .venv/bin/python -m benchmarks.reading            prints three tables; nothing here is a test

Growth is the ratio of two runs in one process, so the machine's speed cancels out. Memory is the process's peak.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

from data.article import Article
from data.crisis import Crisis
from data.extract import extract
from tests.predict import load, sample

HOSTILE: dict[str, Callable[[], str]] = {
    "one line of 1 MB": lambda: "Peru recognised Ana Roca and Norway did the same, he said, " * 17_000,
    "100,000 commas": lambda: "Peru" + ", Chile" * 100_000 + " recognised Ana Roca.",
    "commas alone": lambda: "," * 100_000,
    "50,000 nested quotes": lambda: "“" * 50_000 + "no" + "”" * 50_000,
    "50,000 brackets": lambda: "(" * 50_000 + ")" * 50_000,
    "1 MB of digits": lambda: "1" * 1_000_000,
    "500 kB of 1,000": lambda: "1,000 million " * 36_000,
    "one word of 500 kB": lambda: "a" * 500_000,
    "100,000 empty lines": lambda: "\n" * 100_000,
    "100,000 short lines": lambda: "• Peru\n" * 100_000,
}


def seconds(text: str, crisis: Crisis) -> float:
    start = time.perf_counter()
    extract(Article("b", text, crisis.published), crisis)
    return time.perf_counter() - start


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    quick = "--quick" in sys.argv
    jobs = [load(stem) for stem in sample()]
    extract(*jobs[0])
    start = time.perf_counter()
    for article, crisis in jobs:
        extract(article, crisis)
    spent = time.perf_counter() - start
    print(f"throughput  {len(jobs) / spent:6.1f} articles a second and core   peak {peak_mb():.0f} MB")

    article, crisis = jobs[0]
    print("\n     size   seconds   against half the size")
    last, size = 0.0, 31_250
    while size <= (250_000 if quick else 2_000_000):
        text = (article.text + "\n\n") * (size // len(article.text) + 1)
        spent = seconds(text[:size], crisis)
        print(f"{size:>9}   {spent:7.2f}   {f'{spent / last:.2f}x' if last else '-'}")
        last, size = spent, size * 2

    print("\ntext made to be slow      characters   seconds   against plain text of that size")
    plain = last / (size // 2)
    for name, make in HOSTILE.items():
        text = make()
        spent = seconds(text, crisis)
        print(f"{name:<24}  {len(text):>10}   {spent:7.2f}   {spent / (plain * len(text)):.2f}x")
    print(f"peak {peak_mb():.0f} MB")


if __name__ == "__main__":
    main()
