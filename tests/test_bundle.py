"""The bundle: what it holds, that it opens to the same view, and that a broken one is refused in one sentence."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.bundle import BundleError, open_bundle
from components.case_folder import case_files
from components.choice import Choice
from components.export import export
from components.view import map_view
from data.case import case_ids, load_case
from tests.exported import case, made

CHOICE = Choice(layer="emigration", region="Asia-Pacific", theme="dark", certainty="inferred")


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def zipped(held: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made_:
        for name, data in held.items():
            made_.writestr(name, data)
    return out.getvalue()


def same_view(a, b) -> None:
    for name in ("frame", "flows", "sums", "groups", "context"):
        pd.testing.assert_frame_equal(pd.DataFrame(getattr(a, name)), pd.DataFrame(getattr(b, name)))
    for name in (
        "layer",
        "theme",
        "region",
        "title",
        "subtitle",
        "finding",
        "as_of",
        "coverage",
        "source",
        "notes",
        "legend",
    ):
        assert getattr(a, name) == getattr(b, name)


@pytest.mark.parametrize("hostile", [False, True])
def test_opened_again_it_gives_the_same_view_and_the_same_bytes(hostile):
    data = made(CHOICE, "zip", hostile)
    held, choice = open_bundle(data)
    assert choice == CHOICE
    assert held.records == case(hostile).records and held.articles == case(hostile).articles
    assert (held.id, held.title, held.crisis) == (case(hostile).id, case(hostile).title, case(hostile).crisis)
    same_view(map_view(held, choice), map_view(case(hostile), CHOICE))
    assert export(held, choice, "zip") == data


@pytest.mark.parametrize("id_", case_ids())
def test_a_seed_goes_round_with_its_context(id_):
    held = load_case(id_)
    choice = Choice(layer="aid", context=True)
    again, asked = open_bundle(export(held, choice, "zip"))
    assert asked == choice and again.records == held.records
    same_view(map_view(again, asked), map_view(held, choice))
    assert case_files(again) == case_files(held)


def test_it_holds_data_image_citation_and_hashes():
    held = files(made(CHOICE, "zip"))
    told = json.loads(held["metadata.json"])
    assert {"README.txt", "citation.txt", "CITATION.cff", "map.png", "map.svg"} <= set(held)
    assert {"data/places.csv", "data/map.geojson", "data/stances.csv", "data/aid.csv"} <= set(held)
    assert {"case/case.toml", "case/story.txt", "case/records.json"} <= set(held)
    assert told["schema"] == "stance-atlas-bundle/1"
    assert told["parameters"]["region"] == "Asia-Pacific" and told["parameters"]["certainty"] == "inferred"
    for name, data in held.items():
        assert name == "metadata.json" or told["files"][name]["sha256"] == hashlib.sha256(data).hexdigest()
    assert held["case/story.txt"].decode() == case().articles[0].text
    assert case().articles[0].sha256[:12] in held["citation.txt"].decode()
    assert held["CITATION.cff"].startswith(b"cff-version: 1.2.0")


def test_times_in_the_zip_are_fixed():
    with zipfile.ZipFile(io.BytesIO(made(CHOICE, "zip"))) as held:
        assert {info.date_time for info in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def altered(name: str, data: bytes | None) -> bytes:
    held = files(made(CHOICE, "zip"))
    held[name] = data if data is not None else held[name]
    if data is None:
        del held[name]
    return zipped(held)


def retold(change) -> bytes:
    held = files(made(CHOICE, "zip"))
    told = json.loads(held["metadata.json"])
    change(told)
    return zipped(held | {"metadata.json": json.dumps(told).encode()})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: b"", "no zip"),
        (lambda: made(CHOICE, "zip")[:-400], "no zip"),
        (lambda: zipped({"a.txt": b"x"}), "no metadata.json"),
        (lambda: altered("case/story.txt", b"another article"), "was altered"),
        (lambda: altered("case/records.json", b"{}"), "was altered"),
        (lambda: altered("case/case.toml", None), "cannot be used"),
        (lambda: altered("case/story.txt", None), "cannot be used"),
        (lambda: made(CHOICE, "zip").replace(b"metadata.json", b"metadata.json\xff", 1), "no zip"),
        (lambda: made(CHOICE, "zip")[40:], "no zip"),
        (lambda: altered("metadata.json", b"[1]"), "cannot be read"),
        (lambda: altered("metadata.json", b"{"), "cannot be read"),
        (lambda: altered("metadata.json", b"[" * 100_000), "cannot be read"),
        (lambda: retold(lambda t: t.update(schema="other/9")), "has the schema"),
        (lambda: retold(lambda t: t["parameters"].update(layer="moods")), "do not fit"),
        (lambda: retold(lambda t: t["parameters"].update(region="Moon")), "do not fit"),
        (lambda: retold(lambda t: t["parameters"].update(as_of="soon")), "do not fit"),
        (lambda: retold(lambda t: t.update(parameters=[1])), "do not fit"),
        (lambda: retold(lambda t: t["parameters"].update(colour="red")), "do not fit"),
        (lambda: zipped({f"{n}.txt": b"" for n in range(500)}), "more than 400 files"),
        (lambda: zipped({"metadata.json": b"0" * 61_000_000}), "more than 60 MB"),
    ],
)
def test_a_broken_bundle_is_refused_in_one_sentence(data, said):
    with pytest.raises(BundleError, match=said) as fault:
        open_bundle(data())
    assert len(str(fault.value).splitlines()) == 1


def test_a_path_that_climbs_out_is_never_written(tmp_path):
    held = files(made(CHOICE, "zip"))
    told = json.loads(held["metadata.json"])
    for name in ("../evil.txt", "case/../../evil.txt", "/evil.txt", "case/context/../../../evil.csv"):
        held[name] = b"evil"
    again, _ = open_bundle(zipped(held | {"metadata.json": json.dumps(told).encode()}))
    assert again.records == case().records


@given(st.binary(max_size=300))
def test_any_bytes_are_a_bundle_or_a_bundle_error(data):
    with pytest.raises(BundleError):
        open_bundle(data)
