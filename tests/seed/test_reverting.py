"""Taking one update out again, on both stores: all of it or nothing, and nothing on which a later one rests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rasso_graph import seed
from rasso_graph.loaders.address import parse
from rasso_graph.loaders.snapshot import read_graph, snapshot
from rasso_graph.loaders.store import StoreUnready
from rasso_graph.model.enums import Act, Effect
from rasso_graph.model.graph import Graph
from rasso_graph.seed.making import build
from rasso_graph.seed.storing.reverting import NotReverted
from tests.seed.sample import World

SIGNALS = """
  - gap: signal-teachers
    title: Who teaches the pilots to signal
    reason: Nobody is named for it.
    about: action/foghorn
    cite: {at: "8", quote: "Teach the pilots to signal."}
"""

LATER = SIGNALS.replace('"8", quote: "Teach the pilots to signal."', '"Lights, 2", quote: "Buy a second foghorn."')


def added(store: str) -> dict[str, int]:
    """Which revision added each node and each edge that is not derived."""
    graph: Graph = read_graph(parse(store))
    edges = {str(edge.key): edge.added_in for edge in graph.edges.values() if edge.added_in}
    return {**{node.id: node.added_in for node in graph.nodes.values()}, **edges}


def test_an_update_taken_out_leaves_what_was_before_it(store: str, world: World) -> None:
    seed.apply(store, [world.plan], world.corpus)
    before, whose = snapshot(parse(store)), added(store)
    seed.apply(store, [world.records], world.corpus)
    done = seed.revert(2, store, curator="Ann Grey")
    assert (done.revision, done.digest) == (3, before.state.digest)
    assert read_graph(parse(store)) == before.graph
    assert added(store) == whose
    last = seed.log(store)[-1]
    assert (last.act, last.reverts, last.curator, last.digest) == (Act.REVERT, 2, "Ann Grey", before.state.digest)
    assert all(check.ok for check in seed.verify(store, [world.plan]))


def test_what_was_corrected_has_its_old_value_again(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    before = snapshot(parse(store))
    world.change(world.update, "value: 6", "value: 7\n    unit: boats")
    world.change(world.plan, "title: Get another foghorn", "title: Buy one more foghorn\n    summary: A loud one")
    world.change(world.plan, "title: The harbour plan of 2020", "title: The plan of 2020")
    world.change(world.update, "    links: [{type: FULFILS, to: action/north-lamp}]\n", "")
    named = ["statistic/boats", "link/fulfils/event/repainting/action/north-lamp"]
    seed.apply(store, [world.records], correct=named)
    assert seed.revert(2, store).digest == before.state.digest
    assert read_graph(parse(store)) == before.graph
    assert set(added(store).values()) == {1}


def test_taking_out_is_a_revision_that_can_be_taken_out(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    whole, whose = snapshot(parse(store)), added(store)
    seed.revert(2, store)
    assert {one.effect for one in seed.log(store)[2].changes} == {Effect.REMOVED}
    assert seed.revert(3, store).digest == whole.state.digest
    assert read_graph(parse(store)) == whole.graph
    assert added(store) == whose


def test_an_update_on_which_nothing_rests_is_taken_out_from_under_a_later_one(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    world.add(world.plan, LATER)
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    seed.revert(2, store)
    world.plan.write_text(world.plan.read_text("utf-8").partition("\n  - gap: signal-teachers")[0] + "\n", "utf-8")
    assert all(check.ok for check in seed.verify(store, [world.records]))
    assert seed.apply(store, [world.records]).changed is False


def test_what_later_records_rest_on_stays_and_they_are_named(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    world.add(world.update, SIGNALS)
    seed.apply(store, [world.records])
    before = snapshot(parse(store))
    with pytest.raises(NotReverted) as refused:
        seed.revert(2, store)
    told = str(refused.value)
    assert told.startswith("Revision 2 is not taken out, as later ones rest on it:\n")
    assert "gap/signal-teachers rests on citation/update-2022/119-146 by CITES of revision 3" in told
    assert snapshot(parse(store)) == before
    seed.revert(3, store)
    assert seed.revert(2, store).digest == seed.log(store)[0].digest


def test_what_was_changed_again_since_is_not_put_back(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    for before, after in ((6, 7), (7, 8)):
        world.change(world.update, f"value: {before}", f"value: {after}")
        seed.apply(store, [world.records], correct=["statistic/boats"])
    with pytest.raises(NotReverted, match="value of statistic/boats was changed again by revision 3"):
        seed.revert(2, store)


@pytest.mark.parametrize(
    ("number", "said"), [(1, "It is the first of the log"), (7, "There is no revision 7 in the log of this store")]
)
def test_what_cannot_be_taken_out_is_told(store: str, world: World, number: int, said: str) -> None:
    seed.apply(store, [world.plan])
    with pytest.raises(NotReverted, match=said):
        seed.revert(number, store)


def test_what_was_taken_out_is_not_taken_out_again(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    seed.revert(2, store)
    with pytest.raises(NotReverted, match=r"Nothing that revision 2 did is left\. It was taken out already"):
        seed.revert(2, store)
    assert [one.number for one in seed.log(store)] == [1, 2, 3]


def test_quotations_alone_are_nothing_to_take_out(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.plan], world.corpus)
    with pytest.raises(NotReverted, match="changed only quotations"):
        seed.revert(2, store)


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreUnready, match="Run: rasso seed apply"):
        seed.revert(2, f"sqlite://{tmp_path}/graph.db")
    assert list(tmp_path.iterdir()) == []


def test_records_that_still_say_it_bring_it_back(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    seed.revert(2, store)
    seed.apply(store, [world.records])
    assert read_graph(parse(store)) == build([world.records]).whole


KILLED = """
import os, signal, sys
from rasso_graph import seed

def kill(said, done, total):
    if said == "removing nodes":
        print("killed", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

seed.revert(2, sys.argv[1], progress=kill)
"""


def test_being_killed_while_taking_out_leaves_all_as_it_was(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    before = snapshot(parse(store))
    words = [sys.executable, "-c", KILLED, store]
    killed = subprocess.run(words, capture_output=True, text=True, env=dict(os.environ))
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "killed\n"), killed.stderr
    assert snapshot(parse(store)) == before
    assert seed.revert(2, store).revision == 3
