"""Every setting of the server and the command line, each once: its variable, its default, what it does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, TypeVar

from rasso_graph.resolvers.limits import Limits

T = TypeVar("T")

_LIMITS = Limits()
_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off"}
LEVELS = ("debug", "info", "warning", "error")
FORMATS = ("auto", "text", "json")


class SettingsError(Exception):
    """Settings that cannot be read. `problems` has one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _text(said: str) -> str:
    return said


def _flag(said: str) -> bool:
    if said.lower() in _TRUE | _FALSE:
        return said.lower() in _TRUE
    raise ValueError("say true or false")


def _names(said: str) -> tuple[str, ...]:
    return tuple(name.strip().rstrip("/") for name in said.split(",") if name.strip())


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(said: str) -> int:
        if said.isascii() and said.isdigit() and least <= int(said) <= most:
            return int(said)
        raise ValueError(f"give a whole number from {least} to {most}")

    return read


def _seconds(said: str) -> float:
    advice = "give seconds, more than 0 and at most 3600"
    try:
        seconds = float(said)
    except ValueError:
        raise ValueError(advice) from None
    if not 0 < seconds <= 3600:
        raise ValueError(advice)
    return seconds


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(said: str) -> str:
        if said.lower() in choices:
            return said.lower()
        raise ValueError(f"say one of {', '.join(choices)}")

    return read


def _setting(variable: str, default: T, read: Callable[[str], T], words: str, secret: bool = False) -> T:
    told = {"variable": variable, "read": read, "words": words, "secret": secret}
    made: Any = field(default=default, metadata=told, repr=not secret)
    return made


@dataclass(frozen=True)
class Settings:
    """What the environment says, or the default. Times are in seconds, sizes in bytes unless it says so."""

    store: str = _setting(
        "RASSO_STORE",
        "",
        _text,
        "Address of the store: `sqlite:///path/to/file`, `neo4j://host` or `bolt://host:port/database`. "
        "Empty: a SQLite file in the user's data folder.",
    )
    neo4j_user: str = _setting("RASSO_NEO4J_USER", "neo4j", _text, "User of the Neo4j store.")
    neo4j_password: str = _setting(
        "RASSO_NEO4J_PASSWORD", "", _text, "Password of the Neo4j store. Never printed.", secret=True
    )
    neo4j_database: str = _setting(
        "RASSO_NEO4J_DATABASE",
        "",
        _text,
        "Database of the Neo4j store, where its address names none. Empty: the server's default.",
    )
    corpus: str = _setting(
        "RASSO_CORPUS",
        "",
        _text,
        "Folder of the documents' texts, for quotations and checks. Empty: do without.",
    )
    host: str = _setting("RASSO_HOST", "127.0.0.1", _text, "Address to listen on. `0.0.0.0` lets other machines in.")
    port: int = _setting("RASSO_PORT", 8000, _whole(0, 65535), "Port to listen on. 0 takes a free one and prints it.")
    cors_origins: tuple[str, ...] = _setting(
        "RASSO_CORS_ORIGINS",
        ("*",),
        _names,
        "Origins whose pages may ask, separated by commas; `*` is any, as the data is public. Empty: none.",
    )
    graphiql: bool = _setting(
        "RASSO_GRAPHIQL",
        True,
        _flag,
        "Whether a browser that opens `/graphql` gets GraphiQL, loaded from a CDN.",
    )
    query_timeout: float = _setting(
        "RASSO_QUERY_TIMEOUT", 10.0, _seconds, "Seconds that a statement may take before its field fails."
    )
    operation_timeout: float = _setting(
        "RASSO_OPERATION_TIMEOUT",
        _LIMITS.seconds,
        _seconds,
        "Seconds that an operation may take before its fields without an answer fail.",
    )
    body_timeout: float = _setting(
        "RASSO_BODY_TIMEOUT", 10.0, _seconds, "Seconds that a request's body may take to arrive."
    )
    shutdown_timeout: int = _setting(
        "RASSO_SHUTDOWN_TIMEOUT",
        10,
        _whole(1, 600),
        "Seconds that requests under way get to finish at shutdown.",
    )
    max_body: int = _setting(
        "RASSO_MAX_BODY", 100_000, _whole(100, 100_000_000), "Largest body of a request, in bytes."
    )
    max_url: int = _setting(
        "RASSO_MAX_URL", 16_000, _whole(100, 64_000), "Longest path and query string of a request, in bytes."
    )
    max_headers: int = _setting(
        "RASSO_MAX_HEADERS",
        32_000,
        _whole(1_000, 64_000),
        "Headers of a request, names and values, in bytes.",
    )
    max_tokens: int = _setting(
        "RASSO_MAX_TOKENS",
        _LIMITS.tokens,
        _whole(10, 1_000_000),
        "Lexical tokens that a GraphQL document may hold.",
    )
    max_depth: int = _setting(
        "RASSO_MAX_DEPTH",
        _LIMITS.depth,
        _whole(1, 100),
        "Selections within selections that a document may hold.",
    )
    max_fields: int = _setting(
        "RASSO_MAX_FIELDS", _LIMITS.fields, _whole(10, 1_000_000), "Fields that one operation may ask for."
    )
    max_rows: int = _setting(
        "RASSO_MAX_ROWS",
        _LIMITS.rows,
        _whole(100, 100_000_000),
        "Rows that one operation may have the store read.",
    )
    max_roots: int = _setting(
        "RASSO_MAX_ROOTS", _LIMITS.roots, _whole(1, 10_000), "Root fields that one operation may ask for."
    )
    max_values: int = _setting(
        "RASSO_MAX_VALUES",
        _LIMITS.values,
        _whole(1, 1_000_000),
        "Values that all filters of one operation may hold, each counted as often as it is used.",
    )
    max_tests: int = _setting(
        "RASSO_MAX_TESTS",
        _LIMITS.tests,
        _whole(1_000, 1_000_000_000),
        "Tests that filters, orders, counts and facets of one operation may have the store make.",
    )
    at_once: int = _setting(
        "RASSO_AT_ONCE",
        _LIMITS.at_once,
        _whole(1, 40),
        "Statements of one operation that a store works on at a time.",
    )
    max_concurrent: int = _setting(
        "RASSO_MAX_CONCURRENT",
        64,
        _whole(1, 10_000),
        "Operations answered at once; one more is told to come back.",
    )
    gzip_from: int = _setting(
        "RASSO_GZIP_FROM", 2_000, _whole(0, 100_000_000), "Smallest response that is compressed, in bytes."
    )
    server_timing: bool = _setting(
        "RASSO_SERVER_TIMING",
        False,
        _flag,
        "Whether responses say in `Server-Timing` how long they and their statements took.",
    )
    log_level: str = _setting(
        "RASSO_LOG_LEVEL", "info", _one_of(*LEVELS), f"Least that is logged: {', '.join(LEVELS)}."
    )
    log_format: str = _setting(
        "RASSO_LOG_FORMAT",
        "auto",
        _one_of(*FORMATS),
        "`text`, `json` a line, or `auto`: text on a terminal, else json.",
    )


@dataclass(frozen=True)
class Row:
    """One setting as the table shows it."""

    variable: str
    default: str
    value: str
    words: str


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this environment (default: the process's). Raises SettingsError with every problem."""
    said = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    problems: list[str] = []
    for one in fields(Settings):
        variable = one.metadata["variable"]
        if variable not in said:
            continue
        try:
            values[one.name] = one.metadata["read"](said[variable].strip())
        except ValueError as error:
            problems.append(f"{variable} is {said[variable]!r}: {error}.")
    if problems:
        raise SettingsError(problems)
    return Settings(**values)


def rows(settings: Settings) -> Iterator[Row]:
    """The settings as a table, in the order they are declared. A secret's value is not shown."""
    for one in fields(settings):
        value = getattr(settings, one.name)
        hidden = one.metadata["secret"] and value
        yield Row(
            one.metadata["variable"],
            _shown(one),
            "(hidden)" if hidden else _plain(value),
            one.metadata["words"],
        )


def markdown() -> str:
    """The settings as a table in Markdown, for docs/reference.md."""
    lines = ["| variable | default | what it does |", "|---|---|---|"]
    lines += [f"| `{row.variable}` | {_code(row.default)} | {row.words} |" for row in rows(Settings())]
    return "\n".join(lines) + "\n"


def _shown(one: Field[Any]) -> str:
    return _plain(one.default)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ",".join(str(name) for name in value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return f"{value:g}" if isinstance(value, float) else str(value)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
