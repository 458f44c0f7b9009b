"""Marks the tests that need what not every machine has, and says at the end which of them did not run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import pytest

NEEDS = {"neo4j": "NOT RUN ON NEO4J", "clients": "CLIENTS NOT RUN", "bundled": "GRAPHIQL NOT LOOKED AT"}
"""The marks, by a word in the names of the fixtures that need it, with the heading under which it is told."""


def leave_out(reason: str) -> NoReturn:
    """Skip a test that cannot be run here; with CI=true fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses such a fixture, or has a parameter that begins with the word."""
    for item in items:
        for word in NEEDS:
            if _needs(item, word):
                item.add_marker(word)


@pytest.fixture(autouse=True)
def marked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that came to a Neo4j by a fixture's own request, and is not marked."""
    yield
    for word in NEEDS:
        if request.node.get_closest_marker(word) is None and _named(word, request.fixturenames):
            pytest.fail(f"This test uses {word} and is not marked so. Begin the parameter that says it with '{word}'.")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """List the tests that were skipped, by what they need and by reason."""
    for word, heading in NEEDS.items():
        if skipped := _skipped(terminalreporter, word):
            _tell(terminalreporter, heading, skipped)


def _tell(reporter: Any, heading: str, skipped: list[pytest.TestReport]) -> None:
    reporter.section(heading, red=True)
    for reason, number in Counter(_reason(report) for report in skipped).items():
        reporter.line(f"{number} tests: {reason}")
    for report in skipped:
        reporter.line(f"  {report.nodeid}")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With CI=true a skipped test of these is a failure of the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = any(_skipped(reporter, word) for word in NEEDS)
    if os.environ.get("CI") == "true" and skipped and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _needs(item: pytest.Item, word: str) -> bool:
    parameters = getattr(getattr(item, "callspec", None), "params", {}).values()
    told = any(isinstance(one, str) and one.startswith(word) for one in parameters)
    return told or _named(word, getattr(item, "fixturenames", ()))


def _named(word: str, fixtures: Iterable[str]) -> bool:
    return any(word in name for name in fixtures)


def _skipped(reporter: Any, word: str) -> list[pytest.TestReport]:
    reports: list[pytest.TestReport] = reporter.stats.get("skipped", []) if reporter else []
    return [report for report in reports if word in report.keywords]


def _reason(report: pytest.TestReport) -> str:
    where = report.longrepr
    return where[2].removeprefix("Skipped: ") if isinstance(where, tuple) else str(where)
