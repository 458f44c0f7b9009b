"""From a document as it came to its text, and from the text to a draft of its records."""

from rasso_graph.seed.drafting.composing import Drafted, draft
from rasso_graph.seed.drafting.extracting import Unreadable, beside, text_of

__all__ = ["Drafted", "Unreadable", "beside", "draft", "text_of"]
