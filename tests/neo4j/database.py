"""A database the tests may wipe: empty, or marked as theirs.

The mark is a constraint and not a node: it survives a wipe, and no test counts it.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any, LiteralString, Protocol, cast

from neo4j import Driver, GraphDatabase

_MARK = "rasso_test"
_OURS = "SHOW CONSTRAINTS YIELD name WHERE name = $mark RETURN count(*)"
_MARKED_BY_HAND = "MATCH (n) WHERE 'RassoTest' IN labels(n) RETURN count(n)"
_NODES = "MATCH (n) RETURN count(n)"
_INDEXES = "SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN count(*)"


class Named(Protocol):
    """A server's address, and somebody it knows."""

    @property
    def uri(self) -> str: ...

    @property
    def user(self) -> str: ...

    @property
    def password(self) -> str: ...


def connected(server: Named, **settings: Any) -> Driver:
    """A driver, which the caller closes."""
    return cast(Any, GraphDatabase).driver(server.uri, auth=(server.user, server.password), **settings)


class NotOurs(Exception):
    """The named database holds something that is not the tests'."""


def claim(driver: Driver) -> None:
    """Mark the database as the tests'.

    Raises:
        NotOurs: it is neither empty nor marked by an earlier run or by a node (:RassoTest).
    """
    marked = _count(driver, _OURS, mark=_MARK) or _count(driver, _MARKED_BY_HAND)
    if not marked and (_count(driver, _NODES) or _count(driver, _INDEXES)):
        raise NotOurs(
            "The database that RASSO_TEST_NEO4J names is not empty, and tests would wipe it. "
            "Name another; or, if its content may go, run CREATE (:RassoTest) in it."
        )
    # An earlier run may have left the layout of other code.
    wipe(driver)
    driver.execute_query(f"CREATE CONSTRAINT {_MARK} IF NOT EXISTS FOR (n:RassoTest) REQUIRE n.id IS UNIQUE")


def release(driver: Driver) -> None:
    """Leave the database as empty as it was found, without the mark."""
    wipe(driver)
    driver.execute_query(f"DROP CONSTRAINT {_MARK} IF EXISTS")


def wipe(driver: Driver, kept: Set[str] = frozenset()) -> None:
    """Delete all nodes, constraints and indexes, except the mark and what is named as kept."""
    driver.execute_query("MATCH (n) DETACH DELETE n")
    for name in _names(driver, "SHOW CONSTRAINTS YIELD name WHERE name <> $mark", kept):
        driver.execute_query(f"DROP CONSTRAINT `{name}` IF EXISTS")
    left = "SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL"
    for name in _names(driver, left, kept):
        driver.execute_query(f"DROP INDEX `{name}` IF EXISTS")


def _count(driver: Driver, query: LiteralString, **values: Any) -> int:
    return driver.execute_query(query, values).records[0][0]


def _names(driver: Driver, query: LiteralString, kept: Set[str]) -> list[LiteralString]:
    found = [record["name"] for record in driver.execute_query(query, mark=_MARK).records]
    return [name for name in found if name not in kept]
