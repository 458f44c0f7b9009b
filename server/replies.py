"""Responses: which status an answer has in which media type, and how it is written."""

from __future__ import annotations

from typing import Any

import orjson
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from rasso_graph.resolvers.service import Answer
from rasso_graph.server.negotiation import GRAPHQL, JSON, best_offer
from rasso_graph.server.refusals import Refusal

MEDIA = (GRAPHQL, JSON)
PATHS = ("/graphql", "/graphql/")
"""Where GraphQL is asked. Both answer: a redirect would lose the body of a POST in many clients."""
_NEVER_KEPT = {"Cache-Control": "no-store", "Vary": "Accept"}


def answered(answer: Answer, media: str) -> Response:
    """An answer in this media type."""
    headers = dict(_NEVER_KEPT)
    if answer.retry_after is not None:
        headers["Retry-After"] = str(answer.retry_after)
    written = {**body(answer), **extensions(answer)}
    return Response(orjson.dumps(written), status_of(answer, media), headers, f"{media}; charset=utf-8")


def status_of(answer: Answer, media: str) -> int:
    """The status. Clients that only know `application/json` get 200 for whatever was well-formed HTTP.

    A store that is away is 503 in both, one that somebody has to mend 500, and one without time for any of it 504, so
    that proxies and scripts that read no bodies notice.
    """
    if answer.retry_after is not None:
        return 503
    if answer.unready:
        return 500
    if answer.late:
        return 504
    return 200 if answer.executed or media == JSON else 400


def refused(scope: Scope, refusal: Refusal) -> Response:
    """A refusal, in the media type that the client asked for where that can be had, else as plain JSON; the log has its
    code."""
    scope.setdefault("state", {}).setdefault("noted", {})["codes"] = [refusal.code]
    accept = Headers(scope=scope).get("accept", "")
    media = (best_offer(accept, MEDIA) if scope["path"] in PATHS else None) or JSON
    status = 200 if refusal.lenient and media == JSON else refusal.status
    headers = _NEVER_KEPT | (refusal.headers or {})
    return Response(orjson.dumps(refusal.errors()), status, headers, f"{media}; charset=utf-8")


def json(content: Any) -> Response:
    """Plain JSON that is not to be kept."""
    return Response(orjson.dumps(content), 200, _NEVER_KEPT, JSON)


def extensions(answer: Answer) -> dict[str, dict[str, Any]]:
    """What an answer cost, which ids in its filters nothing has, and how it was had where that is to be told."""
    told: dict[str, Any] = {}
    if answer.cost and not answer.unanswered:
        told["cost"] = answer.cost
    if answer.unknown_ids:
        told["unknownIds"] = answer.unknown_ids
    if answer.explained is not None:
        told["explain"] = answer.explained
    return {"extensions": told} if told else {}


def body(answer: Answer) -> dict[str, Any]:
    """The GraphQL response: errors first, and no data where nothing was executed or answered."""
    written: dict[str, Any] = {}
    if answer.errors:
        written["errors"] = answer.errors
    if answer.executed and not answer.unanswered:
        written["data"] = answer.data
    return written
