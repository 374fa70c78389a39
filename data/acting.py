"""Who acts: the subject, the agent of a passive, those alongside, or the one who says it."""

from __future__ import annotations

from spacy.tokens import Token

from data.actors import VERBS_LIKE_NOUNS, Unit
from data.clauses import RELATIVES, agent, own_subject, passive, subject
from data.discourse import Actor, Discourse, Scene
from data.hearsay import sayer
from data.operators import denial
from data.speakers import actors_of, label_actors, label_cut, labelled
from data.wordlists import words

TIMES = frozenset({"moment", "time", "hour", "day", "conditions", "circumstances"})


MATTERS = frozenset(
    {"matter", "question", "step", "issue", "subject", "recognition", "change", "move", "switch", "shift"}
)


def who_acts(scene: Scene, known: Discourse, verb: Token, passive_form: bool) -> tuple[list[Actor], Token | None]:
    """Who acts: the subject, the agent of a passive, or, when neither is a state, the one who says it."""
    if not passive_form and passive(verb):
        who = agent(verb) or own_subject(verb) or (subject(verb) if verb.dep_ == "xcomp" else None)
        return actors_of(scene, known, who), who
    if not passive_form and labelled(scene, verb) and (named := label_actors(scene, known)):
        return named, None
    who = agent(verb) if passive_form else subject(verb)
    who = _past_aside(scene, _signer(who, verb), verb)
    found = _own_list(scene, verb) or actors_of(scene, known, who)
    if found and passive_form:
        return found + _more_agents(scene, verb, found), who
    if not found and verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.dep_ in ("dobj", "pobj", "npadvmod"):
        found = _issuer(scene, known, verb.head)
    if not found and not passive_form and (who is None or not who.is_alpha):
        found = _nearest(scene, verb)
    if found:
        return found + _alongside(scene, known, verb, found), who
    if passive_form and who is None and not saying(scene, known, verb) and denial(scene.view, verb) == "refused":
        return (
            known.actors if len(known.actors) == 1 and known.actors_line == scene.view.sentence.line.number else []
        ), who
    if (passive_form and who is None) or _impersonal(scene, known, verb, who):
        return saying(scene, known, verb), who
    return [], who


PAPERS = words("claims", "papers")


def _signer(who: Token | None, verb: Token) -> Token | None:
    """ "signs the paper that restores relations": the one who signs does it."""
    if who is not None and who.lower_ in RELATIVES:
        noun = next((g.head for g in (verb, *verb.ancestors) if g.dep_ == "relcl"), None)
        if (
            noun is not None
            and noun.lemma_.lower() in PAPERS
            and noun.head.lemma_.lower() in ("sign", "initial", "issue", "publish", "release")
        ):
            return subject(noun.head)
    return who


def _past_aside(scene: Scene, who: Token | None, verb: Token) -> Token | None:
    """ "A, many of whose people ..., sided with X": the parser takes the aside's "many" for the subject."""
    if who is None or verb.dep_ != "relcl" or scene.view.lower[scene.view.at(verb) - 1] != ",":
        return who
    return verb.head if any(t.lower_ == "whose" for t in who.subtree) else who


def _own_list(scene: Scene, verb: Token) -> list[Actor]:
    """ "A stands by X, and B, though ..., regards Y": the parser gives the second verb the first one's subject."""
    if verb.dep_ != "conj" or own_subject(verb) is not None:
        return []
    view, at, start = scene.view, scene.view.at(verb), scene.view.at(verb.head)
    for group in scene.lists:
        first, last = group[0].first, group[-1].last
        if (
            start < first
            and last < at
            and not group[0].place
            and view.lower[first - 1] in ("and", "but", "while")
            and view.lower[first - 2] in (",", ";")
        ) and (last + 1 == at or view.lower[last + 1] in (",", "still", "also", "has", "have", "will", "would")):
            return [Actor(c, view, u.first, u.last, u.named) for u in group for c in u.codes]
    return []


def _issuer(scene: Scene, known: Discourse, noun: Token) -> list[Actor]:
    """ "issued a statement on Monday backing X": who issued it."""
    above = next((g for g in noun.ancestors if g.pos_ in ("VERB", "AUX")), None)
    if above is None or not (noun.lemma_.lower() in PAPERS or noun.pos_ == "PROPN" or noun.ent_type_ == "DATE"):
        return []
    return actors_of(scene, known, subject(above)) or (_nearest(scene, above) if subject(above) is None else [])


def _members(scene: Scene, group: list[Unit]) -> list[Actor]:
    return [Actor(c, scene.view, u.first, u.last, u.named) for u in group for c in u.codes]


def _nearest(scene: Scene, verb: Token) -> list[Actor]:
    """The last list before a verb for which the parser found no subject, unless a preposition governs it."""
    at = scene.view.at(verb)
    before = [g for g in scene.lists if g[-1].last < at]
    if before and (verb.lower_ in VERBS_LIKE_NOUNS or scene.view.lower[at - 1] in ("neither", "nor")):
        return _members(scene, before[-1]) if at - before[-1][-1].last <= 2 else []
    if not before or before[-1][0].place or verb.dep_ not in ("ROOT", "conj", "ccomp", "advcl", "dep"):
        return []
    first = before[-1][0].first
    if first and scene.view.tokens[first - 1].pos_ == "ADP":
        return []
    return [Actor(c, scene.view, u.first, u.last, u.named) for u in before[-1] for c in u.codes]


def _impersonal(scene: Scene, known: Discourse, verb: Token, who: Token | None) -> bool:
    """ "the moment for accepting X has not come", "the oath gave him nothing": the judgement is the sayer's."""
    if who is None:
        return verb.tag_ == "VBG"
    at = scene.view.at(who)
    return who.lemma_.lower() in TIMES | MATTERS or any(
        r.first <= at <= r.last and r.kind in ("event", "revolt") for r in scene.refs
    )


def _more_agents(scene: Scene, verb: Token, have: list[Actor]) -> list[Actor]:
    """ "congratulated by A and, closer to home, by B": further agents behind the first."""
    at = scene.view.at(verb)
    codes = {a.code for a in have}
    more = [
        g
        for g in scene.lists
        if (g[0].first > at and scene.view.lower[g[0].first - 1] == "by")
        or (g[0].first > at + 1 and scene.view.lower[g[0].first - 2 : g[0].first] == ["by", "the"])
    ]
    return [
        Actor(c, scene.view, u.first, u.last, u.named)
        for g in more
        if ";" not in scene.view.lower[at : g[0].first]
        for u in g
        for c in u.codes
        if c not in codes
    ]


def _alongside(scene: Scene, known: Discourse, verb: Token, have: list[Actor]) -> list[Actor]:
    """ "Along with A and B it recognised": those that act with the subject."""
    codes = {a.code for a in have}
    extra: list[Actor] = []
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in" and verb.head.head.lemma_.lower() == "join":
        joined = next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
        extra += [a for a in actors_of(scene, known, joined) if a.code not in codes]
    for child in verb.children:
        if child.dep_ != "prep" and child.lower_ not in ("along", "together", "like"):
            continue
        at = scene.view.at(child)
        if child.lower_ in ("along", "together", "alongside", "like") and at + 1 < len(scene.view.tokens):
            group = next((g for g in scene.lists if at < g[0].first <= at + 3), None)
            for unit in group or []:
                extra += [Actor(c, scene.view, unit.first, unit.last) for c in unit.codes if c not in codes]
    return extra


def saying(scene: Scene, known: Discourse, verb: Token) -> list[Actor]:
    """Who says the clause, when that is a state or group: a verb of saying, or a name and a colon before it."""
    say = sayer(scene.view, verb)
    if say is not None:
        return actors_of(scene, known, subject(say))
    if view_of := _for_whom(scene, verb):
        return view_of
    cut = label_cut(scene)
    return label_actors(scene, known) if cut is not None and cut < scene.view.at(verb) else []


def _for_whom(scene: Scene, verb: Token) -> list[Actor]:
    """ "For Peru a change is not on the agenda", "..., and for Peru it is a coup": whose view the clause gives."""
    at, lower = scene.view.at(verb), scene.view.lower
    who = own_subject(verb)
    begin = scene.view.at(who.left_edge) if who is not None else at
    for group in scene.lists:
        first = group[0].first - (lower[group[0].first - 1] == "the")
        opens = first == 1 or (first > 1 and lower[first - 2] in (",", ";", "and", "but", "while", ":"))
        if first and lower[first - 1] == "for" and opens and group[-1].last < begin <= group[-1].last + 3:
            return _members(scene, group)
    return []
