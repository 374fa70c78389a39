"""Which verb a word hangs on, and whether that verb speaks of what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODAL = frozenset({"will", "'ll", "wo", "shall", "would", "'d", "must", "should", "may", "might", "could", "can"})
_AHEAD = frozenset({"due", "expected", "scheduled", "set", "planned", "likely", "about", "going", "bound", "slated"})
_REPORTS = frozenset({"say", "tell", "write", "report", "announce", "add", "call", "accuse", "condemn"})
_PLANS = frozenset(
    {"agree", "plan", "want", "expect", "vow", "promise", "order", "tell", "urge", "ask", "decide", "call", "invite"}
    | {"demand", "require", "hope", "intend", "threaten", "offer", "prepare", "have", "need", "instruct", "give"}
)
_TRAITS = frozenset({"linked", "based", "tied", "related", "belonging", "involved", "allied", "accused", "suspected"})


def is_verb(token: Token) -> bool:
    if token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        return False  # "blankets and kits": the parse joins it to a noun
    return (token.pos_ in ("VERB", "AUX") and any(c.isalpha() for c in token.text)) or opening_participle(token)


def opening_participle(token: Token) -> bool:
    """ "Meeting on Sunday, X said ...": the parse knows the clause even where it takes the word for a noun."""
    return token.dep_ == "advcl" and token.lower_.endswith("ing") and token.i < token.head.i


def governor(token: Token) -> Token:
    """The verb that the token hangs on, through nouns and prepositions; the sentence's root if there is none.

    A word before "to" belongs to the verb above: "voted on Sunday to freeze" says when they voted.
    """
    start = token
    while token.dep_ != "ROOT" and not (is_verb(token) and not _begins_after(token, start) and not _lasting(token)):
        token = token.head
    return token


def _lasting(token: Token) -> bool:
    """ "firms linked to the army", "troops based there": a trait of the noun, not something that happens one day."""
    return token.dep_ == "acl" and token.lower_ in _TRAITS


def _begins_after(verb: Token, token: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" and c.i > token.i for c in verb.children)


def looks_ahead(verb: Token) -> bool:
    """Whether the verb is future or a plan: "will meet", "meets", "agreed to meet", "is due to meet"."""
    for _ in range(4):
        if any(c.dep_ == "aux" and c.lower_ in _MODAL and not _could_not(verb, c) for c in verb.children):
            return True
        if any(c.lower_ in _AHEAD and c.dep_ in ("acomp", "xcomp", "advmod") for c in verb.children):
            return True
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        if not infinitive or verb.dep_ == "ROOT":
            return _present(verb)
        verb = governor(verb.head)
        if verb.lemma_ in _PLANS or verb.lower_ in _AHEAD:
            return True
    return False


def _could_not(verb: Token, modal: Token) -> bool:
    return modal.lower_ == "could" and any(c.dep_ == "neg" for c in verb.children)


def _present(verb: Token) -> bool:
    """Present tense that may mean a plan: "meets on Friday", "is meeting", "that they meet"; not "says"."""
    if verb.tag_ == "VBG":
        return any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") and c.lemma_ == "be" for c in verb.children)
    if verb.tag_ == "VB":
        return not any(c.dep_ == "aux" for c in verb.children)
    return verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in _REPORTS
