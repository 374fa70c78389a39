"""The page by AppTest: what a session shows and says. Clicks on the map are in tests/browser."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest
from streamlit.testing.v1 import AppTest

from components.page.about import _accuracy
from components.page.style import esc, link
from data.case import SEEDS
from tests.annotated_case import annotated_case


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """Three cases: the bundled one, a made one, and one whose article was altered."""
    folder = tmp_path_factory.mktemp("seeds")
    shutil.copytree(SEEDS / "venezuela-2019", folder / "venezuela-2019")
    annotated_case("20_ssd_kampala_feature", folder)
    broken = annotated_case("27_none_travel", folder)
    (broken / "article.txt").write_text("altered", "utf-8")
    return folder


@pytest.fixture
def page(seeds, monkeypatch, root):
    """Open the page with these query parameters."""
    monkeypatch.setenv("STANCE_ATLAS_SEEDS", str(seeds))

    def open_page(**query: str) -> AppTest:
        at = AppTest.from_file(str(root / "dashboard.py"), default_timeout=30)
        for name, value in ({"case": "venezuela-2019"} | query).items():
            at.query_params[name] = value
        at.run()
        assert not at.exception
        return at

    return open_page


def html(at: AppTest) -> str:
    return "\n".join(e.proto.body for e in at.get("html"))


def maps(at: AppTest) -> list[dict]:
    """What the map's piece of JavaScript is given, should there be a map."""
    found = [e.proto for e in at.get("bidi_component") if e.proto.component_name == "stance_atlas_map"]
    return [json.loads(proto.json) for proto in found]


def tables(at: AppTest) -> list[dict]:
    """What the tables on the page are given."""
    found = [e.proto for e in at.get("bidi_component") if e.proto.component_name == "stance_atlas_table"]
    return [json.loads(proto.json) for proto in found]


def spec(at: AppTest) -> dict:
    return maps(at)[0]["figure"]


def open_panel(at: AppTest, name: str) -> AppTest:
    at.session_state["panel"] = name
    return at.run()


def test_reads_from_top_to_bottom(page):
    at = page()
    told = html(at)
    assert told.index("The article names 17 of 195 states") < told.index("Who stands where")
    assert told.index("Who stands where") < told.index("not mentioned") < told.index("Who is named")
    assert [tab.label for tab in at.tabs] == [
        "Stances",
        "Emigration",
        "Aid",
        "Timeline",
        "Not placed",
        "Context",
        "About",
    ]


def test_choosing_a_country_shows_its_records_and_never_changes_the_map(page):
    before, after = page(), page(country="RUS")
    assert spec(before) == spec(after)
    told = html(after)
    assert '<h2 class="sa-name">Russia</h2>' in told
    assert "Stands with Nicolás Maduro" in told
    assert "Is against Juan Guaidó" in told
    assert "an ultimatum Russia said was" in told


def test_the_acts_of_the_country_itself_are_in_its_panel(page):
    from data.case import load_case

    acts = [e for e in load_case("venezuela-2019").records.events if e.act]
    told = html(page(country="VEN"))
    for act in acts:
        assert esc(act.evidence.quote) in told


def test_a_member_is_shown_as_member_by_context_only(page):
    told = html(page(country="MEX"))
    assert "Mexico is a member of the Lima Group" in told
    assert "Context, not from the article" in told


def test_layers(page):
    assert "Where people leave and arrive" in html(page(layer="emigration"))
    told = html(page(layer="emigration", country="VEN"))
    assert "No figure in the article" in told
    aid = page(layer="aid")
    assert "Who gives help" in html(aid)
    assert "US$20 million offered" in json.dumps(spec(aid), ensure_ascii=False)


def test_the_date_moves_the_map(page):
    early = html(page(asof="2019-01-23"))
    assert "Up to 23 January 2019 the article names 1 of 195 states" in early


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"foo": "1"}, "“foo” is not a parameter of this page"),
        ({"asof": "2019-99-99"}, "asof “2019-99-99” is not a date like 2024-05-31"),
        ({"case": "atlantis"}, "case “atlantis” is not known here"),
        ({"layer": "x", "country": "<script>"}, "country “&lt;script&gt;” is not known here"),
    ],
)
def test_a_wrong_address_is_named_and_the_page_stays(page, query, said):
    told = html(page(**query))
    assert said in told
    assert "Who is named" in told


MALFORMED = [
    {name: value}
    for name, values in {
        "case": ["", "../../etc/passwd", "atlantis", "venezuela-2019 "],
        "layer": ["", "war", "stances aid", "context", "aid,", "0"],
        "asof": ["", "yesterday", "2019-02-30", "20190127", "2019-1-27", "2019-01-27T00:00", "-1", "２０１９-01-01"],
        "side": ["", "nobody", "maduro,guaido", "'; drop table"],
        "certainty": ["", "sure", "100%"],
        "region": ["", "Moon", "Euro pe"],
        "country": ["", "XXX", "R", "Russia;", "<script>alert(1)</script>"],
        "fact": ["", "s", "x" * 5000, "s12ab.00000000", ".", "\x00"],
        "theme": ["", "pink"],
        "colour": ["red"],
        "Layer": ["aid"],
        "javascript:alert(1)": [""],
    }.items()
    for value in values
]


def test_forty_malformed_links_are_enough():
    assert len(MALFORMED) >= 40


@pytest.mark.parametrize("query", MALFORMED, ids=lambda q: ascii(q)[:40])
def test_a_malformed_link_shows_the_page_and_a_notice(page, query):
    told = html(page(**query))
    assert 'class="sa-notice" role="status"' in told and "Who is named" in told
    (name,) = query
    notice = told[told.index("sa-notice") :]
    assert esc(name) in notice or "link" in notice
    assert "<script>" not in told and len(notice[: notice.index("</div>")]) < 500


def test_the_address_follows_the_controls(page):
    at = page(country="RUS", layer="aid")
    assert at.query_params == {"case": "venezuela-2019", "country": "RUS", "layer": "aid"}
    at.selectbox(key="region").select("Europe").run()
    assert at.query_params["region"] == "Europe"
    at.selectbox(key="country").select("MLT").run()
    assert at.query_params["country"] == "MLT"
    assert "Malta" in html(at)


def test_a_fact_opens_its_country(page):
    from data.case import load_case

    case = load_case("venezuela-2019")
    record = case.records.stances[-1]
    at = page(fact=record.id)
    assert at.selectbox(key="country").value == record.actor


def test_a_broken_case_is_named_and_the_others_open(page):
    told = html(page())
    assert "none-travel" in told
    assert "the article was altered" in told
    at = page(case="ssd-kampala-feature", layer="emigration")
    assert "Where people leave and arrive" in html(at)


def test_changing_the_case_forgets_what_belonged_to_the_other(page):
    at = page(country="RUS", asof="2019-01-24", side="maduro")
    at.selectbox(key="case").select("ssd-kampala-feature").run()
    assert not at.exception
    assert at.query_params == {}
    assert "Russia</h2>" not in html(at)


def test_an_organisation_can_be_chosen(page):
    at = page(country="EU")
    assert '<h2 class="sa-name">European Union</h2>' in html(at)


def test_no_case_at_all_stops_early_with_an_explanation(tmp_path, monkeypatch, root):
    monkeypatch.setenv("STANCE_ATLAS_SEEDS", str(tmp_path))
    at = AppTest.from_file(str(root / "dashboard.py"), default_timeout=30).run()
    assert not at.exception
    assert "No case to show" in html(at)
    assert not maps(at)


@pytest.mark.parametrize(
    ("panel", "said"),
    [
        ("Timeline", '<dl class="sa-line">'),
        ("Not placed", "read and not placed on the map, each with its reason"),
        ("Context", "None of this is from the article"),
        ("About", "One colour a state"),
    ],
)
def test_a_panel_is_sent_when_it_is_opened(page, panel, said):
    at = page()
    assert said not in html(at)
    assert said in html(open_panel(at, panel))
    assert [len(tables(open_panel(page(), name))) for name in ("Stances", "Aid", panel)] == [1, 1, 0]


def test_context_is_off_until_asked_for(page):
    at = page()
    assert "context, not from the article" not in html(at)
    at.toggle(key="context").set_value(True).run()
    assert "context, not from the article" in html(at)


def test_words_are_escaped():
    assert "<a" not in link("javascript:alert(1)", "<b>")
    assert 'href="https://example.org/?a=1&amp;b"' in link("https://example.org/?a=1&b", "source")
    assert esc('<img src=x onerror="alert(1)">&') == "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;"


def test_codebook_has_every_label_and_the_rule(page):
    told = html(open_panel(page(), "About"))
    for word in ("Recognizes", "Conditional", "Supports", "Opposes", "Rejects", "Neutral", "Pledged", "Refused"):
        assert f"<dt>{word}</dt>" in told
    assert "One colour a state" in told
    assert "Formal recognition stands before" in told


def test_of_several_articles_the_one_that_speaks_of_the_country_opens(tmp_path, monkeypatch, root):
    home = tmp_path / "pair"
    home.mkdir()
    lines, stances = [], []
    for name, actor, text in (("first", "NOR", "Norway backs it."), ("second", "KEN", "Kenya backs it.")):
        (home / f"{name}.txt").write_text(text, "utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        lines.append(f'[[articles]]\nfile = "{name}.txt"\nsha256 = "{digest}"\ntitle = "The {name}"\n')
        evidence = {"article": name, "start": 0, "end": len(text), "quote": text}
        stances.append({"actor": actor, "side": "it", "stance": "supports"} | evidence)
    head = 'title = "A pair"\npublisher = "Two papers"\npublished = 2020-01-01\n[[sides]]\nid = "it"\nname = "it"\n'
    (home / "case.toml").write_text(head + "".join(lines), "utf-8")
    (home / "records.json").write_text(json.dumps({"stances": stances}), "utf-8")
    monkeypatch.setenv("STANCE_ATLAS_SEEDS", str(tmp_path))
    at = AppTest.from_file(str(root / "dashboard.py"), default_timeout=30).run()
    assert at.selectbox(key="article").value == "first"
    at.selectbox(key="country").select("KEN").run()
    assert at.selectbox(key="article").value == "second"
    at.selectbox(key="article").select("first").run()
    assert at.selectbox(key="article").value == "first"
    assert not at.exception
    assert "The 2 articles name 2 of 195 states" in html(at)


def test_accuracy_as_measured():
    told = _accuracy({"blind": {"stances": {"strict": {"p": 0.98, "r": 0.9, "f1": 0.94}}, "texts": 29}})
    assert "Stances, strict" in told
    assert "precision 0.98, recall 0.90, F1 0.94" in told
    assert "On 29 texts" in told
    assert "Not measured" in _accuracy(None)
    assert "Not measured" in _accuracy({})
