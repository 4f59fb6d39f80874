"""The summary fits one screen, holds no name, and takes no text as markup."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from alloway.reviews.terminal import print_summary
from alloway.values.review import Review
from reviews.sample_review import empty_review, poisoned, sample_review


def shown(review: Review, width: int = 80, height: int = 24) -> str:
    out = io.StringIO()
    print_summary(review, Console(file=out, width=width, height=height, color_system=None))
    return out.getvalue()


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (60, 20)])
@pytest.mark.parametrize("review", [sample_review(), empty_review()], ids=["rich", "empty"])
def test_summary_fits_the_screen_and_leaves_a_line_for_the_path(
    review: Review, width: int, height: int
) -> None:
    lines = shown(review, width, height).splitlines()
    assert len(lines) < height
    assert max(map(len, lines)) <= width


def test_summary_names_the_best_options_and_the_first_step() -> None:
    text = shown(sample_review())
    assert "+ 1 allo-CAR19, lot 1" in text
    assert "possible: An antibody against A*01:01" in text
    assert "- Repeat the biopsy with CD19 and CD22. (pathology, within 5 days)" in text


def test_summary_counts_what_is_blocked_and_what_was_not_read() -> None:
    text = shown(sample_review())
    assert "5 possible, 10 not yet clear, 23 blocked, 4 gaps, 1 input not read" in text


def test_summary_holds_no_name() -> None:
    assert "Voorbeeld" not in shown(sample_review())


def test_no_option_is_said_in_words() -> None:
    text = shown(empty_review())
    assert "No option is open" in text
    assert "No suitable option was found" in text


def test_markup_and_control_characters_of_a_record_do_nothing() -> None:
    text = shown(poisoned(sample_review(3, 3), "[red]x[/] \x1b[31m\u202e"), 200)
    assert "[red]x[/]" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
