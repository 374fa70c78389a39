"""Whether values that came from a file are of the types that a dataclass declares."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints


def misfit(kind: type, values: Mapping[str, Any]) -> str:
    """What is wrong with the first of `values` that is not of the type its field of `kind` has; empty if all are.

    Names that `kind` does not have are passed over.
    """
    from typeguard import CollectionCheckStrategy, TypeCheckError, check_type

    hints = _hints(kind)
    for name, value in values.items():
        try:
            check_type(value, hints.get(name, Any), collection_check_strategy=CollectionCheckStrategy.ALL_ITEMS)
        except TypeCheckError:
            return f"{name} has the wrong type of value: {str(value)[:60]!r}"
    return ""


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
