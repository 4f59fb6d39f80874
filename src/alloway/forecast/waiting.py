"""Days to treatment by each road, set against the pace of the disease."""

from __future__ import annotations

from alloway.errors import InputError
from alloway.forecast.pace import disease_pace
from alloway.reference.products import BY_KEY
from alloway.values.evidence import Estimate, Source
from alloway.values.supply import Lot

__all__ = [
    "against_pace",
    "days_to_treatment_autologous",
    "days_to_treatment_lot",
    "days_to_treatment_trial",
    "disease_pace",
]

_DEPLETION_DAYS = 5  # chemotherapy on days -5, -4, -3 of the usual Flu/Cy schedule
_ORDER_DAYS = (2, 10)  # decision, consent and last tests before an order: assumed
_SCREENING = (14.0, 28.0, 56.0)
_APHERESIS = Source("Blood Adv 2025;9:429", quote="consultation to apheresis 107 days, median")


def days_to_treatment_lot(lot: Lot) -> Estimate:
    """Days from the decision to infusion of a lot in a bank.

    The bank's own shipping days, five days of lymphodepletion, and 2 to 10 days for consent and
    last tests (assumed).

    Raises
    ------
    InputError
        Shipping days that are negative or the wrong way round.
    """
    low, high = lot.shipping_days
    if not 0 <= low <= high <= 365:
        raise InputError(
            f"lot {lot.id}: shipping_days is {low} to {high}", step="give shortest, then longest"
        )
    shortest = float(low + _DEPLETION_DAYS + _ORDER_DAYS[0])
    longest = float(high + _DEPLETION_DAYS + _ORDER_DAYS[1])
    note = (
        f"shipping {low} to {high} days as the bank states, {_DEPLETION_DAYS} days of "
        f"lymphodepletion, {_ORDER_DAYS[0]} to {_ORDER_DAYS[1]} days to order (assumed)"
    )
    sources = (lot.source,) if lot.source else ()
    return Estimate(
        (shortest + longest) / 2.0, shortest, longest, None, "d", "assumed", sources, note
    )


def days_to_treatment_autologous(product_key: str) -> Estimate:
    """Days from collection to infusion of an approved autologous product (vein to vein).

    Raises
    ------
    InputError
        No product of that key.

    >>> days_to_treatment_autologous("axicabtagene-ciloleucel").value
    30.4
    """
    product = BY_KEY.get(product_key)
    if product is None:
        raise InputError(
            f"no approved product is called {product_key!r}", step=f"one of {', '.join(BY_KEY)}"
        )
    wait = product.vein_to_vein
    note = (
        f"{wait.note}; counted from collection: the wait for a slot and collection comes before it "
        "(median 107 days from consultation at one centre)"
    )
    sources = (*wait.sources, _APHERESIS)
    return Estimate(wait.value, wait.low, wait.high, None, "d", wait.basis, sources, note)


def days_to_treatment_trial() -> Estimate:
    """Days from first contact to treatment in a trial: screening, assumed."""
    low, value, high = _SCREENING
    note = "screening and a place in the trial: assumed; the site states its own"
    return Estimate(value, low, high, None, "d", "assumed", note=note)


def against_pace(days: Estimate, pace: Estimate) -> str:
    """One sentence: how much the disease may grow while waiting.

    >>> against_pace(Estimate(30.0), Estimate(15.0)).split(" grows ")[1]
    'about 4-fold if nothing holds it, 4-fold to 4-fold at the ends of the ranges.'
    """
    low_days, high_days = _ends(days)
    fast, slow = _ends(pace)
    typical, least, most = (
        2.0 ** min(d / p, 60.0)
        for d, p in ((days.value, pace.value), (low_days, slow), (high_days, fast))
    )
    wait = f"In {days.value:.0f} days ({low_days:.0f} to {high_days:.0f})"
    doubling = f"{pace.value:.0f} days ({fast:.0f} to {slow:.0f})"
    return (
        f"{wait} a tumour that doubles every {doubling} grows about {_fold(typical)} if nothing "
        f"holds it, {_fold(least)} to {_fold(most)} at the ends of the ranges."
    )


def _ends(estimate: Estimate) -> tuple[float, float]:
    low = estimate.value if estimate.low is None else estimate.low
    high = estimate.value if estimate.high is None else estimate.high
    return low, high


def _fold(times: float) -> str:
    return "more than 50-fold" if times > 50.0 else f"{times:.2g}-fold"
