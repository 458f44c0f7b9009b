"""Re-checking a store: against the records, against what is derived, against what must always be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rasso_graph.loaders.snapshot import Snapshot
from rasso_graph.model.dates import BadDate
from rasso_graph.model.graph import Edge, Graph, Node, identity_of
from rasso_graph.model.properties import DERIVED_RELATIONS, QUOTATION
from rasso_graph.model.revisions import SourceFile
from rasso_graph.seed.citing import Corpus, misnamed, quotations
from rasso_graph.seed.deriving import derive
from rasso_graph.seed.reading import Places
from rasso_graph.seed.rules import Check, Invariants, Totals, none_of
from rasso_graph.seed.rules import checks as rule_checks
from rasso_graph.seed.storing.content import digest, stated
from rasso_graph.seed.storing.correcting import absences
from rasso_graph.seed.storing.difference import Difference, compare
from rasso_graph.seed.storing.recounting import kind_of
from rasso_graph.seed.storing.telling import faults


def verify_graph(
    found: Snapshot,
    recorded: Graph,
    places: Places | None = None,
    *,
    files: Sequence[SourceFile] = (),
    corpus: Corpus | None = None,
    totals: bool = False,
) -> list[Check]:
    """Every check of a stored graph against the content that records make of it.

    `places` tells where records say what breaks a rule, `files` what the records are told by. `corpus` adds the
    fingerprints, `totals` what holds of the packaged records alone. Raises RecordErrors if the corpus folder is not
    there.
    """
    stored = found.graph
    bare = stated(stored)
    differing = _compare(bare, recorded)
    absent = absences(differing, files, found.log) if differing.removed_nodes and files else []
    checks = [
        *([Check("records are all given", "yes", "no", tuple(absent))] if absent else []),
        none_of("differences from the records", faults(differing)),
        Check("digest of the content", digest(stored), found.state.digest),
        none_of("edges that are there twice", map(identity_of, found.repeated)),
        *_logged(found),
    ]
    broken = rule_checks(stored, places)
    checks += [none_of("values not as they would be derived", _derived(stored, broken)), *broken]
    if corpus is not None:
        checks += _passages(stored, corpus)
    return checks + ([*Totals(stored).checks(), *Invariants(stored).checks()] if totals else [])


def _logged(found: Snapshot) -> list[Check]:
    """That the log ends with what the store holds, and tells of every revision that added something."""
    last = [(one.number, one.digest) for one in found.log[-1:]]
    now = (found.state.revision, found.state.digest)
    numbers = {one.number for one in found.log}
    things = chain[Node | Edge](found.graph.nodes.values(), found.graph.edges.values())
    content = (one for one in things if kind_of(one) not in DERIVED_RELATIONS)
    unknown = (identity_of(one) for one in content if one.added_in not in numbers)
    return [
        none_of("revisions that the log does not end with", [] if last == [now] else ["{}, {}".format(*now)]),
        none_of("things that no revision in the log added", unknown),
    ]


def _compare(found: Graph, wanted: Graph) -> Difference:
    return compare(found.nodes.values(), found.edges.values(), wanted)


def _derived(stored: Graph, broken: Iterable[Check]) -> Iterator[str]:
    """What deriving again from the content and the quotations would change; not tried where edges have no ends."""
    if any(check.rule == "ends" and not check.ok for check in broken):
        return iter(["edges have no ends, so nothing can be derived"])
    try:
        return faults(_compare(stored, derive(stated(stored, QUOTATION))))
    except BadDate as error:
        return iter([f"nothing can be derived: {error}"])


def _passages(stored: Graph, corpus: Corpus) -> list[Check]:
    found = quotations(stored, corpus)
    citations = sum(node.label == "Citation" for node in stored.nodes.values())
    wrong = [str(problem) for problem in found.problems]
    lacking, strange = misnamed(stored, found.texts)
    kept = {name: node.properties.get("quotation") for name, node in stored.nodes.items()}
    other = [name for name, text in found.passages.items() if kept[name] not in (None, text)]
    return [
        none_of("held documents whose text is not in the corpus", map(str, found.missing)),
        Check("passages with their fingerprint", citations, len(found.passages), tuple(wrong[:50])),
        none_of("quotations that are not the passage", other),
        none_of("names in the texts that are no recorded mention", lacking, "named"),
        none_of("recorded mentions where the text has no name of the thing", strange, "naming"),
    ]
