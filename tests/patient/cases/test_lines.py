"""Lines of therapy: the named rules, and ranges where the records leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from alloway.patient.cases.draft import Draft, Exposure
from alloway.patient.cases.lines import Therapy, therapy
from alloway.patient.cases.statements import statements
from alloway.patient.cases.text_history import read_history
from alloway.patient.records.model import Page
from alloway.values.case import Fact
from alloway.values.evidence import Source


def dose(drugs: str, start: str, end: str = "", regimen: str = "", **more: object) -> Exposure:
    """A treatment of these drugs."""
    fact = Fact("medication", drugs, Source("x"), date=end or start)
    return Exposure("systemic", fact, tuple(drugs.split()), start, end, regimen, **more)  # type: ignore[arg-type]


def cells(
    kind: Literal["transplant", "CAR-T"],
    start: str,
    donor: Literal["autologous", "allogeneic", ""] = "",
    targets: tuple[str, ...] = (),
) -> Exposure:
    """A transplant or CAR-T infusion."""
    fact = Fact("procedure", kind, Source("x"), date=start)
    return Exposure(kind, fact, (), start, donor=donor, targets=targets)


def summary(made: Therapy) -> list[tuple[str, str]]:
    """Kind and regimen of every line."""
    return [(line.kind, line.regimen) for line in made.lines]


def read(*sentences: str) -> Draft:
    """What the history rules make of a letter."""
    draft = Draft()
    for statement in statements([Page("\n".join(sentences), Source("x"), language="en")]):
        read_history(statement, draft)
    return draft


CHOP = ("rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone")


def test_the_doses_of_six_cycles_are_one_line_with_the_name_of_the_regimen() -> None:
    doses = [dose(d, f"2023-0{m}-01") for m in range(1, 7) for d in CHOP]
    made = therapy(doses, "lymphoma")
    assert summary(made) == [("systemic", "R-CHOP")]
    assert (made.lines[0].start, made.lines[0].end) == ("2023-01-01", "2023-06-01")
    assert made.count == (1, 1)


def test_drugs_that_start_more_than_28_days_apart_are_two_lines() -> None:
    made = therapy([dose("gemcitabine", "2023-01-01"), dose("ibrutinib", "2023-03-01")], "lymphoma")
    assert made.count == (2, 2)
    near = therapy([dose("gemcitabine", "2023-01-01"), dose("ibrutinib", "2023-01-20")], "lymphoma")
    assert near.count == (1, 1)


def test_a_letter_and_the_pharmacy_tell_of_the_same_line_once() -> None:
    doses = [dose(d, "2023-02-01") for d in CHOP]
    letter = dose(" ".join(CHOP), "2023-02", "2023-07", "R-CHOP", response="CR")
    made = therapy([*doses, letter], "lymphoma")
    assert made.count == (1, 1)
    assert made.lines[0].response == "CR"
    assert made.lines[0].start == "2023-02-01"


def test_myeloma_induction_transplant_and_maintenance_are_one_line() -> None:
    vrd = dose("bortezomib lenalidomide dexamethasone", "2020-01-10", "2020-05-01", "VRd")
    transplant = cells("transplant", "2020-06-15", "autologous")
    melphalan = dose("melphalan", "2020-06-13")
    maintenance = dose("lenalidomide", "2020-09-20", "2023-01-01")
    made = therapy([vrd, transplant, melphalan, maintenance], "myeloma")
    assert summary(made) == [("systemic", "VRd"), ("transplant", "autologous transplant")]
    assert made.count == (1, 1)
    assert made.lines[0].end == "2023-01-01"


def test_without_the_transplant_the_later_lenalidomide_is_a_line_of_its_own() -> None:
    vrd = dose("bortezomib lenalidomide dexamethasone", "2020-01-10", "2020-05-01", "VRd")
    later = dose("lenalidomide", "2020-09-20", "2023-01-01")
    assert therapy([vrd, later], "myeloma").count == (2, 2)


def test_an_unplanned_drug_in_myeloma_starts_a_new_line() -> None:
    rd = dose("lenalidomide dexamethasone", "2020-01-10", "2021-05-01", "Rd")
    dpd = dose("daratumumab pomalidomide dexamethasone", "2021-06-01", "", "DPd")
    assert therapy([rd, dpd], "myeloma").count == (2, 2)


def test_bridging_that_is_told_is_no_line() -> None:
    fact = Fact("regimen", "Pola-BR", Source("x"))
    bridge = Exposure("bridging", fact, ("bendamustine",), "2024-05-10", "", "Pola-BR")
    first = dose(" ".join(CHOP), "2023-01-01", "2023-06-01", "R-CHOP")
    made = therapy([first, bridge, cells("CAR-T", "2024-06-10", targets=("CD19",))], "lymphoma")
    assert made.count == (2, 2)
    assert ("bridging", "Pola-BR") in summary(made)


def test_bridging_that_is_only_inferred_makes_the_count_a_range() -> None:
    first = dose(" ".join(CHOP), "2023-01-01", "2023-06-01", "R-CHOP")
    near = dose("gemcitabine oxaliplatin", "2024-05-10", "", "GemOx")
    made = therapy([first, near, cells("CAR-T", "2024-06-10", targets=("CD19",))], "lymphoma")
    assert made.count == (2, 3)
    assert not next(line for line in made.lines if line.kind == "bridging").certain
    far = therapy([first, near, cells("CAR-T", "2024-09-10", targets=("CD19",))], "lymphoma")
    assert far.count == (3, 3)


def test_lymphodepletion_belongs_to_the_car_t() -> None:
    first = dose(" ".join(CHOP), "2023-01-01", "2023-06-01", "R-CHOP")
    depletion = [dose("fludarabine", "2024-06-05"), dose("cyclophosphamide", "2024-06-05")]
    made = therapy([first, *depletion, cells("CAR-T", "2024-06-10")], "lymphoma")
    assert made.count == (2, 2)
    assert therapy([first, *depletion], "lymphoma").count == (2, 2)


def test_steroids_alone_are_no_line() -> None:
    assert therapy([dose("dexamethasone", "2024-01-01")], "lymphoma").count is None


def test_no_record_of_treatment_is_unknown_and_a_denial_is_none() -> None:
    assert therapy([], "lymphoma").count is None
    assert therapy([], "lymphoma", denied=frozenset({"therapy"})).count == (0, 0)


def test_a_stated_number_that_differs_widens_the_range() -> None:
    made = therapy([dose("ibrutinib", "2023-01-01")], "lymphoma", stated=[3])
    assert made.count == (1, 3)


def test_a_transplant_whose_donor_is_not_named_is_unclear_and_no_prior_treatment() -> None:
    made = therapy([cells("transplant", "2020-01-01")], "lymphoma")
    assert made.prior == ()
    assert len(made.unclear) == 1


def test_the_same_infusion_in_two_documents_is_one_prior_treatment() -> None:
    told = [cells("CAR-T", "2024-06"), cells("CAR-T", "2024-06-10", targets=("CD19",))]
    made = therapy([*told, cells("CAR-T", "")], "lymphoma")
    (prior,) = made.prior
    assert (prior.date, prior.targets, len(prior.facts)) == ("2024-06-10", ("CD19",), 3)


def test_history_is_read_from_a_numbered_list() -> None:
    draft = read(
        "Treatment history:",
        "1. R-CHOP x 6, 02/2023 - 07/2023, best response CR",
        "2. R-DHAP x 3, 03/2024 - 05/2024, PR, bridging with Pola-BR 05/2024",
        "3. Axi-cel on 10 June 2024, CR, relapse 09/2026",
    )
    made = therapy(draft.exposures, "lymphoma")
    assert summary(made) == [
        ("systemic", "R-CHOP"),
        ("systemic", "R-DHAP"),
        ("bridging", "Pola-BR"),
        ("CAR-T", "CAR-T"),
    ]
    assert [line.response for line in made.lines] == ["CR", "PR", "", "CR"]
    assert made.count == (3, 3)
    assert [line.number for line in made.lines] == [1, 2, 0, 3]
    (prior,) = made.prior
    assert (prior.product, prior.date) == ("axicabtagene ciloleucel", "2024-06-10")


def test_a_planned_or_denied_treatment_is_not_history() -> None:
    draft = read(
        "She is a candidate for allogeneic CAR-T.",
        "No prior stem cell transplantation.",
        "We recommend R-ICE.",
    )
    assert draft.exposures == []
    assert draft.denied == {"transplant"}


def test_the_number_of_lines_is_read_where_it_is_stated() -> None:
    assert [n for n, _ in read("He received three prior lines of therapy.").stated_lines] == [3]
    assert "therapy" in read("The patient is treatment-naive.").denied


_DAY = st.dates(date(2015, 1, 1), date(2025, 1, 1)).map(date.isoformat)
_PARTIAL = st.builds(lambda day, cut: day[:cut], _DAY, st.sampled_from([4, 7, 10]))
_DOSE = st.builds(
    dose, st.sampled_from(["rituximab", "lenalidomide dexamethasone", "melphalan", "gemcitabine"]),
    st.one_of(_PARTIAL, st.just("")), st.just(""), st.sampled_from(["", "Rd"]),
)  # fmt: skip
_CELLS = st.builds(
    cells, st.sampled_from(["transplant", "CAR-T"]), st.one_of(_PARTIAL, st.just("")),
    st.sampled_from(["autologous", "allogeneic", ""]),
)  # fmt: skip


@given(st.lists(st.one_of(_DOSE, _CELLS), max_size=9), st.sampled_from(["myeloma", "lymphoma"]))
def test_any_history_gives_a_sound_count(exposures: Sequence[Exposure], group: str) -> None:
    made = therapy(exposures, group)
    if made.count is not None:
        assert 0 <= made.count[0] <= made.count[1] <= len(exposures)
    counted = [line.number for line in made.lines if line.kind in ("systemic", "CAR-T")]
    assert counted == list(range(1, len(counted) + 1))
    assert all(line.number == 0 for line in made.lines if line.kind not in ("systemic", "CAR-T"))


@given(st.lists(st.one_of(_DOSE, _CELLS), max_size=6))
def test_telling_the_same_history_twice_does_not_add_lines(exposures: list[Exposure]) -> None:
    once, twice = therapy(exposures, "lymphoma"), therapy([*exposures, *exposures], "lymphoma")
    assert once.count == twice.count
    assert len(once.lines) == len(twice.lines)


def test_a_course_that_had_ended_is_not_joined_by_what_began_two_weeks_later() -> None:
    made = therapy(
        [
            dose("gemcitabine", "2026-03-02", "2026-03-16"),
            dose("oxaliplatin", "2026-03-02", "2026-03-16"),
            dose("obinutuzumab", "2026-03-30"),
            dose("glofitamab", "2026-04-06", "2026-05-18"),
        ],
        "lymphoma",
    )
    assert [line.drugs for line in made.lines] == [
        ("gemcitabine", "oxaliplatin"),
        ("glofitamab", "obinutuzumab"),
    ]


def test_a_record_of_the_middle_of_a_course_is_no_second_line() -> None:
    made = therapy(
        [
            dose("blinatumomab ponatinib", "2026-03-10"),
            dose("blinatumomab", "2025-11-03", "2026-04-20"),
            dose("ponatinib", "2025-11-03", "2026-04-20"),
        ],
        "leukaemia",
    )
    assert made.count == (1, 1)


def test_a_steroid_goes_on_with_the_regimen_begun_last() -> None:
    made = therapy(
        [
            dose("bortezomib", "2023-01-02", "2023-05-29"),
            dose("dexamethasone", "2023-01-02", "2023-05-29"),
            dose("carfilzomib", "2023-06-26", "2023-11-27"),
            dose("dexamethasone", "2023-06-26", "2023-11-27"),
        ],
        "myeloma",
    )
    assert [line.end for line in made.lines] == ["2023-05-29", "2023-11-27"]


def test_treatment_called_that_of_a_relapse_is_no_phase_of_the_protocol_before() -> None:
    first = dose("vincristine dexamethasone mercaptopurine", "2022-01-03", "2024-01-15")
    again = dose("vincristine dexamethasone", "2024-03-04", "2024-04-01")
    assert therapy([first, again], "leukaemia").count == (1, 1)
    relapse = replace(again, after_relapse=True)
    assert therapy([first, relapse], "leukaemia").count == (2, 2)
