"""Recorded mentions beside the texts: what is lacking, what is strange, and the lines they stand in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from rasso_graph.model.graph import Graph
from rasso_graph.seed.citing.exempt import NameSpan
from rasso_graph.seed.citing.naming import FoundName, Naming


def _mentioned(graph: Graph) -> Iterator[tuple[str, str, str, NameSpan]]:
    """Each recorded place: the slug of its document, what is named, its id, and where it is."""
    document = {edge.source: edge.target.partition("/")[2] for edge in graph.edges.values() if edge.type == "NAMED_IN"}
    for edge in graph.edges.values():
        if edge.type == "HAS_MENTION" and edge.target in document:
            held = graph.nodes[edge.target].properties
            yield document[edge.target], edge.source, edge.target, (int(str(held["start"])), int(str(held["end"])))


def misnamed(graph: Graph, texts: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Names that stand in the texts (by slug) and are not recorded, and recorded places where no name stands."""
    naming = Naming(graph)
    wanted = {(slug, one.start, one.end, one.thing) for slug, text in texts.items() for one in naming.find(slug, text)}
    held = {(slug, *span, thing) for slug, thing, _, span in _mentioned(graph) if slug in texts}
    return list(_told(wanted - held, "names")), list(_told(held - wanted, "does not name"))


def _told(places: set[tuple[str, int, int, str]], verb: str) -> Iterator[str]:
    for document, start, end, thing in sorted(places):
        yield f"{document} {verb} {thing} at {start} to {end}"


def around_mentions(graph: Graph, texts: Mapping[str, str]) -> dict[str, str]:
    """The line of the text that each mention stands in, by its id."""
    return {name: _line(texts[slug], *span) for slug, _, name, span in _mentioned(graph) if slug in texts}


def _line(text: str, start: int, end: int) -> str:
    last = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(text)].strip()


def mentions_file(document: str, found: list[FoundName]) -> str:
    """Mentions as a file of records."""
    things = defaultdict[str, dict[str, list[NameSpan]]](dict)
    for one in found:
        things[one.thing].setdefault(one.locator, []).append((one.start, one.end))
    lines = [f"document: {document}", "records:"]
    for thing, places in sorted(things.items()):
        lines += [f"  - of: {thing}", "    mentions:"]
        for locator, spans in places.items():
            lines.append(
                f"      - {{at: {json.dumps(locator, ensure_ascii=False)}, spans: {[list(span) for span in spans]}}}"
            )
    return "\n".join([*lines, ""])
