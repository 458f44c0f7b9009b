"""Where a command finds records and the documents' texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from rasso_graph.seed.read import PACKAGED, files
from rasso_graph.seed.texts import Texts, held_files
from rasso_graph.server.cli.console import Exit, Failed
from rasso_graph.server.settings import read_settings

F = TypeVar("F", bound=Callable[..., Any])


def records_option(command: F) -> F:
    """Adds `--records`, which may be given several times."""
    kind = click.Path(exists=True, path_type=Path)
    words = "File or folder of records; may be given again. Default: the packaged records."
    return click.option("--records", type=kind, multiple=True, metavar="PATH", help=words)(command)


def corpus_option(command: F) -> F:
    """Adds `--corpus`."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    words = "Folder of the documents' texts; default RASSO_CORPUS."
    return click.option("--corpus", type=kind, metavar="DIR", help=words)(command)


def paths_of(records: Sequence[Path]) -> list[Path]:
    """The files of records in these files and folders, or the packaged ones. Raises RecordErrors."""
    return files(records or [PACKAGED])


def corpus_of(corpus: Path | None) -> Path | None:
    """The folder of texts that the command line or the environment names, if any."""
    named = corpus or (Path(said) if (said := read_settings().corpus) else None)
    if named is not None and not named.is_dir():
        raise Failed.because(f"RASSO_CORPUS names {named}, which is not a folder.", Exit.USAGE)
    return named


def texts_of(corpus: Path | None, records: Sequence[Path]) -> Texts:
    """The texts of held documents. Fails where no folder of texts is named."""
    folder = corpus_of(corpus)
    if folder is None:
        raise Failed.because("Where are the texts? Give --corpus DIR or set RASSO_CORPUS.", Exit.USAGE)
    return Texts(folder, held_files(paths_of(records)))
