"""`rasso seed new`: a record file for a new document, started from its text."""

from __future__ import annotations

import re
from pathlib import Path

import click

from rasso_graph import seed
from rasso_graph.server.cli.console import Exit, Failed, as_json, people, write_json, write_table
from rasso_graph.server.cli.options import records_of, records_option

_SLUG = re.compile(r"(?:document/)?[a-z0-9]+(?:-[a-z0-9]+)*")
_OUT = "File to write; default: the document's slug and .yaml, in this folder."


@click.command()
@click.argument("document", metavar="DOCUMENT_ID")
@click.argument("source", metavar="TEXT", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=_OUT)
@as_json
@records_option
def new(document: str, source: Path, out: Path | None, as_json: bool, records: tuple[Path, ...]) -> None:
    """Start the record file of a new document from TEXT: a text, PDF, Word document or web page.

    Items, bullets, rows and headings become candidates for commitments, sentences that promise become events or
    actions, figures statistics; each quotes its passage and says what is unsure. The text of a PDF, Word document or
    web page is kept beside it, and what it names in a file of mentions beside the records. `plan` refuses the draft
    until everything in it is settled.
    """
    if not _SLUG.fullmatch(document):
        raise Failed.because(f"'{document}' is no id of a document. Write it like update-2023.", Exit.USAGE)
    slug = document.removeprefix("document/")
    made = seed.new(slug, source, out or Path(f"{slug}.yaml"), records=records_of(records))
    written = [made.records, made.mentions, *([made.text] if made.text != source else [])]
    if as_json:
        write_json({"files": list(map(str, written)), "text": str(made.text), "candidates": dict(made.counts)})
        return
    people().print(*(f"Wrote {path}." for path in written), sep="\n")
    write_table(("candidate", "count"), [(kind, str(count)) for kind, count in made.counts.items()])
