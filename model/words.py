"""Kinds of node and relations between them: every word that a node or an edge of the graph may carry, each once.

A kind has a shape in `model/records.py` and a type in `schema/` beside its line here; both name it by its label.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

RECORD = "Record"
COMMITMENT = "Commitment"
WAYPOINT = "Waypoint"
"""The label of what derived edges join in Neo4j: there they would stand between people and the facts."""


class BadWords(ValueError):
    """What is declared here does not hold together; the message says what, and what to do."""


@dataclass(frozen=True)
class Kind:
    """A kind of node: its label, the first segment of its ids, and what it is."""

    label: str
    prefix: str
    description: str
    family: str | None = None
    """The interface label that it also carries."""
    many: str = ""
    """More than one of it, where that is not its words with an s: bodies."""
    hangs: str | None = None
    """The relation that leads to it from what it is a part of. No entry begins it, and a search gives what it is of."""
    day: str | None = None
    """Its property that dates it."""
    dated_by: str | None = None
    """The relation to the documents that date it where no such property does; CITES to those that it cites."""
    doubt: bool = False
    """Whether a reader finds it by comparing what is told, so that it is known with the last that it rests on."""
    party: bool = False
    """Whether it can own, lead, sit on or take part."""
    contains: bool = False
    """Whether it has parts of every kind; bodies have none but bodies."""
    named: bool = False
    """Whether its records name it; of every other kind a short name is derived."""
    told_last: frozenset[str] = frozenset()
    """Its properties that hold what was told last, derived from wordings, claims and due days; facts on those."""

    @property
    def dated(self) -> bool:
        """Whether it may have a date: its own, or that of a document that tells it."""
        return bool(self.day or self.dated_by or self.family)

    @property
    def one(self) -> str:
        """What one of it is called: status claim."""
        return re.sub("(?<=[a-z])(?=[A-Z])", " ", self.label).lower()

    @property
    def several(self) -> str:
        """What more than one are called: status claims."""
        return self.many or f"{self.one}s"

    @property
    def word(self) -> str:
        """The word by which clients ask for the kind: STATUS_CLAIM."""
        return self.one.replace(" ", "_").upper()


@dataclass(frozen=True)
class Relation:
    """A type of edge, read from source to target. A fact edge has an id and citations; a structural one neither.

    `sources` and `targets` are the labels of what it may join; none means any.
    """

    name: str
    description: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    fact: bool = False
    trace: bool = False
    """Whether it is lineage: the source is the later thing, the target the earlier."""
    timed: bool = False
    """Whether it holds for a time."""
    repeated: bool = False
    """Whether more than one edge of it may join the same two."""
    word: str = ""
    """What clients call an edge of one that holds for a time: OWNERSHIP."""
    prefix: str = ""
    """How the ids of its edges begin, if not as `begins` says."""

    @property
    def begins(self) -> str:
        """The first segments of the ids of its edges: link/derives-from."""
        return self.prefix or f"link/{self.name.lower().replace('_', '-')}"


STANDING = frozenset({"status", "joint", "new", "theme", "overdue"})
"""What a commitment holds of its last claim, its last wording and its due days."""
_NUMBERED = STANDING | {"number"}
"""The same of one that has no number of its own."""


def _commitment(label: str, description: str, told_last: frozenset[str] = _NUMBERED) -> Kind:
    return Kind(label, label.lower(), description, COMMITMENT, contains=True, told_last=told_last)


_KINDS = (
    Kind(
        "Document", "document", "A document, held or only named by one that is held.",
        day="published", contains=True,
    ),
    Kind(
        "Programme", "programme", "A body of work that documents start, carry and report on.",
        day="start", dated_by="ABOUT", contains=True,
    ),
    Kind("Theme", "theme", "A heading under which one programme groups its commitments.", contains=True, named=True),
    _commitment("Outcome", "A state of affairs that a programme undertakes to bring about."),
    _commitment("Action", "Something undertaken, or reported as done."),
    _commitment("Recommendation", "What a report asks of somebody, whole or in part.", STANDING),
    _commitment("Response", "A reply to a recommendation or to one of its parts."),
    _commitment("Aim", "The overall aim of a programme."),
    Kind("Wording", "wording", "A commitment as one document prints it.", hangs="HAS_WORDING", dated_by="PRINTED_IN"),
    Kind(
        "Body", "body", "An organisation, board, unit, or an occupation treated as a party.",
        many="bodies", party=True,
    ),
    Kind("Name", "name", "Another name as printed: alias, short form, former name or misprint.", hangs="HAS_NAME"),
    Kind("Person", "person", "A named person.", many="people", party=True),
    Kind("Post", "post", "An office, held by a person for a time.", party=True),
    Kind(
        "Event", "event", "Something dated or datable that happened or was promised.",
        day="date", contains=True, told_last=frozenset({"fulfilment"}),
    ),
    Kind(
        "StatusClaim", "claim", "What somebody says, or a reader infers, had become of a commitment.",
        hangs="HAS_STATUS", day="date", dated_by="CLAIMED_IN",
    ),
    Kind(
        "Due", "due", "When something was to be done, as a document tells: by a day, or over a period.",
        hangs="HAS_DUE", day="date",
    ),
    Kind(
        "DocumentState", "state", "In what state a document is told to be on a day: planned, draft, in force.",
        hangs="HAS_STATE", day="date", dated_by="CLAIMED_IN",
    ),
    Kind(
        "Settlement", "settlement", "What a document tells had become of a promise, a gap or a contradiction.",
        hangs="HAS_SETTLEMENT", day="date", dated_by="CLAIMED_IN",
    ),
    Kind(
        "Title", "title", "What a thing that got another title is called from a day on, as a document tells.",
        hangs="HAS_TITLE", day="date", dated_by="CLAIMED_IN",
    ),
    Kind(
        "Duty", "duty", "What somebody has to do already, whatever is promised: a standing task or a rule.",
        many="duties", dated_by="CITES",
    ),
    Kind(
        "Finding", "finding", "What an inspection or review found, or somebody says that it found, without a figure.",
        day="date", dated_by="CITES",
    ),
    Kind("Statistic", "statistic", "A figure with what it counts.", day="period", dated_by="CITES"),
    Kind("SuccessMeasure", "measure", "A measure by which a programme says it will be judged."),
    Kind(
        "Discrepancy", "discrepancy", "A contradiction within or between documents, both sides kept.",
        many="discrepancies", doubt=True,
    ),
    Kind("Side", "side", "One value of a discrepancy, with its passages.", hangs="HAS_SIDE"),
    Kind("Gap", "gap", "Something the documents do not tell, and why one would expect it.", doubt=True),
    Kind(
        "Mention", "mention", "A place in a document's text where a thing is named.",
        hangs="HAS_MENTION", dated_by="NAMED_IN",
    ),
    Kind("Citation", "citation", "A passage: document, locator, span and fingerprint.", hangs="CITES"),
)  # fmt: skip


def _labels(kinds: Iterable[Kind]) -> tuple[str, ...]:
    return tuple(kind.label for kind in kinds)


THINGS = _labels(kind for kind in _KINDS if not kind.hangs)
"""The kinds that an entry begins and a search gives: those that are no part of another."""
COMMITMENTS = _labels(kind for kind in _KINDS if kind.family == COMMITMENT)
PARTIES = _labels(kind for kind in _KINDS if kind.party)
CONTAINERS = _labels(kind for kind in _KINDS if kind.contains)
DOUBTS = _labels(kind for kind in _KINDS if kind.doubt)
SETTLED = ("Event", *DOUBTS)
"""The kinds of thing that a later document may settle: promises, gaps and contradictions."""
NAMED = (*PARTIES, "Document", "Programme")
"""The kinds of thing that documents name, and whose mentions are recorded."""
PLACES = ("Citation", "Mention")
"""The kinds that are a place in a document: they rest on nothing else."""
HANGING = tuple(kind.hangs for kind in _KINDS if kind.hangs and kind.label not in PLACES)
"""The relations that lead from a thing to its parts, such as its wordings."""
_EARLIER = tuple(label for label in THINGS if label not in {*DOUBTS, "Person", "Duty"})
"""What a lineage link may lead to: what documents carry on."""
UNDATED = _labels(kind for kind in _KINDS if not kind.dated)
"""Kinds that have no date."""
SORTED = {
    "to_sort_number": (*COMMITMENTS, "Wording"),
    "to_sort_status": (*COMMITMENTS, "StatusClaim"),
    "to_sort_theme": (*COMMITMENTS, "Wording"),
    "to_sort_due": (*COMMITMENTS, "Event"),
    "to_sort_place": (*COMMITMENTS, "Wording"),
}
"""Keys to order by that not every kind has, and the kinds that have them."""
_CLAIMED = {"HAS_STATUS", "HAS_DUE", "HAS_STATE", "HAS_SETTLEMENT", "HAS_TITLE"}
CLAIMS = _labels(kind for kind in _KINDS if kind.hangs in _CLAIMED)
"""What a document says of another thing, as a node of its own."""
_WORDING = ("Wording",)


def _tie(name: str, description: str, sources: tuple[str, ...] = (), targets: tuple[str, ...] = ()) -> Relation:
    return Relation(name, description, sources, targets)


def _part(
    name: str, word: str, description: str, sources: tuple[str, ...], targets: tuple[str, ...] = (), prefix: str = ""
) -> Relation:
    """A part that somebody has in something, for a time."""
    return Relation(name, description, sources, targets, fact=True, timed=True, word=word, prefix=prefix)


def _lineage(
    name: str, description: str, sources: tuple[str, ...] = (), targets: tuple[str, ...] = _EARLIER
) -> Relation:
    return Relation(name, description, sources, targets, fact=True, trace=True)


_RELATIONS = (
    _tie("CITES", "The node rests on this passage.", (), ("Citation",)),
    _tie("PASSAGE_OF", "The passage stands in this document.", ("Citation",), ("Document",)),
    _tie(
        "HAS_PART",
        "The thing contains the other: a programme its actions, a recommendation its parts.",
        (*CONTAINERS, "Body"),
    ),
    _tie("HAS_WORDING", "The commitment is printed so.", COMMITMENTS, _WORDING),
    _tie("PRINTED_IN", "The wording stands in this document.", _WORDING, ("Document",)),
    _tie("UNDER", "The wording stands under this theme.", _WORDING, ("Theme",)),
    _tie("HAS_MENTION", "The thing is named there.", NAMED, ("Mention",)),
    _tie("NAMED_IN", "The place is in this document.", ("Mention",), ("Document",)),
    _tie("HAS_NAME", "The thing is also called so.", (), ("Name",)),
    _tie("HAS_STATUS", "The commitment is the subject of this claim.", COMMITMENTS, ("StatusClaim",)),
    _tie("HAS_DUE", "The commitment or promise was to be done then.", (*COMMITMENTS, "Event"), ("Due",)),
    _tie("HAS_STATE", "The document is the subject of this claim.", ("Document",), ("DocumentState",)),
    _tie("HAS_SETTLEMENT", "The promise, gap or contradiction is settled so.", SETTLED, ("Settlement",)),
    _tie("HAS_TITLE", "The thing is called so from a day on.", NAMED, ("Title",)),
    _tie("SETTLED_BY", "The settlement rests on this thing: what was done, or what tells it.", ("Settlement",)),
    _tie("UPHOLDS", "The settlement of a contradiction is for this side.", ("Settlement",), ("Side",)),
    _tie("CLAIMED_IN", "The claim is made, or inferred from, this document.", CLAIMS, ("Document",)),
    _tie("BORNE_BY", "The duty is this party's.", ("Duty",), PARTIES),
    _tie("FOUND_BY", "The finding is this party's.", ("Finding",), PARTIES),
    _tie("HAS_SIDE", "The discrepancy has this side.", ("Discrepancy",), ("Side",)),
    _tie("ABOUT", "The thing concerns the other."),
    _tie("POST_AT", "The post is an office of this body.", ("Post",), ("Body",)),
    Relation("PUBLISHED", "The body published or issued the document.", ("Body",), ("Document",), fact=True),
    _part(
        "OWNS",
        "OWNERSHIP",
        "The holder answers for the thing: is accountable or responsible for it, leads it.",
        PARTIES,
        prefix="owner",
    ),
    _part(
        "INVOLVED_IN",
        "INVOLVEMENT",
        "The holder has another part in the thing: delivers it with others, supports, monitors, evaluates it.",
        PARTIES,
        prefix="involved",
    ),
    _part("MEMBER_OF", "MEMBERSHIP", "The holder sits on or belongs to the body.", PARTIES, ("Body",)),
    _part("HOLDS", "TENURE", "The person holds the post.", ("Person",), ("Post",)),
    _part(
        "PARTICIPATES",
        "PARTICIPATION",
        "The holder takes part in the event or programme.",
        PARTIES,
        ("Event", "Programme"),
    ),
    _lineage("REPEATS", "The later wording says the same as the earlier.", _WORDING, _WORDING),
    _lineage("REWORDS", "The later wording changes the words of the earlier.", _WORDING, _WORDING),
    _lineage("MOVES", "The later wording stands under another theme than the earlier.", _WORDING, _WORDING),
    _lineage("DROPS", "The document no longer carries the commitment.", ("Document",), COMMITMENTS),
    _lineage("MIRRORS", "The recommendation is said to say the same as an earlier one."),
    _lineage("RESPONDS_TO", "The later thing answers the earlier."),
    _lineage("FULFILS", "The later thing does what the earlier undertook or asked."),
    _lineage("CONTINUES", "The later thing carries on the matter of the earlier."),
    _lineage("SUPERSEDES", "The later thing takes the place of the earlier."),
    _lineage("DERIVES_FROM", "The later thing comes out of the earlier."),
    _lineage("SPLITS", "The later thing is one of several made from the earlier."),
    _lineage("MERGES", "The later thing joins the earlier with others."),
    _lineage("REPORTS_ON", "The later thing tells the progress of the earlier."),
    _lineage("STEP_OF", "The later thing is told as a step of the earlier, or as a part of it."),
    _lineage("INFORMS", "The earlier thing informed or strengthened the later, or was used for it."),
    Relation("DEPENDS_ON", "The thing waits for the other: it comes once that is there.", (), _EARLIER, fact=True),
    Relation(
        "HAPPENED",
        "Derived: the event or document is about the commitment, or joined to it by lineage.",
        ("Event", "Document"),
        COMMITMENTS,
        repeated=True,
    ),
    _tie("TRACES", "Derived: a lineage link as the walk follows it, between commitments and their parts."),
    _tie("CHAINS", "Derived: a part in something as a chain runs over it, between the same two."),
)


def check(kinds: Iterable[Kind], relations: Iterable[Relation]) -> None:
    """Raises BadWords where a word is declared twice, or names a kind or a relation that is not declared."""
    kinds, relations = tuple(kinds), tuple(relations)
    _once("label", [kind.label for kind in kinds])
    _once("prefix of ids", [kind.prefix for kind in kinds])
    _once("name of several", [kind.several for kind in kinds])
    _once("relation", [relation.name for relation in relations])
    _once("prefix of ids", [*(kind.prefix for kind in kinds), *(one.begins for one in relations if one.fact)])
    labels, names = {kind.label for kind in kinds}, {relation.name for relation in relations}
    for relation in relations:
        _known(f"The relation {relation.name}", "kind", {*relation.sources, *relation.targets} - labels)
    for kind in kinds:
        _known(f"The kind {kind.label}", "relation", {name for name in (kind.hangs, kind.dated_by) if name} - names)


def _once(what: str, words: list[str]) -> None:
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        raise BadWords(f"In model/words.py the {what} '{twice[0]}' is declared twice. Choose another for one of them.")


def _known(whose: str, what: str, strange: set[str]) -> None:
    if strange:
        raise BadWords(f"{whose} in model/words.py names '{min(strange)}', which is no {what}. Declare it there first.")


check(_KINDS, _RELATIONS)

LABELS = {kind.label: kind for kind in _KINDS}
LABEL_OF_PREFIX = {kind.prefix: kind.label for kind in _KINDS}
_FACT_OF_PREFIX = {relation.begins: relation.name for relation in _RELATIONS if relation.fact}
RELATIONS = {relation.name: relation for relation in _RELATIONS}
HOLDING = ("HAS_PART", "HAS_WORDING")
"""Relations by which owners are inherited: of what contains a thing, and of the commitment that a wording words."""
HOLDING_STEPS = 4
"""How many of these an inherited owner may stand above the thing owned."""
KINDS = {kind.word: kind.label for kind in _KINDS}
"""Labels by the words that clients use for them: STATUS_CLAIM for StatusClaim."""
TRACES = tuple(relation.name for relation in _RELATIONS if relation.trace)
AROUND = ("DERIVES_FROM", "REPORTS_ON", "STEP_OF", "INFORMS")
"""Lineage that tells what surrounds a thing: where it sprang from, what it is a part of, who reports on it."""
LINE = tuple(name for name in TRACES if name not in AROUND)
"""Lineage in which one matter goes on: told again, answered, done, carried on, replaced or dropped."""
FACTS = tuple(relation.name for relation in _RELATIONS if relation.fact)
TIMED = tuple(relation.name for relation in _RELATIONS if relation.timed)
WAITS = ("DEPENDS_ON",)
"""From what waits to what it waits for. No lineage: that may come later, and followed it would lead in circles."""
COMPARED = tuple(name for name in TRACES if RELATIONS[name].sources == _WORDING)
"""Lineage between wordings of one commitment."""
CHAINED = (*TRACES, *TIMED)
"""What a chain between two things runs over."""


def label_of(node_id: str) -> str | None:
    """The label that an id's first segment names, or None if it names none."""
    return LABEL_OF_PREFIX.get(node_id.partition("/")[0])


def relation_of(link_id: str) -> str | None:
    """The type of the fact edge that an id's first segments name, or None if they name none."""
    first, second, *_ = [*link_id.split("/", 2), ""]
    return _FACT_OF_PREFIX.get(f"{first}/{second}" if first == "link" else first)


def ends_of(link_id: str) -> list[tuple[str, str]]:
    """What the id of a fact edge may be read to join, as (source, target). Ids hold slashes too, and the start of a
    fact told for two times ends its id, so that there may be several readings, of which at most one is in the graph."""
    segments = link_id.split("/")[2:]
    parts = [place for place, segment in enumerate(segments) if place and segment in LABEL_OF_PREFIX]
    ends = [(place, until) for place in parts for until in (len(segments), len(segments) - 1) if until > place + 1]
    return [("/".join(segments[:place]), "/".join(segments[place:until])) for place, until in ends]


def labels_of(name: str) -> list[str]:
    """All labels that a node of this kind carries, its own first."""
    family = LABELS[name].family
    return [name, *([family] if family else []), RECORD]


def told_last(labels: Collection[str]) -> frozenset[str]:
    """Properties of nodes of these kinds, or of the family, that hold what was told last."""
    kinds = (LABELS[label] for label in labels if label in LABELS)
    return frozenset[str]().union(STANDING if COMMITMENT in labels else (), *(kind.told_last for kind in kinds))
