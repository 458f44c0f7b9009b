"""What the server refuses before or instead of an answer, and every code that a client may meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasso_graph.resolvers.request.errors import MEANINGS

HTTP_CODES = {
    "BAD_REQUEST": "The request is no GraphQL request: no JSON, no query, or a parameter of the wrong type.",
    "PERSISTED_QUERY_NOT_FOUND": "No document of that hash or id is kept; send its text as `query` beside the hash.",
    "PERSISTED_QUERY_NOT_SUPPORTED": "A document is named in a way that is not known; send its text as `query`.",
    "DOCUMENT_NOT_TRUSTED": "The server answers only documents that its operator has listed.",
    "BATCHING_NOT_SUPPORTED": "The body is a list. Send one operation a request.",
    "NOT_FOUND": "There is nothing at this path.",
    "METHOD_NOT_ALLOWED": "The path does not take this method; `Allow` lists those it takes.",
    "NOT_ACCEPTABLE": "The `Accept` header allows none of the media types that are spoken here.",
    "REQUEST_TIMEOUT": "The body took too long to arrive.",
    "PAYLOAD_TOO_LARGE": "The body is too large.",
    "URI_TOO_LONG": "The URL is too long; send the operation by POST.",
    "UNSUPPORTED_MEDIA_TYPE": "The body is not `application/json` in UTF-8.",
    "HEADERS_TOO_LARGE": "The headers are too large.",
}

CODES = {code.value: words for code, words in MEANINGS.items()} | HTTP_CODES
"""What `extensions.code` may be and what it means: the answers' codes, then those of HTTP."""


def markdown() -> str:
    """The codes as a table in Markdown, for docs/reference.md."""
    lines = ["| code | what it means |", "|---|---|", *(f"| `{code}` | {words} |" for code, words in CODES.items())]
    return "\n".join(lines) + "\n"


@dataclass(eq=False)
class Refusal(Exception):
    """An answer of our own with a 4xx or 5xx status. `code` is one of CODES; `message` is for the client."""

    status: int
    code: str
    message: str
    headers: dict[str, str] | None = None
    lenient: bool = False
    """Whether it is 200 in `application/json`: the request was well formed, and old clients read no other body."""

    def errors(self) -> dict[str, Any]:
        """The body: a GraphQL response with this one error and no data."""
        return {"errors": [{"message": self.message, "extensions": {"code": self.code}}]}
