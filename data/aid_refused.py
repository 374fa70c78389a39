"""Help turned down by who should get it, and requests turned down by who was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.aid_given import Given, money_of
from data.aid_words import LEXICON, Context, Frame
from data.givers import donors
from data.phrases import last
from data.places import is_state
from data.reading import Reading


def turned_down(reading: Reading, context: Context, framed: Frame, found: Sequence[Given]) -> list[Given]:
    """Help turned down by who should get it, or a request turned down by who was asked."""
    focus, text = reading.crisis.focus_country, context.text
    names = context.places
    amount, currency = money_of(context, None, found)
    if framed.role == "asked":
        request = last(LEXICON, frozenset({"request"}), context.left)
        if request is None:
            return []
        cue = (context.stretch[0] + request.start, context.stretch[0] + request.end)
        asked = [p for p in names if cue[0] <= p.start < cue[1]]
        askers = [p for p in names if is_state(p) and p.end <= cue[0] and p.role in ("none", "owner")]
        if not asked or not askers or asked[0].code == askers[-1].code:
            return []
        amount, currency = money_of(context, asked[0].code, found)
        return [
            Given(context, framed, asked[0].code, asked[0], askers[-1].code, amount, currency, "refused", "donor", True)
        ]
    actors = donors(context.sentence, context.text, framed.cue, names)
    lead = text[context.stretch[0] : framed.cue[0]]
    ours = [p for p in actors if p.code == focus]
    local = not actors and (_own_power(reading, lead))
    if framed.role == "no-request" or focus is None or not (ours or local):
        return []
    source = [
        p
        for p in names
        if p.start >= framed.cue[1] and p.code != focus and p.role in ("none", "owner", "from", "by", "to")
    ]
    source = [
        p
        for p in source
        if p.start < context.gift.start
        or p.role in ("from", "by")
        or (p.mention.form == "demonym" and p.end <= context.gift.start)
        or re.search(r"\b(?:that|which)\s(?:the\s)?$", text[: p.start])
    ]
    donor = source[0] if source else None
    return [
        Given(
            context,
            framed,
            donor.code if donor else None,
            donor,
            focus,
            amount,
            currency,
            "refused",
            "recipient",
            False,
        )
    ]


def _own_power(reading: Reading, lead: str) -> bool:
    """Whether the subject is the power in the focus country: a side, its government, its soldiers."""
    if re.search(
        r"\b(?:governments?|authorities|regime|junta|soldiers|army|rebels|militia|officials|border guards|"
        r"customs|presidency|rulers)\b",
        lead,
        re.I,
    ):
        return True
    return any(word in lead for side in reading.crisis.sides for word in (side.name, *side.aliases))
