"""What every test may use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.checkout import ROOT, strangers

pytest_plugins = ["pytester", "tests.reporting", "tests.neo4j.fixtures", "tests.bundling"]


def pytest_configure() -> None:
    """Test this checkout or nothing."""
    told = list(strangers(ROOT, Path(sys.executable).with_name("rasso")))
    if told:
        raise pytest.UsageError(" ".join([*told, "Run `make env` in this checkout, and its .venv/bin/pytest."]))
