"""Every setting of the server and the command line, each once: its default, its bounds, what it does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

import pydantic.dataclasses
from pydantic import BeforeValidator, ConfigDict, Field, SecretStr, TypeAdapter, ValidationError

from rasso_graph.loaders.address import Address, parse
from rasso_graph.resolvers.request.limits import Limits

_LIMITS = Limits()


class SettingsError(Exception):
    """Settings that cannot be read. `problems` has one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _names(said: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(said, tuple):
        return said
    return tuple(name.strip().rstrip("/") for name in said.split(",") if name.strip())


Names = Annotated[tuple[str, ...], BeforeValidator(_names)]
Seconds = Annotated[float, Field(gt=0, le=3600)]
Level = Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(str.lower)]
Form = Annotated[Literal["auto", "text", "json"], BeforeValidator(str.lower)]


def _whole(default: int, least: int, most: int) -> int:
    return Field(default=default, ge=least, le=most)


@pydantic.dataclasses.dataclass(frozen=True, config=ConfigDict(use_attribute_docstrings=True))
class Settings:
    """What the environment says, or the default. The variable of `port` is RASSO_PORT, and so on.

    Times are in seconds, sizes in bytes unless it says so. Raises pydantic's ValidationError.
    """

    store: str = Field(
        default="",
        description="Address of the store: `sqlite:///path/to/file`, `neo4j://host` or `bolt://host:port/database`. "
        "Empty: a SQLite file in the user's data folder.",
    )
    neo4j_user: str = "neo4j"
    """User of the Neo4j store."""
    neo4j_password: SecretStr = SecretStr("")
    """Password of the Neo4j store. Never printed."""
    neo4j_database: str = ""
    """Database of the Neo4j store, where its address names none. Empty: the server's default."""
    corpus: str = ""
    """Folder of the documents' texts, for quotations and checks; several as in `PATH`. Empty: do without."""
    curator: str = ""
    """Who applies records, for the log of revisions: a name, a role or a mark. Empty: nobody is named."""
    namespace: str = ""
    """What makes addresses of ids in linked data, with a `/` at its end. Empty: `https://rasso-graph.example/`."""
    host: str = "127.0.0.1"
    """Address to listen on. `0.0.0.0` lets other machines in."""
    port: int = _whole(8000, 0, 65535)
    """Port to listen on. 0 takes a free one and prints it."""
    cors_origins: Names = ("*",)
    """Origins whose pages may ask, separated by commas; `*` is any, as the data is public. Empty: none."""
    graphiql: bool = True
    """Whether a browser that opens `/graphql` gets GraphiQL."""
    embed_from: Names = ()
    """Origins whose pages may show `/embed/lineage` in a frame, separated by commas; `*` is any. Empty: none."""
    documents: str = ""
    """Folder of trusted documents: `.graphql` files, and `.json` lists of ids and texts. Empty: none."""
    only_documents: bool = False
    """Whether the trusted documents are the only ones that are answered."""
    explain: bool = False
    """Whether answers tell in `extensions.explain` how the store answered each statement. Slower; for development."""
    server_timing: bool = False
    """Whether responses say in `Server-Timing` how long they and their statements took."""
    query_timeout: Seconds = 10.0
    """Seconds that a statement may take before its field fails."""
    operation_timeout: Seconds = _LIMITS.seconds
    """Seconds that an operation may take before its fields without an answer fail."""
    head_timeout: Seconds = 10.0
    """Seconds that a request's first line and headers may take to arrive before its connection is cut."""
    body_timeout: Seconds = 10.0
    """Seconds that a request's body may take to arrive."""
    send_timeout: Seconds = 60.0
    """Seconds in which a client takes an answer before its connection is cut."""
    shutdown_timeout: int = _whole(10, 1, 600)
    """Seconds that requests under way get to finish at shutdown."""
    max_body: int = _whole(100_000, 100, 100_000_000)
    """Largest body of a request, in bytes."""
    max_url: int = _whole(16_000, 100, 64_000)
    """Longest path and query string of a request, in bytes."""
    max_headers: int = _whole(32_000, 1_000, 64_000)
    """Headers of a request, names and values, in bytes."""
    max_tokens: int = _whole(_LIMITS.tokens, 10, 1_000_000)
    """Lexical tokens that a GraphQL document may hold."""
    max_depth: int = _whole(_LIMITS.depth, 1, 100)
    """Selections within selections that a document may hold."""
    max_fields: int = _whole(_LIMITS.fields, 10, 1_000_000)
    """Fields that one operation may ask for."""
    max_rows: int = _whole(_LIMITS.rows, 100, 100_000_000)
    """Rows that one operation may have the store read."""
    max_roots: int = _whole(_LIMITS.roots, 1, 10_000)
    """Root fields that one operation may ask for."""
    max_values: int = _whole(_LIMITS.values, 1, 1_000_000)
    """Values that all filters of one operation may hold, each counted as often as it is used."""
    max_tests: int = _whole(_LIMITS.tests, 1_000, 1_000_000_000)
    """Tests that filters, orders, counts and facets of one operation may have the store make."""
    at_once: int = _whole(_LIMITS.at_once, 1, 40)
    """Statements of one operation that a store works on at a time."""
    max_concurrent: int = _whole(64, 1, 10_000)
    """Operations answered at once; one more is told to come back."""
    cache_control: str = "public, max-age=0, must-revalidate"
    """`Cache-Control` of what a GET may repeat: answers without errors, pages, the schema."""
    answers: int = _whole(32_000_000, 0, 10_000_000_000)
    """Bytes of answers that are kept, to be given again while the graph stays as it is. 0: none."""
    gzip_from: int = _whole(2_000, 0, 100_000_000)
    """Smallest response that is compressed, in bytes."""
    log_level: Level = "info"
    """Least that is logged: debug, info, warning, error."""
    log_format: Form = "auto"
    """`text`, `json` a line, or `auto`: text on a terminal, else json."""

    def address(self) -> Address:
        """The store that these name. Raises BadAddress."""
        named = {
            "RASSO_NEO4J_USER": self.neo4j_user,
            "RASSO_NEO4J_PASSWORD": self.neo4j_password.get_secret_value(),
            "RASSO_NEO4J_DATABASE": self.neo4j_database,
        }
        return parse(self.store, named)


@dataclass(frozen=True)
class SettingShown:
    """One setting as the table shows it."""

    variable: str
    default: str
    value: str
    words: str


def variable_of(setting: str) -> str:
    """The environment's name for a setting: RASSO_PORT for `port`."""
    return f"RASSO_{setting.upper()}"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this environment (default: the process's). Raises SettingsError with every problem."""
    said = os.environ if environment is None else environment
    given: dict[str, Any] = {name: said[variable_of(name)] for name in _declared() if variable_of(name) in said}
    try:
        return Settings(**{name: text.strip() for name, text in given.items()})
    except ValidationError as error:
        wrong = [str(one["loc"][0]) for one in error.errors()]
        raise SettingsError([f"{variable_of(one)} is {given[one]!r}: {_advice(one)}." for one in wrong]) from None


def _declared() -> dict[str, Any]:
    """What JSON Schema says of each setting, in the order they are declared."""
    return TypeAdapter(Settings).json_schema()["properties"]


def _advice(setting: str) -> str:
    match _declared()[setting]:
        case {"enum": choices}:
            return f"say one of {', '.join(choices)}"
        case {"type": "integer", "minimum": least, "maximum": most}:
            return f"give a whole number from {least} to {most}"
        case {"type": "number", "maximum": most}:
            return f"give seconds, more than 0 and at most {most}"
        case _:
            return "say true or false"


def rows(settings: Settings) -> Iterator[SettingShown]:
    """The settings as a table, in the order they are declared. A secret's value is not shown."""
    for name, one in _declared().items():
        yield SettingShown(
            variable_of(name), _plain(one["default"]), _plain(getattr(settings, name)), one["description"]
        )


def markdown() -> str:
    """The settings as a table in Markdown, for docs/reference.md."""
    lines = ["| variable | default | what it does |", "|---|---|---|"]
    lines += [f"| `{row.variable}` | {_code(row.default)} | {row.words} |" for row in rows(Settings())]
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple() | list():
            return ",".join(cast(Sequence[str], value))
        case float():
            return f"{value:g}"
        case SecretStr():
            return "(hidden)" if value else ""
        case _:
            return str(value)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
