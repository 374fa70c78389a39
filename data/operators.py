"""What stands between a cue and an act: denial, condition, hypothesis, hearsay, history.

Each function looks at one verb (or noun) of a parsed sentence and answers one question.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from data.clauses import CLIMB, View, own_subject
from data.hearsay import CHARGE
from data.wordlists import words

Denial = Literal["", "denied", "refused"]
NOT = words("operators", "not")
REFUSE = words("operators", "refuse")
MODAL_NOT = words("operators", "modal_not")
SUPPOSE = words("operators", "suppose")
OWN_WILL = words("operators", "own_will")
REPORTS = words("operators", "reports")
DOUBTFUL = words("operators", "doubtful")
CONDITION = frozenset({"if", "unless", "provided", "providing"})
UNTIL = frozenset({"until", "till", "unless", "before"})
FUTURE = words("operators", "future")


def _chain(verb: Token, tight: bool = False) -> Iterator[Token]:
    """The verb and the governors it is complement or participle of; `tight`: only those whose denial it shares."""
    at = verb
    for _ in range(CLIMB):
        yield at
        linked = at.dep_ in (
            "xcomp",
            "pcomp",
            "acl",
            "ccomp",
            "prep",
            "dobj",
            "pobj",
            "advcl",
            "attr",
            "acomp",
            "oprd",
            "nsubj",
            "nsubjpass",
            "conj",
            "dative",
        )
        if not linked or at.head.i == at.i:
            return
        if tight and (
            (at.dep_ == "advcl" and abs(at.i - at.head.i) > 2)
            or (at.dep_ == "conj" and not any(c.lower_ in ("or", "nor") for c in at.head.children))
        ):
            return
        if at.dep_ == "conj" and (own_subject(at) is not None or at.head.pos_ not in ("VERB", "AUX")):
            return
        if at.dep_ in ("ccomp", "advcl") and own_subject(at) is not None:
            return
        if at.dep_ in ("nsubj", "nsubjpass") and at.pos_ not in ("NOUN", "PROPN"):
            return
        at = at.head


def denial(view: View, verb: Token) -> Denial:
    """Whether the verb is denied ("has not") or refused ("will not", "declined to", "no plans to")."""
    count, refused = 0, False
    if _not_yet_time(view, verb):
        return "refused"
    for n, at in enumerate(_chain(verb, tight=True)):
        left = [c for c in at.children if c.i < at.i or c.dep_ == "neg"]
        words = {c.lower_ for c in left if c.dep_ in ("neg", "preconj", "advmod", "det", "cc", "aux", "auxpass")}
        words |= {g.lower_ for c in left if c.dep_ == "advmod" for g in c.children if g.dep_ == "neg"}
        if n and view.lower[view.at(verb) - 1] == "nor":
            words -= {"neither"}
        if words & NOT:
            count += 1
            around = {c.lower_ for c in at.children} | {
                g.lower_ for c in at.children for g in c.children if c.dep_ == "advmod"
            }
            refused |= bool(around & MODAL_NOT)
        spot = view.at(at)
        if n == 0 and not words & NOT and spot and view.lower[spot - 1] in ("nor", "neither", "not", "n't", "never"):
            count += 1
        if n and (at.lemma_.lower() in REFUSE) and _is_verb(at):
            count, refused = count + 1, True
        yet = any(c.lower_ == "yet" for c in (*at.children, *verb.children))
        if n and at.lemma_.lower() in ("have", "be") and yet and not words & NOT:
            count += 1
        if n and at.lower_ in ("early", "soon", "premature") and (words & {"too"} or at.lower_ == "premature"):
            count, refused = count + 1, True
        if n and at.pos_ == "NOUN" and words & {"no"}:
            refused = True
        subject = own_subject(at)
        if subject is not None and view.lower[max(view.at(subject.left_edge), 0)] == "not":
            count += 1
        if subject is not None and (
            {c.lower_ for c in subject.children if c.dep_ in ("det", "preconj", "neg", "cc")} | {subject.lower_}
        ) & {"no", "neither", "none", "nobody", "nothing"}:
            count += 1
        if at.lower_ in ("without",):
            count += 1
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() == "deny" and _own_clause(verb):
        count, refused = count + 1, True  # "denied that it had recognised"
    if count % 2 == 0:
        return ""
    return "refused" if refused else "denied"


def _own_clause(verb: Token) -> bool:
    """Whether the clause is about the one who says it: "denied that it had ..."."""
    who = own_subject(verb)
    return who is not None and who.lower_ in ("it", "he", "she", "they", "we")


def _not_yet_time(view: View, verb: Token) -> bool:
    """ "the moment for accepting X had not come", "it is not the time to recognise X"."""
    at = view.at(verb)
    before, after = view.lower[max(0, at - 4) : at], view.lower[at + 1 : at + 16]
    if not set(before) & {"time", "moment", "hour", "conditions"}:
        return False
    near = set(view.lower[max(0, at - 9) : at])
    return bool(near & {"not", "n't", "hardly"}) or bool(
        {"not", "never", "n't"} & set(after) and {"come", "arrived", "right", "ripe", "met"} & set(after)
    )


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def hypothetical(view: View, verb: Token, own: bool = False) -> bool:
    """Whether the act is only supposed, asked for or planned. `own`: a will or threat of the actor counts as an act."""
    link = ""
    if any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children):
        return True
    for n, at in enumerate(_chain(verb)):
        joined, link = link == "conj", at.dep_
        helpers = {c.lower_ for c in at.children if c.dep_ in ("aux", "advmod", "mark", "acomp", "neg")}
        if n == 0 and {"to", "have"} <= helpers and at.dep_ == "xcomp" and at.head.lemma_.lower() in ("be", "like"):
            return True  # "was to have admitted", "would like to have met": it did not
        if at.dep_ in ("acl", "advcl", "relcl") and _given_time(at):
            return True
        if helpers & DOUBTFUL or at.lower_ in DOUBTFUL:
            return True
        if (
            "could" in helpers
            and not helpers & {"not", "n't", "never"}
            and not _condition_words(view)
            and n == 0
            and _is_verb(at)
        ):
            return True
        if at.dep_ == "pcomp" and at.head.lower_ in ("for", "of") and at.head.head.lemma_.lower() in CHARGE:
            return True
        if n and at.lower_ == "short" and at.head.lemma_ in ("stop", "fall"):
            return True
        if n and at.pos_ == "NOUN" and any(c.lower_ == "no" for c in at.children):
            continue
        if n and at.lemma_.lower() == "tell" and not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            continue
        if n and not joined and at.lemma_.lower() in SUPPOSE and not (own and at.lemma_.lower() in OWN_WILL):
            return True
        if at.dep_ == "advcl" and any(
            c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless", "though" * 0 or "lest") for c in at.children
        ):
            return True
    return _suppose_above(verb)


def _given_time(verb: Token) -> bool:
    """ "gave them a week to restore X": they are to do it."""
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    above = (verb.head, verb.head.head)
    return any(g.lemma_.lower() in ("give", "grant", "allow", "have", "set") for g in above) and any(
        t.lemma_.lower() in SPANS for g in above for t in (g, *g.children)
    )


SPANS = frozenset({"hour", "day", "week", "fortnight", "month", "year", "time", "deadline", "chance", "until"})


def denied_report(verb: Token) -> bool:
    """ "denied a report that it was preparing to ...": whoever denies it has not done it, and says so."""
    return any(
        at.dep_ == "dobj" and at.lemma_.lower() in REPORTS and at.head.lemma_.lower() in ("deny", "dismiss", "reject")
        for at in _chain(verb)
    )


def _suppose_above(verb: Token) -> bool:
    """ "France urged Spain to recognise ...": the verb has its own subject and hangs on an appeal or a guess."""
    at = verb
    for _ in range(CLIMB):
        if at.dep_ not in ("ccomp", "xcomp", "conj", "acl", "pcomp", "prep") or at.head.i == at.i:
            return False
        up = at.head
        if (
            at.dep_ == "ccomp"
            and up.lemma_.lower() in (SUPPOSE | {"expect"}) - {"consider"}
            and any(
                (c.lower_ == "to" and c.dep_ == "aux") or (c.dep_ == "mark" and up.lemma_.lower() != "tell")
                for c in at.children
            )
        ):
            return True
        at = up
    return False


def _condition_words(view: View) -> bool:
    return bool(set(view.lower) & (CONDITION | UNTIL | {"once"}))


def conditional(view: View, verb: Token, denied: bool) -> tuple[int, int] | None:
    """The tokens of the open condition the act is tied to, or None."""
    at = view.at(verb)
    if (own := _inside_before(view, verb)) is not None:
        return own
    helpers = {c.lower_ for g in _chain(verb) for c in g.children} | {
        g.lemma_.lower() for n, g in enumerate(_chain(verb)) if n
    }
    for i in _markers(view, denied):
        if view.lower[i] in UNTIL and not denied and view.lower[i] != "unless":
            continue
        if _apart(view, i, at):
            continue
        if denied or helpers & FUTURE:
            return i, len(view.tokens) - 1
    return None


def _markers(view: View, denied: bool) -> Iterator[int]:
    for i, word in enumerate(view.lower):
        before = view.lower[i - 1] if i else ""
        if (
            denied
            and word == "without"
            and i + 1 < len(view.tokens)
            and view.tokens[i + 1].pos_ in ("DET", "NOUN", "ADJ", "PROPN", "VERB")
        ):
            yield i
        if word == "failing" and view.lower[i + 1 : i + 2] in (["which"], ["that"], ["this"]):
            yield i
        if word in CONDITION or word in UNTIL:
            if word != "provided" or _begins_clause(view, i + 1, before == ","):
                yield i
        elif (word in INSTANTS and before == "the" and not _dates_it(view, i - 2) and _begins_clause(view, i + 1)) or (
            word in ("understanding", "proviso", "premise") and before in ("the", "one")
        ):
            yield i
        elif word in ("once", "when", "after", "as") and before in ("only", "but", ",") and word != "as":
            if before == "only" or view.tokens[i].dep_ == "mark":
                yield i
        elif (
            _after_it(view, i)
            or (
                (word == "once" and view.tokens[i].dep_ == "mark")
                or (word == "condition" and before in ("on", "one", "the"))
                or (word in ("soon", "long") and before in ("as", "so"))
            )
            or (
                word == "should"
                and view.tokens[i].dep_ == "aux"
                and (who := own_subject(view.tokens[i].head)) is not None
                and view.at(who) > i
            )
        ):
            yield i


def _after_it(view: View, i: int) -> bool:
    """ "would recognise him after a recount", "when the votes have been counted", "then it would", "failing which"."""
    word, token = view.lower[i], view.tokens[i]
    if word == "with" and view.lower[max(0, i - 1) : i] == ["only"]:
        return True
    if word == "failing" and view.lower[i + 1 : i + 2] == ["which"]:
        return True
    if word == "when" and any(c.lower_ in ("have", "has") and c.dep_ == "aux" for c in token.head.children):
        return token.i < token.head.i and "will" in view.lower[:i] + view.lower[i:]
    if word == "after":
        following = view.lower[i + 1 : i + 4]
        return "would" in view.lower and bool({"a", "an", "the"} & set(following[:1])) and bool(set(following) & EVENTS)
    return word == "then" and "would" in view.lower[i + 1 : i + 4]


EVENTS = words("operators", "events")
INSTANTS = frozenset({"day", "moment", "minute", "hour", "instant"})
BEGINS = frozenset({"DET", "PRON", "PROPN", "NOUN"})


def _begins_clause(view: View, at: int, loose: bool = False) -> bool:
    """ "provided the men are freed", "the day an election is called": a subject and a verb follow."""
    following = view.tokens[at : at + 1]
    if not following or (
        following[0].lower_ != "that" and following[0].pos_ not in BEGINS | ({"ADJ", "NUM"} if loose else set())
    ):
        return False
    return any(t.pos_ in ("VERB", "AUX") for t in view.tokens[at : at + 12])


def _dates_it(view: View, at: int) -> bool:
    """ "from the day he takes office": a date, no condition."""
    return at >= 0 and view.tokens[at].pos_ in ("ADP", "SCONJ") and view.lower[at] not in ("on",)


def _inside_before(view: View, verb: Token) -> tuple[int, int] | None:
    """ "wants reforms before it will recognise": the act itself stands behind "before"."""
    for at in _chain(verb):
        mark = next((c for c in at.children if c.dep_ == "mark" and c.lower_ in ("before", "until")), None)
        wanted = at.head.lemma_.lower() in ("want", "need", "demand", "require", "expect", "insist", "await")
        if mark is not None and (wanted or {c.lower_ for c in at.children} & {"will", "would", "can", "could"}):
            return view.at(at.head) if view.at(at.head) < view.at(mark) else 0, view.at(mark)
    return None


def _apart(view: View, a: int, b: int) -> bool:
    low, high = sorted((a, b))
    return ";" in view.lower[low:high]
