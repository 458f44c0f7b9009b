"""Writes the parts of docs/*.md that come from the code, between marks `from the code: NAME` and `end`, and the
codebook of exports.

With `--check` it writes nothing, names the pages that are not current, and exits 1 if there are any. The worked example
is followed over the packaged records: in the store that `--store ADDRESS` names, or in a new one, which takes seconds.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import fields
from inspect import getdoc
from pathlib import Path
from tempfile import TemporaryDirectory

from graphql import GraphQLField, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema
from keys import tables
from worked import worked

from rasso_graph import seed, server
from rasso_graph.loaders.address import Address, SqliteAddress, parse
from rasso_graph.model import enums
from rasso_graph.model.properties import (
    ADDED_IN,
    DAYS_OF_EDGES,
    DAYS_OF_NODES,
    DERIVED_EDGE_PROPERTIES,
    DERIVED_NODE_PROPERTIES,
    DERIVED_RELATIONS,
    EDGE_PROPERTIES,
    NODE_PROPERTIES,
)
from rasso_graph.model.searching import QUOTED, SEARCH_PROPERTIES
from rasso_graph.model.words import COMMITMENT, COMMITMENTS, HOLDING_STEPS, LABELS, RELATIONS
from rasso_graph.resolvers.planning.declarations import Dated, Named, Stored, declaration
from rasso_graph.resolvers.request.limits import Fixed, Limits
from rasso_graph.schema import core_schema
from rasso_graph.schema.kinds import LINKS
from rasso_graph.seed.storing.ddl import SQLITE_TABLES, SQLITE_VIEWS
from rasso_graph.server.browser import model_drawn, saved
from rasso_graph.server.cli.console import EXITS
from rasso_graph.server.refusals import CODES
from rasso_graph.server.settings import markdown

HERE = Path(__file__).parent
CODEBOOK = HERE.parent / "seed" / "codebook.json"
MODEL = HERE / "model.svg"
_TYPES = {"Int": "integer", "Float": "number", "Boolean": "boolean"}
FACTS = {
    "Ownership": "`OWNS`",
    "Involvement": "`INVOLVED_IN`",
    "Membership": "`MEMBER_OF`",
    "Tenure": "`HOLDS`",
    "Participation": "`PARTICIPATES`",
    "Publication": "`PUBLISHED`",
    "Dependency": "`DEPENDS_ON`",
    "LineageLink": "lineage",
}
"""Types of the API that show edges, and which edges."""
DERIVED = {
    "name": "A short name for the circle of a drawing, which tells a node from its neighbours; a theme has its own.",
    "kind": "The word by which the API knows the kind, such as STATUS_CLAIM.",
    "held": "On documents: whether it was read for this graph, or is only named.",
    "listed": "On wordings: whether it stands in its document's list; false for running text and reports of work done.",
    **dict.fromkeys(DAYS_OF_NODES[::2], "First day of that date; absent where its start is open."),
    **dict.fromkeys(DAYS_OF_NODES[1::2], "Last day of that date; absent where its end is open."),
    **dict.fromkeys(DAYS_OF_EDGES[::2], "First day of that date; absent where its start is open."),
    **dict.fromkeys(DAYS_OF_EDGES[1::2], "Last day of that date; absent where its end is open."),
    "title_sort": "The title, case folded.",
    "to_sort_number": "On commitments and wordings: the number, or the last, so that 2 comes before 10 and 1a after 1.",
    "to_sort_status": "On what has a status: its place as `Status` lists them, the unknown last.",
    "to_sort_theme": "On commitments and wordings: programme, place in it and id of the theme, the last told.",
    "to_sort_due": "On what may be due: last day of the due day or period told last; 9999-12-31 where none is.",
    "to_sort_place": "On commitments and wordings: the day of the document, its id and where the passage starts.",
    "when_earliest": "First day of its date, or of the document that dates it; 9999-12-31 where nobody tells.",
    "when_latest": "Last day of the same.",
    "when_dated": "That date as EDTF; absent where nobody tells.",
    "when_dated_said": "What is said of it in a few words, where anything is.",
    "when_dated_by": "The id of the thing whose date it is: its own, or the document's.",
    "place_url": "On citations: the address of the page, where those of the document and the page are recorded.",
    "when_known": "On nodes and facts: last day of the publication by which it is known, for `knownBy`.",
    "when_known_until": "On a settlement over which another counts: the day by which that one is known, for `knownBy`.",
    "when_settled": "On what is settled: the day by which the first settlement is known, for `knownBy`.",
    "when_holds_from": "On claims, facts that hold for a time, `TRACES` and `CHAINS`: last day of the start (`asOf`).",
    "when_holds_until": "On facts that hold for a time: first day of the end, 9999-12-31 where it is open, for `asOf`.",
    "when_finished": "Last day of what happened, or since when a commitment is told to be delivered or dropped.",
    "overdue": "On commitments: whether every due day told had passed when the documents last tell of anything.",
    "weight": "On `OWNS` and `INVOLVED_IN`: the place of the role among all roles, the weightiest 0.",
    **dict.fromkeys(SEARCH_PROPERTIES, "Tokens in which a search looks; `SearchField` below says of what."),
    QUOTED: "On citations, the tokens of the quotation; there where it is, and outside of the digest as it is.",
    "link": "On `TRACES` and `CHAINS`: the id of the fact behind it.",
    "type_of_link": "On `TRACES`, `CHAINS` and `HAPPENED`: the type of that fact, or ABOUT.",
    "later": "On `TRACES`: the id of the later end of that fact.",
    "earlier": "On `TRACES`: the id of its earlier end.",
}
_MARKED = re.compile(r"(<!-- from the code: ([a-z0-9/. -]+) -->)\n.*?(<!-- end -->)", re.DOTALL)
CODES_OF_ANSWERS = {
    "TRUNCATED": "200",
    "NULL": "200",
    "TIMEOUT": "504 or 200",
    "TOO_BUSY": "503 or 200",
    "STORE_AWAY": "503 or 200",
    "STORE_UNREADY": "500 or 200",
    "INTERNAL": "500 or 200",
}
"""Statuses of what fails after a request was found good; every other code of an answer refuses it."""

SHOWN = {
    "clients/codegen.ts": "ts",
    "clients/operations/commitments.graphql": "graphql",
    "clients/operations/owning.graphql": "graphql",
    "clients/apollo/client.ts": "ts",
    "clients/urql/client.ts": "ts",
    "clients/relay.config.json": "json",
    "clients/python/pyproject.toml": "toml",
}
"""Files of clients that a page shows whole, and their languages."""


def parts(address: Address) -> dict[str, str]:
    """What the pages hold between marks, by the name in the mark."""
    schema = core_schema()
    return {
        "labels": table(("label", "id begins with", "what it is"), labels()),
        "relations": table(("relation", "sort", "what it says"), relations()),
        "properties of nodes": table(("property", "on", "what it is"), properties(schema, _kinds(), NODE_PROPERTIES)),
        "properties of edges": table(("property", "on", "what it is"), properties(schema, FACTS, EDGE_PROPERTIES)),
        "derived properties": table(("property", "what it is"), derived()),
        "enumerations": "\n\n".join(enumerations()),
        "views": table(("view", "what it holds", "columns"), views()),
        "settings": markdown().strip(),
        "limits": table(("limit", "what it bounds", "setting"), limits()),
        "error codes": table(("code", "status", "what it means"), codes()),
        "exit codes": table(("code", "what it means"), ((f"`{int(code)}`", words) for code, words in EXITS.items())),
        "types without an id": ", ".join(without_id(schema)),
        **dict(tables()),
        **dict(questions()),
        "questions in cypher": "\n\n".join(in_cypher()),
        **dict(clients()),
        **worked((HERE / "how-a-query-becomes-a-statement.md").read_text("utf-8"), address),
    }


def filled(text: str, made: dict[str, str]) -> str:
    """A page with every part between its marks made anew. Raises KeyError for a mark that names no part."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{made[found[2]]}\n{found[3]}", text)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def labels() -> Iterator[tuple[str, ...]]:
    for kind in LABELS.values():
        names = [kind.label, kind.family] if kind.family else [kind.label]
        yield ", ".join(f"`{name}`" for name in names), f"`{kind.prefix}/`", kind.description


def relations() -> Iterator[tuple[str, ...]]:
    for one in RELATIONS.values():
        sort = "derived" if one.name in DERIVED_RELATIONS else "fact" if one.fact else "structure"
        words = one.description.removeprefix("Derived: ")
        yield f"`{one.name}`", "fact, lineage" if one.trace else sort, words[0].upper() + words[1:]


def _kinds() -> dict[str, str]:
    return {name: f"`{name}`" for name in LABELS}


def properties(schema: GraphQLSchema, types: dict[str, str], order: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each property with the kinds that have it in one meaning, in the order in which the model lists them."""
    found: dict[tuple[str, str], list[str]] = {}
    for type_, shown in types.items():
        for name, words in _held(schema.type_map[type_]):
            found.setdefault((name, words), []).append(shown)
    for name, words in sorted(found, key=lambda one: (("id", ADDED_IN, *order).index(one[0]), found[one])):
        yield f"`{name}`", _shortened(found[name, words]), words


def codebook() -> str:
    """What an export says of the columns that it may have: by kind or type of edge, then by property."""
    types = core_schema().type_map
    shown = {**dict.fromkeys(LABELS), **{name: one.__name__ for name, one in LINKS.items()}}
    book = {of: _columns(types[name or of]) for of, name in shown.items()}
    return json.dumps(book, indent=1, ensure_ascii=False) + "\n"


def _columns(type_: object) -> dict[str, dict[str, str]]:
    told = ((name, words, held) for name, words, held in _stored(type_) if name != ADDED_IN)
    return {name: {"type": _TYPES.get(held, "string"), "words": words} for name, words, held in told}


def _held(type_: object) -> Iterator[tuple[str, str]]:
    """The stored properties that a type of the API shows, with what they mean."""
    return ((name, words) for name, words, _ in _stored(type_))


def _stored(type_: object) -> Iterator[tuple[str, str, str]]:
    """The same, each with the name of its type."""
    assert isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
    for field in type_.fields.values():
        match _declared(field):
            case Stored(name) | Named(name) if name != "type" or type_.name != "LineageLink":
                yield name, str(field.description), str(field.type).rstrip("!")
            case Dated(name):
                yield name, f"{field.description} EDTF.", "String"
                if type_.name in LABELS and f"{name}_said" in NODE_PROPERTIES:
                    yield f"{name}_said", "That date in a few words as told, or how it was worked out.", "String"
            case _:
                pass


def _declared(field: GraphQLField) -> object:
    return declaration(field) if field.extensions else None


def _shortened(kinds: list[str]) -> str:
    commitments = [f"`{name}`" for name in COMMITMENTS]
    if len(kinds) >= len(LABELS) - 1:
        return "all" if len(kinds) == len(LABELS) else "all but `Citation`"
    if set(commitments) <= set(kinds):
        kinds = [f"`{COMMITMENT}`", *(kind for kind in kinds if kind not in commitments)]
    return "facts" if len(kinds) == len(FACTS) else ", ".join(kinds)


def derived() -> Iterator[tuple[str, ...]]:
    known = DERIVED_NODE_PROPERTIES | DERIVED_EDGE_PROPERTIES
    assert known <= DERIVED.keys(), f"say in DERIVED what these are: {sorted(known - DERIVED.keys())}"
    yield from ((f"`{name}`", words) for name, words in DERIVED.items())


def views() -> Iterator[tuple[str, ...]]:
    """The views of the SQLite store, with their columns."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in (*SQLITE_TABLES, *(one for _, one in SQLITE_VIEWS.values())):
            connection.execute(statement)
        for name, (words, _) in SQLITE_VIEWS.items():
            columns = [column for column, *_ in connection.execute(f"SELECT * FROM {name}").description]
            yield f"`{name}`", words, ", ".join(f"`{one}`" for one in columns)


def enumerations() -> Iterator[str]:
    for one in vars(enums).values():
        if isinstance(one, type) and issubclass(one, enums.Described) and one is not enums.Described:
            yield f"### {one.__name__}"
            yield str(getdoc(one))
            yield table(("value", "what it means"), ((f"`{member.value}`", member.description) for member in one))


def limits() -> Iterator[tuple[str, ...]]:
    for one in (*fields(Limits), *fields(Fixed)):
        variable = one.metadata["variable"]
        yield f"{one.default:,.15g}", one.metadata["words"], f"`{variable}`" if variable else ""
    yield str(HOLDING_STEPS), "steps up to what contains a thing, for owners that it inherits", ""


def codes() -> Iterator[tuple[str, ...]]:
    refused = _refused()
    for code, words in CODES.items():
        yield f"`{code}`", CODES_OF_ANSWERS.get(code) or refused.get(code, "400 or 200"), words


def _refused() -> dict[str, str]:
    """The statuses with which the server refuses, by code, as its modules write them."""
    folder = Path(str(server.__file__)).parent
    text = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    found = re.findall(r'Refusal\((\d{3}), "([A-Z_]+)"(.*lenient=True)?', text)
    return {code: f"{status} or 200" if lenient else status for status, code, lenient in found}


def questions() -> Iterator[tuple[str, str]]:
    """The operations of the acceptance tests, each by the path of its file."""
    root = HERE.parent
    for path in sorted((root / "tests" / "questions").glob("*.graphql")):
        yield str(path.relative_to(root)), f"```graphql\n{path.read_text('utf-8').rstrip()}\n```"


def without_id(schema: GraphQLSchema) -> Iterator[str]:
    """The types whose objects a cache keeps within others; pages and their edges, which every cache knows, left out."""
    objects = [one for one in schema.type_map.values() if isinstance(one, GraphQLObjectType)]
    for one in sorted(objects, key=lambda one: one.name):
        known = one is schema.query_type or one.name.startswith("__")
        if "id" not in one.fields and not known and not one.name.endswith(("Connection", "Edge", "PageInfo")):
            yield f"`{one.name}`"


def in_cypher() -> Iterator[str]:
    """The queries that Neo4j Browser gets too, each under its question; tests run them and ask the API the same."""
    for one in saved("questions"):
        yield f"### {int(one.file.split()[0])}. {one.title}"
        if one.words:
            yield one.words
        yield f"```cypher from the code\n{one.statement}\n```"


def clients() -> Iterator[tuple[str, str]]:
    """The files of the clients that are shown, each by its path."""
    for path, kind in SHOWN.items():
        yield path, f"```{kind} from the code\n{(HERE.parent / path).read_text('utf-8').rstrip()}\n```"


@contextmanager
def followed(store: str | None) -> Generator[Address]:
    """The store that is named, else a new one; either holds the packaged records."""
    if store:
        yield parse(store)
        return
    with TemporaryDirectory() as folder:
        address = SqliteAddress(Path(folder) / "rasso.db")
        seed.apply(address)
        yield address


def main() -> None:
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--check", action="store_true")
    said.add_argument("--store", metavar="ADDRESS")
    given = said.parse_args()
    with followed(given.store) as address:
        made = parts(address)
    current = {path: path.read_text("utf-8") for path in sorted(HERE.glob("*.md"))}
    wanted = {path: filled(text, made) for path, text in current.items()}
    wanted[CODEBOOK] = codebook()
    wanted[MODEL] = model_drawn()
    stale = {path: text for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        print(f"{path.name} is not current. Run: make docs" if given.check else f"Wrote {path.name}.")
        if not given.check:
            path.write_text(text, "utf-8")
    sys.exit(1 if given.check and stale else 0)


if __name__ == "__main__":
    main()
