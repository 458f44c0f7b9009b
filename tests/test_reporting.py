"""Every test that needs what not every machine has is marked so, and what did not run is told."""

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
    settings = "[pytest]\nmarkers =\n  neo4j\n  clients\naddopts = --strict-markers\n"
    (Path(pytester.path) / "pytest.ini").write_text(settings, "utf-8")
    return pytester


def test_what_uses_a_neo4j_is_marked(run: pytest.Pytester) -> None:
    run.makepyfile(TESTS)
    ran = run.runpytest_subprocess("-p", "tests.reporting", "-m", "neo4j", "--collect-only", "-q")
    ran.stdout.fnmatch_lines(["*::test_store?neo4j?", "*::test_store?neo4j-whole?", "*::test_server", "3/7 tests*"])


def test_what_did_not_run_on_neo4j_is_listed(run: pytest.Pytester) -> None:
    run.makepyfile(TESTS)
    ran = run.runpytest_subprocess("-p", "tests.reporting")
    ran.assert_outcomes(passed=4, skipped=3)
    ran.stdout.fnmatch_lines(["*NOT RUN ON NEO4J*", "3 tests: there is none", "*::test_store?neo4j-whole?"])


def test_without_a_mark_a_neo4j_is_not_used(run: pytest.Pytester) -> None:
    run.makepyfile(UNMARKED)
    ran = run.runpytest_subprocess("-p", "tests.reporting")
    ran.assert_outcomes(passed=1, errors=1)
    ran.stdout.fnmatch_lines(["*This test uses neo4j and is not marked so.*"])


NODELESS = """
import pytest

@pytest.fixture
def clients_folder():
    pytest.skip("there is no Node")

def test_apollo(clients_folder): pass
"""


def test_clients_that_did_not_run_are_listed_apart(run: pytest.Pytester) -> None:
    run.makepyfile(NODELESS)
    ran = run.runpytest_subprocess("-p", "tests.reporting")
    assert ran.ret == pytest.ExitCode.OK
    ran.stdout.fnmatch_lines(["*CLIENTS NOT RUN*", "1 tests: there is no Node", "*::test_apollo"])
    ran.stdout.no_fnmatch_line("*NOT RUN ON NEO4J*")


def test_what_did_not_run_fails_a_build(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    run.makepyfile(NODELESS)
    assert run.runpytest_subprocess("-p", "tests.reporting").ret == pytest.ExitCode.TESTS_FAILED
