"""GraphML and GEXF: the graph as programs that draw and measure networks read it, such as Gephi, yEd and networkx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from rasso_graph.model.dates import FIRST_DAY, LAST_DAY
from rasso_graph.model.graph import Edge, Node, Value
from rasso_graph.model.words import LABELS
from rasso_graph.seed.exporting.jsonl import Files
from rasso_graph.seed.exporting.rows import Codebook, Export, as_text, codebook

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_TYPES = {"integer": "long", "number": "double", "boolean": "boolean"}
Keys = Mapping[str, tuple[str, str]]
"""Short names and types of attributes, by the names of the properties."""


def graphml(export: Export) -> Files:
    """`graph.graphml`. Nodes have their `kind`, edges their `type`; a list is told apart by blanks."""
    yield "graph.graphml", _encoded(_graphml(export, *_both_keys(export)))


def gexf(export: Export) -> Files:
    """`graph.gexf`, dynamic: what has a sure day is there from it on, and what holds for a time until its end."""
    yield "graph.gexf", _encoded(_gexf(export, *_both_keys(export)))


def _both_keys(export: Export) -> tuple[Keys, Keys]:
    book = codebook(export.kept)
    return _keys(book, "kind", nodes=True), _keys(book, "type", nodes=False)


def _keys(book: Codebook, own: str, *, nodes: bool) -> dict[str, tuple[str, str]]:
    """The attributes of all nodes or all edges. One that is a number here and a text there is a text."""
    types: dict[str, set[str]] = {own: {"string"}}
    for of, held in book.items():
        if (of in LABELS) is nodes:
            for name, told in held.items():
                if name != "id":
                    types.setdefault(name, set()).add(_TYPES.get(told.type, "string"))
    prefix = "n" if nodes else "e"
    return {
        name: (f"{prefix}{place}", found.pop() if len(found) == 1 else "string")
        for place, (name, found) in enumerate(types.items())
    }


def _graphml(export: Export, nodes: Keys, edges: Keys) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{_GRAPHML}">\n<desc>{_about(export)}</desc>\n'
    for keys, of in ((nodes, "node"), (edges, "edge")):
        for name, (key, type_) in keys.items():
            yield f'<key id="{key}" for="{of}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '<graph id="rasso" edgedefault="directed">\n'
    for node in export.nodes:
        data = "".join(f'<data key="{key}">{escape(value)}</data>' for key, value in _values(_of_node(node), nodes))
        yield f"<node id={quoteattr(node.id)}>{data}</node>\n"
    for place, edge in enumerate(export.edges):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        data = "".join(f'<data key="{key}">{escape(value)}</data>' for key, value in _values(_of_edge(edge), edges))
        yield f"<edge id={quoteattr(edge.id or f'tie/{place}')} {ends}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _gexf(export: Export, nodes: Keys, edges: Keys) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="{_GEXF}" version="1.3">\n'
    yield f"<meta><description>{_about(export)}</description></meta>\n"
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    for keys, of in ((nodes, "node"), (edges, "edge")):
        told = (f'<attribute id="{key}" title="{name}" type="{type_}"/>' for name, (key, type_) in keys.items())
        yield f'<attributes class="{of}">{"".join(told)}</attributes>\n'
    yield "<nodes>\n"
    for node in export.nodes:
        label = quoteattr(str(node.properties.get("title", node.id)))
        spell = _spell(export.graph.nodes[node.id].properties, until=None)
        yield f"<node id={quoteattr(node.id)} label={label}{spell}>{_attvalues(_of_node(node), nodes)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for place, edge in enumerate(export.edges):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        spell = _spell(export.graph.edges[edge.key].properties, until="when_holds_until")
        id_, label = quoteattr(edge.id or f"tie/{place}"), quoteattr(edge.type)
        yield f"<edge id={id_} {ends} label={label}{spell}>{_attvalues(_of_edge(edge), edges)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _attvalues(held: Mapping[str, Value], keys: Keys) -> str:
    values = (f'<attvalue for="{key}" value={quoteattr(value)}/>' for key, value in _values(held, keys))
    return f"<attvalues>{''.join(values)}</attvalues>"


def _spell(held: Mapping[str, Value], until: str | None) -> str:
    """From when and until when it is there, as far as that is known."""
    start, end = held.get("when_earliest"), held.get(until) if until else None
    told = [f' start="{start}"'] if start not in (None, FIRST_DAY, LAST_DAY) else []
    return "".join([*told, *([f' end="{end}"'] if end not in (None, LAST_DAY) else [])])


def _of_node(node: Node) -> dict[str, Value]:
    return {"kind": node.label, **node.properties}


def _of_edge(edge: Edge) -> dict[str, Value]:
    return {**edge.properties, "type": edge.type}


def _values(held: Mapping[str, Value], keys: Keys) -> Iterator[tuple[str, str]]:
    """Short names of what is there, and texts of the values, in the order of the keys."""
    return ((key, as_text(held[name])) for name, (key, _) in keys.items() if name in held)


def _about(export: Export) -> str:
    return escape(f"{export.about['cite']} Revision {export.revision}. Licence {export.about['licence']}.")


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)
