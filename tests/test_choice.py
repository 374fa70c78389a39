"""The address: what can be used is used, what cannot is named, nothing fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.choice import PARAMETERS, read_address, write_address

KNOWN = {
    "cases": ["one", "two"],
    "sides": ["a", "b"],
    "countries": ["NOR", "MLT"],
    "facts": {"s123": "0f3c9d71"},
}


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ({"layer": "aid", "country": "nor"}, {"layer": "aid", "country": "NOR"}),
        ({"asof": "2019-01-24"}, {"asof": "2019-01-24"}),
        ({"side": "a", "certainty": "stated"}, {"side": "a", "certainty": "stated"}),
        ({"region": "europe", "theme": "DARK"}, {"region": "Europe", "theme": "dark"}),
        ({"fact": "s123", "case": "two"}, {"fact": "s123", "case": "two"}),
        ({"embed": "true"}, {}),
        ({"side": "all"}, {"side": ""}),
        ({"layer": "Aid,context"}, {"layer": "aid,context"}),
        ({"fact": "S123.0F3C9D71"}, {"fact": "s123"}),
    ],
)
def test_what_is_understood(said, values):
    address = read_address(said, **KNOWN)
    assert (address.values, address.faults, address.warning) == (values, (), "")


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({"foo": "1"}, "“foo” is not a parameter"),
        ({"asof": "2019-99-01"}, "asof “2019-99-01” is not a date"),
        ({"asof": "20190101"}, "is not a date"),
        ({"layer": "war"}, "layer “war” is not known here (known: stances, emigration, aid, compare)"),
        ({"country": "XXX"}, "country “XXX”"),
        ({"fact": "x" * 500}, "…”"),
        ({"case": ""}, "case “” is not known"),
        ({"layer": "war,context"}, "(known: stances, emigration, aid, compare)"),
    ],
)
def test_what_is_not_understood_is_named_and_left_out(said, word):
    address = read_address(said, **KNOWN)
    assert address.values == {}
    assert word in address.faults[0]
    assert len(address.faults[0]) < 200


@pytest.mark.parametrize(
    ("fact", "values", "warning"),
    [
        ("s123.ffffffff", {"fact": "s123"}, "changed after this link was made; check that the quote still stands"),
        ("s123.", {"fact": "s123"}, "changed after this link was made"),
        ("s999.ffffffff", {}, "and the record that it opens is gone"),
        ("s999.0f3c9d71", {}, "no longer among those of the article"),
    ],
)
def test_a_link_to_a_fact_knows_whether_its_article_changed(fact, values, warning):
    address = read_address({"fact": fact}, **KNOWN)
    assert (address.values, address.faults) == (values, ())
    assert warning in address.warning


@given(st.dictionaries(st.sampled_from([*PARAMETERS, "x"]) | st.text(max_size=8), st.text(max_size=40)))
def test_no_address_fails(said):
    address = read_address(said, **KNOWN)
    assert set(address.values) <= set(PARAMETERS)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "case": st.sampled_from(["one", "two"]),
            "layer": st.sampled_from(["stances", "aid"]),
            "asof": st.dates().map(lambda d: d.isoformat()).filter(lambda d: len(d) == 10),
            "country": st.sampled_from(["NOR", "MLT"]),
            "theme": st.sampled_from(["light", "dark"]),
        },
    )
)
def test_what_is_written_is_read_back(values):
    written = write_address(values, {"layer": "stances", "case": "one"})
    assert "stances" not in written.values()
    assert read_address(written, **KNOWN).values == written
