"""Where a store is: one address, every part of which means something or is refused."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rasso_graph.loaders.sqlite_opening import place_of

_BOLT = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_FORMS = "Write sqlite:///path/to/file, neo4j://host or bolt://host:7687/database"
_HOST = re.compile(r"[\w.:%-]+")
_DATABASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,64}")
_THREE_SLASHES = "Write sqlite:///path/to/file, with three slashes"


class BadAddress(ValueError):
    """The text names no store, or holds a part that says nothing here; the message says what one looks like."""


@dataclass(frozen=True)
class SqliteAddress:
    """The embedded store: a file."""

    path: Path

    def __str__(self) -> str:
        return place_of(self.path)


@dataclass(frozen=True)
class Neo4jAddress:
    """A Neo4j server, and the database in it; None is the server's default. Without a password it asks for none."""

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str | None = None

    def __str__(self) -> str:
        return f"{self.uri}/{self.database}" if self.database else self.uri


Address = SqliteAddress | Neo4jAddress


def default_path() -> Path:
    """The embedded store in the user's data folder, by the custom of the platform."""
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    else:
        folder = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(folder) / "rasso-graph" / "rasso.db"


def parse(text: str | None = None, environ: Mapping[str, str] | None = None) -> Address:
    """The store that a text names; without one, RASSO_STORE's, else the default file. Raises BadAddress.

    `sqlite:///path` is absolute, `sqlite:path` relative to the working folder; `bolt://host:port/database` names a
    database, else RASSO_NEO4J_DATABASE does. Neo4j's credentials come from RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD,
    never from the address.
    """
    environ = os.environ if environ is None else environ
    text = text or environ.get("RASSO_STORE")
    if not text:
        return SqliteAddress(default_path())
    scheme, colon, rest = text.partition(":")
    scheme = scheme.lower()
    if colon and scheme == "sqlite":
        return SqliteAddress(_path(text, rest))
    if colon and scheme in _BOLT:
        return _neo4j(text, f"{scheme}:{rest}", environ)
    # What looks like somebody's password is not repeated.
    raise BadAddress(f"'{f'{scheme}:...' if '@' in text else text}' names no store. {_FORMS}")


def _path(text: str, rest: str) -> Path:
    _refuse_parts(text, rest, "in a path, ? is %3F and # is %23")
    path = _unquoted(text, rest)
    if path.startswith("//"):
        host, _, path = path[2:].partition("/")
        path = f"/{path}"
        if host:
            raise BadAddress(f"'{text}' names a host and no file. {_THREE_SLASHES}")
    if not path.strip("/") or path.endswith("/") or ":memory:" in path:
        raise BadAddress(f"'{text}' names no file. {_THREE_SLASHES}")
    return Path("/" + path.lstrip("/") if path.startswith("/") and not _drive(path) else path.lstrip("/"))


def _unquoted(text: str, path: str) -> str:
    try:
        read = unquote(path, errors="strict")
    except UnicodeDecodeError:
        read = "\0"
    if not read.isprintable():
        raise BadAddress(f"'{text}' holds what is no printable text in UTF-8. Write % itself as %25")
    return read


def _drive(path: str) -> bool:
    return sys.platform == "win32" and path[2:3] == ":"


def _refuse_parts(text: str, rest: str, advice: str) -> None:
    """Refuses what nothing here reads: it would be ignored without a word."""
    if not text.isprintable():
        raise BadAddress(f"{text!r} holds a character that cannot be printed. {_FORMS}")
    for mark, name in (("?", "a query"), ("#", "a fragment")):
        if mark in rest:
            said = mark + rest.partition(mark)[2]
            raise BadAddress(f"'{text}' ends in {name} ({said}), which says nothing here. Leave it out; {advice}")


def _neo4j(text: str, said: str, environ: Mapping[str, str]) -> Neo4jAddress:
    if "@" in said:
        raise BadAddress("The address holds a user name. Set RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD instead")
    _refuse_parts(text, said, "settings have variables of their own")
    server, _, name = said.partition("://")[2].partition("/")
    wrong = _wrong(server)
    if wrong:
        raise BadAddress(f"'{text}' {wrong}. {_FORMS}")
    uri = f"{said.partition(':')[0]}://{server.removesuffix(':')}"
    user, password = environ.get("RASSO_NEO4J_USER", "neo4j"), environ.get("RASSO_NEO4J_PASSWORD", "")
    database = _unquoted(text, name) or environ.get("RASSO_NEO4J_DATABASE", "")
    return Neo4jAddress(uri, user, password, _database(database) if database else None)


def _wrong(server: str) -> str | None:
    """What is wrong with `host:port`, as a sentence goes on."""
    if "," in server:
        return "names several servers. Name one: a cluster's tells neo4j:// of the others"
    try:
        host, port = urlsplit(f"//{server}").hostname, urlsplit(f"//{server}").port
    except ValueError:
        return "has a host or a port that cannot be read; a port is a number up to 65535"
    if not host or not _HOST.fullmatch(host):
        return "names no host"
    return "names port 0, where nothing answers" if port == 0 else None


def _database(name: str) -> str:
    if name.lower() == "system" or not _DATABASE.fullmatch(name):
        raise BadAddress(f"'{name}' is no database for a graph. Take a name of letters, digits, dots and dashes")
    return name
