"""The pages say what the review says, safely, and nothing that a review must not say."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from alloway.reviews.page import render_family_page, render_page
from alloway.reviews.page.citations import Citations
from alloway.reviews.page.outline import BEST, outline
from alloway.values.evidence import Estimate, Source
from reviews.sample_review import (
    empty_review,
    forecast,
    lot_option,
    poisoned,
    sample_review,
)

HOSTILE = (
    ' <script>alert(1)</script> "onmouseover="x" #panic() $x$ @ref \u202eevil\u2066 \x1b[31m '
    "{{ 7*7 }} שלום 😀 " + "W" * 300
)
VOID = {"meta", "br", "link", "img", "input", "hr", "path", "circle", "rect", "line"}
FORBIDDEN = ("you are eligible", "is eligible", "cure rate", "will be cured")


class Document(HTMLParser):
    """Tags in order, with a check that every one that opens also closes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another tag"

    def handle_data(self, data: str) -> None:
        if "style" not in self.open[-1:]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def of(self, tag: str) -> list[dict[str, str]]:
        return [found for name, found in self.attributes if name == tag]


PAGES = {
    "rich": lambda: render_page(sample_review()),
    "empty": lambda: render_page(empty_review()),
    "hostile": lambda: render_page(poisoned(sample_review(6, 4), HOSTILE)),
    "family": lambda: render_family_page(sample_review()),
    "family of nothing": lambda: render_family_page(empty_review()),
    "hostile family": lambda: render_family_page(poisoned(sample_review(6, 4), HOSTILE)),
}
_MADE: dict[str, str] = {}


@pytest.fixture(params=PAGES)
def html(request: pytest.FixtureRequest) -> str:
    return made(request.param)


def made(name: str) -> str:
    if name not in _MADE:
        _MADE[name] = PAGES[name]()
    return _MADE[name]


def test_every_tag_closes_and_the_headings_stand_in_order(html: str) -> None:
    document = Document(html)
    assert document.open == []
    levels = [int(tag[1]) for tag, _ in document.attributes if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_nothing_is_loaded_and_nothing_runs(html: str) -> None:
    document = Document(html)
    tags = {tag for tag, _ in document.attributes}
    assert not tags & {"script", "iframe", "object", "embed", "link", "img", "form", "base"}
    for _, attributes in document.attributes:
        assert not any(name.startswith("on") for name in attributes)
        assert "src" not in attributes
    assert "url(http" not in html
    assert "@import" not in html
    policy = next(a["content"] for a in document.of("meta") if "http-equiv" in a)
    assert policy.startswith("default-src 'none'")


def test_every_anchor_leads_somewhere_and_every_id_stands_once(html: str) -> None:
    attributes = [a for _, a in Document(html).attributes]
    ids = [a["id"] for a in attributes if "id" in a]
    assert len(ids) == len(set(ids))
    targets = [a["href"][1:] for a in attributes if a.get("href", "").startswith("#")]
    assert set(targets) <= set(ids)


def test_missing_values_are_words_never_none_or_nan(html: str) -> None:
    text = Document(html).text
    assert not re.search(r"\b(None|nan|NaN|inf|undefined)\b", text)


def test_no_page_says_what_a_review_must_not_say(html: str) -> None:
    text = Document(html).text.lower()
    assert not any(phrase in text for phrase in FORBIDDEN)
    for sentence in re.split(r"(?<=[.!?])\s", text):
        if "guarantee" in sentence:
            assert re.search(r"\b(no|not|nothing|never)\b", sentence)


@pytest.mark.parametrize("name", ["hostile", "hostile family"])
def test_hostile_text_stays_text(name: str) -> None:
    html = made(name)
    assert "<script" not in html
    assert "\u202e" not in html
    assert "\u2066" not in html
    assert "\x1b" not in html
    assert " 49 " not in html, "a template expression of a record was evaluated"
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("name", ["hostile", "hostile family"])
def test_direction_changing_characters_leave_a_visible_mark(name: str) -> None:
    assert "\ufffdevil" in made(name)


def test_a_hostile_date_or_link_makes_no_link() -> None:
    review = sample_review(2, 2)
    option = review.options[0]
    reason = replace(
        option.assessment.reasons[0],
        sources=(Source("javascript:alert(1)"), Source('https://a.example/"><b>', sha256="")),
    )
    assessment = replace(option.assessment, reasons=(reason,))
    html = render_page(replace(review, options=(replace(option, assessment=assessment),)))
    links = [a["href"] for a in Document(html).of("a") if not a["href"].startswith("#")]
    assert links == ["https://a.example/"]


def test_best_options_get_cards_and_the_others_one_line() -> None:
    html = made("rich")
    assert html.count('<article class="card"') == BEST
    document = Document(html)
    rows = [a for a in document.of("details") if "row" in a.get("class", "")]
    assert len(rows) == len(sample_review().options) - BEST


def test_statement_stands_at_the_top_and_at_the_bottom() -> None:
    text = Document(made("rich")).text
    statement = sample_review().statement
    assert text.count(statement) == 2
    assert text.index(statement) < text.index("Best options")
    assert text.rstrip().endswith(statement)


def test_the_name_is_not_in_the_title_of_the_file() -> None:
    head = made("rich").split("</head>")[0]
    assert "Voorbeeld" not in head
    assert "case-0417" in head


def test_unreachable_gvh_keeps_the_mismatch_by_typing() -> None:
    view = outline(sample_review(0, 2))
    strip = view.options.best[0].strip
    assert strip is not None
    typing, reach = strip.ways[0].rows
    assert (typing.total, reach.total) == ("5–12", "none")
    assert {cell.shape for cell in reach.cells} == {"none"}
    assert "mismatch" in {cell.shape for cell in typing.cells}


def test_edited_away_loci_are_marked_off_in_the_hvg_row_only() -> None:
    strip = outline(sample_review(0, 2)).options.best[0].strip
    assert strip is not None
    typing, edited = strip.ways[1].rows
    at = strip.loci.index("DRB1")
    assert (typing.cells[at].text, edited.cells[at].text) == ("1", "off")


def test_blocking_criteria_come_first_and_met_ones_are_folded() -> None:
    review = sample_review(9, 0)
    blocked = next(o for o in review.options if o.assessment.standing == "blocked")
    assessment = replace(blocked.assessment, standing="unknown")
    html = render_page(replace(review, options=(replace(blocked, assessment=assessment),)))
    assert html.index("Blocking (1)") < html.index("Unknown (2)") < html.index("No obstacle (4)")
    assert re.search(r"<details><summary>No obstacle", html)
    assert re.search(r"<details open><summary>Unknown", html)


def test_an_assumed_endpoint_says_so() -> None:
    assert "assumed, not informed by data" in Document(made("rich")).text


def test_a_forecast_that_could_not_be_made_says_why() -> None:
    assert "No forecast: No measure of tumour mass is recorded." in Document(made("rich")).text


def test_a_probability_without_interval_says_so() -> None:
    option = lot_option(1, 1, "possible")
    made_up = replace(forecast(), endpoints=(replace(forecast().endpoints[0],
                      probability=Estimate(float("nan"))),))  # fmt: skip
    option = replace(option, assessment=replace(option.assessment, forecast=made_up))
    text = Document(render_page(replace(sample_review(0, 0), options=(option,)))).text
    assert "interval unknown" in text


def test_old_results_and_values_above_normal_are_flagged() -> None:
    text = Document(made("rich")).text
    assert "167 days old" in text
    assert "above 250" in text


def test_a_file_left_out_is_named_with_its_reason() -> None:
    text = Document(made("rich")).text
    assert "Left out It is not a PDF file." in text


def test_many_places_of_one_file_become_one_source() -> None:
    cite = Citations()
    refs = cite.refs(Source("beads.csv", f"row {i}") for i in range(80))
    assert len(refs) == 1
    assert cite.entries()[0].place == "80 places: row 0 to row 79"


def test_equal_reviews_give_equal_pages() -> None:
    assert render_page(sample_review(3, 3)) == render_page(sample_review(3, 3))


def test_family_page_holds_no_figure_about_the_outcome() -> None:
    for name in ("family", "hostile family"):
        text = Document(made(name)).text.lower()
        assert "%" not in text.replace("80 % of cells", "")
        for word in ("probab", "median", "interval", "forecast", "prognosis", "survival", "chance"):
            assert word not in text


def test_family_page_names_the_doors_and_why_they_are_closed() -> None:
    text = Document(made("family")).text
    for words in ("May be open", "We cannot tell yet", "Closed for now"):
        assert words in text
    assert "The cells look for a marker called CD20. The last test did not find it." in text
    assert "the clinic that looks after you" in text


def test_family_page_keeps_its_sentences_short() -> None:
    text = Document(made("family of nothing")).text
    sentences = [s.split() for s in re.split(r"(?<=[.!?:])\s", text)]
    assert sum(map(len, sentences)) / len(sentences) < 13


def test_colours_of_the_page_keep_a_contrast_of_4_5() -> None:
    import alloway.reviews.page as page

    css = (Path(page.__file__).parent / "templates" / "style.css").read_text()
    for block in re.findall(r":root \{(.*?)\}", css, flags=re.S)[:2]:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
        for name in ("ink", "muted", "link", "possible", "unknown", "blocked"):
            for ground in ("paper", "panel"):
                assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
