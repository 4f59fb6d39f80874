"""The charts show the numbers of the values, name their axes, and hold no markup of a record."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from alloway.reviews.charts import forecast_chart, timeline_chart
from alloway.values.case import Case, TherapyLine
from reviews.sample_review import empty_review, forecast, poisoned, sample_review

HOSTILE = "</text><script>alert(1)</script>\u202e&x"


def words_of(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)  # noqa: S314 - made by this test
    return [text for node in root.iter() if (text := "".join(node.itertext()).strip())]


def test_forecast_names_every_trajectory_with_its_unit() -> None:
    found = words_of(forecast_chart(forecast()))
    for name in ("CAR-T cells (cells)", "Tumour (cells)", "Host T cells (cells)"):
        assert name in found
    assert "Days after infusion" in found


def test_forecast_draws_a_median_and_two_bands_for_each_trajectory() -> None:
    svg = forecast_chart(forecast())
    assert len(re.findall(r"mark-area role-mark", svg)) == 6
    assert len(re.findall(r"mark-line role-mark", svg)) == 3


def test_extinct_cells_are_drawn_at_one_and_the_axis_says_at_most() -> None:
    assert "≤ 1" in words_of(forecast_chart(forecast()))


def test_a_relative_tumour_mass_stands_on_a_log_axis_of_its_own() -> None:
    band = replace(forecast().bands[1], unit="1", median=tuple(0.0 for _ in range(91)))
    found = words_of(forecast_chart(replace(forecast(), bands=(band,))))
    assert "Tumour (relative to day 0)" in found
    assert "≤ 10⁻⁴" in found


@pytest.mark.parametrize("broken", [(), (float("nan"),) * 91])
def test_a_band_that_cannot_be_drawn_is_left_out(broken: tuple[float, ...]) -> None:
    band = replace(forecast().bands[0], median=broken)
    assert forecast_chart(replace(forecast(), bands=(band,))) == ""


def test_timeline_shows_lines_with_response_and_the_day_of_the_review() -> None:
    found = words_of(timeline_chart(sample_review().case))
    assert "1. R-CHOP · CR · 4 Mar 2024 to 15 Jul 2024" in found
    assert "this review, 16 Mar 2026" in found
    assert any("CAR-T: axi-cel" in text for text in found)


def test_a_transplant_that_is_a_line_of_therapy_stands_once() -> None:
    found = " ".join(words_of(timeline_chart(sample_review().case)))
    assert "autologous transplant · 20 May 2025" not in found


def test_a_line_without_end_says_so() -> None:
    case = Case("c", date(2026, 1, 1), lines=(TherapyLine(1, "R-CHOP", (), "2025-03"),))
    assert "1. R-CHOP · Mar 2025, end not recorded" in words_of(timeline_chart(case))


def test_nothing_dated_means_no_timeline() -> None:
    assert timeline_chart(empty_review().case) == ""


def test_charts_in_one_page_share_no_identifier() -> None:
    one, other = (forecast_chart(forecast(), key=key) for key in ("f1", "f2"))
    ids = [set(re.findall(r'id="([^"]+)"', svg)) for svg in (one, other)]
    assert not ids[0] & ids[1]


def test_hostile_text_stays_text() -> None:
    review = poisoned(sample_review(), HOSTILE)
    dated = replace(review.case, lines=tuple(replace(line, start="2025-01") for line in
                                             review.case.lines))  # fmt: skip
    for svg in (timeline_chart(dated), forecast_chart(poisoned(forecast(), HOSTILE))):
        ElementTree.fromstring(svg)  # noqa: S314 - made by this test
        assert "<script" not in svg
        assert "\u202e" not in svg


def test_every_chart_has_a_label_for_screen_readers() -> None:
    for svg in (forecast_chart(forecast()), timeline_chart(sample_review().case)):
        root = ElementTree.fromstring(svg)  # noqa: S314 - made by this test
        assert root.attrib["role"] == "img"
        assert len(root.attrib["aria-label"]) > 20
