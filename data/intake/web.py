"""The article of a web page: without menus, consent and subscription; with its captions, and its tables as sentences."""

from __future__ import annotations

import re
from typing import Any

from data.intake.decode import NoText
from data.intake.rows import blocks_of, joined, sentence

_BESIDE = re.compile(
    r"(?:^|[-_\s])(?:cookies?|consent|gdpr|paywall|subscri\w+|newsletter|sign-?up|related|recommend\w*|read-?more|promo\w*|"
    r"comments?|share|social|advert\w*|breadcrumbs?)(?:$|[-_\s])",
    re.I,
)
"""Class names and ids of what stands beside an article."""
_ASKS = re.compile(
    r"subscribe to (?:continue|read|unlock)|already a subscriber|sign in to (?:continue|read)|log in to (?:continue|read)|"
    r"(?:accept|reject|manage) (?:all )?cookies|we (?:and our [\w ,]*partners )?(?:use|store)[\w ,]* cookies|"
    r"create a free account|start your (?:free )?trial|sign up (?:for|to) (?:our|the) [\w ]*newsletter|"
    r"this (?:article|content) is for subscribers|enable javascript|support independent journalism",
    re.I,
)
_ROW = re.compile(r"\|(.*)\|$")
_RULE = re.compile(r"[\s|:-]+$")
_MOST_TAGS = 60_000


def html_text(page: str) -> dict[str, str]:
    """The article of a web page, and what the page says of itself. Raises NoText."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(_prepared(page), include_comments=False, include_tables=True, with_metadata=True)
    if found is None or not (found.text or "").strip():
        raise NoText("no article was found in the web page; paste its text instead")
    lines = [told for line in found.text.split("\n") if (told := _line(line.strip()))]
    kept = [line for line in lines if not _ASKS.search(line)]
    left = "left out of the web page: lines about subscription or cookies" if len(kept) < len(lines) else ""
    return {
        "text": joined(kept or lines),
        "title": found.title or "",
        "publisher": found.sitename or "",
        "published": (found.date or "")[:10],
        "note": left,
    }


def _prepared(page: str) -> Any:
    """The page as a tree in which captions and rows of tables are paragraphs, without what stands beside the article."""
    from lxml import etree, html

    if page.count("<") > _MOST_TAGS:
        raise NoText("the web page has more parts than an article can have; paste its text instead")
    try:
        tree = html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", page), html.HTMLParser(encoding=None, remove_comments=True)
        )
    except (etree.LxmlError, ValueError, RecursionError):
        raise NoText("no article was found in the web page; paste its text instead") from None
    for element in list(tree.iter("figure", "table", "div", "section", "aside", "ul", "p", "nav", "footer")):
        if element.getparent() is None:
            continue
        if _stands_beside(element):
            element.drop_tree()
        elif element.tag == "figure":
            _caption(element)
        elif element.tag == "table":
            _table(element)
    return tree


def _stands_beside(element: Any) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if element.tag in ("nav", "footer"):
        return True
    return bool(_BESIDE.search(names)) and next(element.iter("article", "main"), None) is None


def _caption(figure: Any) -> None:
    """Only the caption of a figure stays, as a paragraph."""
    caption = next(figure.iter("figcaption"), None)
    words = " ".join(caption.text_content().split()) if caption is not None else ""
    if words and next(figure.iter("table"), None) is None:
        _put(figure, [words])


def _table(table: Any) -> None:
    """A table of facts becomes sentences; one that only sets the page stays."""
    if next(table.iterdescendants("table", "article", "form"), None) is not None:
        return
    rows = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if cells and not all(cell.tag == "th" for cell in cells):
            rows.append([[" ".join(cell.text_content().split())] for cell in cells])
    caption = next(table.iter("caption"), None)
    head = [" ".join(caption.text_content().split())] if caption is not None else []
    if rows and max(len(row) for row in rows) > 1:
        _put(table, [*head, *blocks_of(rows)])


def _put(old: Any, paragraphs: list[str]) -> None:
    """Paragraphs in an element's place."""
    from lxml import html

    for words in paragraphs:
        paragraph = html.Element("p")
        paragraph.text = words
        old.addprevious(paragraph)
    old.drop_tree()


def _line(line: str) -> str:
    """A line as it is, or a row of a table that was left, as a sentence."""
    if _RULE.fullmatch(line):
        return ""
    row = _ROW.fullmatch(line)
    return sentence(row[1].split("|")) if row else line
