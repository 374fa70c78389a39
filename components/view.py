"""The map view: one frozen value that the screen map, the printed map, the text alternative and the table share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import geopandas as gpd
import pandas as pd

from components import layer_aid, layer_compare, layer_emigration, layer_stances
from components.choice import CERTAINTIES, Choice
from components.context import context_points
from components.finding import Telling, aid_lead, emigration_lead, stances_lead
from components.layer import Key, Layer
from components.palette import GROUNDS, Fill, Theme
from components.window import Window, named_window, window
from components.wording import count, day, listed, sentence
from data.case import Case
from data.world import STATES, load_world, name_of

LAYERS: Mapping[str, Callable[[Case, Choice], Layer]] = {
    "stances": layer_stances.layer,
    "emigration": layer_emigration.layer,
    "aid": layer_aid.layer,
    "compare": layer_compare.layer,
}
BORDERS = "Borders: Natural Earth 1:50m, simplified"


@dataclass(frozen=True, eq=False)
class MapView:
    """All that a map of a case shows, and nothing of how it is drawn.

    `frame`: one row a place (index `iso3`, EPSG:4326) with name, region, state, small, polygon, lon, lat, geometry,
    cls, color, pattern, ink, outline, label, lines, told, words, date, quote, records, mentioned. `flows` and `sums`:
    columns FLOWS and SUMS of `components.layer`. `groups`: what is said of organisations, which have no place on
    a map. `context`: points that are not from the article. `changes`: columns CHANGES, for the layer `compare`. `legend`: the classes in view; its counts are states,
    and territories where they are mentioned.
    """

    layer: str
    theme: Theme
    region: str
    window: Window
    title: str
    subtitle: str
    finding: str
    as_of: date
    coverage: str
    source: str
    notes: tuple[str, ...]
    legend: tuple[Key, ...]
    frame: gpd.GeoDataFrame
    flows: pd.DataFrame
    sums: pd.DataFrame
    groups: pd.DataFrame
    context: pd.DataFrame
    changes: pd.DataFrame


def map_view(case: Case, choice: Choice) -> MapView:
    """The view of a case under a choice. Pure: equal arguments give equal views."""
    layer = LAYERS[choice.layer](case, choice)
    as_of = choice.as_of or case.published
    keys = (*layer.keys, *_ground_keys(case, choice.theme))
    world = load_world()
    here = layer.said[layer.said.index.isin(world.index)]
    frame = _joined(world, here, {key.cls: key.fill for key in keys}, case, layer)
    counted = frame[frame["coded"] & (frame["state"] | frame["mentioned"])]["cls"].value_counts()
    return MapView(
        layer=choice.layer,
        theme=choice.theme,
        region=choice.region,
        window=_window(case, choice),
        title=layer.title,
        subtitle=layer.subtitle or _subtitle(case, choice, as_of),
        finding=layer.finding or _finding(case, choice),
        as_of=as_of,
        coverage=_coverage(case, frame, int(counted.get("none", 0))),
        source=_source(case),
        notes=(*layer.notes, *_group_note(layer, world), *_review_note(case)),
        legend=tuple(k.counted(int(counted.get(k.cls, 0))) for k in keys if k.cls in counted or k.cls == "none"),
        frame=frame,
        flows=layer.flows,
        sums=layer.sums,
        groups=layer.said[~layer.said.index.isin(world.index)],
        context=context_points(case, choice),
        changes=layer.changes,
    )


def _window(case: Case, choice: Choice) -> Window:
    """Of `Named`: around all that the layer ever names, so that another date or side does not move the map."""
    if choice.region != "Named":
        return window(choice.region)
    whole = replace(choice, as_of=None, since=None, side=None, certainty="claimed")
    named = {str(code) for code in LAYERS[choice.layer](case, whole).said.index} | {case.focus_country or ""}
    return named_window(frozenset(named | set(context_points(case, whole)["iso3"])))


def _ground_keys(case: Case, theme: Theme) -> tuple[Key, ...]:
    ground = GROUNDS[theme]
    focus = Key("focus", "the country it is about", Fill(ground.focus))
    silent = Key("none", "not mentioned", Fill(ground.land))
    return (focus, silent) if case.focus_country else (silent,)


def _joined(
    world: gpd.GeoDataFrame, said: pd.DataFrame, fills: Mapping[str, Fill], case: Case, layer: Layer
) -> gpd.GeoDataFrame:
    frame = world.join(said)
    frame["cls"] = frame["cls"].where(frame["cls"].notna(), "none")
    frame["mentioned"] = frame["cls"] != "none"
    frame["told"] = frame["told"].where(frame["mentioned"], "Not mentioned")
    frame["label"] = ""
    frame["lines"] = [layer.lines.get(code, ()) for code in frame.index]
    focus = case.focus_country
    if focus is not None:
        frame.loc[focus, ["mentioned", "label"]] = [True, frame.at[focus, "name"]]
        if frame.at[focus, "cls"] == "none":
            frame.loc[focus, ["cls", "told"]] = ["focus", layer.focus[:1].upper() + layer.focus[1:]]
    for column in ("words", "quote"):
        frame[column] = frame[column].where(frame[column].notna(), "")
    for part in ("color", "pattern", "ink", "outline"):
        frame[part] = [getattr(fills[cls], part) for cls in frame["cls"]]
    return frame


def _subtitle(case: Case, choice: Choice, as_of: date) -> str:
    parts = [f"As of {day(as_of)}"]
    if choice.layer == "stances":
        parts += [f"towards {case.side(choice.side).name}"] if choice.side else []
        parts += [CERTAINTIES[choice.certainty].lower()] if choice.certainty != "claimed" else []
    return " · ".join(parts)


def _finding(case: Case, choice: Choice) -> str:
    """The lead of the layer."""
    early = choice.as_of is not None and choice.as_of < case.published
    telling = Telling(len(case.articles), choice.as_of.isoformat() if choice.as_of and early else None)
    if choice.layer == "aid":
        return aid_lead(layer_aid.in_view(case, choice), telling)
    if choice.layer == "emigration":
        return emigration_lead(layer_emigration.in_view(case, choice), telling)
    said = layer_stances.layer(case, choice).said
    world = load_world()
    here = said[said.index.isin(world.index)]
    names = {side.id: side.name for side in case.sides}
    return stances_lead(here["cls"], world.loc[here.index, "state"], names, STATES, telling)


def _coverage(case: Case, frame: gpd.GeoDataFrame, silent: int) -> str:
    named = frame["mentioned"] & (frame["cls"] != "focus")
    states = int((named & frame["state"]).sum())
    left = len(case.records.unplaced)
    told = f"{sentence(count(states, 'state'))} shown, {silent} not mentioned"
    return f"{told}; {count(left, 'passage')} read and not placed" if left else told


def _source(case: Case) -> str:
    return f"Source: {case.publisher}, {day(case.published)}. {BORDERS}."


def _review_note(case: Case) -> tuple[str, ...]:
    told = case.reviewed
    return (f"Reviewed {told.seen} of {told.of} records, {told.corrected} corrected.",) if told else ()


def _group_note(layer: Layer, world: gpd.GeoDataFrame) -> tuple[str, ...]:
    groups = [name_of(str(code)) for code in layer.said.index if code not in world.index]
    return (f"Not on the map, as organisations: {listed(groups)}.",) if groups else ()
