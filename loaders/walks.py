"""Traversal files: `NAME.cypher` and `NAME.sql`, read once."""

from functools import cache
from importlib.resources import files


@cache
def walk_text(name: str, dialect: str) -> str:
    """The statement in this dialect (`cypher` or `sql`), header comment included."""
    return files("rasso_graph.loaders").joinpath("walks", f"{name}.{dialect}").read_text("utf-8")
