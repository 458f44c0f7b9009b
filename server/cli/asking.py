"""An operation of a command's own, asked of a service."""

from __future__ import annotations

from typing import Any

from rasso_graph.resolvers.service import Answer, Service
from rasso_graph.server.cli.console import Exit, Failed


async def ask(service: Service, operation: str, **variables: Any) -> dict[str, Any]:
    """What the service answers. Fails with what is wrong where any of it has no answer."""
    return complete(await service.answer(operation, variables))


def complete(answer: Answer) -> dict[str, Any]:
    """All of an answer. Fails where some of it is missing, as unavailable if the store is what is wrong."""
    if answer.errors:
        away = answer.unready or answer.retry_after is not None
        told = [answer.reason] if answer.reason else [str(error["message"]) for error in answer.errors]
        raise Failed(Exit.UNAVAILABLE if away else Exit.FAILED, [{"message": one} for one in told])
    return answer.data or {}
