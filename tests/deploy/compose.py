"""docker-compose.yml as Docker Compose reads it: variables put in, services in the order in which they start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, cast

from ruamel.yaml import YAML

from tests.shapes import is_list, is_object

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"
_VARIABLE = re.compile(r"\$(?:\$|\{(?P<name>\w+)(?:(?P<how>:[-+?])(?P<told>[^{}]*))?\}|(?P<other>))")


class Unset(Exception):
    """A variable that must be set is not; Docker Compose starts nothing then."""


def interpolated(text: str, variables: Mapping[str, str]) -> str:
    """`text` with `${NAME}`, `${NAME:-else}`, `${NAME:+instead}`, `${NAME:?why}` and `$$` put in."""

    def put(found: re.Match[str]) -> str:
        if found["other"] is not None:
            raise ValueError(f"a bare $ in {text!r}")
        if found["name"] is None:
            return "$"
        value, told = variables.get(found["name"], ""), found["told"] or ""
        if found["how"] == ":?" and not value:
            raise Unset(f"{found['name']}: {told}")
        return {":-": value or told, ":+": told if value else ""}.get(found["how"], value)

    return _VARIABLE.sub(put, text)


def _everywhere(value: Any, variables: Mapping[str, str]) -> Any:
    if is_object(value):
        return {name: _everywhere(inside, variables) for name, inside in value.items()}
    if is_list(value):
        return [_everywhere(inside, variables) for inside in value]
    return interpolated(value, variables) if isinstance(value, str) else value


@dataclass(frozen=True)
class Service:
    """One service, as told under its name."""

    name: str
    told: dict[str, Any]

    @property
    def environment(self) -> dict[str, str]:
        return self.told.get("environment", {})

    @property
    def needs(self) -> dict[str, str]:
        """What must have happened to which other services before this one starts."""
        return {name: how["condition"] for name, how in self.told.get("depends_on", {}).items()}

    @property
    def mounts(self) -> dict[str, str]:
        """The volume or folder at each path inside."""
        parts = (mount.split(":") for mount in self.told.get("volumes", ()))
        return {path: source for source, path, *_ in parts}

    @property
    def ports(self) -> list[tuple[str, str, int]]:
        """Address and port outside, and the port inside."""
        return [(address, outside, int(inside)) for address, outside, inside in map(_port, self.told.get("ports", ()))]


def _port(said: str) -> tuple[str, str, str]:
    address, outside, inside = said.rsplit(":", 2)
    return address, outside, inside


def told() -> dict[str, Any]:
    """The file as it stands, anchors and merges resolved."""
    return cast(Any, YAML(typ="safe")).load(FILE)


def services(variables: Mapping[str, str]) -> dict[str, Service]:
    """Every service, whatever its profile. Raises Unset."""
    return {name: Service(name, _everywhere(said, variables)) for name, said in told()["services"].items()}


def in_order(known: Mapping[str, Service], wanted: str) -> Iterator[Service]:
    """What starts for the wanted service, each after what it needs."""
    graph: dict[str, set[str]] = {}
    waiting = [wanted]
    while waiting:
        name = waiting.pop()
        graph[name] = set(known[name].needs)
        waiting += graph[name]
    return (known[name] for name in TopologicalSorter(graph).static_order())
