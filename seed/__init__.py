"""The only code that writes: the records, their checks, plan, apply, verify, export; and citing.

from rasso_graph import seed

print(seed.plan("sqlite:///srv/rasso.db").exit_code)
seed.apply("sqlite:///srv/rasso.db", [Path("records")], Path("corpus"))
assert all(check.ok for check in seed.verify("sqlite:///srv/rasso.db", [Path("records")]))
"""

from rasso_graph.seed.applying import Applied
from rasso_graph.seed.citing import Search
from rasso_graph.seed.difference import Difference
from rasso_graph.seed.filling import Filled
from rasso_graph.seed.problems import Problem, RecordErrors
from rasso_graph.seed.refusals import Refused
from rasso_graph.seed.report import Check
from rasso_graph.seed.seeding import Plan, apply, cite, export, fill, plan, show, show_line, upgrade, verify
from rasso_graph.seed.showing import Shown
from rasso_graph.seed.texts import NoText

__all__ = [
    "Applied",
    "Check",
    "Difference",
    "Filled",
    "NoText",
    "Plan",
    "Problem",
    "RecordErrors",
    "Refused",
    "Search",
    "Shown",
    "apply",
    "cite",
    "export",
    "fill",
    "plan",
    "show",
    "show_line",
    "upgrade",
    "verify",
]
