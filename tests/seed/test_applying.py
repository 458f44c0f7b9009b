"""Bringing a store to what the records say, on both stores: all or nothing, once, and only what is ours."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from neo4j import Driver

from rasso_graph import seed
from rasso_graph.loaders.address import Neo4jAddress, SqliteAddress, parse
from rasso_graph.loaders.layout import LAYOUT
from rasso_graph.loaders.snapshot import read_graph, reading, snapshot
from rasso_graph.loaders.store import StoreAway, StoreUnready
from rasso_graph.model.enums import Effect
from rasso_graph.seed.making import build
from rasso_graph.seed.storing import Corrections, Forgotten, Locked, NotOurs, WrongLayout
from tests.neo4j.database import connected
from tests.seed.sample import World

DIGEST = "6823ce30a74b3e3d87097d0a94442ccd2ad1224f1b21cd482ad2edc4a225687c"


def run(store: str, statement: str) -> None:
    """Runs a statement in the dialect of the store, as somebody else would."""
    address = parse(store)
    if isinstance(address, SqliteAddress):
        with sqlite3.connect(address.path) as connection:
            connection.executescript(statement)
        connection.close()
    else:
        with connected(address) as driver:
            driver.execute_query(statement)  # type: ignore[arg-type]


def choose(store: str, sqlite: str, neo4j: str) -> str:
    return neo4j if isinstance(parse(store), Neo4jAddress) else sqlite


def is_empty(store: str) -> bool:
    with reading(parse(store)) as reader:
        return not list(reader.nodes()) and not list(reader.edges())


def test_a_store_holds_what_the_records_say(store: str, world: World) -> None:
    applied = seed.apply(store, [world.records])
    assert applied.changed
    assert read_graph(parse(store)) == build([world.records]).whole


def test_revision_and_digest_are_the_same_on_both_stores(store: str, world: World) -> None:
    applied = seed.apply(store, [world.records])
    assert (applied.revision, applied.digest) == (1, DIGEST)
    assert (snapshot(parse(store)).state.revision, snapshot(parse(store)).state.digest) == (1, DIGEST)


def test_a_second_apply_changes_nothing_and_says_so(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    applied = seed.apply(store, [world.records])
    assert (applied.changed, applied.revision) == (False, 1)


def test_only_the_difference_is_written(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    applied = seed.apply(store, [world.records])
    assert "document/plan-2020" not in [node.id for node in applied.difference.added_nodes]
    assert applied.difference.removed_nodes == []
    assert applied.revision == 2
    assert read_graph(parse(store)) == build([world.records]).whole


def test_an_edge_that_is_there_twice_is_there_once_after(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    sqlite = "INSERT INTO edge (type, source, target) SELECT type, source, target FROM edge WHERE type = 'POST_AT'"
    run(store, choose(store, sqlite, "MATCH (p:Post)-[:POST_AT]->(b) CREATE (p)-[:POST_AT]->(b)"))
    seed.apply(store, [world.records], correct=["post/harbour-master"])
    assert snapshot(parse(store)).repeated == ()
    assert read_graph(parse(store)) == build([world.records]).whole


def test_a_better_title_or_summary_is_no_correction(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    world.change(world.plan, "title: Get another foghorn", "title: Buy one more foghorn\n    summary: A loud one")
    applied = seed.apply(store, [world.records])
    assert applied.revision == 2
    node = read_graph(parse(store)).nodes["action/foghorn"]
    assert (node.properties["title"], node.properties["summary"]) == ("Buy one more foghorn", "A loud one")


def test_what_was_unknown_may_become_known(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    world.change(world.update, "occurrence: HAPPENED", "occurrence: HAPPENED\n    date_said: in April 2021")
    assert seed.apply(store, [world.records]).changed


def test_a_further_citation_of_a_fact_is_no_correction(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    world.add(
        world.update,
        """
  - of: programme/harbour
    owners: [{holder: post/harbour-master, role: ACCOUNTABLE, as_worded: answers for it}]
    cite: {at: "End", quote: "The office says"}
""",
    )
    assert seed.apply(store, [world.records]).changed


@pytest.mark.parametrize(
    ("old", "new", "said", "named"),
    [
        ("value: 6", "value: 7", "value of statistic/boats would change from 6.0 to 7.0", "statistic/boats"),
        ("date: 2021-04\n    links", "date: 2021-05\n    links", "date of event/repainting would", "event/repainting"),
        ("reason: Another season", "reason: A new season", "reason of link/rewords/wording/update-2022/action",
         "link/rewords/wording/update-2022/action/north-lamp/wording/plan-2020/action/north-lamp"),
        ("links: [{type: FULFILS, to: action/north-lamp}]", "", "event/repainting/action/north-lamp would be",
         "link/fulfils/event/repainting/action/north-lamp"),
        ("    about: body/office", "    about: body/pilots", "ABOUT discrepancy/boats -> body/office would be removed",
         "discrepancy/boats"),
    ],
)  # fmt: skip
def test_a_correction_of_a_fact_is_refused_until_it_is_named(
    store: str, world: World, old: str, new: str, said: str, named: str
) -> None:
    seed.apply(store, [world.records])
    world.change(world.update, old, new)
    with pytest.raises(Corrections) as refused:
        seed.apply(store, [world.records], correct=["action/foghorn"])
    assert said in str(refused.value)
    assert f"--correct {named}" in str(refused.value)
    assert snapshot(parse(store)).state.revision == 1
    seed.apply(store, [world.records], correct=[named])
    assert read_graph(parse(store)) == build([world.records]).whole


def test_of_two_corrections_both_have_to_be_named(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    world.change(world.update, "value: 6", "value: 7")
    world.change(world.update, "    about: body/office", "    about: body/pilots")
    with pytest.raises(Corrections) as refused:
        seed.apply(store, [world.records], correct=["statistic/boats"])
    assert "change or remove 1 thing that" in str(refused.value)
    assert "ABOUT discrepancy/boats" in str(refused.value)
    assert seed.apply(store, [world.records], correct=["statistic/boats", "discrepancy/boats"]).changed


GONE = """    gaps:
      - gap: foghorn-owner
        title: Who buys the foghorn
        reason: The plan names nobody for it.
"""


def test_what_goes_is_named_by_itself_and_takes_its_edges_and_passages_along(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    world.change(world.plan, GONE, "")
    with pytest.raises(Corrections) as refused:
        seed.apply(store, [world.records])
    assert str(refused.value).count("would be removed") == 1
    seed.apply(store, [world.records], correct=["gap/foghorn-owner"])
    assert read_graph(parse(store)) == build([world.records]).whole


CORRECTED = """
  - corrects: statistic/boats
    reason: Six was misread.
    cite: {at: "End", quote: "Later it says there are seven boats."}
"""


def test_a_record_names_a_correction_with_its_reason_and_passage_and_counts_once(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    world.change(world.update, "value: 6", "value: 7")
    world.add(world.update, CORRECTED)
    assert seed.plan(store, [world.records]).corrections == ()
    seed.apply(store, [world.records])
    (corrected,) = [one for one in seed.log(store)[1].changes if one.effect is Effect.CORRECTED]
    assert (corrected.ids, corrected.reason) == (("statistic/boats",), "Six was misread.")
    assert [(one.name, one.before, one.after) for one in corrected.values] == [("value", 6.0, 7.0)]
    graph = read_graph(parse(store))
    assert "citation/update-2022/226-262" in {edge.target for edge in graph.out("statistic/boats", "CITES")}
    world.change(world.update, "value: 7", "value: 8")
    with pytest.raises(Corrections, match=r"value of statistic/boats would change from 7\.0 to 8\.0"):
        seed.apply(store, [world.records])


def test_records_that_were_forgotten_are_recognised_and_nobody_is_told_to_delete(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    seed.apply(store, [world.records])
    with pytest.raises(Forgotten) as refused:
        seed.apply(store, [world.plan])
    told = str(refused.value)
    assert told.startswith("1 document (document/update-2022) would vanish.\nThe store was last brought up from ")
    assert "1 file (records/update-2022.yaml) that is not given now.\nDid you forget --records records?" in told
    assert "rasso seed revert 2" in told
    assert "--correct" not in told
    assert seed.plan(store, [world.plan]).refusal == told
    assert snapshot(parse(store)).state.revision == 2


def test_naming_one_thing_does_not_let_a_forgotten_document_vanish(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    with pytest.raises(Forgotten):
        seed.apply(store, [world.plan], correct=["statistic/boats", "document/update-2022"])


def test_nothing_is_written_when_the_records_are_wrong(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    before = snapshot(parse(store))
    world.change(world.update, "status: DELIVERED", "status: DONE")
    with pytest.raises(seed.RecordErrors):
        seed.apply(store, [world.records])
    assert snapshot(parse(store)) == before


def test_a_failure_in_the_middle_leaves_nothing_behind(store: str, world: World) -> None:
    def fail(said: str, done: int, total: int) -> None:
        if said == "adding edges":
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="the power went"):
        seed.apply(store, [world.records], progress=fail)
    assert is_empty(store)
    seed.apply(store, [world.plan])
    before = snapshot(parse(store))
    with pytest.raises(RuntimeError, match="the power went"):
        seed.apply(store, [world.records], progress=fail)
    assert snapshot(parse(store)) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from rasso_graph import seed

def kill(said, done, total):
    if said == "adding edges":
        print("killed", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

seed.apply(sys.argv[1], [Path(sys.argv[2])], progress=kill)
"""


def test_being_killed_in_the_middle_leaves_nothing_behind(store: str, world: World) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, store, str(world.records)], capture_output=True, text=True, env=dict(os.environ)
    )
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "killed\n"), killed.stderr
    assert is_empty(store)
    assert seed.apply(store, [world.records]).changed


def test_a_second_writer_is_told_to_wait(store: str, world: World) -> None:
    inside, go_on = threading.Event(), threading.Event()
    seed.apply(store, [world.plan])

    def hold(said: str, done: int, total: int) -> None:
        inside.set()
        assert go_on.wait(60)

    writer = threading.Thread(target=seed.apply, args=(store, [world.records]), kwargs={"progress": hold})
    with ExitStack() as stack:
        writer.start()
        stack.callback(writer.join)
        stack.callback(go_on.set)
        assert inside.wait(60)
        with pytest.raises(Locked, match="Another program is writing"):
            seed.apply(store, [world.records], patience=0.2)
    assert read_graph(parse(store)) == build([world.records]).whole


def test_a_store_of_somebody_else_is_refused(store: str, world: World) -> None:
    run(
        store,
        choose(
            store, "CREATE TABLE people (name); INSERT INTO people VALUES ('Ann')", "CREATE (:Person {name: 'Ann'})"
        ),
    )
    for verb in (seed.plan, seed.apply, seed.verify):
        with pytest.raises(NotOurs, match="not ours"):
            verb(store, [world.records])
    with pytest.raises(NotOurs, match="not ours"):
        seed.export(world.records, store)


def test_no_waypoint_is_left_where_nothing_leads_any_more(
    cleared_neo4j: str, world: World, neo4j_driver: Driver
) -> None:
    def waypoints() -> list[int]:
        found = "MATCH (w:Waypoint) RETURN count(w) AS all, count(CASE WHEN NOT (w)--() THEN 1 END) AS lonely"
        return [*neo4j_driver.execute_query(found).records[0]]

    seed.apply(cleared_neo4j, [world.records])
    before, lonely = waypoints()
    assert lonely == 0
    world.change(world.update, "    links: [{type: FULFILS, to: action/north-lamp}]\n", "")
    seed.apply(cleared_neo4j, [world.records], correct=["link/fulfils/event/repainting/action/north-lamp"])
    assert waypoints() == [before - 1, 0]


def test_what_is_of_somebody_else_is_named(cleared_neo4j: str, world: World, neo4j_driver: Driver) -> None:
    seed.apply(cleared_neo4j, [world.records])
    neo4j_driver.execute_query("CREATE (:Memo {name: 'read again'}), (:Memo:Own {id: 'memo/2'})")
    told = r"holds 2 nodes that are not ours \(:Memo read again; :Memo:Own memo/2; all of them: MATCH \(n\) WHERE NOT"
    with pytest.raises(NotOurs, match=told):
        seed.verify(cleared_neo4j, [world.records])
    found = "MATCH (n) WHERE NOT (n:Graph OR n:Record OR n:Waypoint OR n:Revision OR n:RevisionChange) DELETE n"
    assert neo4j_driver.execute_query(found).summary.counters.nodes_deleted == 2
    assert seed.apply(cleared_neo4j, [world.records]).changed is False


def test_a_file_that_is_no_store_is_refused(tmp_path: Path, world: World) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Nothing here is a database, and it is long enough to show that. " * 20, "utf-8")
    before = file.read_bytes()
    with pytest.raises(StoreUnready, match="is not a SQLite file"):
        seed.apply(f"sqlite://{file}", [world.records])
    assert file.read_bytes() == before


def layout(store: str, version: int) -> None:
    run(
        store,
        choose(
            store,
            f"UPDATE graph SET schema_version = {version}",
            f"MATCH (g:Graph) SET g.schema_version = {version}",
        ),
    )


def test_a_store_of_an_older_layout_is_refused_with_the_command_that_upgrades_it(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    layout(store, 0)
    for verb in (seed.plan, seed.apply, seed.verify):
        with pytest.raises(WrongLayout, match="Run: rasso seed upgrade --store"):
            verb(store, [world.records])


def test_an_upgrade_lays_the_store_out_anew(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    layout(store, 0)
    if choose(store, "sqlite", "neo4j") == "sqlite":
        run(store, "DROP INDEX node_title; ALTER TABLE node DROP COLUMN unit; ALTER TABLE node ADD COLUMN gone")
    applied = seed.upgrade(store, [world.records])
    assert (applied.revision, snapshot(parse(store)).state.schema_version) == (2, LAYOUT)
    assert all(check.ok for check in seed.verify(store, [world.records]))
    assert not seed.upgrade(store, [world.records]).changed


def test_a_store_of_a_newer_layout_is_refused(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    layout(store, 99)
    with pytest.raises(WrongLayout, match="newer version"):
        seed.apply(store, [world.records])


def test_quotations_are_stored_where_the_texts_are_held_and_stay_where_they_are_not(store: str, world: World) -> None:
    seed.apply(store, [world.records])
    digest = snapshot(parse(store)).state.digest
    applied = seed.apply(store, [world.records], world.corpus)
    assert (applied.changed, applied.digest, applied.warnings) == (True, digest, ())
    graph = read_graph(parse(store))
    assert graph.nodes["citation/plan-2020/202-268"].properties["quotation"] == (
        "Nobody waits longer than one tide \u2013 cross-\nchannel boats included."
    )
    assert not seed.apply(store, [world.records]).changed
    assert not seed.apply(store, [world.records], world.corpus).changed


def test_what_finds_a_passage_stays_beside_its_quotation_where_its_text_is_not_given_again(
    store: str, world: World
) -> None:
    seed.apply(store, [world.records], world.corpus)
    (world.corpus / "plan.txt").unlink()
    assert not seed.apply(store, [world.records], world.corpus).changed
    graph = read_graph(parse(store))
    assert graph.nodes["citation/update-2022/92-111"].properties["tokens_quotation"] == (
        "x sdone sin sapril s2021 x w2021 wapril wdone"
    )
    assert "stide" in str(graph.nodes["citation/plan-2020/202-268"].properties["tokens_quotation"]).split()
    assert [check.name for check in seed.verify(store, [world.records]) if not check.ok] == []


def test_a_text_that_is_missing_is_a_warning(store: str, world: World) -> None:
    (world.corpus / "plan.txt").unlink()
    (warning,) = seed.apply(store, [world.records], world.corpus).warnings
    assert (warning.file, warning.line) == (str(world.plan), 3)
    assert "should be plan.txt" in warning.message
    graph = read_graph(parse(store))
    assert "quotation" not in graph.nodes["citation/plan-2020/0-12"].properties
    assert graph.nodes["citation/update-2022/92-111"].properties["quotation"] == "Done in April 2021."


def test_a_text_that_cannot_be_read_is_a_mistake(sqlite_address: str, world: World) -> None:
    (world.corpus / "plan.txt").write_bytes(b"caf\xe9")
    with pytest.raises(seed.RecordErrors) as refused:
        seed.apply(sqlite_address, [world.records], world.corpus)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.advice) == (str(world.plan), 3, "Save it as UTF-8")
    assert "plan.txt is not UTF-8 text: byte 3 is not" in problem.message


def test_progress_is_told_up_to_the_end(sqlite_address: str, world: World) -> None:
    told: list[tuple[str, int, int]] = []

    def progress(said: str, done: int, of: int) -> None:
        told.append((said, done, of))

    seed.apply(sqlite_address, [world.records], progress=progress)
    assert [said for said, _, _ in told] == ["comparing", "comparing", "adding nodes", "adding edges"]
    assert told[2] == ("adding nodes", 44, 44)


def test_a_missing_folder_for_the_store_is_made(tmp_path: Path, world: World) -> None:
    seed.apply(f"sqlite://{tmp_path}/deep/er/graph.db", [world.plan])
    assert (tmp_path / "deep" / "er" / "graph.db").is_file()


def test_a_server_that_is_away_is_told_without_a_trace_of_the_driver(world: World) -> None:
    with pytest.raises(StoreAway, match=r"bolt://127\.0\.0\.1:1 does not answer"):
        seed.apply("bolt://127.0.0.1:1", [world.plan])


def test_a_routed_address_works_like_a_direct_one(cleared_neo4j: str, world: World) -> None:
    routed = cleared_neo4j.replace("bolt://", "neo4j://")
    assert seed.apply(routed, [world.records]).changed
    assert not seed.apply(cleared_neo4j, [world.records]).changed


def test_a_wrong_password_is_told(neo4j_store_url: str, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASSO_NEO4J_PASSWORD", "not-this-one")
    with pytest.raises(StoreAway, match="Set RASSO_NEO4J_USER and RASSO_NEO4J_PASSWORD"):
        seed.apply(neo4j_store_url, [world.plan])
