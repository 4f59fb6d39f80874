"""The review as a self-contained page, for the tumour board and for the family."""

from alloway.reviews.page.render import render_family_page, render_page

__all__ = ["render_family_page", "render_page"]
