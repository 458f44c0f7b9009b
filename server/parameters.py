"""What a client asks, read from the URL of a GET or the body of a POST, as GraphQL over HTTP says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.datastructures import Headers, QueryParams

from rasso_graph.server.refusals import Refusal

_PARAMETERS = ("query", "variables", "operationName", "extensions", "documentId")
_HASH = re.compile("(?:sha256:)?([0-9a-f]{64})")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Parameters:
    """One operation to answer."""

    query: str
    """The text of the document; empty where only its name is given."""
    variables: dict[str, Any]
    operation: str | None
    document: str | None = None
    """The name of the document: its SHA-256 in lower-case hex, or an id that the operator gave it."""


def from_url(params: QueryParams) -> Parameters:
    """What a GET asks. Refuses parameters given twice and JSON that is none."""
    for name in _PARAMETERS:
        if len(params.getlist(name)) > 1:
            raise _bad(f"The parameter '{name}' is given more than once. Give it once.")
    given = {name: params[name] or None for name in _PARAMETERS if name in params}
    for name in ("variables", "extensions"):
        text = given.get(name)
        if text is not None:
            given[name] = _json(text.encode(), f"The parameter '{name}'")
    return _asked(given)


def check_content(headers: Headers) -> None:
    """Refuses a body that is not JSON in UTF-8, which also keeps other sites' plain forms out."""
    kind, _, rest = headers.get("content-type", "").partition(";")
    encoding = headers.get("content-encoding", "identity").lower()
    if kind.strip().lower() != "application/json" or not _is_utf8(rest) or encoding != "identity":
        message = "The body must be JSON in UTF-8, uncompressed: send 'Content-Type: application/json'."
        raise Refusal(415, "UNSUPPORTED_MEDIA_TYPE", message, {"Accept-Post": "application/json"})


def from_body(body: bytes) -> Parameters:
    """What a POST asks. Refuses a list (a batch) and whatever is no object of the right shape."""
    said = _json(body.removeprefix(_BYTE_ORDER_MARK), "The body")
    if isinstance(said, list):
        raise Refusal(400, "BATCHING_NOT_SUPPORTED", "The body is a list. Send one operation a request.")
    if not isinstance(said, dict):
        raise _bad('The body must be a JSON object, such as {"query": "{ graph { revision } }"}.')
    return _asked(said)  # pyright: ignore[reportUnknownArgumentType]


def _asked(given: Mapping[str, Any]) -> Parameters:
    query, variables = given.get("query"), given.get("variables")
    operation, extensions = given.get("operationName"), given.get("extensions")
    document = _document(given) if extensions or "documentId" in given else None
    if query in (None, "") and document:
        query = ""
    elif not isinstance(query, str) or not query.strip():
        raise _bad("There is no 'query'. Give the text of a GraphQL document as a string.")
    if variables is not None and not isinstance(variables, dict):
        raise _bad("'variables' must be an object: a value for each name.")
    if operation is not None and not isinstance(operation, str):
        raise _bad("'operationName' must be a string.")
    if extensions is not None and not isinstance(extensions, dict):
        raise _bad("'extensions' must be an object.")
    return Parameters(query, variables or {}, operation or None, document)  # pyright: ignore[reportUnknownArgumentType]


def _document(given: Mapping[str, Any]) -> str | None:
    """How it names its document, if it does. Refuses ways that nobody here knows, where there is no text."""
    extensions, name = given.get("extensions"), given.get("documentId")
    if isinstance(extensions, dict) and extensions.get("persistedQuery") is not None:  # pyright: ignore[reportUnknownMemberType]
        name = _hashed(extensions["persistedQuery"])
    elif name is None:
        return None
    if isinstance(name, str) and (hashed := _HASH.fullmatch(name)):
        return hashed[1]
    if given.get("query"):
        return None
    if not isinstance(name, str) or not name:
        # The very words that clients wait for, to send the text instead.
        raise Refusal(400, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported", lenient=True)
    return name


def _hashed(said: Any) -> str | None:
    """The hash of the first version of automatic persisted queries, the only one there is."""
    found = said.get("sha256Hash") if isinstance(said, dict) and said.get("version") == 1 else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return f"sha256:{found.lower()}" if isinstance(found, str) and _HASH.fullmatch(found.lower()) else None


def _json(text: bytes, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _bad(f"{what} is not JSON: line {error.lineno}, column {error.colno}.") from None


def _is_utf8(parameters: str) -> bool:
    for parameter in parameters.lower().split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8"):
            return False
    return True


def _bad(message: str) -> Refusal:
    return Refusal(400, "BAD_REQUEST", message)
