"""What the things of a new file may be in the graph: ranked, honest about what is sure, and written when asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, cast

import pytest

from rasso_graph import seed
from rasso_graph.model.graph import Graph
from rasso_graph.seed.citing import Texts, fill, held_texts, quotations
from rasso_graph.seed.making import build
from rasso_graph.seed.matching import Ranked, Sureness, match, reason
from rasso_graph.seed.reading import PACKAGED, Mapping, decoded, mappings, tree_of
from tests.seed.lamps import Lamps, make_lamps
from tests.test_records import CORPUS


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Lamps:
    """The made-up pair, for tests that write nothing."""
    return make_lamps(tmp_path_factory.mktemp("lamps"))


@pytest.fixture(scope="module")
def found(lamps: Lamps) -> seed.Matching:
    return seed.match(lamps.second, lamps.corpus, records=[lamps.records])


def of(found: seed.Matching, name: str) -> Ranked:
    return next(one for one in found.matches if one.fresh.id == name)


def places(found: seed.Matching, truth: dict[str, str]) -> list[int]:
    """At which place each new thing has what it repeats, from 0; 99 for nowhere."""
    told = {one.fresh.id: [candidate.known.id for candidate in one.candidates] for one in found.matches}
    return [told[new].index(old) if old in told[new] else 99 for new, old in truth.items() if old]


def surely(found: seed.Matching) -> dict[str, str]:
    return {one.fresh.id: one.candidates[0].known.id for one in found.matches if one.level is Sureness.SURE}


def test_each_repeated_promise_of_the_made_up_pair_comes_first(lamps: Lamps, found: seed.Matching) -> None:
    assert places(found, lamps.truth) == [0] * 9


def test_sure_is_only_what_says_the_same(lamps: Lamps, found: seed.Matching) -> None:
    assert surely(found) == {
        "body/the-council": "body/council",
        "action/item-1": "action/square-lamps",
        "action/item-4": "action/stewards",
        "action/item-5": "action/porters",
        "action/item-9": "action/old-town-survey",
    }


@pytest.mark.parametrize(
    ("item", "doubt"),
    [
        ("action/item-3", "words were exchanged"),
        ("action/item-8", "it turns on: no"),
        ("action/item-10", "words were exchanged"),
        ("action/item-12", "words were exchanged"),
    ],
)
def test_what_changes_the_sense_keeps_a_match_from_being_sure(found: seed.Matching, item: str, doubt: str) -> None:
    assert doubt in of(found, item).doubts


def test_words_lost_and_gained_are_told(found: seed.Matching) -> None:
    likeness = of(found, "action/item-7").candidates[0].likeness
    assert (likeness.lost, likeness.gained) == ((), ("beginning", "steepest"))


@pytest.mark.parametrize(
    ("item", "relation", "said"),
    [
        ("action/item-1", "REPEATS", "The two print the same words"),
        ("action/item-4", "REWORDS", "The same words in other forms or another order"),
        ("action/item-8", "REWORDS", "Adds no, longer"),
        ("action/item-3", "REWORDS", "Leaves out six and adds eight"),
    ],
)
def test_a_proposal_says_why(found: seed.Matching, item: str, relation: str, said: str) -> None:
    candidate = of(found, item).candidates[0]
    assert (candidate.relation, reason(candidate)) == (relation, said)


def test_what_is_new_has_no_candidate(found: seed.Matching) -> None:
    assert (of(found, "action/item-11").level, of(found, "action/item-11").candidates) == (Sureness.NEW, ())


def test_what_is_not_repeated_and_what_may_be_settled_are_told(found: seed.Matching) -> None:
    assert [(one.known.id, one.dropped, one.perhaps) for one in found.unrepeated] == [
        ("action/bridge-inspection", False, ("action/item-2",)),
        ("action/night-bus", True, ()),
    ]
    assert [(one.open.id, one.sentence.line) for one in found.settling] == [("event/mill-bridge-inspection", 14)]


def test_without_texts_titles_are_compared_and_no_commitment_is_sure(lamps: Lamps) -> None:
    found = seed.match(lamps.second, records=[lamps.records])
    assert surely(found) == {"body/the-council": "body/council"}
    assert not found.read


def test_nothing_is_written_unless_asked_and_then_the_file_is_applied_as_it_stands(tmp_path: Path) -> None:
    lamps = make_lamps(tmp_path)
    before = lamps.second.read_bytes()
    seed.match(lamps.second, lamps.corpus, records=[lamps.records])
    assert lamps.second.read_bytes() == before
    chosen = {"action/item-3": "action/apprentices", "action/item-1": ""}
    found = seed.match(lamps.second, lamps.corpus, records=[lamps.records], write=True, chosen=chosen)
    assert ("action/item-3", "action/apprentices") in found.written
    assert "action/item-1" not in dict(found.written)
    text = lamps.second.read_text("utf-8")
    assert "- of: action/stewards\n  wording:\n" in text
    assert "rewords: {from: lamps-1931, basis: INFERRED, confidence: HIGH, reason: " in text
    assert "publisher: body/council" in text
    assert fill(lamps.second, Texts(lamps.corpus, {"lamps-1932": "second.txt"})).problems == []
    done = seed.apply(f"sqlite:{tmp_path}/store.db", [lamps.records, lamps.second], lamps.corpus)
    noted = [one.message for one in done.warnings]
    assert noted == []


def test_a_document_that_was_known_by_name_keeps_its_id_when_it_comes(tmp_path: Path) -> None:
    lamps = make_lamps(tmp_path)
    first = lamps.records / "first.yaml"
    named = "- {document: promised-report, title: Lamps of 1932, cite: {at: Title, quote: Lamps, near: 0}}\n"
    first.write_text(first.read_text("utf-8") + named, "utf-8")
    texts = Texts(lamps.corpus, {"lamps-1931": "first.txt", "lamps-1932": "second.txt"})
    assert [*fill(first, texts).problems, *fill(lamps.second, texts).problems] == []
    found = seed.match(lamps.second, lamps.corpus, records=[lamps.records], write=True)
    assert ("document/lamps-1932", "document/promised-report") in found.written
    text = lamps.second.read_text("utf-8")
    assert text.startswith("document: promised-report\nrecords:\n- {of: document/promised-report, file: second.txt,")
    assert seed.plan(f"sqlite:{tmp_path}/store.db", [lamps.records, lamps.second], lamps.corpus).exit_code == 2


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"action/item-99": "action/stewards"}, "action/item-99 is nothing that"),
        ({"action/item-4": "action/nothing"}, "action/nothing is no candidate for action/item-4. Candidates: action/"),
    ],
)
def test_a_choice_of_what_is_not_there_writes_nothing(tmp_path: Path, chosen: dict[str, str], said: str) -> None:
    lamps = make_lamps(tmp_path)
    before = lamps.second.read_bytes()
    with pytest.raises(seed.NoMatch, match=re.escape(said)):
        seed.match(lamps.second, lamps.corpus, records=[lamps.records], write=True, chosen=chosen)
    assert lamps.second.read_bytes() == before


def test_a_span_that_is_no_span_keeps_nobody_from_matching_the_rest(tmp_path: Path) -> None:
    lamps = make_lamps(tmp_path)
    text = lamps.second.read_text("utf-8")
    lamps.second.write_text(re.sub(r'(at: "1"), quote: "[^"]*"', r"\1, span: [here, there]", text, count=1), "utf-8")
    assert "span: [here, there]" in lamps.second.read_text("utf-8")
    found = seed.match(lamps.second, lamps.corpus, records=[lamps.records])
    assert surely(found)["action/item-4"] == "action/stewards"
    assert "action/item-1" not in surely(found)


def before_annex(graph: Graph) -> Graph:
    """The graph as it was known before Annex A: without what only Annex A tells."""
    told = {"PRINTED_IN", "PASSAGE_OF", "CLAIMED_IN", "NAMED_IN"}
    late = {
        edge.source for edge in graph.edges.values() if edge.type in told and edge.target == "document/annex-a-2022"
    }
    late |= {one.id for one in graph.nodes.values() if str(one.properties.get("when_known", "")) >= "2022-02-28"}
    late = {name for name in late if not name.startswith("programme/")} | {"document/annex-a-2022"}
    kept = Graph({name: node for name, node in graph.nodes.items() if name not in late})
    for edge in graph.edges.values():
        if edge.source in kept.nodes and edge.target in kept.nodes:
            kept.add(edge)
    return kept


def listed(told: Any) -> list[dict[str, Any]]:
    return cast(list[dict[str, Any]], told if isinstance(told, list) else [told])


def located(cite: dict[str, Any]) -> dict[str, Any]:
    return {key: cite[key] for key in ("span", "sha256")}


def blind(folder: Path) -> tuple[Path, dict[str, str]]:
    """Annex A's outcomes and actions as a new file that says nothing of what they repeat, and what that is."""
    root = tree_of(decoded(PACKAGED / "annex-a-2022.yaml"), "annex")
    assert isinstance(root, Mapping)
    entries, truth = ["document: annex-a-2022", "records:"], dict[str, str]()
    for entry in (one for one in mappings(root.get("records")) if one.get("wording") is not None):
        first, named = entry.pairs[0][0].text, str(entry.pairs[0][1].value)
        old = named if first == "of" else f"{first}/{named}"
        kind = old.partition("/")[0]
        for wording in listed(entry.value["wording"]):
            if kind in ("action", "outcome") and wording.get("primary", True):
                told = json.dumps([{"at": "x", **located(one)} for one in listed(wording["cite"])])
                entries.append(f"- {kind}: new-{len(truth)}\n  wording: {{cite: {told}}}")
                truth[f"{kind}/new-{len(truth)}"] = old
    path = folder / "annex.yaml"
    path.write_text("\n".join([*entries, ""]), "utf-8")
    return path, truth


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the texts of the documents are not here")
def test_annex_a_finds_what_it_repeats_of_rasso_2025(tmp_path: Path) -> None:
    built = build([PACKAGED])
    graph, passages = before_annex(built.whole), quotations(built.graph, CORPUS, built.places).passages
    path, all_ = blind(tmp_path)
    truth = {new: old if old in graph.nodes else "" for new, old in all_.items()}
    found = match(path, graph, passages, Texts(CORPUS, held_texts(built.graph)))
    ranks = places(found, truth)
    assert len(ranks) == 45
    assert sum(rank == 0 for rank in ranks) >= 45
    assert sum(rank < 3 for rank in ranks) >= 45
    sure = surely(found)
    assert len(sure) >= 28
    assert {new: old for new, old in sure.items() if truth[new] != old} == {}
    new = [one for one in found.matches if not truth[one.fresh.id]]
    assert (len(new), {one.level for one in new}) == (22, {Sureness.POSSIBLE, Sureness.NEW})
    assert [one.known.id for one in found.unrepeated if one.dropped] == ["outcome/specialist-advocates"]
