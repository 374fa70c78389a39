"""The words of Markdown without its marks."""

from __future__ import annotations

import re

from data.intake.rows import joined

_MARKS = re.compile(r"[\[\]*_`<!~|]")
_MOST_MARKS = 2_000
"""A paragraph with more marks is no Markdown that somebody wrote; taking them in pairs would take minutes."""
_DEEP = re.compile(r"^(?:[ \t]*[>*+-][ \t]*){20,}|^[ \t]{400,}", re.M)


def markdown_text(text: str) -> str:
    """The text, or what is no Markdown as it is."""
    from markdown_it import MarkdownIt

    if _DEEP.search(text) or any(len(_MARKS.findall(part)) > _MOST_MARKS for part in re.split(r"\n[ \t]*\n", text)):
        return text
    blocks = []
    for token in MarkdownIt().parse(text):
        if token.type == "inline":
            blocks.append("".join(_words(child.type, child.content) for child in token.children or ()))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
    return joined(blocks)


def _words(kind: str, content: str) -> str:
    return " " if kind in ("softbreak", "hardbreak") else content if kind in ("text", "code_inline") else ""
