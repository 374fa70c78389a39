"""What a reviewer may change in a record of each kind, and how typed words become its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from data.case_file import CaseError
from data.records import AID_STATUSES, DISPLACEMENT_KINDS, STANCE_LABELS

Form = Literal["choice", "place", "places", "side", "text", "day", "number"]


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a record: its key in the record's JSON, its label, how it is asked for, among what."""

    name: str
    label: str
    form: Form
    among: tuple[str, ...] = ()


FIELDS: Mapping[str, tuple[Field, ...]] = {
    "stances": (
        Field("actor", "Who", "place"),
        Field("stance", "Stance", "choice", STANCE_LABELS),
        Field("side", "Towards", "side"),
        Field("date", "Date", "day"),
        Field("attributed_to", "Claimed by somebody else", "text"),
    ),
    "displacement": (
        Field("origin", "From", "place"),
        Field("destination", "To", "place"),
        Field("people_low", "People, at least", "number"),
        Field("people_high", "People, at most", "number"),
        Field("kind", "Kind", "choice", DISPLACEMENT_KINDS),
        Field("measure", "Stock or flow", "choice", ("stock", "flow", "unspecified")),
        Field("date", "Date", "day"),
    ),
    "aid": (
        Field("donor", "Donor", "place"),
        Field("recipient", "Recipient", "place"),
        Field("amount", "Amount", "number"),
        Field("currency", "Currency, ISO 4217", "text"),
        Field("status", "Status", "choice", AID_STATUSES),
        Field("date", "Date", "day"),
    ),
    "events": (
        Field("what", "What", "text"),
        Field("date", "Date, year or month", "day"),
        Field("countries", "Countries", "places"),
    ),
}
NAMES: Mapping[str, str] = {"stances": "Stance", "displacement": "Movement of people", "aid": "Aid", "events": "Event"}
START: Mapping[str, Mapping[str, Any]] = {
    "stances": {"actor": None, "stance": "supports", "side": None},
    "displacement": {
        "origin": None,
        "destination": None,
        "people_low": None,
        "people_high": None,
        "kind": "unspecified",
    },
    "aid": {"donor": None, "recipient": None, "amount": None, "currency": None, "status": "unspecified"},
    "events": {"what": ""},
}
"""The values of a record that somebody begins to add."""


def value_of(field: Field, said: Any) -> Any:
    """What was typed or chosen, as the record's JSON has it. Raises CaseError, one sentence."""
    if field.form == "places":
        return list(said or ())
    if said is None or not str(said).strip():
        return None
    word = str(said).strip()
    if field.form != "number":
        return word.upper() if field.name == "currency" else word
    try:
        number = Decimal(word.replace(",", "").replace(" ", "").replace("\u00a0", ""))
    except InvalidOperation:
        raise CaseError(f"{field.label.lower()} “{word[:40]}” is not a number like 1500000") from None
    if (
        not number.is_finite()
        or number.adjusted() > 18
        or (field.name != "amount" and number != number.to_integral_value())
    ):
        raise CaseError(f"{field.label.lower()} “{word[:40]}” is not a whole number")
    return int(number) if number == number.to_integral_value() else float(number)


def changes(kind: str, row: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The values that differ from the record's. A date that a person gives is a stated one. Raises CaseError."""
    new = {f.name: value_of(f, said[f.name]) for f in FIELDS[kind] if f.name in said}
    found = {
        name: value for name, value in new.items() if value != (row.get(name) or ([] if name == "countries" else None))
    }
    if "date" in found and "date_known" in row:
        found["date_known"] = "stated" if found["date"] else "none"
    return found
