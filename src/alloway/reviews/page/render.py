"""Outline to HTML: one file that needs no script and fetches nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from alloway.reviews.page.family import family_outline
from alloway.reviews.page.outline import outline
from alloway.values.review import Review

if TYPE_CHECKING:
    from jinja2 import Environment


def render_page(review: Review) -> str:
    """The clinical page.

    Parameters
    ----------
    review
        The review to show.

    Returns
    -------
    str
        A complete HTML document with its style and charts inside, and no script.
    """
    return _render("page.html.j2", outline(review))


def render_family_page(review: Review) -> str:
    """The plain-language page: no forecast and no figure about this patient's outcome.

    It is meant to be handed over by a clinician, who decides whether and when.

    Parameters
    ----------
    review
        The review to explain.

    Returns
    -------
    str
        A complete HTML document.
    """
    return _render("family.html.j2", family_outline(review))


def _render(template: str, view: object) -> str:
    return _environment().get_template(template).render(view=view)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("alloway.reviews.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
