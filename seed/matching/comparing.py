"""A new file beside the graph: what each new thing may be, what is settled, what is not repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rasso_graph.model.graph import Graph
from rasso_graph.seed.citing import Edit, NoText, Texts, edited, replaced
from rasso_graph.seed.matching.fresh import NewFile, read_new
from rasso_graph.seed.matching.known import MET, Knowing, Known
from rasso_graph.seed.matching.likeness import Weights
from rasso_graph.seed.matching.proposing import edits
from rasso_graph.seed.matching.ranking import Candidate, Ranked, Sureness, rank
from rasso_graph.seed.matching.settling import Sentence, Settling, sentences, settling
from rasso_graph.seed.matching.unrepeated import Unrepeated, unrepeated


class NoMatch(LookupError):
    """A choice names what is no new thing, or no thing of the graph; the message says which."""


@dataclass(frozen=True)
class Matching:
    """What a new file comes to beside the graph."""

    new: NewFile
    matches: tuple[Ranked, ...]
    settling: tuple[Settling, ...]
    unrepeated: tuple[Unrepeated, ...]
    things: Mapping[str, Known]
    read: bool
    """Whether the text of the new document was at hand; without it nothing is known of what it settles."""
    written: tuple[tuple[str, str], ...] = ()
    """The new ids and the known ones that were written into the file."""


def match(path: Path, graph: Graph, passages: Mapping[str, str], texts: Texts) -> Matching:
    """Compares a new file with a graph that it is not in. Raises RecordErrors where it is no file of records."""
    new, knowing = read_new(path, texts), Knowing(graph, passages)
    things = {one.id: one for one in knowing.things()}
    weights = Weights(printed.text for one in things.values() for printed in one.texts)
    matches = rank([one for one in new.fresh if one.label in MET], things.values(), weights)
    told = _sentences(new.document, texts)
    met = [one.candidates[0].known for one in matches if one.level in (Sureness.SURE, Sureness.LIKELY)]
    met += [things[one] for one in new.extends if one in things]
    lost = unrepeated(knowing, met, matches, told or (), weights)
    settled = settling(graph, told or (), weights)
    return Matching(new, tuple(matches), tuple(settled), tuple(lost), things, told is not None)


def _sentences(document: str, texts: Texts) -> list[Sentence] | None:
    try:
        return sentences(texts.text(document))
    except NoText:
        return None


def write_choices(found: Matching, chosen: Mapping[str, str]) -> Matching:
    """Writes what is sure, and what was chosen (new id to known id, or to nothing), into the file, in one step.

    Raises NoMatch, and then writes nothing.
    """
    picked = _picked(found, chosen)
    made: list[Edit] = [one for match_, candidate in picked for one in edits(found.new, match_, candidate)]
    if made:
        replaced(found.new.path, edited(found.new.text, made))
    return replace(found, written=tuple((one.fresh.id, candidate.known.id) for one, candidate in picked))


def _picked(found: Matching, chosen: Mapping[str, str]) -> list[tuple[Ranked, Candidate]]:
    known = {one.fresh.id for one in found.matches}
    for name in chosen:
        if name not in known:
            raise NoMatch(f"{name} is nothing that {found.new.path} begins")
    picked = [(one, _chosen(found, one, chosen)) for one in found.matches]
    return [(one, candidate) for one, candidate in picked if candidate is not None]


def _chosen(found: Matching, match_: Ranked, chosen: Mapping[str, str]) -> Candidate | None:
    """The candidate to write: the one that was chosen, else the first where it is sure."""
    if match_.fresh.id not in chosen:
        return match_.candidates[0] if match_.level is Sureness.SURE else None
    name = chosen[match_.fresh.id]
    if not name:
        return None
    candidate = next((one for one in match_.candidates if one.known.id == name), None)
    if candidate is None:
        said = ", ".join(one.known.id for one in match_.candidates) or "none"
        raise NoMatch(f"{name} is no candidate for {match_.fresh.id}. Candidates: {said}")
    return candidate
