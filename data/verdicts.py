"""What "is" and "won" say of a side, in somebody's name: "X is the lawful president, said Y"."""

from __future__ import annotations

from spacy.tokens import Token

from data.acting import saying
from data.claims import make
from data.clauses import own_subject
from data.discourse import Claim, Discourse, Scene
from data.nominals import COPULAS, members
from data.operators import denial, hypothetical
from data.phrasebook import Entry, phrasebook
from data.sides import Ref
from data.titles import GOING, judges, must_go, title_is
from data.wordlists import words
from data.wrongs import HARM, attack_on_us, call_harm_wrong, call_it_coup, call_it_crime, subject_ref

WIN = frozenset({"win", "prevail", "triumph"})


def verdicts_in(scene: Scene, known: Discourse) -> list[Claim]:
    """ "X is the lawful president", said by Y or "for Y"; "X won, said Y"; "a step Y said was absurd"."""
    found: list[Claim] = []
    for i, token in enumerate(scene.view.tokens):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        lemma = token.lemma_.lower()
        if lemma in COPULAS | {"stand", "hold"} and (lasting := _lasting(scene, known, i, token)):
            found += lasting
        elif (
            lemma in ("lie", "fall", "be", "belong", "come")
            and {"under", "to", "within"} & set(scene.view.lower[i + 1 : i + 3])
            and "sovereignty" in scene.view.lower[i : i + 6]
        ):
            found += _under(scene, known, i, token)
        elif lemma in COPULAS and token.dep_ not in ("aux", "auxpass"):
            found += _verdict(scene, known, i, token)
        elif lemma in ("call", "name") and token.tag_ == "VBN":
            found += title_is(scene, known, i, token)
        elif lemma in GOING and (gone := must_go(scene, known, i, token)):
            found += gone
        elif lemma in ("lack", "have", "carry", "enjoy", "possess", "lose", "forfeit") and {
            "legitimacy",
            "validity",
            "credibility",
            "mandate",
            "value",
            "standing",
            "effect",
            "force",
            "basis",
            "meaning",
            "worth",
        } & set(scene.view.lower[i + 1 : i + 5]):
            found += _without(scene, known, i, token)
        elif lemma in ("amount", "constitute", "be") and {
            "crimes",
            "genocide",
            "crime",
            "atrocity",
            "atrocities",
        } & set(scene.view.lower[i + 1 : i + 5]):
            found += call_it_crime(scene, known, i, token)
        elif lemma in ("count", "rely", "depend", "lean") and scene.view.lower[i + 1 : i + 2] in (["on"], ["upon"]):
            found += _relies(scene, known, i, token)
        elif lemma in WIN or (
            lemma in ("get", "gain", "receive", "take", "secure")
            and {"votes", "majority"} & set(scene.view.lower[i : i + 6])
        ):
            found += _won(scene, known, i, token)
    return found


BONDS = words("nominals", "bonds")
FIRM = words("nominals", "firm")


def _lasting(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "Y says its embassy will remain", "relations with X are untouched": what binds Y to X goes on."""
    who = own_subject(token)
    if who is None or not scene.view.keys[scene.view.at(who)] & BONDS or denial(scene.view, token):
        return []
    after = scene.view.lower[i + 1 : i + 6]
    if (token.lemma_.lower() == "be" and not set(after) & FIRM) or (
        after and after[0] not in (".", ",", ";", "in", "where") and not set(after) & FIRM
    ):
        return []
    ref = next(
        (r for r in scene.refs if scene.view.at(who) < r.first < i and r.kind in ("name", "state", "place")), None
    )
    claims = [c for c in known.claims if c.label in ("recognizes", "supports")]
    side = known.settle(scene, ref) if ref is not None else claims[-1].side if claims else known.sides.only
    entry = Entry("lasting-bond", (), ("recognizes",))
    who_says = judges(scene, known, i, token) or members(scene, scene.list_at(scene.view.at(who)))
    return [make(scene, known, a, side, "recognizes", entry, (i, i), ref) for a in who_says] if side else []


def _under(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "the land lies under X's sovereignty", as Y says."""
    ref = next((r for r in scene.refs if i < r.first <= i + 4 and r.kind in ("name", "state")), None)
    if ref is None or denial(scene.view, token) or hypothetical(scene.view, token):
        return []
    entry = Entry("sovereignty", (), ("recognizes",))
    return [make(scene, known, a, ref.side, "recognizes", entry, (i, i), ref) for a in saying(scene, known, token)]


def _verdict(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    view = scene.view
    if only := _only_one(scene, known, i, token) or title_is(scene, known, i, token):
        return only
    if (warned := attack_on_us(scene, known, i, token)) or (coup := call_it_coup(scene, known, i, token)):
        return warned or coup
    said = subject_ref(scene, known, token)
    if said is None:
        return []
    ref, side = said
    words = set(view.lower[i + 1 : min(view.stops[i], i + 10)])
    if (doing := own_subject(token)) is not None and doing.tag_ == "VBG" and doing.lemma_.lower() in HARM:
        return call_harm_wrong(scene, known, i, token, ref, side) if words & phrasebook().classes["bad"] else []
    classes = phrasebook().classes
    if (whole := _part_of(scene, known, i, ref, side)) is not None and not hypothetical(view, token):
        label = "opposes" if denial(view, token) else "supports"
        entry = Entry("part-of", (), (label,))
        return [make(scene, known, a, whole[0], label, entry, (i, i), whole[1]) for a in judges(scene, known, i, token)]
    no = bool(denial(view, token)) or "no" in view.lower[i + 1 : i + 4]
    label = ""
    if words & classes["void"] or (no and words & classes["status"]):
        label = "rejects"
    elif (
        ref.kind in ("name", "state", "pronoun", "description")
        and words & classes["status"]
        and not words & {"former", "if"}
    ):
        label = "recognizes"
    elif words & classes["bad"]:
        label = "" if no else "opposes"
    elif words & classes["good"]:
        label = "opposes" if no else "supports"
    if not label or hypothetical(view, token):
        return []
    entry = Entry("verdict", (), (label,))
    return [make(scene, known, a, side, label, entry, (i, i), ref) for a in judges(scene, known, i, token)]


def _without(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "the vote lacked legitimacy", "it has no validity", said by Y."""
    bare = (
        token.lemma_.lower() in ("lack", "lose", "forfeit")
        or "no" in scene.view.lower[i + 1 : i + 4]
        or bool(denial(scene.view, token))
    )
    said = subject_ref(scene, known, token)
    if not bare or said is None or said[1] is None:
        return []
    label = "opposes" if "credibility" in scene.view.lower[i : i + 5] else "rejects"
    entry = Entry("without-legitimacy", (), (label,))
    return [make(scene, known, a, said[1], label, entry, (i, i), said[0]) for a in judges(scene, known, i, token)]


def _only_one(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "the only government it knows is that of X", said by Y."""
    who = own_subject(token)
    if (
        who is None
        or not scene.view.keys[scene.view.at(who)] & phrasebook().classes["status"]
        or "only" not in {t.lower_ for t in who.subtree}
    ):
        return []
    ref = next((r for r in scene.refs if i < r.first <= i + 6 and r.kind in ("name", "state")), None)
    if ref is None or denial(scene.view, token):
        return []
    entry = Entry("the-only-one", (), ("recognizes",))
    return [make(scene, known, a, ref.side, "recognizes", entry, (i, i), ref) for a in judges(scene, known, i, token)]


def _relies(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    """ "X can count on Y and Z": they support X."""
    said = subject_ref(scene, known, token)
    group = next((g for g in scene.lists if i + 1 < g[0].first <= i + 5), None)
    if said is None or said[1] is None or group is None or denial(scene.view, token):
        return []
    if hypothetical(scene.view, token, own=True) or said[0].kind == "pronoun":
        return []
    entry = Entry("relies-on", (), ("supports",))
    return [make(scene, known, a, said[1], "supports", entry, (i, i), said[0]) for a in members(scene, group)]


def _part_of(scene: Scene, known: Discourse, i: int, ref: Ref, side: str | None) -> tuple[str | None, Ref] | None:
    """ "X is and remains part of Z": the side that the other is said to be a part of."""
    after = scene.view.lower[i + 1 : i + 6]
    if side is None or not {"part", "province", "territory", "inseparable"} & set(after):
        return None
    whole = next((r for r in scene.refs if i < r.first <= i + 8 and r.kind in ("name", "state", "focus")), None)
    return (whole.side, whole) if whole is not None and whole.side not in (None, side) else None


def _won(scene: Scene, known: Discourse, i: int, token: Token) -> list[Claim]:
    said = subject_ref(scene, known, token)
    if said is None or said[1] is None or hypothetical(scene.view, token):
        return []
    label = "opposes" if denial(scene.view, token) else "supports"
    entry = Entry("said-won", (), (label,))
    return [make(scene, known, a, said[1], label, entry, (i, i), said[0]) for a in saying(scene, known, token)]
