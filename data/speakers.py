"""From a subject to the states and groups that it means: names, lists, pronouns, "the foreign minister"."""

from __future__ import annotations

from spacy.tokens import Token

from data.actors import Unit
from data.clauses import CLIMB, RELATIVES, own_subject
from data.discourse import Actor, Discourse, Scene
from data.hearsay import SAY
from data.records import GROUPS
from data.wordlists import words

MANY = words("speakers", "many")
ANAPHORIC = words("speakers", "anaphoric")
OWN = frozenset({"country", "nation", "government"})
BODIES = words("speakers", "bodies")
PRONOUNS = words("speakers", "pronouns")
INTRODUCING = words("speakers", "introducing")


def actors_of(scene: Scene, known: Discourse, token: Token | None) -> list[Actor]:
    """The actors that a subject, agent or possessor means; empty when it is nobody that counts."""
    if token is None:
        return []
    for _ in range(CLIMB):
        at = scene.view.at(token)
        if not 0 <= at < len(scene.view.tokens):
            return []
        if (group := scene.list_at(at)) is not None:
            return (_sent(scene, token) if token.pos_ == "PROPN" and len(group) == 1 else []) or _expand(scene, group)
        if token.lower_ in RELATIVES and (noun := _antecedent(token)) is not None:
            token = noun
            continue
        if token.pos_ in ("VERB", "AUX") and (inner := own_subject(token)) is not None:
            token = inner
            continue
        break
    if joined := _conjuncts(scene, token) or _rulers(scene, token):
        return joined
    if sent := _sent(scene, token):
        return sent
    if token.lower_ in PRONOUNS:
        return pronoun_actors(scene, known, token)
    if scene.view.keys[at] & MANY and (listed := _listed(scene, at)):
        return listed
    if token.lemma_.lower() in BODIES and any(c.lower_ == "the" for c in token.children):
        return _last_body(known)
    if scene.view.keys[at] & ANAPHORIC or (
        token.lemma_.lower() in OWN and {c.lower_ for c in token.children} & {"his", "her", "our", "its", "their"}
    ):
        return _office(scene, known, token)
    return []


LABEL_END = frozenset({":", "–", "—", "-"})


def label_cut(scene: Scene) -> int | None:
    """Where the label ends in "Peru: ...", "A spokesman for Peru – ..."; None when the line has none."""
    for i, word in enumerate(scene.view.lower[:9]):
        if word in LABEL_END:
            before = scene.view.tokens[:i]
            return i if any(g[-1].last < i and g[0].first <= 4 for g in scene.lists) and _no_verb(before) else None
    return None


def _no_verb(tokens: list[Token]) -> bool:
    return not any(t.pos_ == "AUX" or (t.pos_ == "VERB" and t.tag_ not in ("VBN", "VBG")) for t in tokens)


def label_actors(scene: Scene, known: Discourse) -> list[Actor]:
    """Who speaks in "Peru: an internal matter", or right after a label of its own ("PERU.", "And Peru?")."""
    cut = label_cut(scene)
    if cut is None:
        return list(known.label)
    return _expand(scene, next(g for g in scene.lists if g[-1].last < cut and g[0].first <= 4))


def labelled(scene: Scene, verb: Token) -> bool:
    """Whether only helpers stand between a label, or the beginning, and the verb: "Peru: will not recognise X"."""
    cut = label_cut(scene)
    first, at = (-1 if cut is None else cut) + 1, scene.view.at(verb)
    return first <= at and all(t.pos_ in ("AUX", "ADV", "PART") for t in scene.view.tokens[first:at])


def _conjuncts(scene: Scene, token: Token) -> list[Actor]:
    """ "the opposition, A and B", "the old rival, A": the subject is nobody that counts, those joined to it are."""
    found: list[Actor] = []
    lower = scene.view.lower
    beside = [c for c in token.children if c.dep_ == "appos" and lower[scene.view.at(c.left_edge) - 1] == ","]
    for child in (*token.conjuncts, *beside):
        group = scene.list_at(scene.view.at(child)) if child.i > token.i else None
        if group is not None and not group[0].place:
            found += [a for a in _expand(scene, group) if a.code not in {f.code for f in found}]
    return found


SENT = words("speakers", "sent")
CHAIRS = frozenset(
    {"chairman", "chair", "chairwoman", "chairperson", "president", "envoy", "mediator", "representative"}
)
SPEAKS = words("speakers", "speaks")


def _sent(scene: Scene, token: Token) -> list[Actor]:
    """ "A Roe, whom the Union sent", "A Roe, sent by the Union", "A Roe, who speaks for the Union": he acts for it."""
    if token.pos_ not in ("PROPN", "NOUN"):
        return []
    if behalf := _on_behalf(scene, scene.view.at(token)):
        return behalf
    for noun in token.children:
        if noun.dep_ == "appos" and noun.lemma_.lower() in CHAIRS:
            first, last = scene.view.at(noun.left_edge), scene.view.at(noun.right_edge)
            chaired = [g for g in scene.lists if first <= g[0].first and g[-1].last <= last and g[0].form == "group"]
            owned = [o for o in scene.owners if o.code in GROUPS and first <= o.first and o.last < scene.view.at(noun)]
            if chaired or owned:
                return (
                    _expand(scene, chaired[0])
                    if chaired
                    else [Actor(owned[0].code, scene.view, owned[0].first, owned[0].last)]
                )
    for verb in token.children:
        if verb.dep_ not in ("relcl", "acl") or verb.i < token.i:
            continue
        first, last = scene.view.at(verb.left_edge), scene.view.at(verb.right_edge)
        groups = [g for g in scene.lists if first <= g[0].first <= last and len(g) == 1 and g[0].codes]
        own = own_subject(verb)
        lemma = verb.lemma_.lower()
        for group in groups:
            before = scene.view.lower[max(0, group[0].first - 2) : group[0].first]
            given = own is not None and group[0].first <= scene.view.at(own) <= group[0].last
            if lemma in SENT and (given or "by" in before):
                return _expand(scene, group)
            if lemma in SPEAKS and own is not None and own.lower_ == "who" and (lemma != "speak" or "for" in before):
                return _expand(scene, group) if group[0].form == "group" or lemma == "speak" else []
    return []


def _on_behalf(scene: Scene, at: int) -> list[Actor]:
    """ "A Roe, speaking for the Union, ...", "A Roe, on behalf of the Union, ..."."""
    after = scene.view.lower[at + 1 : at + 7]
    if after[:1] != [","] or not (set(after[1:3]) & BEHALF):
        return []
    begin = at + 2 + next((n for n, w in enumerate(after[1:]) if w in ("for", "of")), 9)
    group = next((g for g in scene.lists if begin < g[0].first <= begin + 2 and len(g) == 1), None)
    return _expand(scene, group) if group is not None and group[0].form == "group" else []


BEHALF = frozenset({"speaking", "acting", "talking", "answering", "writing", "behalf", "name", "for"})


def _rulers(scene: Scene, token: Token) -> list[Actor]:
    """ "the colonels who govern A", "the officers ruling B": whoever rules a state speaks for it."""
    for verb in token.children:
        if verb.dep_ in ("relcl", "acl") and verb.lemma_.lower() in ("govern", "rule", "run"):
            land = next((c for c in verb.children if c.dep_ == "dobj"), None)
            group = scene.list_at(scene.view.at(land)) if land is not None else None
            return _expand(scene, group) if group is not None else []
    return []


def _antecedent(token: Token) -> Token | None:
    at = token
    for _ in range(CLIMB):
        if at.dep_ == "relcl":
            return at.head
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def _expand(scene: Scene, group: list[Unit]) -> list[Actor]:
    made = [Actor(code, scene.view, u.first, u.last, u.named) for u in group for code in u.codes]
    return made


def _listed(scene: Scene, at: int) -> list[Actor]:
    """The list that follows "six nations", "EU members", "ten governments ..., including"."""
    for group in scene.lists:
        first = group[0].first
        if first <= at:
            continue
        between = scene.view.lower[at + 1 : first]
        if first == at + 1 or (between and between[-1] == "the" and len(between) == 1):
            return _expand(scene, group)
        if set(between[-3:]) & (INTRODUCING - {"as", "with", "of", "are", "were"}):
            return _expand(scene, group)
    return []


def pronoun_actors(scene: Scene, known: Discourse, token: Token) -> list[Actor]:
    """The actors a pronoun points back to: the subject above it, else the last ones spoken of."""
    for up in token.ancestors:
        above = own_subject(up) if up.pos_ in ("VERB", "AUX") else None
        if above is not None and token.head.dep_ == "advcl" and token.head.head.i == up.i and token.head.i < above.i:
            return actors_of(scene, known, above) if above.lower_ not in PRONOUNS else []
        ours = token.lower_ in ("we", "i") and up.lemma_.lower() in SAY  # "We are friends," the minister told them
        if above is not None and (above.i < token.i or (ours and above.i > token.i)):
            group = scene.list_at(scene.view.at(above))
            if group:
                return _expand(scene, group)
            if above.pos_ == "NOUN" and above.lemma_.lower() in BODIES:
                return _last_body(known)
    if (place := _in_capital(scene)) and token.lower_ in ("they", "it"):
        return place
    at = scene.view.at(token)
    many = token.lower_ in ("they", "their", "both", "all", "each", "we")
    earlier = [
        g for g in scene.lists if g[-1].last < at and not g[0].place and not _beside(scene, g) and (many or len(g) == 1)
    ]
    if earlier:
        return _expand(scene, earlier[-1])
    if (sole := _sole_owner(scene, at)) is not None and token.lower_ == "it":
        return sole
    return _back(scene, known)


def _sole_owner(scene: Scene, at: int) -> list[Actor] | None:
    """ "Iceland's turn came, in Reykjavík: it recognised X": the one country that the sentence has named in any way."""
    owners = [o for o in scene.owners if o.last < at]
    codes = {o.code for o in owners} | {c for u in scene.units if u.last < at for c in u.codes}
    if not owners or len(codes) != 1 or ":" not in scene.view.lower[owners[0].last : at]:
        return None
    return [Actor(owners[0].code, scene.view, owners[0].first, owners[0].last)]


def _in_capital(scene: Scene) -> list[Actor]:
    """ "In Lusaka they doubt it": the capital says who "they" are."""
    unit = next(
        (
            u
            for u in scene.units
            if u.first == 1 and u.place and u.form in ("capital", "seat") and scene.view.lower[0] == "in"
        ),
        None,
    )
    return [Actor(c, scene.view, unit.first, unit.last) for c in unit.codes] if unit else []


def _beside(scene: Scene, group: list[Unit]) -> bool:
    """ "Along with A and B it ...": named beside the subject, not the subject."""
    before = scene.view.lower[max(0, group[0].first - 3) : group[0].first]
    return bool({"with", "like", "unlike", "besides"} & set(before))


def _back(scene: Scene, known: Discourse) -> list[Actor]:
    if scene.view.sentence.line.number != known.actors_line and scene.view.sentence.number > known.question_seen + 1:
        return []
    return list(known.actors)


def _last_body(known: Discourse) -> list[Actor]:
    """ "the organisation": the listed group that was named last."""
    body = known.body
    return [Actor(body.code, body.view, body.first, body.last, False)] if body is not None else []


def _office(scene: Scene, known: Discourse, token: Token) -> list[Actor]:
    """ "the foreign minister said": of the capital or country it is said in, else of the last one spoken of."""
    before = {c.lower_ for c in token.children}
    at = scene.view.at(token)
    verb = token.head
    place = [
        u
        for u in scene.units
        if u.place and u.bare and u.first and scene.view.lower[u.first - 1] == "in" and _near(scene, u, verb, token)
    ]
    if place and not before & {"its", "their", "his", "her"}:
        return _expand(scene, place[:1])
    if before & {"a", "an"} and (
        u := next(
            (
                u
                for u in scene.units
                if u.place and u.form in ("capital", "seat") and u.first == at + 2 and scene.view.lower[at + 1] == "in"
            ),
            None,
        )
    ):
        return _expand(scene, [u])
    if not before & {"the", "its", "their"} and not (token.lemma_.lower() in OWN and before & {"his", "her", "our"}):
        return []
    if before & {"its", "their", "his", "her", "our"}:
        found = pronoun_actors(scene, known, token)
        return found
    ours = {*known.sides.states, known.sides.focus}
    earlier = [g for g in scene.lists if g[-1].last < at and not g[0].place and not any(set(u.codes) & ours for u in g)]
    back = _expand(scene, earlier[-1]) if earlier else _back(scene, known)
    return [Actor(a.code, a.view, a.first, a.last, False) for a in back[:1]] if len(back) == 1 else []


def _near(scene: Scene, unit: Unit, verb: Token, noun: Token) -> bool:
    head = scene.view.tokens[unit.head].head.head
    return head.i in (verb.i, noun.i) or unit.last < scene.view.at(noun) <= unit.last + 5
