"""Every apply is a revision that the store's log tells of, on both stores."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from hashlib import sha256

import pytest

from rasso_graph import seed
from rasso_graph.loaders.address import parse
from rasso_graph.loaders.snapshot import snapshot
from rasso_graph.model.enums import Act, Effect
from rasso_graph.model.revisions import EffectCount, RevisionChange, SourceFile, ValueChange
from rasso_graph.seed.storing import Corrections
from rasso_graph.seed.storing.content import digest
from tests.seed.sample import World
from tests.seed.test_applying import DIGEST, KILLED, choose, layout, run

FURTHER = """
  - of: action/foghorn
    summary: A loud one
    owners: [{holder: post/harbour-master, role: LEAD, as_worded: sees to it}]
    cite: {at: "End", quote: "The office says"}
"""


def test_an_apply_is_logged_with_who_when_and_from_which_files(store: str, world: World) -> None:
    seed.apply(store, [world.plan], curator="Ann Grey")
    seed.apply(store, [world.records])
    first, second = seed.log(store)
    assert (first.number, first.act, first.curator, first.version) == (1, Act.APPLY, "Ann Grey", "0.1.0")
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", first.applied_at)
    assert first.files == (SourceFile("plan-2020.yaml", sha256(world.plan.read_bytes()).hexdigest()),)
    assert (second.number, second.curator, second.digest) == (2, "", DIGEST)
    assert [one.name for one in second.files] == ["records/plan-2020.yaml", "records/update-2022.yaml"]


def test_what_came_is_told_by_kind_and_id(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    (first,) = seed.log(store)
    assert RevisionChange(Effect.ADDED, "Action", ("action/foghorn", "action/north-lamp")) in first.changes
    owner = "owner/accountable/post/harbour-master/programme/harbour"
    assert RevisionChange(Effect.ADDED, "OWNS", (owner,)) in first.changes
    assert {EffectCount(Effect.ADDED, "Action", 2), EffectCount(Effect.ADDED, "POST_AT", 1)} <= set(first.counts)
    assert not any(one.kind in ("TRACES", "HAPPENED") for one in first.counts)


def test_what_got_more_is_told_with_what_it_got(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    world.change(world.update, "occurrence: HAPPENED", "occurrence: HAPPENED\n    date_said: in April 2021")
    world.add(world.update, FURTHER)
    seed.apply(store, [world.records])
    told = seed.log(store)[1]
    said = (ValueChange("date_said", None, "in April 2021"),)
    assert RevisionChange(Effect.EXTENDED, "Event", ("event/repainting",), values=said) in told.changes
    loud = (ValueChange("summary", None, "A loud one"),)
    assert RevisionChange(Effect.EXTENDED, "Action", ("action/foghorn",), values=loud) in told.changes
    assert {one.effect for one in told.changes} == {Effect.ADDED, Effect.EXTENDED}
    owner = "owner/lead/post/harbour-master/action/foghorn"
    assert [one.ids for one in told.changes if one.kind == "OWNS"] == [(owner,)]


def test_what_a_later_document_adds_to_is_extended(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    extended = {one for change in seed.log(store)[1].changes if change.effect is Effect.EXTENDED for one in change.ids}
    assert {"action/north-lamp", "outcome/no-waiting", "programme/harbour"} <= extended
    assert "action/foghorn" not in extended


def test_what_is_corrected_keeps_its_old_value(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    world.change(world.update, "value: 6", "value: 7")
    world.change(world.plan, "title: Get another foghorn", "title: Buy one more foghorn")
    seed.apply(store, [world.records], correct=["statistic/boats"])
    told = seed.log(store)[1]
    six = (ValueChange("value", 6.0, 7.0),)
    assert told.changes[0] == RevisionChange(Effect.CORRECTED, "Statistic", ("statistic/boats",), values=six)
    title = (ValueChange("title", "Get another foghorn", "Buy one more foghorn"),)
    assert RevisionChange(Effect.EDITED, "Action", ("action/foghorn",), values=title) in told.changes
    assert EffectCount(Effect.CORRECTED, "Statistic", 1) in told.counts


def test_what_is_removed_is_kept_whole(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    world.change(world.update, "    links: [{type: FULFILS, to: action/north-lamp}]\n", "")
    seed.apply(store, [world.records], correct=["link/fulfils/event/repainting/action/north-lamp"])
    (gone,) = seed.log(store)[2].changes
    assert (gone.effect, gone.kind, gone.added_in) == (Effect.REMOVED, "FULFILS", 2)
    assert (gone.source, gone.target) == ("event/repainting", "action/north-lamp")
    assert ("basis", "STATED", None) in [(one.name, one.before, one.after) for one in gone.values]


def test_every_thing_and_fact_knows_the_revision_that_added_it(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    graph = snapshot(parse(store)).graph
    assert {name: graph.nodes[name].added_in for name in ("action/foghorn", "statistic/boats")} == {
        "action/foghorn": 1,
        "statistic/boats": 2,
    }
    added = {edge.id: edge.added_in for edge in graph.edges.values() if edge.id}
    assert added["owner/accountable/post/harbour-master/programme/harbour"] == 1
    assert added["link/fulfils/event/repainting/action/north-lamp"] == 2
    assert {edge.added_in for edge in graph.edges.values() if edge.type == "TRACES"} == {0}


def test_the_digest_does_not_depend_on_the_updates_that_led_to_it(store: str, world: World) -> None:
    for records in ([world.plan], [world.records]):
        applied = seed.apply(store, records)
    assert applied.digest == DIGEST
    assert digest(snapshot(parse(store)).graph) == DIGEST


def test_an_apply_that_changes_nothing_is_no_revision(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    seed.apply(store, [world.records])
    assert [one.number for one in seed.log(store)] == [1]


def test_a_failure_leaves_no_half_of_a_log(store: str, world: World) -> None:
    def fail(said: str, done: int, total: int) -> None:
        if said == "adding edges":
            raise RuntimeError("the power went")

    seed.apply(store, [world.plan])
    with pytest.raises(RuntimeError, match="the power went"):
        seed.apply(store, [world.records], progress=fail)
    assert [one.number for one in seed.log(store)] == [1]
    assert {one.added_in for one in snapshot(parse(store)).graph.nodes.values()} == {1}


LOG_KILLED = KILLED.replace(
    'seed.apply(sys.argv[1], [Path(sys.argv[2])], progress=kill)',
    """
from rasso_graph.seed.storing import updating
from rasso_graph.model import revisions
made = updating.Revision
def killed(*told):
    kill("adding edges", 1, 1)
    return made(*told)
updating.Revision = killed
seed.apply(sys.argv[1], [Path(sys.argv[2])])
""",
)  # fmt: skip


def test_being_killed_before_the_log_is_written_leaves_no_half_of_a_revision(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    before = snapshot(parse(store))
    words = [sys.executable, "-c", LOG_KILLED, store, str(world.records)]
    killed = subprocess.run(words, capture_output=True, text=True, env=dict(os.environ))
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "killed\n"), killed.stderr
    assert snapshot(parse(store)) == before
    assert seed.apply(store, [world.records]).revision == 2


def test_an_upgrade_keeps_the_log_and_what_added_each_thing(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    layout(store, 0)
    seed.upgrade(store, [world.records])
    assert [one.act for one in seed.log(store)] == [Act.APPLY, Act.APPLY, Act.UPGRADE]
    assert snapshot(parse(store)).graph.nodes["action/foghorn"].added_in == 1
    assert all(check.ok for check in seed.verify(store, [world.records]))


def forget_log(store: str) -> None:
    """Has it be as stores were until layout 12."""
    layout(store, 12)
    bare = "UPDATE node SET added_in = NULL; UPDATE edge SET added_in = NULL"
    forget = "MATCH (n) REMOVE n.added_in WITH n WHERE n:Revision OR n:RevisionChange DELETE n"
    run(store, choose(store, f"{bare}; DROP TABLE revision; DROP TABLE revision_change", forget))
    if choose(store, "sqlite", "neo4j") == "neo4j":
        run(store, "MATCH ()-[r]->() REMOVE r.added_in")


def test_what_a_store_without_a_log_held_counts_as_added_by_its_upgrade(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    forget_log(store)
    seed.upgrade(store, [world.records])
    (told,) = seed.log(store)
    assert (told.number, told.act, told.changes) == (2, Act.UPGRADE, ())
    assert {one.added_in for one in snapshot(parse(store)).graph.nodes.values()} == {2}


def test_an_upgrade_of_a_store_without_a_log_asks_for_what_was_corrected_alone(store: str, world: World) -> None:
    """What the older layout held of its own is neither named nor logged, and is no correction."""
    seed.apply(store, [world.records])
    forget_log(store)
    column = "ALTER TABLE node ADD COLUMN search_name; UPDATE node SET search_name = 'x'"
    run(store, choose(store, column, "MATCH (n:Record) SET n.search_name = 'x'"))
    world.change(world.update, "value: 6", "value: 7")
    with pytest.raises(Corrections, match=r"change or remove 1 thing .*:\n  value of statistic/boats would change"):
        seed.upgrade(store, [world.records])
    assert seed.upgrade(store, [world.records], correct=["statistic/boats"]).revision == 2
    changes = [one for told in seed.log(store) for one in told.changes if one.effect is not Effect.ADDED]
    assert [[value.name for value in one.values] for one in changes] == [["value"]]
    assert all(check.ok for check in seed.verify(store, [world.records]))


def test_verifying_finds_a_log_that_is_not_that_of_the_store(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    run(store, choose(store, "UPDATE revision SET number = 7", "MATCH (n:Revision) SET n.number = 7"))
    checks = seed.verify(store, [world.records])
    assert [check.name for check in checks if not check.ok] == [
        "revisions that the log does not end with",
        "things that no revision in the log added",
    ]
