"""Turtle and JSON-LD: the graph in the words of others, piece by piece, as one list of resources.

PROV-O for what rests on what, SKOS for themes, ORG for bodies and posts, DCTERMS for documents, Web Annotation for
passages, EDTF for dates; for all else a vocabulary of our own, which is told in the file. There are no blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import orjson

from rasso_graph.model.graph import Edge, Node, Value
from rasso_graph.model.properties import DATES_OF_EDGES, DATES_OF_NODES
from rasso_graph.model.words import LABELS, PLACES, RELATIONS, label_of
from rasso_graph.seed.exporting.jsonl import Files
from rasso_graph.seed.exporting.rows import Export, as_text

PREFIXES = {
    "rasso": "https://rasso-graph.example/vocabulary#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


@dataclass(frozen=True)
class _Thing:
    """What has an address under the namespace of the export: its id."""

    id: str


@dataclass(frozen=True)
class _Word:
    """A word of a vocabulary, as prefix:name."""

    name: str


@dataclass(frozen=True)
class _Literal:
    """A text, or what is of another type as text."""

    text: str
    type: str = ""


_Object = _Thing | _Word | _Literal
_Told = tuple[str, _Object]
"""A predicate, as prefix:name, and what it leads to."""
_Resource = tuple[_Thing | _Word, list[_Told]]
_A = "rdf:type"
_ALSO = {
    "Document": ("prov:Entity", "dcterms:BibliographicResource"),
    "Programme": ("prov:Plan", "skos:ConceptScheme"),
    "Theme": ("skos:Concept",),
    "Body": ("prov:Organization", "org:Organization"),
    "Person": ("prov:Person",),
    "Post": ("prov:Agent", "org:Post"),
    "Event": ("prov:Activity",),
    **dict.fromkeys(PLACES, ("prov:Entity", "oa:SpecificResource")),
}
"""What else a node of a kind is; one of any other is a prov:Entity."""
_WORDS = {
    "title": "dcterms:title",
    "summary": "dcterms:description",
    "published": "dcterms:issued",
    "HAS_PART": "dcterms:hasPart",
    "PRINTED_IN": "dcterms:isPartOf",
    "UNDER": "dcterms:subject",
    "CITES": "prov:hadPrimarySource",
    "citations": "prov:hadPrimarySource",
    "PASSAGE_OF": "oa:hasSource",
    "NAMED_IN": "oa:hasSource",
    "POST_AT": "org:postIn",
    "asserter": "prov:wasAttributedTo",
}
"""Properties and relations that others have a word for."""
_BESIDE = {
    "DERIVES_FROM": "prov:wasDerivedFrom",
    "REWORDS": "prov:wasRevisionOf",
    "MEMBER_OF": "org:memberOf",
    "HOLDS": "org:holds",
}
"""Facts that others have a word for besides ours."""
_BACK = {"PUBLISHED": "dcterms:publisher", "HOLDS": "org:heldBy"}
"""And those that others tell from the other end."""
_TYPES: dict[type, str] = {bool: "xsd:boolean", int: "xsd:integer", float: "xsd:double"}
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def turtle(export: Export) -> Files:
    """`graph.ttl`, a block for each thing and each fact."""
    yield "graph.ttl", _turtle(export)


def jsonld(export: Export) -> Files:
    """`graph.jsonld`, the same statements, a line for each thing and each fact."""
    yield "graph.jsonld", _jsonld(export)


def _turtle(export: Export) -> Iterator[bytes]:
    yield f"@base <{export.namespace}> .\n".encode()
    yield from (f"@prefix {name}: <{iri}> .\n".encode() for name, iri in PREFIXES.items())
    for subject, told in _resources(export):
        grouped = groupby(told, key=lambda one: one[0])
        lines = (f"{name} {', '.join(_term(one) for _, one in group)}" for name, group in grouped)
        yield f"\n{_term(subject)} ".encode() + " ;\n  ".join(lines).encode() + b" .\n"


def _term(term: _Object) -> str:
    """JSON escapes all that Turtle has to have escaped, in the same way."""
    match term:
        case _Thing(id_):
            return f"<{id_}>"
        case _Word(name):
            return name
        case _Literal(text, type_):
            return orjson.dumps(text).decode() + (f"^^{type_}" if type_ else "")


def _jsonld(export: Export) -> Iterator[bytes]:
    yield b'{"@context": ' + orjson.dumps({"@base": export.namespace, **PREFIXES}) + b',\n"@graph": ['
    for place, (subject, told) in enumerate(_resources(export)):
        held: dict[str, object] = {"@id": subject.id if isinstance(subject, _Thing) else subject.name}
        for name, group in groupby(told, key=lambda one: one[0]):
            objects = [_object(one, name) for _, one in group]
            held["@type" if name == _A else name] = objects if len(objects) > 1 else objects[0]
        yield (b",\n" if place else b"\n") + orjson.dumps(held)
    yield b"\n]}\n"


def _object(term: _Object, predicate: str) -> object:
    match term:
        case _Thing(id_):
            return {"@id": id_}
        case _Word(name):
            return name if predicate == _A else {"@id": name}
        case _Literal(text, type_):
            return {"@value": text, "@type": type_} if type_ else text


def _resources(export: Export) -> Iterator[_Resource]:
    """The data set, the vocabulary, then each node with what leads from it, then each fact by itself."""
    yield _Thing(""), list(_data_set(export))
    yield from _vocabulary()
    near: dict[str, list[_Told]] = {}
    for edge in export.edges:
        for end, told in _leading(edge):
            near.setdefault(end, []).append(told)
    for node in export.nodes:
        yield _Thing(node.id), _ordered([*_of_node(node), *near.pop(node.id, ())])
        yield from _selectors(node)
    for edge in export.edges:
        if edge.id:
            yield _Thing(edge.id), _ordered(_of_fact(edge))


def _data_set(export: Export) -> Iterator[_Told]:
    about = export.about
    yield _A, _Word("dcat:Dataset")
    yield "dcterms:title", _Literal("RASSO graph")
    yield "dcterms:bibliographicCitation", _Literal(about["cite"])
    yield "dcterms:license", _Thing(_LICENCE)
    yield "rasso:revision", _Literal(str(export.revision), "xsd:integer")
    yield "rasso:digest", _Literal(export.digest)


def _vocabulary() -> Iterator[_Resource]:
    for kind in LABELS.values():
        family = [("rdfs:subClassOf", _Word(f"rasso:{kind.family}"))] if kind.family else []
        words = ("rdfs:comment", _Literal(kind.description))
        yield _Word(f"rasso:{kind.label}"), [(_A, _Word("rdfs:Class")), words, *family]
    for relation in RELATIONS.values():
        if _predicate(relation.name).startswith("rasso:"):
            words = ("rdfs:comment", _Literal(relation.description))
            yield _Word(_predicate(relation.name)), [(_A, _Word("rdf:Property")), words]


def _of_node(node: Node) -> Iterator[_Told]:
    own = [node.label, *([LABELS[node.label].family] if LABELS[node.label].family else [])]
    types = [*(f"rasso:{one}" for one in own), *_ALSO.get(node.label, ("prov:Entity",))]
    yield from ((_A, _Word(one)) for one in types)
    for name, value in node.properties.items():
        if node.label not in PLACES or name not in ("start", "end", "quotation"):
            yield from _property(name, value, DATES_OF_NODES)
    if node.label == "Theme":
        yield "skos:prefLabel", _Literal(str(node.properties["title"]))
    if node.label in PLACES:
        yield "oa:hasSelector", _Thing(f"{node.id}#position")
        if "quotation" in node.properties:
            yield "oa:hasSelector", _Thing(f"{node.id}#quote")


def _property(name: str, value: Value, dates: Iterable[str]) -> Iterator[_Told]:
    predicate = _predicate(name)
    if isinstance(value, list):
        yield from ((predicate, _Thing(one)) for one in value)
    elif name in ("asserter", "theme"):
        yield predicate, _Thing(str(value))
    else:
        yield predicate, _Literal(as_text(value), "edtf:EDTF" if name in dates else _TYPES.get(type(value), ""))


def _leading(edge: Edge) -> Iterator[tuple[str, _Told]]:
    """What an edge tells of its ends, by the id of the end."""
    source, target = edge.source, edge.target
    yield source, (_predicate(edge.type), _Thing(target))
    if edge.type in _BESIDE:
        yield source, (_BESIDE[edge.type], _Thing(target))
    if edge.type in _BACK:
        yield target, (_BACK[edge.type], _Thing(source))
    if edge.type == "HAS_PART" and label_of(target) == "Theme":
        yield target, ("skos:inScheme", _Thing(source))


def _selectors(node: Node) -> Iterator[_Resource]:
    """Where a passage stands in its document's text, in code points, and its words where they are held."""
    held = node.properties
    if node.label in PLACES:
        places = [(f"oa:{one}", _Literal(str(held[one]), "xsd:nonNegativeInteger")) for one in ("start", "end")]
        yield _Thing(f"{node.id}#position"), [(_A, _Word("oa:TextPositionSelector")), *places]
        if "quotation" in held:
            words = [("oa:exact", _Literal(str(held["quotation"])))]
            yield _Thing(f"{node.id}#quote"), [(_A, _Word("oa:TextQuoteSelector")), *words]


def _of_fact(edge: Edge) -> Iterator[_Told]:
    yield from ((_A, _Word(one)) for one in ("rasso:Fact", "prov:Entity", "rdf:Statement"))
    yield "rdf:subject", _Thing(edge.source)
    yield "rdf:predicate", _Word(_predicate(edge.type))
    yield "rdf:object", _Thing(edge.target)
    for name, value in edge.properties.items():
        yield from _property(name, value, DATES_OF_EDGES)
    if edge.type == "MEMBER_OF":
        yield _A, _Word("org:Membership")
        yield "org:member", _Thing(edge.source)
        yield "org:organization", _Thing(edge.target)


def _predicate(name: str) -> str:
    """rasso:asWorded of as_worded, rasso:hasStatus of HAS_STATUS, or the word of others."""
    first, *rest = name.lower().split("_")
    return _WORDS.get(name) or "rasso:" + first + "".join(part.capitalize() for part in rest)


def _ordered(told: Iterable[_Told]) -> list[_Told]:
    """By predicate, each statement once, what it is first."""
    return sorted(dict.fromkeys(told), key=lambda one: (one[0] != _A, one[0]))
