"""Words that something along the way could take for markup, a formula, a path or a command; and texts made of them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

QUOTES = (
    "# heading", "## two *stars* and _lines_", "**bold** __bold__ ~~gone~~", "- item\n- item", "1. one\n2. two",
    "> quoted", "`code` and ``more``", "```\nfence\n```", "---", "| a | b |\n|---|---|\n| 1 | 2 |",
    "[link](https://example.org)", "[x](javascript:alert(1))", "![image](https://example.org/x.png)", "<https://example.org>",
    "[^1] footnote", "line  \nbreak", "    indented", "\\*escaped\\*", "a_b_c and 2*3*4", "https://example.org/a_b_c",
    "$x^2$", "$$\\int_0^1 x\\,dx$$", "costs $5 and $6 today", "\\(a\\) and \\[b\\]", "\\frac{1}{2}", "\\textbf{x} % comment",
    "\\input{/etc/passwd}", "{\\rtf1 x}", ":red[red]", ":blue-background[x]", ":material/home:", ":smile: :+1:", ":rainbow[all]",
    ":small[x] :violet-badge[y]", "<script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>",
    "<svg onload=window.hacked=1>", "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>", "<b>bold</b> <i>it</i>",
    "<base href=//example.org>", "<meta http-equiv=refresh content=0>", "<style>body{display:none}</style>", "<!-- comment -->",
    "</div></div></body>", "&amp; &lt;b&gt; &#60; &nbsp;", "<a href='javascript:window.hacked=1'>x</a>", "{{x}} ${y} {% z %}",
    "#eval(\"1\") #import x", "#pagebreak() *bold* $x$ @ref", "=cmd|' /C calc'!A0", "+1+cmd|x", "-2+3", "@SUM(1+1)",
    "\u202eright to left override\u202c", "\u2066isolate\u2069 \u200emark\u200f", "zero\u200bwidth\u200cjoin\u200der",
    "soft\u00adhyphen and no\u00a0break", "e\u0301 combining a\u0308\u0323", "\U0001f1fb\U0001f1ea flags \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd 1,000", "\u4e2d\u6587\uff0c\u65e5\u672c\u8a9e", "\ufeffmark inside \ufffd",
    "\u201ccurly\u201d \u2018quotes\u2019 \u2014 dashes \u2026", "tab\there", "two  spaces   three",
)  # fmt: skip
"""65 quotes that must be on the page as they are, character for character."""

_WHO = [
    "Norway",
    "Kenya's president",
    "Oslo",
    "The Lima Group",
    "three European countries",
    "He",
    "Ana Roca",
    "Luis Paz",
]
_DO = [
    "recognised Ana Roca as president", "said it would recognise Luis Paz only if he left", "backs the council",
    "condemned Luis Paz", "pledged 5 million euros in aid for Bolivia", "took in 40,000 refugees", "did not recognise anyone",
]  # fmt: skip
_WHEN = ["", " on Monday", " on 31 February 2020", " in 1999", " two weeks ago", " since 30 June"]


def texts() -> st.SearchStrategy[str]:
    """Texts of sentences that the rules know, broken by what no rule expects."""
    sentence = st.builds(lambda who, do, when: f"{who} {do}{when}. ", *map(st.sampled_from, (_WHO, _DO, _WHEN)))
    number = st.integers(0, 10**30).map(lambda n: f"US${n} million ")
    noise = st.text(max_size=12)
    return st.lists(st.one_of(sentence, sentence, st.sampled_from(QUOTES), noise, number), max_size=6).map("".join)


def write_case(folder: Path, quotes: tuple[str, ...] = QUOTES) -> str:
    """Write a case whose article is these quotes, each of them a stance, a date and a passage not placed. Its id."""
    home = folder / "hard-quotes"
    home.mkdir()
    text, spots = "", []
    for quote in quotes:
        spots.append({"article": "article", "start": len(text), "end": len(text) + len(quote), "quote": quote})
        text += f"{quote}\n\n"
    (home / "article.txt").write_bytes(text.encode())
    digest = hashlib.sha256(text.encode()).hexdigest()
    (home / "case.toml").write_text(
        f"title = {json.dumps(QUOTES[34])}\npublisher = {json.dumps(QUOTES[35])}\npublished = 2020-01-01\n"
        f'[[sides]]\nid = "it"\nname = {json.dumps(QUOTES[38])}\n'
        f'[[articles]]\nfile = "article.txt"\nsha256 = "{digest}"\ntitle = {json.dumps(QUOTES[36])}\n',
        "utf-8",
    )
    records: dict[str, list[dict[str, Any]]] = {
        "stances": [{"actor": "NOR", "side": "it", "stance": "supports"} | spot for spot in spots],
        "events": [{"date": "2020-01-01", "what": s["quote"], "countries": ["NOR"]} | s for s in spots],
        "unplaced": [{"reason": "ambiguous-country"} | spot for spot in spots],
    }
    (home / "records.json").write_text(json.dumps(records), "utf-8")
    return home.name
