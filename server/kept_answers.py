"""Answers that are kept, and what clients keep of them: each belongs to one state of the store."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from rasso_graph.loaders.store import SeenState
from rasso_graph.resolvers.request.memory import Memory
from rasso_graph.resolvers.service import Answer
from rasso_graph.server.parameters import Parameters

_MOST = 100_000
_LARGEST_PART = 8
"""One answer takes this part of the room at the most."""
_BESIDE = 500
"""Bytes that an answer takes besides its text."""


@dataclass(frozen=True)
class KeptAnswer:
    """A response as written, and the state that it is of; None where the schema alone answers."""

    state: SeenState
    body: bytes


class KeptAnswers:
    """Answers by what was asked, so many bytes of them. What may not be repeated is not kept: what has errors, lacks
    something, or tells how it was had."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept = Memory[KeptAnswer](_MOST, room)

    def found(self, asked: str) -> KeptAnswer | None:
        """What is kept; whether it is still so is for the caller to see."""
        return self._kept.get(asked) if self._room else None

    def keep(self, asked: str, answer: Answer, body: bytes) -> None:
        """Keep it, if it may be repeated and is not too large."""
        size = len(body) + _BESIDE
        if repeatable(answer) and size * _LARGEST_PART <= self._room:
            self._kept.keep(asked, KeptAnswer(answer.state, body), size)


def repeatable(answer: Answer) -> bool:
    """Whether the answer would be the same of the same state."""
    return answer.executed and not answer.errors and not answer.unanswered and answer.explained is None


def asked_of(wanted: Parameters) -> str:
    """What is asked, as one text."""
    variables = orjson.dumps(wanted.variables).decode()
    return f"{orjson.dumps(wanted.operation).decode()}\n{variables}\n{wanted.query}"
