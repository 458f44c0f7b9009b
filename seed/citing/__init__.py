"""From words to citations, and from citations to the passages of the texts."""

from rasso_graph.seed.citing.edits import Edit, edited, removal
from rasso_graph.seed.citing.filling import (
    HELP,
    Filling,
    NoPassage,
    around,
    explain,
    fill,
    fill_text,
    one_passage,
    replaced,
)
from rasso_graph.seed.citing.finding import Excerpt, Lookup, choose, flow, look_up
from rasso_graph.seed.citing.mentioning import around_mentions, mentions_file, misnamed
from rasso_graph.seed.citing.naming import FoundName, Naming
from rasso_graph.seed.citing.passages import Passage, find, fingerprint, line_of
from rasso_graph.seed.citing.quoting import Quotations, held_texts, quotations
from rasso_graph.seed.citing.showing import Shown, at_line, at_span, on_terminal
from rasso_graph.seed.citing.splitting import Unit, UnitKind, units
from rasso_graph.seed.citing.texts import Corpus, NoText, Texts, held_files

__all__ = [
    "HELP",
    "Corpus",
    "Edit",
    "Excerpt",
    "Filling",
    "FoundName",
    "Lookup",
    "Naming",
    "NoPassage",
    "NoText",
    "Passage",
    "Quotations",
    "Shown",
    "Texts",
    "Unit",
    "UnitKind",
    "around",
    "around_mentions",
    "at_line",
    "at_span",
    "choose",
    "edited",
    "explain",
    "fill",
    "fill_text",
    "find",
    "fingerprint",
    "flow",
    "held_files",
    "held_texts",
    "line_of",
    "look_up",
    "mentions_file",
    "misnamed",
    "on_terminal",
    "one_passage",
    "quotations",
    "removal",
    "replaced",
    "units",
]
