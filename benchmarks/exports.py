"""How long each format takes, warm, in one run; and against kaleido, which photographs the map in a browser.

    .venv/bin/python -m benchmarks.exports            prints a table; nothing here is a test
    pip install kaleido                               for the comparison; it needs a Chromium, BROWSER_PATH says where

Times are medians of several runs after a first one that does not count; every view is another region or layer, as a view
that was asked for before costs nothing. Memory is what the process has more after a format's runs than before.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import plotly.graph_objects as go

from components import plotly_map
from components.choice import LAYERS, Choice
from components.export import MEDIA, Form, export
from components.view import map_view
from data.case import case_ids, load_case
from data.world import REGIONS

ROOT = Path(__file__).parent.parent
RUNS = 5
CASE = load_case(case_ids()[0])
CHOICES = [Choice(layer=layer, region=region) for region, layer in product(REGIONS, LAYERS)][: RUNS + 1]
FORMS = {kind: Form(kind) for kind in MEDIA} | {"pdf, map": Form("pdf", "wide"), "png, 2x": Form("png", scale=2)}
Act = Callable[[Choice], object]


def in_turn(acts: Mapping[str, Act]) -> dict[str, list[float]]:
    """Seconds of each act for each choice, the acts taking turns, so that what else the machine does hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in acts}
    for choice in CHOICES:
        for name, act in acts.items():
            start = time.perf_counter()
            act(choice)
            times[name].append(time.perf_counter() - start)
    return {name: held[1:] for name, held in times.items()}


def ratio(one: list[float], other: list[float]) -> float:
    """The median of the ratios, choice by choice."""
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def megabytes() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def main() -> None:
    print(f"{'format':10} {'seconds':>8} {'kB':>7} {'MB more':>8}")
    for name, form in FORMS.items():
        before = megabytes()
        act: Act = lambda choice, form=form: export(CASE, choice, form)  # type: ignore[misc]  # noqa: E731
        seconds = statistics.median(in_turn({name: act})[name])
        size = max(len(export(CASE, choice, form)) for choice in CHOICES) / 1000
        print(f"{name:10} {seconds:8.3f} {size:7.0f} {megabytes() - before:8.0f}")
    acts: dict[str, Act] = {
        name: lambda choice, name=name: export(CASE, choice, FORMS[name])  # type: ignore[misc]
        for name in ("pdf", "pdf, map", "png")
    }
    with kaleido_map() as photographed:
        times = in_turn(acts | ({"kaleido": photographed} if photographed else {}))
    print("\nin turn, warm: " + ", ".join(f"{name} {statistics.median(held):.3f} s" for name, held in times.items()))
    print(f"report PDF / map PDF: {ratio(times['pdf'], times['pdf, map']):.2f} (at most 1.5)")
    if photographed:
        print(f"PNG map / kaleido: {ratio(times['png'], times['kaleido']):.2f} (at most 0.5)")
    else:
        print("kaleido is not installed: no comparison")


@contextmanager
def kaleido_map() -> Iterator[Act | None]:
    """What makes the same map as PNG by kaleido with a running browser; None without kaleido.

    Its page has no server beside it, so the borders go in with the figure.
    """
    try:
        import kaleido
    except ImportError:
        yield None
        return
    world = json.loads((ROOT / "data/geo/web/world.geojson").read_text("utf-8"))
    how = {"opts": {"width": 1600, "height": 900}, "topojson": plotly_map.CONFIG["topojsonURL"]}

    def whole(choice: Choice) -> go.Figure:
        told = plotly_map.figure(map_view(CASE, choice))
        data = [trace | ({"geojson": world} if "geojson" in trace else {}) for trace in told["data"]]
        return go.Figure({"data": data, "layout": told["layout"]})

    kaleido.start_sync_server(silence_warnings=True)
    try:
        yield lambda choice: kaleido.calc_fig_sync(whole(choice), **how)
    finally:
        kaleido.stop_sync_server()


if __name__ == "__main__":
    main()
