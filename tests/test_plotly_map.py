"""The figure: offline, uncropped, every place clickable by its code, hostile words harmless."""

from __future__ import annotations

import json

import geopandas as gpd
import plotly.graph_objects as go
import pytest
import shapely

from components.choice import LAYERS, Choice
from components.hatch import hatch
from components.overlay import overlay
from components.plotly_map import CONFIG, WORLD_URL, figure, hover_label, screen
from components.view import map_view
from data.world import REGIONS, load_world
from tests.small_case import small_case


@pytest.fixture(scope="module")
def case():
    return small_case()


@pytest.fixture(scope="module")
def drawn(case):
    return figure(map_view(case, Choice()))


def trace(fig, name):
    return next(t for t in fig["data"] if t["name"] == name)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_is_a_valid_plotly_figure_and_json(case, layer, theme):
    made = figure(map_view(case, Choice(layer=layer, theme=theme, context=True)))
    go.Figure(made)
    assert len(json.dumps(made, allow_nan=False)) < 60_000


def test_nothing_is_fetched_but_the_world_file(drawn):
    assert trace(drawn, "areas")["geojson"] == WORLD_URL == "app/static/world.geojson"
    assert CONFIG["topojsonURL"].startswith("data:")
    assert CONFIG["topojsonURL"].endswith("#")


def test_the_view_is_explicit(drawn):
    geo = drawn["layout"]["geo"]
    assert geo["projection"]["type"] == "natural earth"
    assert geo["fitbounds"] is False
    assert geo["visible"] is False
    assert CONFIG["scrollZoom"] is False


def test_every_area_is_drawn_and_every_place_can_be_clicked(drawn):
    areas, dots = trace(drawn, "areas"), trace(drawn, "dots")
    world = load_world()
    assert areas["customdata"] == areas["locations"] == list(world.index[world["polygon"]])
    assert set(areas["customdata"]) | set(dots["customdata"]) == set(world.index)
    assert "MLT" in dots["customdata"]


def test_colours_are_those_of_the_view(case, drawn):
    view = map_view(case, Choice())
    areas = trace(drawn, "areas")
    steps = [color for _, color in areas["colorscale"]][::2]
    for code, z in zip(areas["locations"], areas["z"], strict=True):
        assert steps[z] == view.frame.at[code, "color"]


def test_patterns_are_lines_inside_their_states(case, drawn):
    inside = load_world().geometry["KEN"].buffer(0.05)
    lines = trace(drawn, "hatch /")
    points = [(x, y) for x, y in zip(lines["lon"], lines["lat"], strict=True) if x is not None]
    assert points
    assert all(inside.contains(shapely.Point(p)) for p in points)
    assert lines["hoverinfo"] == "skip"


def test_hover_is_escaped(drawn):
    areas = trace(drawn, "areas")
    told = areas["hovertext"][areas["locations"].index("PER")]
    assert "<b>Peru</b><br>Stands with The general" in told
    assert "&lt;b&gt;says&lt;/b&gt;" in told
    assert "&amp; so does" in told


def test_hover_label_wraps_and_escapes():
    assert hover_label("<i>a</i>\n" + "b " * 60).count("<br>") >= 2
    assert "<i>" not in hover_label("<i>a</i>")


def test_arrows_sums_and_context_lie_over_the_areas(case):
    flows = overlay(map_view(case, Choice(layer="emigration")), degrees=True)["flows"]
    assert [(row[0] > row[2], row[1] > row[3], row[-2:]) for row in flows] == [(True, True, ["LAO", "THA"])]
    told = overlay(map_view(case, Choice(layer="aid")), degrees=True)["steps"][-1]["labels"]
    assert ["Norway", "US$5 million pledged"] in [label[1] for label in told]
    assert [row[0] for row in overlay(map_view(case, Choice(context=True)), degrees=True)["context"]] == ["SWE"]


def test_each_region_has_its_own_view(case):
    views = {json.dumps(figure(map_view(case, Choice(layer="emigration", region=r)))["layout"]["geo"]) for r in REGIONS}
    assert len(views) == len(REGIONS)


def test_a_frame_of_any_shape_is_filled_and_shows_the_whole_window(case):
    view = map_view(case, Choice(layer="emigration"))
    west, south, east, north = view.window.box
    for shape, how in screen(view)["shapes"]:
        low, top = how["lat"]
        edge = gpd.GeoSeries(gpd.points_from_xy([how["lon"], 0, 0], [0, low, top]), crs=4326).to_crs("+proj=natearth")
        wide, tall = 2 * edge.x.iloc[0], edge.y.iloc[2] - edge.y.iloc[1]
        assert wide / tall == pytest.approx(shape, rel=0.02) or shape > 2.2
        seen = max(tall, wide / shape) / how["scale"]
        assert seen == pytest.approx(max(north - south, (east - west) / shape), rel=0.01)


def test_equal_choices_give_identical_specs(case):
    one, other = (json.dumps(figure(map_view(case, Choice(layer="aid")))) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("pattern", ["/", "\\", "x", "-", "+"])
def test_hatch_fills_small_and_large_areas(pattern):
    for side in (0.4, 5, 40):
        lons, lats = hatch(shapely.box(10, 10, 10 + side, 10 + side), pattern, 3.5)
        assert len(lons) == len(lats) > 0


def test_hatch_of_nothing():
    assert hatch(shapely.Point(), "/", 3) == ([], [])
    assert hatch(shapely.box(0, 0, 1, 1), "", 3) == ([], [])
