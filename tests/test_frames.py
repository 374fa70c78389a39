import pandera.errors
import pytest

from data.case import case_ids, load_case
from data.frames import SCHEMAS, aid_frame, displacement_frame, event_frame, stance_frame, unplaced_frame

MAKERS = {
    "stances": stance_frame,
    "displacement": displacement_frame,
    "aid": aid_frame,
    "events": event_frame,
    "unplaced": unplaced_frame,
}


@pytest.mark.parametrize("id_", case_ids())
@pytest.mark.parametrize("name", MAKERS)
def test_one_row_a_record_and_the_declared_columns(id_, name):
    case = load_case(id_)
    frame = MAKERS[name](case)
    assert list(frame.index.sort_values()) == sorted(r.id for r in getattr(case.records, name))
    assert [c for c in frame.columns if c != "geometry"] == list(SCHEMAS[name].columns)


@pytest.mark.parametrize("name", ["stances", "displacement", "aid"])
def test_map_frames_are_geographic(name):
    frame = MAKERS[name](load_case(case_ids()[0]))
    assert frame.crs.to_epsg() == 4326


@pytest.mark.parametrize(
    ("column", "value"), [("actor", "UK"), ("stance", "likes"), ("certainty", "sure"), ("start", -1), ("quote", None)]
)
def test_the_contract_refuses_a_broken_frame(column, value):
    frame = stance_frame(load_case(case_ids()[0]))
    frame[column] = [value, *frame[column].iloc[1:]]
    with pytest.raises(pandera.errors.SchemaError):
        SCHEMAS["stances"].validate(frame)


def test_an_empty_case_gives_empty_frames():
    import dataclasses

    from data.records import Records

    case = dataclasses.replace(load_case(case_ids()[0]), records=Records())
    assert all(make(case).empty for make in MAKERS.values())
