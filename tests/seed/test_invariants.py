"""What must be true of the packaged records, and that each check of it fails where it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rasso_graph.model.graph import Graph
from rasso_graph.seed.rules import Invariants
from tests.stores import packaged

UNDUE = "Promises with neither a due day nor a gap that asks by when"
UNATTACHED = "Annex A: events told under an item and not joined to it"
TOO_SURE = "Statuses stated or inferred HIGH though a gap says that they are not told"


def without(type_: str, *, source: str = "", target: str = "") -> Callable[[Graph], None]:
    """Takes away the edges of a type from a source, or to a target."""

    def change(graph: Graph) -> None:
        for key, edge in [*graph.edges.items()]:
            if edge.type == type_ and source in ("", edge.source) and target in ("", edge.target):
                del graph.edges[key]

    return change


def both(*changes: Callable[[Graph], None]) -> Callable[[Graph], None]:
    """One change after the other."""

    def change(graph: Graph) -> None:
        for one in changes:
            one(graph)

    return change


def undated(node: str) -> Callable[[Graph], None]:
    """Takes its date away."""

    def change(graph: Graph) -> None:
        graph.nodes[node].properties.pop("date", None)

    return change


def telling(node: str, **held: str) -> Callable[[Graph], None]:
    """Sets what a node tells."""
    return lambda graph: graph.nodes[node].properties.update(held)


def test_they_hold() -> None:
    checks = Invariants(packaged().whole).checks()
    assert [(check.name, check.expected, check.found) for check in checks] == [
        (UNDUE, 0, 0),
        (UNATTACHED, 0, 0),
        (TOO_SURE, 0, 0),
    ]


@pytest.mark.parametrize(
    ("change", "name", "finding"),
    [
        (
            without("HAS_DUE", source="action/paralegal-rasso-training"),
            UNDUE,
            "action/paralegal-rasso-training",
        ),
        (
            without("ABOUT", source="gap/undertakings-2016-no-date", target="action/staff-rotation"),
            UNDUE,
            "action/staff-rotation",
        ),
        (
            both(
                without("HAS_DUE", source="event/soteria-expansion-promised"),
                without("ABOUT", target="event/soteria-expansion-promised"),
                undated("event/soteria-expansion-promised"),
            ),
            UNDUE,
            "event/soteria-expansion-promised",
        ),
        (
            both(
                without("STEP_OF", source="event/section-28-trial"),
                without("ABOUT", source="event/section-28-trial"),
                without("FULFILS", source="event/section-28-trial"),
                without("CONTINUES", source="event/section-28-trial"),
            ),
            UNATTACHED,
            "event/section-28-trial is told under item 35",
        ),
        (
            telling("claim/annex-a-2022/action/special-measures", confidence="HIGH"),
            TOO_SURE,
            "claim/annex-a-2022/action/special-measures",
        ),
        (
            telling("claim/annex-a-2022/action/recruitment-review", basis="STATED"),
            TOO_SURE,
            "claim/annex-a-2022/action/recruitment-review",
        ),
        (
            telling("gap/next-steps-dates", type="FATE"),
            UNDUE,
            "action/stakeholder-engagement-programme",
        ),
    ],
)
def test_a_graph_in_which_one_does_not_hold_is_told(change: Callable[[Graph], None], name: str, finding: str) -> None:
    graph = packaged().whole
    change(graph)
    found = {check.name: check for check in Invariants(graph).checks() if not check.ok}
    assert [*found] == [name]
    assert finding in found[name].details
