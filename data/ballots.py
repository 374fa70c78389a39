"""Roll-calls: who voted for a motion, against it, or abstained; who sponsored or signed it."""

from __future__ import annotations

from spacy.tokens import Token

from data.clauses import passive, subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.elsewhere import elsewhere
from data.motions import COLOUR, MOTIONS, cast, recent
from data.operators import hypothetical
from data.rollcalls import actors_or_list, copula_vote, generic
from data.speakers import actors_of
from data.wordlists import words

FOR = frozenset({"favour", "favor", "yes", "aye", "yea", "for"})
AGAINST = frozenset({"against", "no", "nay"})
SPONSOR = words("ballots", "sponsor")
BROUGHT = words("ballots", "brought")
WHISPER = frozenset({"whisper", "shout", "call", "mumble", "mutter", "murmur", "answer", "bark", "growl", "vote"})
SIGN = frozenset({"sign", "co-sign", "endorse", "initial"})


def votes_in(scene: Scene, known: Discourse) -> list[Claim]:
    """The votes that one sentence tells, in order."""
    found: list[Claim] = []
    for i, token in enumerate(scene.view.tokens):
        made = (
            _verb_vote(scene, known, i, token)
            or copula_vote(scene, known, i, token)
            or _sponsors(scene, known, i, token)
        )
        if made and _asked_to_count(token):
            found = [c for c in found if c.actor.code not in {m.actor.code for m in made}]
        found += [c for c in made if c.actor.code not in {f.actor.code for f in found}]
    return found


def _verb_vote(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "A voted against", "B abstained", "C said yes", "D raised its hand", "E joined the abstainers"."""
    word = token.lemma_.lower().removeprefix("co-")
    after = scene.view.lower[i + 1 : min(scene.view.stops[i], i + 7)]
    position = ""
    if (
        word in BROUGHT
        and token.pos_ == "VERB"
        and not passive(token)
        and known.motion is not None
        and set(after) & MOTIONS
    ):
        position = "for"
    if word == "vote" and token.pos_ == "VERB" and after[1:2] == ["down"] and known.motion is not None:
        position = "against" if after[0] in ("it", "them") else ""
    elif word in ("vote", "cast", "say", "cry") and token.pos_ in ("VERB", "NOUN"):
        position = _position(after[:3] if word == "say" else after)
        if word == "say" and not set(after[:2]) & {"yes", "no", "aye"}:
            return []
        if word == "vote" and after[:1] == ["with"] and not position:
            position = _as_they_did(scene, known, i)
    elif (
        word in WHISPER
        and recent(scene, known)
        and after[:2]
        and after[0] in ("yes", "no", "aye", "her", "his", "its", "a")
    ):
        position = _position(after[:2])
    elif word in ("count", "record", "enter", "register") and passive(token) and recent(scene, known):
        position = _position(after[:3]) if after[:1] == ["as"] else ""
    elif word == "abstain" and (_abstains_from_else(after) or _other_vote(scene, known, i)):
        return []
    elif word == "sit" and (
        after[:2] in (["on", "his"], ["on", "her"], ["on", "its"], ["on", "their"]) or "out" in after[:2]
    ):
        position = "abstain" if "hands" in after or recent(scene, known) else ""
    elif word == "leave" and {"blank", "empty"} & set(scene.view.lower[i + 1 : i + 9]) and recent(scene, known):
        position = "abstain"
    elif known.colours and word in ("go", "turn", "vote", "press", "light", "choose") and set(after[:4]) & set(COLOUR):
        position = next(COLOUR[w] for w in after if w in COLOUR)
    elif word == "abstain" or (
        word in ("join", "swell", "opt", "choose", "prefer")
        and any(w.startswith("abst") for w in scene.view.lower[i + 1 : i + 6])
    ):
        position = "abstain"
    elif word == "veto" or (word in ("cast", "use", "wield") and {"veto", "vetoes", "vetos"} & set(after)):
        position = "against"
    elif word == "cast" and {"affirmative", "favourable", "favorable", "positive", "negative", "dissenting"} & set(
        after
    ):
        position = "against" if {"negative", "dissenting"} & set(after) else "for"
    elif (
        word in ("oppose", "reject", "back", "support", "endorse")
        and known.motion is not None
        and (
            set(after[:3]) & {"measure", "resolution", "text", "motion", "draft"}
            or (after[:1] == ["it"] and known.ballot_seen == scene.view.sentence.number)
            or (after[:1] == ["it"] and bool(generic(scene, token)) and recent(scene, known))
        )
    ):
        position = "against" if word in ("oppose", "reject") else "for"
    elif word in ("raise", "lift") and {"hand", "hands"} & set(after):
        position = "against" if "against" in after else "for"
    elif word in ("press", "push", "hit") and {"button"} & set(after):
        position = (
            "against" if "red" in after else "for" if "green" in after else "abstain" if "yellow" in after else ""
        )
    elif word == "withhold" and {"vote", "signature"} & set(after):
        position = "abstain"
    elif (
        word in SIGN
        and token.dep_ != "amod"
        and token.pos_ == "VERB"
        and {"it", "statement", "text", "declaration", "letter", "resolution"} & set(after)
    ) or (
        word in ("put", "add", "lend")
        and {"name", "names", "signature", "signatures"} & set(after)
        and "to" in after
        and set(after) & (MOTIONS | {"it", "them"})
    ):
        position = "sign"
    if (
        not position
        or (token.pos_ == "NOUN" and word == "vote")
        or (hypothetical(scene.view, token) and not _lent_a_hand(token) and not _asked_to_count(token))
    ):
        return []
    actors = _own_vote(scene, known, token) or actors_or_list(scene, known, token) or _hyphened(scene, i)
    return cast(scene, known, actors, position, (i, i), generic(scene, token))


def _as_they_did(scene: Scene, known: Discourse, i: int) -> str:
    """ "voted with Peru", "voted with it": how Peru voted, when that was told right before."""
    codes = {c for u in scene.units if i + 1 < u.first <= i + 3 for c in u.codes}
    if scene.view.lower[i + 2 : i + 3] in (["it"], ["them"], ["him"], ["her"]):
        return known.ballot or "" if scene.view.sentence.number - known.ballot_seen <= 1 else ""
    cast_by = [c.rule for c in known.claims if c.actor.code in codes and c.rule.startswith("vote-")]
    return cast_by[-1].removeprefix("vote-") if cast_by else ""


def _lent_a_hand(token: Token) -> bool:
    """ "had helped to draft the text": it did."""
    return token.lemma_.lower() in BROUGHT and token.dep_ == "xcomp" and token.head.lemma_.lower() in ("help", "agree")


def _asked_to_count(token: Token) -> bool:
    """ "asked that its vote be counted as a yes": that is how it votes."""
    return (
        passive(token) and token.dep_ == "ccomp" and token.head.lemma_.lower() in ("ask", "request", "insist", "demand")
    )


def _own_vote(scene: Scene, known: Discourse, token: Token) -> list[Actor]:
    """ "asked that its vote be counted ...": its, who asks; "before he voted it down": he, who was just named."""
    if _asked_to_count(token):
        return actors_of(scene, known, subject(token.head))
    who = subject(token)
    if who is not None and who.lower_ in ("he", "she") and token.dep_ == "advcl":
        named = [c for c in token.head.children if c.dep_ == "nsubj" and scene.list_at(scene.view.at(c)) is not None]
        return actors_of(scene, known, named[-1]) if named else []
    return []


def _hyphened(scene: Scene, i: int) -> list[Actor]:
    """ "A co-sponsored it": the parser takes "co" for a noun that A owns."""
    if scene.view.lower[max(0, i - 2) : i] != ["co", "-"]:
        return []
    return [Actor(o.code, scene.view, o.first, o.last) for o in scene.owners if o.last == i - 3]


def _other_vote(scene: Scene, known: Discourse, i: int) -> bool:
    """ "abstained in a vote on whaling": a vote on something else."""
    lower = scene.view.lower
    at = next((j for j in range(i + 1, min(i + 7, len(lower) - 1)) if lower[j] in MOTIONS), None)
    return at is not None and lower[at + 1] in ("on", "about", "over") and elsewhere(scene, known, at)


def _abstains_from_else(after: list[str]) -> bool:
    """ "abstained from wine": no vote, unless it is one, or a side, that is kept from."""
    return after[:1] == ["from"] and not set(after[1:5]) & (
        MOTIONS | {"voting", "ballot", "taking", "choosing", "it", "this", "condemning", "judging", "commenting"}
    )


def _position(words: list[str]) -> str:
    if "with" in words[:1] and {"majority", "minority"} & set(words[:4]):
        return "for" if "majority" in words[:4] else "against"
    for n, word in enumerate(words):
        if word in ("affirmative", "favourable", "favorable", "positive"):
            return "for"
        if word in ("against", "no", "nay", "negative", "dissenting"):
            return "against"
        if word in ("yes", "aye"):
            return "for"
        if word in ("in", "for") and (word == "for" or words[n + 1 : n + 2] in (["favour"], ["favor"])):
            return "for"
    return ""


def _sponsors(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "A, one of the sponsors", "a text brought in by B"."""
    if known.motion is None:
        return []
    if token.lower_ in SPONSOR and i >= 3 and "," in scene.view.lower[max(0, i - 5) : i]:
        group = next((g for g in scene.lists if i - 6 <= g[-1].last < i), None)
        if group and scene.view.lower[group[-1].last + 1] == ",":
            listed = [Actor(c, scene.view, u.first, u.last, u.named) for u in group[-1:] for c in u.codes]
            return cast(scene, known, listed, "for", (i, i), "")
    who = subject(token) if token.lemma_.lower() == "come" else None
    if who is not None and who.lemma_.lower() in MOTIONS and scene.view.lower[i + 1 : i + 2] == ["from"]:
        group = next((g for g in scene.lists if i + 1 < g[0].first <= i + 3), None)
        listed = [Actor(c, scene.view, u.first, u.last, u.named) for u in group or [] for c in u.codes]
        return cast(scene, known, listed, "for", (i, i), "")
    if token.lemma_.lower() in BROUGHT and passive(token):
        noun = subject(token) if token.dep_ != "acl" else token.head
        by = next((j for j in range(i + 1, min(i + 4, len(scene.view.tokens))) if scene.view.lower[j] == "by"), None)
        if noun is not None and noun.lemma_.lower() in MOTIONS and by is not None:
            group = next((g for g in scene.lists if by < g[0].first <= by + 3), None)
            if group:
                listed = [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
                return cast(scene, known, listed, "for", (i, i), "")
    return []
