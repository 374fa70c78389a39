import json

import pytest
import shapely

from data.records import GROUPS
from data.world import GEOMETRY, STATES, codes, is_known, load_world, name_of, places


def test_there_are_195_states():
    assert int(places()["state"].sum()) == STATES


def test_every_code_has_a_polygon_or_a_point():
    world = load_world()
    assert set(world.index[~world["polygon"]]) >= {"GUF", "GIB", "VAT"}
    assert world[["lon", "lat"]].notna().all().all()
    assert world["small"][world.geometry.isna()].all()


def test_at_least_240_shapes_are_drawn_and_valid():
    world = load_world()
    drawn = world.geometry.dropna()
    assert len(drawn) >= 240
    assert drawn.is_valid.all()
    assert world.crs.to_epsg() == 4326


def test_outer_rings_run_clockwise_and_within_the_map():
    for shape in load_world().geometry.dropna():
        for part in shapely.get_parts(shape):
            assert not part.exterior.is_ccw
        west, south, east, north = shape.bounds
        assert west >= -180 and east <= 180 and south >= -90 and north <= 90


def test_no_shape_runs_across_the_antimeridian():
    for code in ("RUS", "FJI", "USA", "NZL"):
        for part in shapely.get_parts(load_world().geometry[code]):
            west, _, east, _ = part.bounds
            assert east - west < 180


@pytest.mark.parametrize("code", ["MLT", "SGP", "GIB", "VAT", "BRB"])
def test_small_states_are_dots(code):
    assert places().at[code, "small"]


@pytest.mark.parametrize("code", [*GROUPS, "XKX", "PSE", "TWN", "ESH"])
def test_codes_that_records_may_use(code):
    assert is_known(code) and name_of(code)


@pytest.mark.parametrize("code", ["UK", "SOL", "CYN", "XXX", ""])
def test_codes_that_records_may_not_use(code):
    assert not is_known(code)


def test_groups_have_no_polygon():
    assert not set(GROUPS) & codes()


def test_points_lie_inside_their_polygon_for_large_states():
    world = load_world()
    large = world[world["polygon"] & ~world["small"]]
    inside = shapely.contains_xy(large.geometry.to_numpy(), large["lon"], large["lat"])
    assert inside.all(), list(large.index[~inside])


def test_the_file_stays_small_enough_to_send():
    assert GEOMETRY.stat().st_size < 600_000
    assert len(json.loads(GEOMETRY.read_text("utf-8"))["features"]) == 240
