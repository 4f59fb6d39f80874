"""The table of approved products."""

from __future__ import annotations

from alloway.reference.diseases import BY_KEY as DISEASES
from alloway.reference.products import BY_KEY, PRODUCTS


def test_every_indication_is_an_entity_the_platform_knows() -> None:
    assert {key for p in PRODUCTS for key in p.indications} <= set(DISEASES)


def test_the_target_is_one_the_entity_typically_shows() -> None:
    for product in PRODUCTS:
        for key in product.indications:
            assert product.target in DISEASES[key].antigens, (product.key, key)


def test_lines_depend_on_the_entity_and_not_on_the_product_alone() -> None:
    axi = BY_KEY["axicabtagene-ciloleucel"]
    large, follicular = axi.label_for("DLBCL"), axi.label_for("FL")
    assert large is not None
    assert follicular is not None
    assert (large.lines, follicular.lines) == (1, 2)
    assert axi.label_for("MM") is None


def test_only_one_product_is_for_children() -> None:
    young = [p.key for p in PRODUCTS for label in p.labels if label.min_age is None]
    assert young == ["tisagenlecleucel"]
