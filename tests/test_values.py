"""Values: frozen, compared by content, published with a schema, and the same after a round trip."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from alloway.errors import AllowayError, InputError
from alloway.values import codec
from alloway.values.case import Case, Conflict, Fact
from alloway.values.evidence import Estimate, Source
from alloway.values.hla import Allele, Locus, Typing
from alloway.values.supply import Edit


def _fact(value: float, day: str, kind: str = "lab.ldh") -> Fact:
    return Fact(kind, value, Source("labs.csv", place="row 2"), "U/L", day)


@pytest.mark.parametrize("name", codec.PUBLISHED)
def test_every_published_value_has_a_schema_with_described_fields(name: str) -> None:
    made = codec.schema(name)
    assert made["type"] == "object"
    assert made["description"]


def test_an_unknown_schema_name_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"'Lott'.*choose from.*Lot"):
        codec.schema("Lott")


@pytest.mark.parametrize("cls", codec.PUBLISHED.values())
def test_values_are_frozen(cls: type) -> None:
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_equal_content_gives_an_equal_identifier_and_other_content_another() -> None:
    assert codec.content_id(Edit("TRAC-KO", 0.01)) == codec.content_id(Edit("TRAC-KO", 0.01))
    assert codec.content_id(Edit("TRAC-KO", 0.01)) != codec.content_id(Edit("TRAC-KO", 0.02))


def test_a_case_survives_the_round_trip_through_json() -> None:
    slot = (Allele("A", ("02", "01")),)
    typing = Typing((Locus("A", ((slot, ()),)),), release="3.58.0")
    case = Case("p1", date(2026, 11, 24), labs=(_fact(612.0, "2026-11"),), typings=(typing,))
    assert codec.from_json(Case, codec.to_json(case), name="case.json") == case


def test_a_misspelt_key_is_named_with_the_schema_to_compare() -> None:
    with pytest.raises(InputError, match=r"lot.json.*unediteds.*alloway schema Edit"):
        codec.from_json(Edit, b'{"name": "TRAC-KO", "unediteds": 0.1}', name="lot.json")


def test_a_number_that_is_not_a_number_is_refused() -> None:
    with pytest.raises(InputError, match="finite"):
        codec.from_data(Estimate, {"value": float("nan")}, name="x")


def test_latest_takes_the_newest_and_a_conflict_takes_its_proposal() -> None:
    old, new = _fact(200.0, "2026-01-05"), _fact(612.0, "2026-11-02")
    case = Case("p1", date(2026, 11, 24), labs=(old, new))
    assert case.latest("lab.ldh") == new
    settled = dataclasses.replace(case, conflicts=(Conflict("lab.ldh", (old, new), old, "typo"),))
    assert settled.latest("lab.ldh") == old


def test_a_rejected_fact_no_longer_counts() -> None:
    wrong = dataclasses.replace(_fact(9999.0, "2026-11-20"), state="rejected")
    right = _fact(612.0, "2026-11-02")
    assert Case("p1", date(2026, 11, 24), labs=(wrong, right)).latest("lab.ldh") == right


def test_an_error_ends_with_the_next_step() -> None:
    assert (
        str(AllowayError("a.json: broken.", step="repair it."))
        == "a.json: broken. Next: repair it."
    )
