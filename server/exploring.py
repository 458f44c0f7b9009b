"""The explorer over HTTP: what its pages ask is answered as any client's question is, within the same limits."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rasso_graph import explorer
from rasso_graph.explorer import Making, NotAnswered, Replied, ShortForms, Unfit, Visit, WebPage
from rasso_graph.loaders.store import SeenState
from rasso_graph.model.words import LABEL_OF_PREFIX, RELATIONS
from rasso_graph.resolvers.request.errors import Code
from rasso_graph.resolvers.request.memory import Memory
from rasso_graph.resolvers.service import Answer, Service
from rasso_graph.server.gate import Gate
from rasso_graph.server.leaving import unless_gone
from rasso_graph.server.replies import lasting, unchanged, validated
from rasso_graph.server.settings import Settings
from rasso_graph.server.validators import etag_of, matches

_OURS = ("style-src", "script-src", "connect-src", "form-action")
_CLOSED = "; ".join(["default-src 'none'; base-uri 'none'; img-src 'self' data:", *(f"{one} 'self'" for one in _OURS)])
_NEVER_KEPT = {"Cache-Control": "no-store"}
_FOREVER = "public, max-age=31536000, immutable"
_MOST_KEPT = 10_000
_STATUSES = {
    **{Code.BAD_ID.value: 404, Code.TIMEOUT.value: 504},
    **dict.fromkeys((Code.INTERNAL.value, Code.STORE_UNREADY.value), 500),
    **dict.fromkeys((Code.STORE_AWAY.value, Code.TOO_BUSY.value), 503),
}
"""The status of a page that is not made, by the code of the error; else 400."""


@dataclass(frozen=True)
class _Kept:
    """A page as it was made, and the state of the store that it is of."""

    state: SeenState
    page: WebPage


@dataclass
class _Asking:
    """Asks for one page, and knows of which states the answers were."""

    request: Request
    service: Service
    states: list[SeenState] = field(default_factory=list[SeenState])

    async def __call__(self, name: str, variables: Replied, operation: str | None) -> Replied:
        asked = self.service.answer(explorer.operation_text(name), variables, operation)
        answer = await unless_gone(self.request, asked)
        if problem := _problem(answer):
            raise problem
        self.states.append(answer.state)
        return answer.data or {}

    @property
    def state(self) -> SeenState:
        """The one state that all is of; None where there are several."""
        return self.states[0] if self.states and all(one == self.states[0] for one in self.states) else None


def _problem(answer: Answer) -> NotAnswered | None:
    """What keeps a page from being made. A list that is cut off does not: its page says how much it shows."""
    wrong = [one for one in answer.errors if one["extensions"]["code"] != Code.TRUNCATED.value]
    if not wrong:
        return None
    code = str(wrong[0]["extensions"]["code"])
    return NotAnswered(code, str(wrong[0]["message"]), _STATUSES.get(code, 400))


class Exploring:
    """Answers the requests for pages."""

    def __init__(self, settings: Settings, gate: Gate) -> None:
        self._settings = settings
        self._gate = gate
        self._pages = Memory[_Kept](_MOST_KEPT, settings.answers)
        self._meanings: tuple[SeenState, dict[str, str]] = None, {}

    def routes(self) -> list[Route]:
        """Where pages are. Those of things come after all else, by the kinds of things there are."""
        fixed = [Route(f"/{path}", self._responding(make)) for path, make in explorer.PAGES.items()]
        kinds = [Route(f"/{prefix}/{{slug:path}}", self._responding(explorer.thing_page)) for prefix in _prefixes()]
        return [*fixed, Route("/assets/{name}", self._asset), *kinds]

    def _responding(self, make: Making) -> Any:
        async def respond(request: Request) -> Response:
            with self._gate.inside():
                return await self._respond(request, make)

        return respond

    async def _respond(self, request: Request, make: Making) -> Response:
        service: Service = request.state.service
        key = f"{request.base_url}\n{request.url.path}?{request.url.query}\n{date.today()}"
        if response := await self._repeated(request, service, key):
            return response
        asking = _Asking(request, service)
        visit = _visit(request, asking)
        try:
            short = ShortForms(await self._short_forms(service, asking))
            page = await make(visit, short)
        except (Unfit, NotAnswered) as refused:
            return await self._refused(visit, refused)
        if asking.state is not None and self._settings.answers:
            self._pages.keep(key, _Kept(asking.state, page), len(page.body))
        return self._sent(page, self._headers(asking.state, key) if asking.state is not None else _NEVER_KEPT)

    async def _repeated(self, request: Request, service: Service, key: str) -> Response | None:
        """What the visitor has already, or what was made for another, if the store is still in that state."""
        known, held = self._pages.get(key), request.headers.get("if-none-match", "")
        if not known and not held:
            return None
        try:
            state = await service.state()
        except Exception:  # Whatever it is, asking for the page tells it.
            return None
        headers = self._headers(state, key)
        if held and matches(held, headers["ETag"]):
            return unchanged(headers)
        return self._sent(known.page, headers) if known and known.state == state else None

    def _headers(self, state: SeenState, key: str) -> dict[str, str]:
        digests = [explorer.asset_digest(name) for name in explorer.ASSETS]
        return validated(etag_of(state, key, digests), self._settings.cache_control)

    def _sent(self, page: WebPage, headers: dict[str, str]) -> Response:
        return Response(page.body, page.status, {**headers, "Content-Security-Policy": self._policy(page)}, page.media)

    def _policy(self, page: WebPage) -> str:
        allowed = " ".join(self._settings.embed_from) if page.framed and self._settings.embed_from else "'none'"
        if page.media == "image/svg+xml":
            digest = base64.b64encode(hashlib.sha256(explorer.STYLE.encode()).digest()).decode()
            return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors {allowed}"
        return f"{_CLOSED}; frame-ancestors {allowed}"

    async def _short_forms(self, service: Service, asking: _Asking) -> dict[str, str]:
        """What short forms stand for, asked for once in each state of the store."""
        state = await _state_or_none(service)
        if state is None or self._meanings[0] != state:
            told = await explorer.short_forms(asking)
            self._meanings = asking.state, told
        return self._meanings[1]

    async def _refused(self, visit: Visit, why: Unfit | NotAnswered) -> Response:
        plain = Visit(visit.ask, visit.path, {}, visit.today)
        page = await explorer.not_found(plain, why, ShortForms({}))
        wait = {"Retry-After": "1"} if page.status == 503 else {}
        return self._sent(page, {**_NEVER_KEPT, **wait})

    async def _asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in explorer.ASSETS:
            raise HTTPException(404)
        named = request.query_params.get("v") == explorer.asset_digest(name)
        response = Response(explorer.asset(name), media_type=explorer.ASSETS[name])
        return lasting(request, response, _FOREVER if named else self._settings.cache_control)


async def _state_or_none(service: Service) -> SeenState:
    try:
        return await service.state()
    except Exception:  # Whatever it is, asking for the page tells it.
        return None


def _visit(request: Request, asking: _Asking) -> Visit:
    origin = urlsplit(str(request.base_url)).geturl().rstrip("/")
    return Visit(asking, request.scope["path"].removeprefix("/"), dict(request.query_params), date.today(), origin)


def _prefixes() -> Sequence[str]:
    """First segments of ids: of things, and of the facts that join them."""
    facts = {relation.begins.partition("/")[0] for relation in RELATIONS.values() if relation.fact}
    return sorted({*LABEL_OF_PREFIX, *facts})
