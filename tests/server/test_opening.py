"""What a command needs is imported, and nothing else of what takes long."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from rasso_graph.server.cli import rasso

OPENED = """
import asyncio, sys
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


HELPED = """
import sys
from rasso_graph.server.cli import main

try:
    main([*sys.argv[2:], "--help"])
finally:
    print(any(name == sys.argv[1] or name.startswith(sys.argv[1] + ".") for name in sys.modules))
"""


@pytest.mark.parametrize(
    ("command", "package", "imported"),
    [
        (["seed", "plan"], "rasso_graph.seed", "True"),
        (["seed", "plan"], "rasso_graph.schema", "False"),
        (["seed", "plan"], "neo4j", "False"),
        (["query"], "rasso_graph.schema", "True"),
        (["query"], "rasso_graph.seed", "False"),
        (["serve"], "rasso_graph.seed", "False"),
        (["settings"], "rasso_graph.seed", "False"),
    ],
)
def test_a_command_imports_no_package_that_it_does_without(command: list[str], package: str, imported: str) -> None:
    ran = subprocess.run([sys.executable, "-c", HELPED, package, *command], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == imported


def test_every_command_has_the_name_by_which_it_is_found() -> None:
    seed = rasso.get_command(click.Context(rasso), "seed")
    assert isinstance(seed, click.Group)
    for group in (rasso, seed):
        context = click.Context(group)
        found = {name: group.get_command(context, name) for name in group.list_commands(context)}
        assert len(found) > 7
        assert {name: one.name for name, one in found.items() if one} == {name: name for name in found}
        assert group.get_command(context, "no-such") is None
