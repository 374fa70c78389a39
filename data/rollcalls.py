"""Voters told by what they were: "A was among the 17 in favour", "they were B and C", "fifty-eight abstained: D, E"."""

from __future__ import annotations

from spacy.tokens import Token

from data.actors import Unit
from data.clauses import own_subject, subject
from data.discourse import Actor, Claim, Discourse, Scene
from data.motions import MEMORY, MOTIONS, cast, recent
from data.speakers import MANY, actors_of
from data.wordlists import words

AMONG = words("ballots", "among")
NUMBERS = words("ballots", "numbers")


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
                or _at_their_head(scene, group)
            )
            and ";" not in scene.view.lower[at:first]
        ):
            return _voters(scene, [group])
    return []


def _at_their_head(scene: Scene, group: list[Unit]) -> bool:
    """ "with A and B at their head", "with C among them"."""
    at = group[-1].last + 1
    return scene.view.lower[group[0].first - 1] == "with" and scene.view.lower[at : at + 2] in (
        ["at", "their"],
        ["in", "the"],
        ["among", "them"],
    )


def generic(scene: Scene, verb: Token) -> str:
    """The count word of an unnamed crowd that votes: "eleven governments", "one hundred of the members"."""
    who = subject(verb)
    if who is None:
        return ""
    words = [t.lower_ for t in who.subtree]
    return next((w for w in reversed(words) if w in NUMBERS or w.isdigit()), "")


def copula_vote(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "A and B were among the 17 in favour", "C was one of the nine against", "they were D and E"."""
    if token.lemma_.lower() != "be" or known.motion is None:
        return []
    stop = min(scene.view.stops[i], len(scene.view.tokens))
    after = scene.view.lower[i + 1 : min(stop, i + 10)]
    if set(after[:4]) & AMONG:
        wide = scene.view.lower[i + 1 : i + 12]
        after = wide[: next((n for n, w in enumerate(wide) if w in (",", ";")), len(wide))]
    who = own_subject(token)
    if (plain := _plain(scene, known, i, after, who)) is not None:
        return plain
    them = who is not None and bool({"them", "among", "those"} & {t.lower_ for t in who.subtree})
    named = actors_of(scene, known, who) if who is not None and who.lower_ not in ("they", "it") and not them else []
    lately = scene.view.sentence.number - known.ballot_seen <= MEMORY
    if named and set(after[:2]) & {"in", "with"} and {"majority", "minority"} & set(after[:4]) and recent(scene, known):
        return cast(scene, known, named, "for" if "majority" in after[:4] else "against", (i, i), "")
    if named and (set(after[:4]) & AMONG or any(w.startswith(("absten", "abstain")) for w in after)):
        position = _stated(after) or (known.ballot or "" if lately else "")
        position = known.counts.get(_count(after), position) if not _stated(after) else position
        return cast(scene, known, named, position, (i, i), "") if position else []
    if (
        not named
        and who is not None
        and not them
        and (position := _stated(after))
        and ({"favour", "favor", "against"} & set(after[:3]))
    ):
        listed = actors_or_list(scene, known, token) or _among_them(scene, i)
        return cast(scene, known, listed, position, (i, i), generic(scene, token))
    if (
        not named
        and who is not None
        and lately
        and known.ballot
        and (who.lower_ in ("they", "others", "these") or {"them", "among"} & {t.lower_ for t in who.subtree})
    ):
        group = next((g for g in scene.lists if i < g[0].first <= i + 3), None)
        if group:
            listed = _voters(scene, [group])
            return cast(scene, known, listed, known.ballot, (i, i), "")
    return []


def _plain(scene: Scene, known: Discourse, i: int, after: list[str], who: Token | None) -> list[Claim] | None:
    """ "A was for it", "there were B and C" after "the noes were few", "D's was the only vote against"."""
    if after[:1] and after[0] in ("for", "against") and set(after[1:3]) & (MOTIONS | {"it"}) and recent(scene, known):
        return cast(scene, known, actors_of(scene, known, who), after[0], (i, i), "")
    if set(after[:2]) & {"opposed"} and recent(scene, known) and not set(after[1:4]) & {"to"}:
        return cast(scene, known, actors_of(scene, known, who), "against", (i, i), "")
    if who is not None and who.lower_ == "there" and known.ballot and recent_ballot(scene, known):
        listed = [g for g in scene.lists if i < g[0].first <= i + 3 or (g[0].first > i and _along(scene, g))]
        return cast(scene, known, _voters(scene, listed), known.ballot, (i, i), "")
    if _owned_vote(scene, i, after) and (owner := [g for g in scene.lists if g[-1].last == i - 2]):
        return cast(scene, known, _voters(scene, owner), _stated(after), (i, i), "")
    return None


def _voters(scene: Scene, groups: list[list[Unit]]) -> list[Actor]:
    return [Actor(c, scene.view, u.first, u.last, u.named) for g in groups for u in g for c in u.codes]


def recent_ballot(scene: Scene, known: Discourse) -> bool:
    """Whether the sentence right before told how some voted."""
    return scene.view.sentence.number - known.ballot_seen <= 2


def _along(scene: Scene, group: list[Unit]) -> bool:
    """ "..., along with A and B"."""
    return scene.view.lower[max(0, group[0].first - 2) : group[0].first] in (
        ["along", "with"],
        ["as", "as"],
        ["and", "also"],
    )


def _owned_vote(scene: Scene, i: int, after: list[str]) -> bool:
    """ "Cuba's was the only vote against"."""
    return (
        i > 1
        and scene.view.lower[i - 1] in ("'s", "'")
        and bool(set(after) & {"vote", "votes", "voice", "ballot"})
        and bool(_stated(after))
    )


def _among_them(scene: Scene, i: int) -> list[Actor]:
    for group in scene.lists:
        if group[0].first > i and {"them", "including"} & set(
            scene.view.lower[max(i, group[0].first - 3) : group[0].first]
        ):
            return _voters(scene, [group])
    return []


def _stated(words: list[str]) -> str:
    if any(w.startswith(("absten", "abstain")) for w in words):
        return "abstain"
    if "against" in words or "opposed" in words:
        return "against"
    return "for" if {"favour", "favor", "yes"} & set(words) else ""


def _count(words: list[str]) -> str:
    return next((w for w in words if w in NUMBERS or w.isdigit()), "")
