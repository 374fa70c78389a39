"""A flipped bit in bundled data is found and named; an edit that was checked is none."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys

import pytest

from data import intact, world
from data.case import SEEDS, CaseError, case_ids, load_case
from data.review import sign

ID = case_ids()[0]
FILES = ["article.txt", "case.toml", "records.json"]


@pytest.fixture
def held(tmp_path, monkeypatch):
    """Copies of the bundled cases and of the world, which the program takes for its own."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    shutil.copytree(world.GEO, tmp_path / "geo")
    monkeypatch.setattr(world, "GEO", tmp_path / "geo")
    monkeypatch.setattr(world, "GEOMETRY", tmp_path / "geo" / "web" / "world.geojson")
    for kept in (world.places, world.load_world):
        kept.cache_clear()
    yield tmp_path
    for kept in (world.places, world.load_world):
        kept.cache_clear()


def test_every_file_of_data_has_its_sum():
    """A new folder of data (weights, say) is found by itself: `make sums` after every edit."""
    folders = intact.data_folders(intact.HERE)
    assert {"geo", "lexicon"} <= {f.name for f in folders}
    for folder in folders:
        assert set(intact._read(folder)) == set(intact.data_files(folder)), f"run make sums: {folder}"
        intact.check(folder)


@pytest.fixture
def bundled(tmp_path, monkeypatch):
    """A copy of all bundled data, which the program takes for its own, with weights beside them."""
    for folder in intact.data_folders(intact.HERE):
        shutil.copytree(folder, tmp_path / folder.name)
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "model.safetensors").write_bytes(bytes(range(256)) * 100)
    intact.write_bundled(tmp_path)
    monkeypatch.setattr(intact, "HERE", tmp_path)
    intact._check_once.cache_clear()
    intact.check_bundled()
    intact._check_once.cache_clear()
    yield tmp_path
    intact._check_once.cache_clear()


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_bit_and_a_halved_table_of_any_data_are_named(bundled, seed):
    dice = random.Random(seed)
    every = [folder / name for folder in intact.data_folders(bundled) for name in intact.data_files(folder)]
    path = every[seed % len(every)]
    data = bytearray(path.read_bytes())
    if seed % 3:
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    else:
        data = data[: len(data) // 2]
    path.write_bytes(data)
    with pytest.raises(intact.DamagedError, match="is damaged or was edited") as told:
        intact.check_bundled()
    assert path.name in str(told.value) and "\n" not in str(told.value)


def test_damaged_data_are_one_line_on_the_command_line_and_one_sentence_at_the_desk(bundled, tmp_path):
    from data import batch, desk

    words = bundled / "lexicon" / "words.toml"
    words.write_bytes(words.read_bytes()[:1000])
    (tmp_path / "a.txt").write_text("Peru recognised Ana Roca on Monday.", "utf-8")
    (tmp_path / "a.toml").write_text("published = 2020-06-30", "utf-8")
    with pytest.raises(batch.BadInput, match=r"words\.toml: is damaged"):
        batch.extract_files([tmp_path / "a.txt"], None, None, print)
    for work in (
        lambda: desk._bring_text("Peru recognised Ana Roca on Monday."),
        lambda: desk._bring(b"Peru did", "a.txt"),
    ):
        with pytest.raises(ValueError, match=r"words\.toml: is damaged"):
            work()


def test_every_file_of_every_case_and_of_the_world_has_its_sum():
    listed = {name for folder in (SEEDS, world.GEO) for name in intact._read(folder)}
    wanted = {p.relative_to(SEEDS).as_posix() for id_ in case_ids() for p in (SEEDS / id_).rglob("*") if p.is_file()}
    assert wanted | {"places.csv", "web/world.geojson"} <= listed
    intact.check(SEEDS)
    intact.check(world.GEO)


@pytest.mark.parametrize("seed", range(100))
def test_one_flipped_bit_is_found_and_named(held, seed):
    dice = random.Random(seed)
    kind = seed % 4
    path = held / "geo" / "web" / "world.geojson" if kind == 3 else held / "seeds" / ID / FILES[kind]
    data = bytearray(path.read_bytes())
    spot = dice.randrange(len(data))
    data[spot] ^= 1 << dice.randrange(8)
    path.write_bytes(data)
    with pytest.raises(CaseError, match=path.name) as told:
        load_case(ID, held / "seeds")
    assert "is damaged or was edited" in str(told.value)


def test_a_missing_file_is_named(held):
    (held / "seeds" / ID / "records.json").unlink()
    with pytest.raises(CaseError, match=r"records\.json: cannot be read"):
        load_case(ID, held / "seeds")


def test_damaged_sums_are_named(held):
    sums = held / "seeds" / intact.NAME
    sums.write_bytes(b"\xff" + sums.read_bytes())
    with pytest.raises(CaseError, match="line 1 is no sum and name"):
        load_case(ID, held / "seeds")


def test_an_edit_that_was_signed_is_fine_and_touches_no_other_case(held):
    home, sums = held / "seeds" / ID, held / "seeds" / intact.NAME
    before = sums.read_text("utf-8").splitlines()
    case = home / "case.toml"
    case.write_text(case.read_text("utf-8") + "\n# a remark\n", "utf-8")
    sign(home)
    assert load_case(ID, held / "seeds").id == ID
    changed = set(before) ^ set(sums.read_text("utf-8").splitlines())
    assert {line.split("  ")[1] for line in changed} == {f"{ID}/case.toml"}


def test_a_folder_without_sums_is_not_checked(held):
    (held / "seeds" / intact.NAME).unlink()
    case = held / "seeds" / ID / "case.toml"
    case.write_text(case.read_text("utf-8") + "\n# a remark\n", "utf-8")
    assert load_case(ID, held / "seeds").id == ID
    sign(case.parent)
    assert not (held / "seeds" / intact.NAME).exists()


def test_sha256sum_reads_the_sums(held):
    tool = shutil.which("sha256sum")
    if tool is None or sys.platform == "win32":
        pytest.skip("no sha256sum here")
    done = subprocess.run([tool, "--check", "--strict", "--quiet", intact.NAME], cwd=held / "seeds", check=False)
    assert done.returncode == 0
