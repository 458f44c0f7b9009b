"""What every test may use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.checkout import ROOT, strangers

settings.register_profile("untimed", deadline=None)
"""How long an example takes says how busy the machine is."""
settings.load_profile("untimed")

pytest_plugins = ["pytester", "tests.reporting", "tests.neo4j.fixtures", "tests.bundling"]


def pytest_configure() -> None:
    """Test this checkout or nothing."""
    told = list(strangers(ROOT, Path(sys.executable).with_name("rasso")))
    if told:
        raise pytest.UsageError(" ".join([*told, "Run `make env` in this checkout, and its .venv/bin/pytest."]))
