"""Values to JSON and back, their published schemas, and their content identifiers.

pydantic is imported on first use, so that importing a value costs nothing.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeVar

from alloway.errors import InputError
from alloway.values import case, evidence, forecast, hla, review, supply, trial

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

PUBLISHED: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        evidence.Source,
        evidence.Estimate,
        hla.Allele,
        hla.Typing,
        hla.Bead,
        hla.Compatibility,
        supply.Donor,
        supply.Edit,
        supply.Lot,
        supply.Bank,
        case.Fact,
        case.Gap,
        case.Case,
        trial.Trial,
        trial.Site,
        trial.Criterion,
        trial.Verdict,
        trial.TrialMatch,
        trial.TrialChange,
        trial.TrialHit,
        trial.Import,
        trial.Question,
        forecast.Forecast,
        review.Assessment,
        review.Option,
        review.Review,
    )
}
"""Every value whose JSON form is published, by name."""


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(cls: type) -> TypeAdapter[Any]:
    if cls not in _adapters:
        _adapters[cls] = _build_adapter(cls)
    return _adapters[cls]


def _build_adapter(cls: type) -> TypeAdapter[Any]:
    from pydantic import ConfigDict, TypeAdapter, with_config

    strict = ConfigDict(extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)
    for known in _dataclasses():
        if not hasattr(known, "__pydantic_config__"):
            with_config(strict)(known)
    return TypeAdapter(cls)


def _dataclasses() -> list[type]:
    modules = (evidence, hla, supply, case, trial, forecast, review)
    return [
        obj
        for module in modules
        for obj in vars(module).values()
        if isinstance(obj, type) and hasattr(obj, "__dataclass_fields__")
    ]


def to_json(value: object, *, indent: bool = True) -> bytes:
    """The JSON form of a value, UTF-8, with keys in field order.

    >>> from alloway.values.evidence import Source
    >>> to_json(Source("labs.csv", place="row 2"), indent=False)
    b'{"document":"labs.csv","place":"row 2","sha256":"","quote":""}'
    """
    return _adapter(type(value)).dump_json(value, indent=2 if indent else None)


def to_data(value: object) -> Any:
    """The value as plain dicts, lists, strings and numbers, ready for any JSON writer."""
    return _adapter(type(value)).dump_python(value, mode="json")


def from_json(cls: type[T], data: bytes | str, *, name: str) -> T:
    """Read a value back; ``name`` is the file named in the error.

    Raises
    ------
    InputError
        The JSON is broken or does not have the published shape; the first fault is named.
    """
    return _validated(cls, data, name, as_json=True)


def from_data(cls: type[T], data: object, *, name: str) -> T:
    """Like `from_json`, from data that is already parsed."""
    return _validated(cls, data, name, as_json=False)


def _validated(cls: type[T], data: Any, name: str, *, as_json: bool) -> T:
    from pydantic import ValidationError

    adapter = _adapter(cls)
    try:
        value: T = adapter.validate_json(data) if as_json else adapter.validate_python(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"])[:120] or "top level"
        raise InputError(
            f"{name}: not a valid {cls.__name__}: {place}: {first['msg']}",
            step=f"compare it with `alloway schema {cls.__name__}`",
        ) from None
    return value


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a published value, with its field descriptions.

    Raises
    ------
    InputError
        No value of that name is published.
    """
    if name not in PUBLISHED:
        raise InputError(f"no value is called {name!r}", step=f"choose from {', '.join(PUBLISHED)}")
    return _adapter(PUBLISHED[name]).json_schema()


def content_id(value: object) -> str:
    """Identifier computed from content: equal values have equal identifiers everywhere.

    SHA-256 over the JSON form with sorted keys, cut to 16 hex digits (64 bits), after the idea of
    GA4GH VRS computed identifiers.

    >>> from alloway.values.supply import Edit
    >>> content_id(Edit("TRAC-KO")) == content_id(Edit("TRAC-KO"))
    True
    """
    canonical = json.dumps(to_data(value), sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()[:16]
    return f"{type(value).__name__.lower()}:{digest}"
