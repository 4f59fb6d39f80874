"""The review as a PDF for the tumour board's file."""

from alloway.reviews.pdf.build import render_pdf

__all__ = ["render_pdf"]
