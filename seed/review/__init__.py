"""A review of the record for people: every unit of a document beside what is recorded of it, or why nothing is."""

from rasso_graph.seed.review.reviewing import Review, lacking, review, unneeded
from rasso_graph.seed.review.saving import FORMATS, save

__all__ = [
    "FORMATS",
    "Review",
    "lacking",
    "review",
    "save",
    "unneeded",
]
