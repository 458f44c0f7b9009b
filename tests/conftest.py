"""What every test may use."""

from __future__ import annotations

pytest_plugins = ["tests.neo4j.fixtures", "tests.neo4j.reporting"]
