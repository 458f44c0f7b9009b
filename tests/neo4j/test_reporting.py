"""Every test that uses a Neo4j is marked so, and what did not run is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkout import ROOT

TESTS = """
import pytest

@pytest.fixture(scope="session")
def neo4j_server():
    pytest.skip("there is none")

@pytest.fixture(scope="session")
def another():
    return None

@pytest.fixture(scope="module", params=["sqlite", "sqlite-whole", "neo4j", "neo4j-whole", ("a", "pair")])
def store(request):
    if str(request.param).startswith("neo4j"):
        request.getfixturevalue("neo4j_server")

def test_store(store): pass

def test_server(neo4j_server): pass

def test_another(another): pass
"""
UNMARKED = """
import pytest

@pytest.fixture(scope="session")
def neo4j_server(): pass

@pytest.fixture(params=["real"])
def store(request):
    request.getfixturevalue("neo4j_server")

def test_store(store): pass
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder of its own, where the reporting of these tests is a plugin."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("CI", raising=False)
    (Path(pytester.path) / "pytest.ini").write_text("[pytest]\nmarkers = neo4j\naddopts = --strict-markers\n", "utf-8")
    return pytester


def test_what_uses_a_neo4j_is_marked(run: pytest.Pytester) -> None:
    run.makepyfile(TESTS)
    ran = run.runpytest_subprocess("-p", "tests.neo4j.reporting", "-m", "neo4j", "--collect-only", "-q")
    ran.stdout.fnmatch_lines(["*::test_store?neo4j?", "*::test_store?neo4j-whole?", "*::test_server", "3/7 tests*"])


def test_what_did_not_run_on_neo4j_is_listed(run: pytest.Pytester) -> None:
    run.makepyfile(TESTS)
    ran = run.runpytest_subprocess("-p", "tests.neo4j.reporting")
    ran.assert_outcomes(passed=4, skipped=3)
    ran.stdout.fnmatch_lines(["*NOT RUN ON NEO4J*", "3 tests: there is none", "*::test_store?neo4j-whole?"])


def test_without_a_mark_a_neo4j_is_not_used(run: pytest.Pytester) -> None:
    run.makepyfile(UNMARKED)
    ran = run.runpytest_subprocess("-p", "tests.neo4j.reporting")
    ran.assert_outcomes(passed=1, errors=1)
    ran.stdout.fnmatch_lines(["*This test uses a Neo4j and is not marked so.*"])
