"""`/graphql`: GraphQL over HTTP by POST and GET, and GraphiQL for a browser, with the query that its URL holds."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress

from graphql import GraphQLError, OperationDefinitionNode, OperationType, get_operation_ast, parse
from starlette.requests import Request
from starlette.responses import Response

from rasso_graph.loaders.store import SeenState, StoreAway, StoreTimeout
from rasso_graph.resolvers.service import Service
from rasso_graph.server import parameters
from rasso_graph.server.gate import Gate
from rasso_graph.server.kept_answers import KeptAnswer, KeptAnswers, asked_of, repeatable
from rasso_graph.server.leaving import unless_gone
from rasso_graph.server.negotiation import HTML, best_offer
from rasso_graph.server.opening import limits_of
from rasso_graph.server.pages.graphiql import graphiql
from rasso_graph.server.parameters import Parameters
from rasso_graph.server.persisted import Persisted
from rasso_graph.server.receiving import read_body
from rasso_graph.server.refusals import Refusal
from rasso_graph.server.replies import MEDIA, again, answered, in_json, lasting, unchanged, validated
from rasso_graph.server.settings import Settings
from rasso_graph.server.trusted import trusted
from rasso_graph.server.validators import etag_of, matches

_NO_STORE = None
"""The state of what the schema alone answers."""
METHODS = ("GET", "HEAD", "OPTIONS", "POST")
_NAMED = re.compile(r"\b(?:query|mutation|subscription)\s+([_A-Za-z][_0-9A-Za-z]{0,99})")


class Endpoint:
    """Answers the requests for `/graphql`."""

    def __init__(self, settings: Settings, gate: Gate) -> None:
        self._settings = settings
        self._gate = gate
        self._answers = KeptAnswers(settings.answers)
        self._persisted = Persisted(trusted(settings), only=settings.only_documents)
        self._told = limits_of(settings), settings.explain
        """What of the settings an answer tells, in `extensions`."""

    async def respond(self, request: Request) -> Response:
        """The response to one request. Raises Refusal for what is not answered."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
        if self._wants_page(request):
            return lasting(request, graphiql(), self._settings.cache_control)
        media = best_offer(request.headers.get("accept", ""), MEDIA)
        if media is None:
            raise Refusal(406, "NOT_ACCEPTABLE", f"The 'Accept' header allows neither {MEDIA[0]} nor {MEDIA[1]}.")
        return await self._answered(request, await self._asked(request), media)

    def _wants_page(self, request: Request) -> bool:
        reading = request.method in ("GET", "HEAD")
        accept = request.headers.get("accept", "")
        return reading and self._settings.graphiql and best_offer(accept, (*MEDIA, HTML)) == HTML

    async def _asked(self, request: Request) -> Parameters:
        if request.method == "POST":
            parameters.check_content(request.headers)
            body = await read_body(request, self._settings.max_body, self._settings.body_timeout)
            wanted = parameters.from_body(body)
        else:
            wanted = parameters.from_url(request.query_params)
        if wanted.document or self._settings.only_documents:
            wanted = self._persisted.found(wanted)
        if request.method != "POST" and _may_write(wanted) and await asyncio.to_thread(_writes, wanted):
            raise Refusal(405, "METHOD_NOT_ALLOWED", "A GET only answers queries.", {"Allow": "POST"})
        return wanted

    async def _answered(self, request: Request, wanted: Parameters, media: str) -> Response:
        noted = request.scope["state"]["noted"]
        noted["operation"] = name_of(wanted)
        service: Service = request.state.service
        asked = asked_of(wanted)
        if reply := await self._repeated(request, service, asked, media):
            noted["kept"] = True
            self._remember(wanted)
            return reply
        with self._gate.inside():
            answer = await unless_gone(request, service.answer(wanted.query, wanted.variables, wanted.operation))
        if answer.executed:
            self._remember(wanted)
        if answer.reason:
            noted["reason"] = answer.reason
        if answer.errors:
            noted["codes"] = sorted({str(error.get("extensions", {}).get("code")) for error in answer.errors})
        text = in_json(answer)
        self._answers.keep(asked, answer, text)
        headers = self._headers(request, answer.state, asked, media) if repeatable(answer) else None
        return answered(answer, text, media, headers)

    def _remember(self, wanted: Parameters) -> None:
        """Have the document known by its name from now on, if it came with one."""
        if wanted.document:
            self._persisted.keep(wanted.document, wanted.query)

    async def _repeated(self, request: Request, service: Service, asked: str, media: str) -> Response | None:
        """What was answered before, to this client or to others, if the store is still in the state that it is of."""
        known = self._answers.found(asked)
        if not known and not _held(request):
            return None
        if reply := self._still(request, _NO_STORE, known, asked, media):
            return reply
        return self._still(request, await _state_now(service), known, asked, media)

    def _still(
        self, request: Request, state: SeenState, known: KeptAnswer | None, asked: str, media: str
    ) -> Response | None:
        """What still holds of the state: what the client has, or what is kept."""
        headers = self._headers(request, state, asked, media)
        if headers and matches(_held(request), headers["ETag"]):
            return unchanged(headers)
        return again(known.body, media, headers) if known and known.state == state else None

    def _headers(self, request: Request, state: SeenState, asked: str, media: str) -> dict[str, str] | None:
        """What lets a client keep the answer to a GET."""
        if request.method == "POST":
            return None
        return validated(etag_of(state, asked, media, *self._told), self._settings.cache_control)


def _held(request: Request) -> str:
    """The validators of what the client has already."""
    return request.headers.get("if-none-match", "") if request.method != "POST" else ""


async def _state_now(service: Service) -> object:
    """The state that the store is in, equal to none that was seen where it does not tell."""
    with suppress(StoreAway, StoreTimeout):
        return await service.state()
    return object()


def name_of(wanted: Parameters) -> str:
    """What the log calls the operation: its name as asked for or first declared, or `-`."""
    if wanted.operation is not None:
        return wanted.operation[:100]
    found = _NAMED.search(wanted.query)
    return found[1] if found else "-"


def _may_write(wanted: Parameters) -> bool:
    return "mutation" in wanted.query or "subscription" in wanted.query


def _writes(wanted: Parameters) -> bool:
    """Whether it asks for what a GET must not do."""
    operation = _operation(wanted)
    return operation is not None and operation.operation is not OperationType.QUERY


def _operation(wanted: Parameters) -> OperationDefinitionNode | None:
    try:
        return get_operation_ast(parse(wanted.query, no_location=True, max_tokens=10_000), wanted.operation)
    except (GraphQLError, RecursionError):
        return None
