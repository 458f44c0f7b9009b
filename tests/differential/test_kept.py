"""A kept plan answers as one made anew: same data, errors, cost and unknown ids, whatever the variables are."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rasso_graph.resolvers.plans import Plans, Ready
from rasso_graph.resolvers.request.documents import Documents
from rasso_graph.resolvers.request.limits import Limits
from rasso_graph.resolvers.service import Answer, Service
from tests.checkout import ROOT
from tests.differential.conftest import Compared
from tests.differential.operations import operations
from tests.differential.varying import lifted_literals, varied

_MANY = int(os.environ.get("RASSO_DIFFERENTIAL", "40"))
_WAYS = 6


class Fresh:
    """A service that plans every request anew, with its values in the plan."""

    def __init__(self, compared: Compared) -> None:
        self.spared = 0
        """Requests that a kept plan served."""
        self._ask = compared.ask
        self.service = Service(compared.schema, compared.ask.store)

    def __call__(self, text: str, variables: dict[str, Any]) -> Answer:
        return self._ask.runner.run(self.service.answer(text, variables))


@pytest.fixture
def fresh(compared: Compared, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fresh]:
    fresh, found = Fresh(compared), Plans.found
    monkeypatch.setattr(fresh.service, "_documents", Documents(compared.schema, Limits(), late=False))

    def counted(*asked: Any) -> Ready | None:
        ready = found(*asked)
        fresh.spared += ready is not None
        return ready

    monkeypatch.setattr(Plans, "found", counted)
    yield fresh
    fresh.service.close()


def _questions() -> list[str]:
    cookbook = (ROOT / "docs" / "queries.md").read_text("utf-8").split("```graphql\n")[1:]
    texts = [part.split("```")[0] for part in cookbook]
    return texts + [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "questions").glob("*.graphql"))]


def test_questions_of_the_cookbook_are_answered_by_kept_plans_as_by_new_ones(compared: Compared, fresh: Fresh) -> None:
    for text in _questions():
        _alike(compared, fresh, *lifted_literals(compared.schema, text), random.Random(text))
    assert fresh.spared > 20


def test_generated_operations_are_answered_by_kept_plans_as_by_new_ones(compared: Compared, fresh: Fresh) -> None:
    generated = operations(compared.schema, compared.world)

    @settings(
        max_examples=_MANY,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(st.data())
    def compare(data: Any) -> None:
        drawn = data.draw(generated).with_cursors({})
        text, more = lifted_literals(compared.schema, drawn.text)
        _alike(compared, fresh, text, {**drawn.variables, **more}, random.Random(text))

    compare()
    assert fresh.spared > _MANY


def _alike(compared: Compared, fresh: Fresh, text: str, variables: dict[str, Any], dice: random.Random) -> None:
    ids = [one for some in compared.world.ids.values() for one in some[:8]]
    others = [varied(compared.schema, text, variables, ids, dice) for _ in range(_WAYS)]
    for given_ in (variables, *others, variables):
        kept, anew = compared.ask.runner.run(compared.ask.service.answer(text, given_)), fresh(text, given_)
        assert kept == anew, f"{text}\n{given_}"
