"""Properties that nodes and edges may hold, and which of them are derived.

The SQLite store makes one column of each; Neo4j keeps them under the same names. A property that is unknown is
absent, except the sort keys, which are always there (see `derived`).
"""

from rasso_graph.model.searching import INDEXED, QUOTED, SEARCH_PROPERTIES
from rasso_graph.model.words import SORTED

DATES_OF_NODES = ("published", "start", "ends", "last_attested", "date", "period")
DATES_OF_EDGES = ("start", "end", "last_attested")
"""Properties that hold a date in EDTF. `start` and `end` of a passage are places in its text, and numbers."""


def days_of(date: str) -> tuple[str, str]:
    """The properties that hold the first and the last day of a date, each absent where that end is open."""
    return f"{date}_earliest", f"{date}_latest"


DAYS_OF_NODES = tuple(name for date in DATES_OF_NODES for name in days_of(date))
DAYS_OF_EDGES = tuple(name for date in DATES_OF_EDGES for name in days_of(date))

NODE_PROPERTIES = (
    "title",
    "summary",
    "type",
    "file",
    "url",
    "published",
    "published_said",
    "edition",
    "start",
    "start_said",
    "ends",
    "ends_said",
    "last_attested",
    "name",
    "order",
    "number",
    "joint",
    "new",
    "primary",
    "section",
    "stance",
    "stance_as_worded",
    "status",
    "words",
    "basis",
    "confidence",
    "reason",
    "date",
    "date_said",
    "occurrence",
    "fulfilment",
    "state",
    "standing",
    "value",
    "bound",
    "unit",
    "numerator",
    "denominator",
    "base_stated",
    "period",
    "period_said",
    "population",
    "source",
    "weighing",
    "text",
    "locator",
    "page",
    "end",
    "sha256",
    "quotation",
    "theme",
    "title_sort",
    *SORTED,
    "kind",
    "held",
    "listed",
    *DAYS_OF_NODES,
    "when_earliest",
    "when_latest",
    "when_dated",
    "when_dated_said",
    "when_dated_by",
    "place_url",
    "when_known",
    "when_holds_from",
    "when_known_until",
    "when_settled",
    "when_finished",
    "overdue",
    *INDEXED,
)

EDGE_PROPERTIES = (
    "basis",
    "confidence",
    "reason",
    "asserter",
    "role",
    "as_worded",
    "start",
    "end",
    "last_attested",
    "link",
    "type_of_link",
    "later",
    "earlier",
    "when_earliest",
    "when_known",
    "when_holds_from",
    "when_holds_until",
    "weight",
    *DAYS_OF_EDGES,
    "citations",
)

DERIVED_NODE_PROPERTIES = frozenset(
    {
        *("title_sort", *SORTED, "when_earliest", "when_latest", "when_dated", "when_dated_said", "when_dated_by"),
        *("place_url", "when_known", "when_known_until", "when_settled", "when_holds_from", "when_finished"),
        *("kind", "held", "listed", *DAYS_OF_NODES),
        *SEARCH_PROPERTIES,
    }
)
"""Rebuilt by `apply` on every kind of node, and beside them what a kind holds of what was told last (`told_last`)
and, unless its records name it, a `name`."""

DERIVED_EDGE_PROPERTIES = frozenset(
    {"when_earliest", "when_known", "when_holds_from", "when_holds_until", "weight", *DAYS_OF_EDGES}
)
"""Rebuilt on fact edges."""

DERIVED_RELATIONS = frozenset({"TRACES", "CHAINS", "HAPPENED"})
"""Edges that `apply` rebuilds whole. In Neo4j they join waypoints: nodes of their own, with the
ids of what they stand for."""

QUOTATION = frozenset({"quotation"})
NOT_CONTENT = QUOTATION | {QUOTED}
"""Present only where the texts are held, so outside the digest of the content."""

ADDED_IN = "added_in"
"""On every node and edge of a store but those that are derived: the revision that added it. No content either."""

BOOLEAN_PROPERTIES = frozenset({"joint", "new", "primary", "base_stated", "standing", "overdue", "held", "listed"})
"""Kept as 0 and 1 by SQLite."""
