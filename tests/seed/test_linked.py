"""Linked data is read by rdflib, holds the shapes of SHACL, and answers in SPARQL what the API answers."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any, cast

import pyshacl
import pytest
from rdflib import DCTERMS, ORG, PROV, RDF, SH, SKOS, Graph, Literal, Namespace, URIRef

from rasso_graph import seed
from rasso_graph.loaders.address import SqliteAddress
from rasso_graph.schema import core_schema
from tests.questions.test_natural_cypher import every
from tests.seed.sample import World
from tests.stores import asking, load, packaged

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
OURS = Namespace("https://rasso-graph.example/")
WORDS = Namespace("https://rasso-graph.example/vocabulary#")
OA = Namespace("http://www.w3.org/ns/oa#")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")


def read(path: Path) -> Graph:
    return Graph().parse(path, format={".ttl": "turtle", ".jsonld": "json-ld"}[path.suffix])


@pytest.fixture
def store(sqlite_address: str, world: World) -> str:
    seed.apply(sqlite_address, [world.records], world.corpus)
    return sqlite_address


@pytest.fixture
def graph(store: str, tmp_path: Path) -> Graph:
    return read(seed.export(tmp_path / "ttl", store, "ttl")[0])


def test_turtle_and_json_tell_the_same(graph: Graph, store: str, tmp_path: Path) -> None:
    other = read(seed.export(tmp_path / "json", store, "jsonld")[0])
    assert set(graph) == set(other)
    assert len(graph) > 300


def test_a_fact_is_told_with_its_ends_basis_and_passage(graph: Graph) -> None:
    fact = OURS["link/rewords/wording/update-2022/action/north-lamp/wording/plan-2020/action/north-lamp"]
    later, earlier = (OURS[f"wording/{one}/action/north-lamp"] for one in ("update-2022", "plan-2020"))
    told = set(graph.predicate_objects(fact))
    assert {
        (RDF.type, WORDS.Fact),
        (RDF.subject, later),
        (RDF.predicate, WORDS.rewords),
        (RDF.object, earlier),
        (WORDS.basis, Literal("INFERRED")),
        (WORDS.reason, Literal("Another season")),
        (PROV.hadPrimarySource, OURS["citation/update-2022/54-91"]),
    } <= told
    assert (later, WORDS.rewords, earlier) in graph
    assert (later, PROV.wasRevisionOf, earlier) in graph


def test_things_are_told_in_the_words_of_others(graph: Graph) -> None:
    theme, document, post = OURS["theme/plan-2020/lights"], OURS["document/plan-2020"], OURS["post/harbour-master"]
    place = OURS["citation/plan-2020/112-167"]
    for statement in (
        (theme, RDF.type, SKOS.Concept),
        (theme, SKOS.inScheme, OURS["programme/harbour"]),
        (theme, SKOS.prefLabel, Literal("Lights")),
        (document, DCTERMS.issued, Literal("2020-03", datatype=EDTF)),
        (document, DCTERMS.publisher, OURS["body/office"]),
        (post, ORG.postIn, OURS["body/office"]),
        (post, ORG.heldBy, OURS["person/ann-grey"]),
        (OURS["action/north-lamp"], PROV.hadPrimarySource, place),
        (place, OA.hasSource, document),
        (place, OA.hasSelector, place + "#position"),
        (OURS["wording/plan-2020/action/north-lamp"], WORDS.joint, Literal(True)),
        (OURS["statistic/boats"], WORDS.value, Literal(6.0)),
    ):
        assert statement in graph, statement
    assert {int(str(one)) for one in graph.objects(place + "#position") if isinstance(one, Literal)} == {112, 167}


def test_quotations_and_what_is_derived_are_told_where_that_is_asked(store: str, tmp_path: Path) -> None:
    bare, whole = (
        read(seed.export(tmp_path / name, store, "ttl", derived=asked, quotations=asked)[0])
        for name, asked in (("bare", False), ("whole", True))
    )
    quote, standing = OURS["citation/plan-2020/0-12#quote"], (OURS["action/north-lamp"], WORDS.status, None)
    assert (quote, OA.exact, Literal("Harbour plan")) in whole
    assert not list(bare.subjects(RDF.type, OA.TextQuoteSelector))
    assert [str(one) for *_, one in whole.triples(standing)] == ["DELIVERED"]
    assert not list(bare.triples(standing))
    assert set(bare) < set(whole)


def shapes() -> Graph:
    text = resources.files("rasso_graph.seed.exporting").joinpath("shapes.ttl").read_text("utf-8")
    return Graph().parse(data=text, format="turtle")


def validated(graph: Graph) -> tuple[bool, Any, str]:
    """Whether the shapes hold, what does not, and both in words."""
    return cast(Any, pyshacl).validate(graph, shacl_graph=shapes())


def test_the_shapes_hold(store: str, tmp_path: Path) -> None:
    whole = read(seed.export(tmp_path / "whole", store, "ttl", quotations=True)[0])
    conforms, _, said = validated(whole)
    assert conforms, said


@pytest.mark.parametrize(
    "lost",
    [
        (None, OA.hasSource, None),
        (None, RDF.object, None),
        (OURS["action/foghorn"], PROV.hadPrimarySource, None),
        (None, SKOS.inScheme, None),
        (None, DCTERMS.isPartOf, None),
    ],
)
def test_what_lost_something_does_not_hold(graph: Graph, lost: Any) -> None:
    graph.remove(lost)
    conforms, results, _ = validated(graph)
    assert not conforms
    assert isinstance(results, Graph)
    assert set(results.objects(None, SH.resultPath)) == {lost[1]}


def test_ids_are_addresses_under_the_namespace_that_is_named(store: str, tmp_path: Path) -> None:
    named = read(seed.export(tmp_path / "out", store, "ttl", namespace="http://data.example.org/rasso/")[0])
    assert (URIRef("http://data.example.org/rasso/action/foghorn"), RDF.type, WORDS.Action) in named
    assert not [one for one in named.subjects() if str(one).startswith(f"{OURS}action")]


@pytest.mark.parametrize("namespace", ["rasso", "https://example.org", "https://example.org/a#", "https://x y/"])
def test_what_is_no_namespace_is_refused(store: str, tmp_path: Path, namespace: str) -> None:
    with pytest.raises(seed.Refused, match=r"is no namespace\. Name an address that ends in /"):
        seed.export(tmp_path / "out", store, "ttl", namespace=namespace)
    assert not (tmp_path / "out").exists()


UNMIRRORED = """
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX rasso: <https://rasso-graph.example/vocabulary#>
    BASE <https://rasso-graph.example/>
    SELECT ?number WHERE {
      <document/internal-review-2014> dcterms:hasPart ?asked .
      ?asked a rasso:Recommendation ; rasso:number ?number .
      FILTER NOT EXISTS { ?later rasso:mirrors ?asked }
    }
"""
"""Question 9 of the cookbook: which recommendations of 2014 nobody mirrors."""
MOVED = """
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX rasso: <https://rasso-graph.example/vocabulary#>
    SELECT ?action ?from ?to WHERE {
      ?action a rasso:Action ; rasso:hasWording ?later .
      ?later rasso:moves ?earlier ; dcterms:subject/rasso:name ?to .
      ?earlier dcterms:subject/rasso:name ?from .
    }
"""
"""Question 5: which action moved to another theme."""


def test_questions_of_the_cookbook_have_the_answers_of_the_api(tmp_path: Path) -> None:
    address = SqliteAddress(tmp_path / "packaged.db")
    load(address, packaged().whole)
    graph = read(seed.export(tmp_path / "out", address, "ttl")[0])
    answers: list[list[list[str]]] = [
        [[str(one) for one in row] for row in cast(Any, graph.query(query))] for query in (UNMIRRORED, MOVED)
    ]
    unmirrored, moved = answers
    assert sorted(unmirrored) == [["26"], ["5"], ["6"]]
    assert moved == [[str(OURS["action/forensic-evidence-tools"]), "Our people", "Digital capability"]]
    with asking(core_schema(), address) as ask:
        where = '{partOf: "document/internal-review-2014", not: {later: {types: [MIRRORS]}}}'
        assert sorted(one["number"] for one in every(ask, "recommendations", "number", where)) == ["26", "5", "6"]
