"""Labels and relationship types: every word that a node or an edge of the graph may carry, each once."""

import re
from dataclasses import dataclass

RECORD = "Record"
COMMITMENT = "Commitment"


@dataclass(frozen=True)
class Label:
    """A kind of node. `prefix` is the first segment of its ids; `family` the interface label it also carries."""

    name: str
    prefix: str
    description: str
    family: str | None = None


@dataclass(frozen=True)
class Relation:
    """A type of edge, read from source to target. A fact edge has an id and citations; a structural one neither.

    `trace` marks lineage: the source is the later thing, the target the earlier.
    """

    name: str
    description: str
    fact: bool = False
    trace: bool = False


_LABELS = (
    Label("Document", "document", "A document, held or only named by one that is held."),
    Label("Programme", "programme", "A body of work that documents start, carry and report on."),
    Label("Theme", "theme", "A heading under which one programme groups its commitments."),
    Label("Outcome", "outcome", "A state of affairs that a programme undertakes to bring about.", COMMITMENT),
    Label("Action", "action", "Something undertaken, or reported as done.", COMMITMENT),
    Label("Recommendation", "recommendation", "What a report asks of somebody, whole or in part.", COMMITMENT),
    Label("Response", "response", "A reply to a recommendation or to one of its parts.", COMMITMENT),
    Label("Aim", "aim", "The overall aim of a programme.", COMMITMENT),
    Label("Wording", "wording", "A commitment as one document prints it."),
    Label("Body", "body", "An organisation, board, unit, or an occupation treated as a party."),
    Label("Name", "name", "Another name as printed: alias, short form, former name or misprint."),
    Label("Person", "person", "A named person."),
    Label("Post", "post", "An office, held by a person for a time."),
    Label("Event", "event", "Something dated or datable that happened or was promised."),
    Label("StatusClaim", "claim", "What somebody says, or a reader infers, had become of a commitment."),
    Label("Statistic", "statistic", "A figure with what it counts."),
    Label("SuccessMeasure", "measure", "A measure by which a programme says it will be judged."),
    Label("Discrepancy", "discrepancy", "A contradiction within or between documents, both sides kept."),
    Label("Side", "side", "One value of a discrepancy, with its passages."),
    Label("Gap", "gap", "Something the documents do not tell, and why one would expect it."),
    Label("Citation", "citation", "A passage: document, locator, span and fingerprint."),
)

_RELATIONS = (
    Relation("CITES", "The node rests on this passage."),
    Relation("PASSAGE_OF", "The passage stands in this document."),
    Relation("HAS_PART", "The thing contains the other: a programme its actions, a recommendation its parts."),
    Relation("HAS_WORDING", "The commitment is printed so."),
    Relation("PRINTED_IN", "The wording stands in this document."),
    Relation("UNDER", "The wording stands under this theme."),
    Relation("HAS_NAME", "The thing is also called so."),
    Relation("HAS_STATUS", "The commitment is the subject of this claim."),
    Relation("CLAIMED_IN", "The claim is made, or inferred from, this document."),
    Relation("HAS_SIDE", "The discrepancy has this side."),
    Relation("ABOUT", "The thing concerns the other."),
    Relation("POST_AT", "The post is an office of this body."),
    Relation("PUBLISHED", "The body published or issued the document.", fact=True),
    Relation("OWNS", "The holder has a role in the thing: answers for it, leads, chairs, monitors it.", fact=True),
    Relation("MEMBER_OF", "The holder sits on or belongs to the body.", fact=True),
    Relation("HOLDS", "The person holds the post.", fact=True),
    Relation("PARTICIPATES", "The holder takes part in the event or programme.", fact=True),
    Relation("REPEATS", "The later wording says the same as the earlier.", fact=True, trace=True),
    Relation("REWORDS", "The later wording changes the words of the earlier.", fact=True, trace=True),
    Relation("MOVES", "The later wording stands under another theme than the earlier.", fact=True, trace=True),
    Relation("DROPS", "The document no longer carries the commitment.", fact=True, trace=True),
    Relation("MIRRORS", "The recommendation is said to say the same as an earlier one.", fact=True, trace=True),
    Relation("RESPONDS_TO", "The later thing answers the earlier.", fact=True, trace=True),
    Relation("FULFILS", "The later thing does what the earlier undertook or asked.", fact=True, trace=True),
    Relation("CONTINUES", "The later thing carries on the matter of the earlier.", fact=True, trace=True),
    Relation("SUPERSEDES", "The later thing takes the place of the earlier.", fact=True, trace=True),
    Relation("DERIVES_FROM", "The later thing comes out of the earlier.", fact=True, trace=True),
    Relation("SPLITS", "The later thing is one of several made from the earlier.", fact=True, trace=True),
    Relation("MERGES", "The later thing joins the earlier with others.", fact=True, trace=True),
    Relation("REPORTS_ON", "The later thing tells the progress of the earlier.", fact=True, trace=True),
    Relation("STEP_OF", "The later thing is told as a step of the earlier, or as a part of it.", fact=True, trace=True),
    Relation(
        "INFORMS", "The earlier thing informed or strengthened the later, or was used for it.", fact=True, trace=True
    ),
    Relation("DEPENDS_ON", "The thing waits for the other: it comes once that is there.", fact=True),
    Relation("TRACES", "Derived: a lineage link as the walk follows it, between commitments and their parts."),
)

LABELS = {label.name: label for label in _LABELS}
LABEL_OF_PREFIX = {label.prefix: label.name for label in _LABELS}
RELATIONS = {relation.name: relation for relation in _RELATIONS}
HOLDING = ("HAS_PART", "HAS_WORDING")
"""Relations by which owners are inherited: of what contains a thing, and of the commitment that a wording words."""
KINDS = {re.sub("(?<=[a-z])(?=[A-Z])", "_", label.name).upper(): label.name for label in _LABELS}
"""Labels by the words that clients use for them: STATUS_CLAIM for StatusClaim."""
TRACES = tuple(relation.name for relation in _RELATIONS if relation.trace)
FACTS = tuple(relation.name for relation in _RELATIONS if relation.fact)
COMMITMENTS = tuple(label.name for label in _LABELS if label.family == COMMITMENT)


def label_of(node_id: str) -> str | None:
    """The label that an id's first segment names, or None if it names none."""
    return LABEL_OF_PREFIX.get(node_id.partition("/")[0])


def labels_of(name: str) -> list[str]:
    """All labels that a node of this kind carries, its own first."""
    family = LABELS[name].family
    return [name, *([family] if family else []), RECORD]
