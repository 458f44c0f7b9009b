"""Marks the tests that need a real Neo4j, and says at the end which of them did not run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses a Neo4j fixture, or has a parameter that begins with "neo4j"."""
    for item in items:
        if _needs_neo4j(item):
            item.add_marker("neo4j")


@pytest.fixture(autouse=True)
def marked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that came to a Neo4j by a fixture's own request, and is not marked."""
    yield
    if request.node.get_closest_marker("neo4j") is None and _names_neo4j(request.fixturenames):
        pytest.fail("This test uses a Neo4j and is not marked so. Begin the parameter that says it with 'neo4j'.")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """List the Neo4j tests that were skipped, by reason."""
    skipped = _skipped(terminalreporter)
    if not skipped:
        return
    terminalreporter.section("NOT RUN ON NEO4J", red=True)
    for reason, number in Counter(_reason(report) for report in skipped).items():
        terminalreporter.line(f"{number} tests: {reason}")
    for report in skipped:
        terminalreporter.line(f"  {report.nodeid}")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With CI=true a skipped Neo4j test is a failure of the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and _skipped(reporter) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _needs_neo4j(item: pytest.Item) -> bool:
    parameters = getattr(getattr(item, "callspec", None), "params", {}).values()
    told = any(isinstance(one, str) and one.startswith("neo4j") for one in parameters)
    return told or _names_neo4j(getattr(item, "fixturenames", ()))


def _names_neo4j(fixtures: Iterable[str]) -> bool:
    return any("neo4j" in name for name in fixtures)


def _skipped(reporter: Any) -> list[pytest.TestReport]:
    reports: list[pytest.TestReport] = reporter.stats.get("skipped", []) if reporter else []
    return [report for report in reports if "neo4j" in report.keywords]


def _reason(report: pytest.TestReport) -> str:
    where = report.longrepr
    return where[2].removeprefix("Skipped: ") if isinstance(where, tuple) else str(where)
