"""The only code that writes: the records, their checks, plan, apply, verify, export; and citing.

from rasso_graph import seed

print(seed.plan("sqlite:///srv/rasso.db").exit_code)
seed.apply("sqlite:///srv/rasso.db", [Path("records")], Path("corpus"))
assert all(check.ok for check in seed.verify("sqlite:///srv/rasso.db", [Path("records")]))
"""

from rasso_graph.seed.citing import Filling, Lookup, NoPassage, NoText, Shown
from rasso_graph.seed.drafting import Unreadable
from rasso_graph.seed.exporting import BadExport
from rasso_graph.seed.matching import Matching, NoMatch
from rasso_graph.seed.reading import Problem, RecordErrors, RecordFile
from rasso_graph.seed.rules import Check
from rasso_graph.seed.storing import Applied, Difference, Refused
from rasso_graph.seed.verbs import (
    Plan,
    Started,
    apply,
    citation,
    cite,
    export,
    fill,
    log,
    match,
    mentions,
    new,
    plan,
    restore,
    revert,
    show,
    show_line,
    upgrade,
    verify,
)

__all__ = [
    "Applied",
    "BadExport",
    "Check",
    "Difference",
    "Filling",
    "Lookup",
    "Matching",
    "NoMatch",
    "NoPassage",
    "NoText",
    "Plan",
    "Problem",
    "RecordErrors",
    "RecordFile",
    "Refused",
    "Shown",
    "Started",
    "Unreadable",
    "apply",
    "citation",
    "cite",
    "export",
    "fill",
    "log",
    "match",
    "mentions",
    "new",
    "plan",
    "restore",
    "revert",
    "show",
    "show_line",
    "upgrade",
    "verify",
]
