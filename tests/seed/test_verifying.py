"""Verifying finds whatever differs from the records, from what is derived, and from what must be true."""

from __future__ import annotations

import pytest

from rasso_graph import seed
from rasso_graph.loaders.store import StoreUnready
from rasso_graph.seed.rules import Check
from tests.seed.sample import World
from tests.seed.test_applying import choose, run


def failed(store: str, world: World) -> dict[str, Check]:
    return {check.name: check for check in seed.verify(store, [world.records], world.corpus) if not check.ok}


def test_what_was_applied_verifies(store: str, world: World) -> None:
    seed.apply(store, [world.records], world.corpus)
    assert list(failed(store, world)) == ["names in the texts that are no recorded mention"]
    for document in ("plan-2020", "update-2022"):
        proposed = seed.mentions(f"document/{document}", world.corpus, records=[world.records])
        (world.records / f"mentions-{document}.yaml").write_text(proposed, "utf-8")
    seed.apply(store, [world.records], world.corpus)
    checks = seed.verify(store, [world.records], world.corpus)
    assert [check.name for check in checks if not check.ok] == []
    assert Check("passages with their fingerprint", 17, 17) in checks


def test_verifying_with_records_forgotten_asks_for_them_before_all_else(store: str, world: World) -> None:
    updates = world.records.parent / "updates"
    updates.mkdir()
    world.update.rename(updates / world.update.name)
    seed.apply(store, [world.records, updates])
    first, *_ = failing = [check for check in seed.verify(store, [world.records]) if not check.ok]
    assert (first.name, first.details) == (
        "records are all given",
        (
            "1 document (document/update-2022) would vanish.",
            "The store was last brought up from 1 file (updates/update-2022.yaml) that is not given now.",
            "Did you forget --records updates? Name all records each time.",
        ),
    )
    assert not any("revert" in line or "--correct" in line for check in failing for line in check.details)
    assert [str(check) for check in seed.verify(store, [world.records, updates]) if not check.ok] == []


def test_verifying_needs_a_store(store: str, world: World) -> None:
    with pytest.raises(StoreUnready, match="Run: rasso seed apply"):
        seed.verify(store, [world.records])


@pytest.mark.parametrize(
    ("sqlite", "cypher", "name", "detail"),
    [
        (
            "UPDATE node SET value = 8.0 WHERE id = 'statistic/boats'",
            "MATCH (n:Statistic) SET n.value = 8.0",
            "differences from the records",
            "statistic/boats differs in value: 8.0 instead of 6.0",
        ),
        (
            "UPDATE node SET status = 'DROPPED' WHERE id = 'action/north-lamp'",
            "MATCH (n:Action {id: 'action/north-lamp'}) SET n.status = 'DROPPED'",
            "values not as they would be derived",
            "action/north-lamp differs in status: 'DROPPED' instead of 'DELIVERED'",
        ),
        (
            "DELETE FROM edge WHERE id = 'trace/71c3bb3763762d19928acf7f'",
            "MATCH ()-[r:TRACES {id: 'trace/71c3bb3763762d19928acf7f'}]->() DELETE r",
            "values not as they would be derived",
            "trace/71c3bb3763762d19928acf7f is missing",
        ),
        (
            "DELETE FROM edge WHERE type = 'CITES' AND source = (SELECT pk FROM node WHERE id = 'body/pilots')",
            "MATCH (:Body {id: 'body/pilots'})-[r:CITES]->() DELETE r",
            "nodes without a citation",
            "body/pilots",
        ),
        (
            "UPDATE edge SET reason = NULL WHERE type = 'CONTINUES'",
            "MATCH ()-[r:CONTINUES]->() REMOVE r.reason",
            "inferences without a reason",
            "link/continues/action/signals/action/north-lamp",
        ),
        (
            "DELETE FROM edge WHERE type = 'HAS_SIDE' AND pk = (SELECT max(pk) FROM edge WHERE type = 'HAS_SIDE')",
            "MATCH ()-[r:HAS_SIDE]->({id: 'side/boats/2'}) DELETE r",
            "discrepancies with fewer than two sides",
            "discrepancy/boats",
        ),
        (
            "INSERT INTO edge (type, source, target) SELECT type, source, target FROM edge WHERE type = 'POST_AT'",
            "MATCH (p:Post)-[:POST_AT]->(b) CREATE (p)-[:POST_AT]->(b)",
            "edges that are there twice",
            "POST_AT post/harbour-master -> body/office",
        ),
        (
            "UPDATE node SET when_earliest = '2099-01-01', when_latest = '2099-01-01' WHERE id = 'document/plan-2020'",
            "MATCH (d:Document {id: 'document/plan-2020'}) SET d.when_earliest = '2099-01-01'",
            "links to what is surely later",
            "link/reports-on/document/update-2022/document/plan-2020",
        ),
        (
            "UPDATE graph SET digest = 'x'",
            "MATCH (g:Graph) SET g.digest = 'x'",
            "digest of the content",
            "",
        ),
        (
            "UPDATE node SET quotation = 'No' WHERE id = 'citation/plan-2020/0-12'",
            "MATCH (c:Citation {id: 'citation/plan-2020/0-12'}) SET c.quotation = 'No'",
            "quotations that are not the passage",
            "citation/plan-2020/0-12",
        ),
        (
            "UPDATE node SET tokens_quotation = 'x sno x wno' WHERE id = 'citation/plan-2020/0-12'",
            "MATCH (c:Citation {id: 'citation/plan-2020/0-12'}) SET c.tokens_quotation = 'x sno x wno'",
            "values not as they would be derived",
            "citation/plan-2020/0-12",
        ),
        (
            "UPDATE node SET \"primary\" = 0 WHERE id = 'wording/plan-2020/action/foghorn'",
            "MATCH (w:Wording {id: 'wording/plan-2020/action/foghorn'}) SET w.primary = false",
            "commitments without one primary wording in a document",
            "action/foghorn in document/plan-2020",
        ),
        (
            "UPDATE node SET sha256 = '0' WHERE id = 'citation/plan-2020/0-12'",
            "MATCH (c:Citation {id: 'citation/plan-2020/0-12'}) SET c.sha256 = '0'",
            "passages with their fingerprint",
            "citation/plan-2020/0-12: The passage 0 to 12 (line 1) has another fingerprint",
        ),
    ],
)
def test_a_store_that_was_tampered_with_is_found_out(
    store: str, world: World, sqlite: str, cypher: str, name: str, detail: str
) -> None:
    seed.apply(store, [world.records], world.corpus)
    run(store, choose(store, sqlite, cypher))
    check = failed(store, world)[name]
    assert [found for found in (*check.details, "") if detail in found]


def test_records_that_the_store_lacks_are_found(store: str, world: World) -> None:
    seed.apply(store, [world.plan])
    check = failed(store, world)["differences from the records"]
    assert "action/signals is missing" in check.details


def test_a_text_that_is_missing_fails_verification(sqlite_address: str, world: World) -> None:
    seed.apply(sqlite_address, [world.records])
    (world.corpus / "plan.txt").unlink()
    check = failed(sqlite_address, world)["held documents whose text is not in the corpus"]
    assert check.found == 1
    assert "should be plan.txt" in check.details[0]


def test_the_totals_of_the_real_documents_are_checked_for_the_packaged_records_only(
    sqlite_address: str, world: World
) -> None:
    seed.apply(sqlite_address, [world.records])
    names = {check.name for check in seed.verify(sqlite_address, [world.records])}
    assert "RASSO 2025: outcomes" not in names


def test_a_check_reads_as_a_line_and_as_json() -> None:
    check = Check("boats", 6, 7, ("one too many",))
    assert str(check) == "FAILED  boats: expected 6, found 7\n          one too many"
    assert check.json == {
        "name": "boats",
        "expected": 6,
        "found": 7,
        "details": ["one too many"],
        "rule": "",
        "ok": False,
    }
    assert str(Check("boats", 6, 6)) == "ok      boats: 6"
