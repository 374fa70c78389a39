"""Which of its senses a name has in this text: a rule answers with the codes that remain, none for "no country"."""

from __future__ import annotations

import re

from data.reading.gazetteer import table
from data.reading.homographs import Codes, Context, Found, is_capital, is_proper_name_or_compound


def judge(found: Found, context: Context) -> Codes:
    """The codes the name stands for here: none, one, or several when nothing decides."""
    codes = found.entry.codes
    if found.entry.form in ("other", "person") or is_proper_name_or_compound(found):
        return ()
    if _needs_company(found, context) or _other_sense(found, context):
        return ()
    return _decide(found, context) if len(codes) > 1 else codes


def _needs_company(found: Found, context: Context) -> bool:
    code = table("homographs.toml")["needs"].get(found.entry.text)
    return code is not None and not context.names(code, found.entry.text) and not _beside_capital(found)


def _beside_capital(found: Found) -> bool:
    """ "Lisbon and Praia": in the company of another capital it is one itself."""
    before = re.search(r"([A-Z]\w{2,20})(?:,| and) $", found.before)
    after = re.match(r"(?:,| and) ([A-Z]\w{2,20})", found.after)
    return found.entry.form == "capital" and any(m and is_capital(m.group(1)) for m in (before, after))


def _other_sense(found: Found, context: Context) -> bool:
    """Words of the same sentence decide; then those of the whole text; with none it is the state."""
    sense = table("homographs.toml")["senses"].get(found.entry.text)
    if sense is None:
        return False
    drop, keep = set(sense["drop"]), set(sense["keep"])
    for near in (frozenset(re.findall(r"\w+", found.sentence.text)), context.words):
        against, in_favour = len(near & drop), len(near & keep)
        if against != in_favour:
            return against > in_favour
    return False


def _decide(found: Found, context: Context) -> Codes:
    """Of several codes the one that the text names otherwise, if it names only one of them."""
    if found.entry.text == "Brussels" or "EU" in found.entry.codes:
        return _brussels(found)
    named = tuple(c for c in found.entry.codes if context.names(c, found.entry.text))
    if len(named) == 1:
        return named
    favours = table("homographs.toml")["favours"].get(found.entry.text, {})
    heard = tuple(code for code, said in favours.items() if context.words & set(said))
    return heard if len(heard) == 1 and not named else found.entry.codes


def _brussels(found: Found) -> Codes:
    """The Union when it acts, Belgium when the sentence says so, else either."""
    if re.search(r"\bBelgi(?:um|an|ans)\b", found.sentence.text):
        return ("BEL",)
    return ("EU",) if acts(found) else found.entry.codes


_AT = re.compile(r"\b(?:in|at|near|from|to|outside|around|for|of|between|and|or|,) ?(?:the )?$")


def acts(found: Found) -> bool:
    """Whether the name opens its clause or owns something; behind a preposition it is a place."""
    return not _AT.search(found.before) or found.after.startswith(("'s ", "' "))
