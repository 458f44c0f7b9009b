"""The folder of trusted documents: files of GraphQL, and lists of ids and texts as clients' compilers write them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, TypeAdapter, ValidationError

from rasso_graph.resolvers.request.documents import Documents, RefusedRequest
from rasso_graph.schema import core_schema
from rasso_graph.server.opening import limits_of
from rasso_graph.server.persisted import hash_of
from rasso_graph.server.settings import Settings, SettingsError

_FORMAT = "apollo-persisted-query-manifest"


class _Listed(BaseModel):
    id: str
    body: str


class _Manifest(BaseModel):
    """A list as Apollo's compiler writes it."""

    format: Literal["apollo-persisted-query-manifest"]
    operations: list[_Listed]


_LISTS = TypeAdapter[_Manifest | dict[str, str]](_Manifest | dict[str, str])


def trusted(settings: Settings) -> dict[str, str]:
    """The texts of the folder by hash and by id, each checked against the schema. Raises SettingsError with every
    document that cannot be answered."""
    if not settings.documents:
        if settings.only_documents:
            raise SettingsError(["RASSO_ONLY_DOCUMENTS is true, and RASSO_DOCUMENTS names no folder. Name one."])
        return {}
    folder = Path(settings.documents)
    if not folder.is_dir():
        raise SettingsError([f"RASSO_DOCUMENTS is '{folder}', which is no folder."])
    named = [one for file in sorted(folder.rglob("*")) for one in _named(file, folder)]
    problems = list(_problems(settings, named))
    if problems or not named:
        raise SettingsError(problems or [f"RASSO_DOCUMENTS: '{folder}' holds no .graphql and no .json file."])
    return {name: text for id_, text, _ in named for name in (id_, hash_of(text))}


def _named(file: Path, folder: Path) -> Iterator[tuple[str, str, Path]]:
    """The documents of a file: id, text, and the file."""
    match file.suffix:
        case ".graphql":
            yield file.relative_to(folder).with_suffix("").as_posix(), _read(file), file
        case ".json":
            yield from ((id_, text, file) for id_, text in _listed(file))
        case _:
            pass


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        raise SettingsError([f"{file} cannot be read as UTF-8: {error}."]) from error


def _listed(file: Path) -> Iterator[tuple[str, str]]:
    """Ids and texts of a list: an object of texts by id, or a manifest."""
    try:
        said = _LISTS.validate_json(_read(file))
    except ValidationError as error:
        told = f'Write {{"ID": "TEXT", ...}}, or a manifest of the format {_FORMAT}'
        raise SettingsError([f"{file} lists no documents. {told}."]) from error
    yield from said.items() if isinstance(said, dict) else ((one.id, one.body) for one in said.operations)


def _problems(settings: Settings, named: list[tuple[str, str, Path]]) -> Iterator[str]:
    documents = Documents(core_schema(), limits_of(settings))
    texts = dict[str, str]()
    for id_, text, file in named:
        if texts.setdefault(id_, text) != text:
            yield f"{file}: two documents have the id '{id_}'. Name each once."
        try:
            documents.read(text)
        except RefusedRequest as refused:
            yield f"{file}: '{id_}' cannot be answered. {refused.errors[0]['message']}"
