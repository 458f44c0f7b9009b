"""`rasso seed verify` and `rasso export`: whether a store is right, and what it holds as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from rasso_graph import seed
from rasso_graph.seed.exporting import FORMATS, NAMESPACE
from rasso_graph.server.cli.changing import progress_told
from rasso_graph.server.cli.console import Exit, as_json, leave, people, write_json, write_table
from rasso_graph.server.cli.options import (
    corpus_of,
    corpus_option,
    records_of,
    records_option,
    store_of,
    store_option,
)
from rasso_graph.server.settings import read_settings


@click.command()
@as_json
@store_option
@corpus_option
@records_option
def verify(as_json: bool, store: str | None, corpus: tuple[Path, ...], records: tuple[Path, ...]) -> None:
    """Check the store against the records, what is derived from them, and what must always be true.

    With the texts (--corpus) every fingerprint is checked too. Exits 1 if a check fails.
    """
    checks = seed.verify(store_of(store), records_of(records), corpus_of(corpus))
    if as_json:
        write_json({"ok": all(check.ok for check in checks), "checks": [check.json for check in checks]})
    else:
        _tell(checks)
    leave(Exit.DONE if all(check.ok for check in checks) else Exit.FAILED)


def _tell(checks: Sequence[seed.Check]) -> None:
    rows = [("ok" if one.ok else "FAILED", one.name, str(one.expected), str(one.found)) for one in checks]
    write_table(("", "check", "expected", "found"), rows)
    failed = [check for check in checks if not check.ok]
    for check in failed:
        people().print(f"\n{check.name}:", *(f"  {line}" for line in check.details), sep="\n")
    people().print(f"\n{len(checks) - len(failed)} of {len(checks)} checks passed.")


@click.command()
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="jsonl", help="Default: jsonl.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write into.")
@click.option("--derived", is_flag=True, help="Write what follows from the facts too: standing, bounds of dates.")
@click.option("--quotations", is_flag=True, help="Write the words of passages too, where the store holds them.")
@click.option("--namespace", metavar="IRI", help="What makes addresses of ids in ttl and jsonld; RASSO_NAMESPACE.")
@as_json
@store_option
def export(
    form: str, out: Path, derived: bool, quotations: bool, namespace: str | None, as_json: bool, store: str | None
) -> None:
    """Write the store's content into a folder, as files that other tools open.

    jsonl: a line for each node, edge and revision. csv: a table for each kind and relation, with a data package, and
    a flat one of commitments. graphml, gexf: a network. ttl, jsonld: linked data. neo4j: tables and statements for a
    Neo4j. The same content gives the same bytes, revisions aside.
    """
    address, named = store_of(store), namespace or read_settings().namespace or NAMESPACE
    with progress_told() as progress:
        chosen = seed.export(
            *(out, address, form), derived=derived, quotations=quotations, namespace=named, progress=progress
        )
    written = [str(path) for path in chosen]
    if as_json:
        write_json({"format": form, "files": written})
    else:
        people().print(*(f"Wrote {path}." for path in written), sep="\n")
