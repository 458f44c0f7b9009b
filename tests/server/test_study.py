"""What happens to work in a thread whose asker stops waiting."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading

import pytest

from rasso_graph.resolvers.request.cost import Cost
from rasso_graph.resolvers.request.limits import Limits
from rasso_graph.resolvers.request.study import Study


@pytest.mark.parametrize("times", [1, 2])
def test_the_error_of_work_nobody_waits_for_is_not_logged_as_lost(caplog: pytest.LogCaptureFixture, times: int) -> None:
    """A client that goes, or a server that ends, cancels once; a server in a hurry cancels again."""
    begun, go, cost = threading.Event(), threading.Event(), Cost(Limits())

    def work() -> None:
        begun.set()
        go.wait(5)
        raise ValueError("given up")

    async def leave() -> None:
        study = Study()
        asked = asyncio.create_task(study.read("{ work }", {}, work, cost))
        await asyncio.to_thread(begun.wait, 5)
        for _ in range(times):
            asked.cancel()
            await asyncio.sleep(0)
        go.set()
        await asyncio.wait([asked])
        study.close()
        await asyncio.sleep(0.05)
        assert asked.cancelled()

    with caplog.at_level(logging.ERROR, logger="asyncio"):
        asyncio.run(leave())
        gc.collect()
    assert begun.is_set()
    assert cost.until == 0
    assert caplog.messages == []
