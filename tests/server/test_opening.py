"""A store is imported when it is named."""

from __future__ import annotations

import subprocess
import sys

import pytest

OPENED = """
import asyncio, sys
import rasso_graph.server.cli
from rasso_graph.server.opening import open_service
from rasso_graph.server.settings import Settings

async def opened(store):
    async with open_service(Settings(store=store)):
        print("neo4j" in sys.modules)

asyncio.run(opened(sys.argv[1]))
"""


@pytest.mark.parametrize(("store", "imported"), [("sqlite:///no/such.db", "False"), ("bolt://127.0.0.1:1", "True")])
def test_the_driver_of_neo4j_is_imported_for_neo4j_only(store: str, imported: str) -> None:
    ran = subprocess.run([sys.executable, "-c", OPENED, store], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == imported
