"""Responses: which status an answer has in which media type, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from rasso_graph.resolvers.service import Answer
from rasso_graph.server.negotiation import GRAPHQL, JSON, best_offer
from rasso_graph.server.refusals import Refusal
from rasso_graph.server.validators import etag_of, matches

MEDIA = (GRAPHQL, JSON)
PATHS = ("/graphql", "/graphql/")
"""Where GraphQL is asked. Both answer: a redirect would lose the body of a POST in many clients."""
_NEVER_KEPT = {"Cache-Control": "no-store", "Vary": "Accept"}


def answered(answer: Answer, text: bytes, media: str, headers: Mapping[str, str] | None = None) -> Response:
    """An answer as written, in this media type; not to be kept unless the headers say so."""
    told = {**(headers or _NEVER_KEPT)}
    if answer.retry_after is not None:
        told["Retry-After"] = str(answer.retry_after)
    return Response(text, status_of(answer, media), told, f"{media}; charset=utf-8")


def in_json(answer: Answer) -> bytes:
    """The answer as JSON."""
    return orjson.dumps({**body(answer), **extensions(answer)})


def again(text: bytes, media: str, headers: Mapping[str, str] | None) -> Response:
    """An answer that is given once more."""
    return Response(text, 200, {**(headers or _NEVER_KEPT)}, f"{media}; charset=utf-8")


def unchanged(headers: Mapping[str, str]) -> Response:
    """What a client has is still so."""
    return Response(status_code=304, headers={**headers})


def lasting(request: Request, page: Response, cache_control: str) -> Response:
    """A page that is the same for everybody; nothing but that it is unchanged for who has it."""
    headers = validated(etag_of(page.media_type, page.body), cache_control)
    if matches(request.headers.get("if-none-match", ""), headers["ETag"]):
        return unchanged(headers)
    page.headers.update(headers)
    return page


def validated(etag: str, cache_control: str) -> dict[str, str]:
    """The headers of what clients may keep, and ask again whether it is still so."""
    return {"ETag": etag, "Cache-Control": cache_control, "Vary": "Accept, Accept-Encoding"}


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
