"""Options that several commands take, and what they come to."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from rasso_graph.loaders.address import Address
from rasso_graph.server.cli.console import Exit, Failed
from rasso_graph.server.settings import Settings, read_settings

F = TypeVar("F", bound=Callable[..., Any])

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE_OR_FOLDER = click.Path(exists=True, path_type=Path)


def store_option(command: F) -> F:
    """Adds `--store`."""
    words = "Address of the store; default RASSO_STORE, else a SQLite file in your data folder."
    return click.option("--store", metavar="ADDRESS", help=words)(command)


def records_option(command: F) -> F:
    """Adds `--records`, which may be given several times."""
    words = "File or folder of records; may be given again. Default: the packaged records."
    option = click.option("--records", type=_FILE_OR_FOLDER, multiple=True, metavar="PATH", help=words)
    return option(command)


def corpus_option(command: F) -> F:
    """Adds `--corpus`, which may be given several times."""
    words = "Folder of the documents' texts; may be given again. Default: RASSO_CORPUS."
    return click.option("--corpus", type=_FOLDER, multiple=True, metavar="DIR", help=words)(command)


def settings_for(store: str | None, **changes: Any) -> Settings:
    """The environment's settings, changed by what the command line gives. None changes nothing."""
    given = {name: value for name, value in {"store": store, **changes}.items() if value is not None}
    return replace(read_settings(), **given)


def store_of(store: str | None) -> Address:
    """The store that the command line or the environment names. Raises BadAddress."""
    return settings_for(store).address()


def records_of(records: Sequence[Path]) -> list[Path] | None:
    """The files and folders given; None stands for the packaged records."""
    return list(records) or None


def corpus_of(corpus: Sequence[Path]) -> list[Path] | None:
    """The folders of texts that the command line or the environment names, None for none."""
    said = read_settings().corpus
    named = list(corpus) or [Path(one) for one in said.split(os.pathsep) if one]
    for folder in named:
        if not folder.is_dir():
            raise Failed.because(f"RASSO_CORPUS names {folder}, which is not a folder.", Exit.USAGE)
    return named or None


def corpus_needed(corpus: Sequence[Path]) -> list[Path]:
    """The folders of texts. Fails where none is named."""
    named = corpus_of(corpus)
    if named is None:
        raise Failed.because("Where are the texts? Give --corpus DIR or set RASSO_CORPUS.", Exit.USAGE)
    return named
