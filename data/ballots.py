"""Roll-calls: who voted for a motion, against it, or abstained; who sponsored or signed it.

What a vote means for a side depends on the motion, which the text tells first: `Discourse.motion` is the
side and the label that its passing would earn.
"""

from __future__ import annotations

from spacy.tokens import Token

from data.clauses import RELATIVES, own_subject, passive, subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.operators import hypothetical
from data.speakers import MANY, actors_of
from data.wordlists import words

MOTIONS = words("ballots", "motions")
FOR = frozenset({"favour", "favor", "yes", "aye", "yea", "for"})
AGAINST = frozenset({"against", "no", "nay"})
SPONSOR = words("ballots", "sponsor")
BROUGHT = words("ballots", "brought")
SIGN = frozenset({"sign", "co-sign", "endorse", "initial"})
AMONG = words("ballots", "among")
NUMBERS = words("ballots", "numbers")
MEMORY = 6


def votes_in(scene: Scene, known: Discourse) -> list[Claim]:
    """The votes that one sentence tells, in order."""
    found: list[Claim] = []
    for i, token in enumerate(scene.view.tokens):
        made = (
            _verb_vote(scene, known, i, token)
            or _copula_vote(scene, known, i, token)
            or _sponsors(scene, known, i, token)
        )
        found += [c for c in made if c.actor.code not in {f.actor.code for f in found}]
    return found


def note_motion(scene: Scene, known: Discourse, found: list[Claim], ghosts: list[tuple[Token, str, str]]) -> None:
    """Remember what is voted on: what a group did, or what the text of a motion says."""
    fresh = known.motion is None or scene.view.sentence.number - known.motion_seen > MEMORY
    for i, token in enumerate(scene.view.tokens):
        if fresh and token.lemma_.lower() in MOTIONS and (side := _demanded(scene, known, i)) is not None:
            known.motion, known.motion_seen = (side, "opposes"), scene.view.sentence.number
    for token, side, label in ghosts:
        if token.lower_ in RELATIVES:
            token = next((g.head for g in token.ancestors if g.dep_ == "relcl"), token)
        if fresh and token.lemma_.lower() in MOTIONS:
            known.motion, known.motion_seen = (side, label), scene.view.sentence.number
    for claim in found:
        if (
            claim.actor.code in ("UN", "OAS", "EP", "EU", "AU", "ECOWAS", "ARAB_LEAGUE")
            and claim.side
            and claim.label != "neutral"
        ):
            known.motion, known.motion_seen = (claim.side, claim.label), scene.view.sentence.number


def _demanded(scene: Scene, known: Discourse, i: int) -> str | None:
    """ "a resolution demanding that X ...", "the text calls on X to ...": the side it demands something of."""
    for j in range(i + 1, min(i + 14, len(scene.view.tokens))):
        if scene.view.tokens[j].lemma_.lower() in DEMANDS and scene.view.tokens[j].pos_ == "VERB":
            ref = next(
                (r for r in scene.refs if j < r.first <= j + 6 and r.kind not in ("both", "place", "pronoun")), None
            )
            return known.settle(scene, ref) if ref is not None else None
    return None


DEMANDS = words("ballots", "demands")


def _verb_vote(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "A voted against", "B abstained", "C said yes", "D raised its hand", "E joined the abstainers"."""
    word = token.lemma_.lower()
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
    if word in ("vote", "cast", "say", "cry") and token.pos_ in ("VERB", "NOUN"):
        position = _position(after[:3] if word == "say" else after)
        if word == "say" and not set(after[:2]) & {"yes", "no", "aye"}:
            return []
    elif word == "abstain" or (
        word in ("join", "swell") and any(w.startswith("abst") for w in scene.view.lower[i + 1 : i + 6])
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
        and set(after[:3]) & {"measure", "resolution", "text", "motion", "draft"}
    ):
        position = "against" if word in ("oppose", "reject") else "for"
    elif word in ("raise", "lift") and {"hand", "hands"} & set(after):
        position = "for"
    elif word in ("press", "push", "hit") and {"button"} & set(after):
        position = (
            "against" if "red" in after else "for" if "green" in after else "abstain" if "yellow" in after else ""
        )
    elif word == "withhold" and {"vote", "signature"} & set(after):
        position = "abstain"
    elif (
        word in SIGN
        and token.pos_ == "VERB"
        and {"it", "statement", "text", "declaration", "letter", "resolution"} & set(after)
    ) or (
        word in ("put", "add", "lend")
        and {"name", "names", "signature", "signatures"} & set(after)
        and "to" in after
        and set(after) & (MOTIONS | {"it", "them"})
    ):
        position = "sign"
    if not position or (token.pos_ == "NOUN" and word == "vote") or hypothetical(scene.view, token):
        return []
    return _made(scene, known, actors_or_list(scene, known, token), position, (i, i), _generic(scene, token))


def _position(words: list[str]) -> str:
    for n, word in enumerate(words):
        if word in ("against", "no", "nay"):
            return "against"
        if word in ("yes", "aye"):
            return "for"
        if word in ("in", "for") and (word == "for" or words[n + 1 : n + 2] in (["favour"], ["favor"])):
            return "for"
    return ""


def actors_or_list(scene: Scene, known: Discourse, verb: Token) -> list[Actor]:
    """The subject's actors; for "fifty-eight abstained, A and B at their head" those that are listed."""
    who = subject(verb)
    at = scene.view.at(verb)
    if who is not None and scene.view.keys[scene.view.at(who)] & MANY and ":" in scene.view.lower[at : at + 12]:
        return [
            Actor(c, scene.view, u.first, u.last, u.named)
            for g in scene.lists
            if g[0].first > at and not g[0].place
            for u in g
            for c in u.codes
        ]
    found = actors_of(scene, known, who)
    if who is not None and who.lower_ in ("he", "she", "i", "we", "you"):
        return []
    if found or who is None:
        return found
    if who.lower_ in ("no", "nobody", "none") or any(c.lower_ == "no" for c in who.children):
        return []
    at = scene.view.at(verb)
    if ":" in scene.view.lower[at : at + 5]:
        return [
            Actor(c, scene.view, u.first, u.last, u.named)
            for g in scene.lists
            if g[0].first > at and (not g[0].place or g[0].first == at + 2)
            for u in g
            for c in u.codes
        ]
    for group in scene.lists:
        first = group[0].first
        if (
            first > at
            and (
                scene.view.lower[first - 1] in (",", ":", "including", "–", "—")
                or "including" in scene.view.lower[max(at, first - 5) : first]
            )
            and ";" not in scene.view.lower[at:first]
        ):
            return [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
    return []


def _generic(scene: Scene, verb: Token) -> str:
    """The count word of an unnamed crowd that votes: "eleven governments", "one hundred of the members"."""
    who = subject(verb)
    if who is None:
        return ""
    words = [t.lower_ for t in who.subtree]
    return next((w for w in reversed(words) if w in NUMBERS or w.isdigit()), "")


def _copula_vote(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "A and B were among the 17 in favour", "C was one of the nine against", "they were D and E"."""
    if token.lemma_.lower() != "be" or known.motion is None:
        return []
    stop = min(scene.view.stops[i], len(scene.view.tokens))
    after = scene.view.lower[i + 1 : min(stop, i + 10)]
    if set(after[:4]) & AMONG:
        wide = scene.view.lower[i + 1 : i + 12]
        after = wide[: next((n for n, w in enumerate(wide) if w in (",", ";")), len(wide))]
    who = own_subject(token)
    them = who is not None and bool({"them", "among", "those"} & {t.lower_ for t in who.subtree})
    named = actors_of(scene, known, who) if who is not None and who.lower_ not in ("they", "it") and not them else []
    recent = scene.view.sentence.number - known.ballot_seen <= MEMORY
    if named and (set(after[:4]) & AMONG or any(w.startswith(("absten", "abstain")) for w in after)):
        position = _stated(after) or (known.ballot or "" if recent else "")
        position = known.counts.get(_count(after), position) if not _stated(after) else position
        return _made(scene, known, named, position, (i, i), "") if position else []
    if (
        not named
        and who is not None
        and not them
        and (position := _stated(after))
        and ({"favour", "favor", "against"} & set(after[:3]))
    ):
        listed = actors_or_list(scene, known, token) or _among_them(scene, i)
        return _made(scene, known, listed, position, (i, i), _generic(scene, token))
    if (
        not named
        and who is not None
        and recent
        and known.ballot
        and (who.lower_ in ("they", "others", "these") or {"them", "among"} & {t.lower_ for t in who.subtree})
    ):
        group = next((g for g in scene.lists if i < g[0].first <= i + 3), None)
        if group:
            listed = [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
            return _made(scene, known, listed, known.ballot, (i, i), "")
    return []


def _among_them(scene: Scene, i: int) -> list[Actor]:
    for group in scene.lists:
        if group[0].first > i and {"them", "including"} & set(
            scene.view.lower[max(i, group[0].first - 3) : group[0].first]
        ):
            return [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
    return []


def _stated(words: list[str]) -> str:
    if any(w.startswith(("absten", "abstain")) for w in words):
        return "abstain"
    if "against" in words or "opposed" in words:
        return "against"
    return "for" if {"favour", "favor", "yes"} & set(words) else ""


def _count(words: list[str]) -> str:
    return next((w for w in words if w in NUMBERS or w.isdigit()), "")


def _sponsors(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "A, one of the sponsors", "a text brought in by B"."""
    if known.motion is None:
        return []
    if token.lower_ in SPONSOR and i >= 3 and "," in scene.view.lower[max(0, i - 5) : i]:
        group = next((g for g in scene.lists if i - 6 <= g[-1].last < i), None)
        if group and scene.view.lower[group[-1].last + 1] == ",":
            listed = [Actor(c, scene.view, u.first, u.last, u.named) for u in group[-1:] for c in u.codes]
            return _made(scene, known, listed, "for", (i, i), "")
    if token.lemma_.lower() in BROUGHT and passive(token):
        noun = subject(token) if token.dep_ != "acl" else token.head
        by = next((j for j in range(i + 1, min(i + 4, len(scene.view.tokens))) if scene.view.lower[j] == "by"), None)
        if noun is not None and noun.lemma_.lower() in MOTIONS and by is not None:
            group = next((g for g in scene.lists if by < g[0].first <= by + 3), None)
            if group:
                listed = [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]
                return _made(scene, known, listed, "for", (i, i), "")
    return []


def _made(
    scene: Scene, known: Discourse, actors: list[Actor], position: str, cue: tuple[int, int], count: str
) -> list[Claim]:
    """The claims of one vote; the ballot is remembered even when nobody is named."""
    if not position:
        return []
    if position != "sign":
        known.ballot, known.ballot_seen = position, scene.view.sentence.number
        if count:
            known.counts[count] = position
    if position != "abstain" and known.motion is None:
        return []
    side, label = known.motion if known.motion is not None else (known.sides.only, "neutral")
    final = _label(label, position)
    known.voting = True
    known.last, known.last_seen = (final, side), scene.view.sentence.number
    return [
        Claim(
            a,
            known.sides.only if final == "neutral" else side,
            final,
            f"vote-{position}",
            scene.view,
            cue,
            confidence=0.85,
            target=("vote", side),
            vote=True,
        )
        for a in actors
    ]


def _label(motion: str, position: str) -> str:
    if position == "abstain":
        return "neutral"
    if position == "sign":
        return motion
    good = motion in ("supports", "recognizes")
    return "supports" if good == (position == "for") else "opposes"
