"""The shapes of records: what a YAML file under seed/records may say, entry by entry.

A file is `document: SLUG` and `records: [...]`. An entry begins with its kind and slug (`action: early-advice`)
or with `of: action/early-advice`, which adds to what another file began. Facts without a passage of their own
take the entry's. The JSON Schema for editors is made from these classes.
"""

from typing import Annotated, Any, ClassVar, Literal, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from rasso_graph.model import enums
from rasso_graph.model.dates import span

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATH = rf"{_SLUG}(?:/{_SLUG})*"


def _edtf(text: str) -> str:
    span(text)
    return text


def _listed(value: Any) -> Any:
    """Lets a record write one thing where a list is meant."""
    return cast(Any, value if value is None or isinstance(value, list) else [value])


Slug = Annotated[str, StringConstraints(pattern=rf"^{_PATH}$", max_length=120)]
Ref = Annotated[str, StringConstraints(pattern=rf"^{_SLUG}/{_PATH}$", max_length=140)]
Edtf = Annotated[str, AfterValidator(_edtf), Field(description="An EDTF date, such as 2014-10 or 2021-22.")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1200)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Shape(BaseModel):
    """Refuses unknown keys, so that a misspelt one is an error and not a silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, allow_inf_nan=False)


class Cite(Shape):
    """A passage of a document."""

    at: Text
    """Where a reader finds it: paragraph, item, row, heading."""
    span: tuple[int, int]
    """Start and end in code points of the decoded file, end exclusive."""
    sha256: Sha256
    """Fingerprint of the UTF-8 passage."""
    document: Annotated[Slug | None, Field(alias="in")] = None
    """The document, where it is not the file's own."""


Cites = Annotated[list[Cite], BeforeValidator(_listed, json_schema_input_type=list[Cite] | Cite)]


class Fact(Shape):
    """What every stated or inferred thing carries."""

    basis: enums.Basis = enums.Basis.STATED
    """Stated by a document or inferred by the reader."""
    confidence: enums.Confidence | None = None
    """How sure, for an inference."""
    reason: Text | None = None
    """Why, for an inference; or what a stated one turns on."""
    cite: Cites = []
    """Its own passages; without any it takes the entry's."""


class Held(Fact):
    """A fact that holds for a time."""

    start: Edtf | None = None
    """Since when, if told."""
    end: Edtf | None = None
    """Until when, if told."""
    last_attested: Edtf | None = None
    """The last time a document shows an open-ended one to hold."""


class Owner(Held):
    """Who has which role in the entry's thing."""

    holder: Ref
    """A body, person or post."""
    role: enums.Role
    """The role, normalised."""
    as_worded: Text
    """The role in a few words of the document."""


class Member(Held):
    """Who sits on the entry's body, or takes part in the entry's event or programme."""

    holder: Ref
    """A body, person or post."""
    as_worded: Text | None = None
    """As what, in a few words."""


class Tenure(Held):
    """Who holds the entry's post."""

    person: Ref
    """The holder."""


class Link(Fact):
    """A link from the thing, the later, to an earlier one; by DEPENDS_ON, from what waits to what it awaits."""

    type: Literal[
        "DROPS", "MIRRORS", "RESPONDS_TO", "FULFILS", "CONTINUES", "SUPERSEDES", "DERIVES_FROM", "SPLITS", "MERGES",
        "REPORTS_ON", "STEP_OF", "INFORMS", "DEPENDS_ON",
    ]  # fmt: skip
    """The kind of link."""
    to: Annotated[list[Ref], BeforeValidator(_listed, json_schema_input_type=list[Ref] | Ref)]
    """The earlier thing, or what is waited for; or several."""
    asserter: Ref | None = None
    """Who asserts it; the file's publisher for a stated link, nobody for an inferred one."""


class From(Fact):
    """How a wording relates to an earlier one of the same commitment."""

    document: Annotated[Slug, Field(alias="from")]
    """The document that prints the earlier wording."""
    asserter: Ref | None = None
    """Who asserts it, where somebody does."""


class Wording(Shape):
    """The entry's commitment as this file's document prints it."""

    key: Slug | None = None
    """Tells a second wording in the same document from the first."""
    primary: bool = True
    """Whether this is the one that counts in its document: the only one, or that of the list."""
    number: str | None = None
    """The number printed beside it, or worked out where extraction lost it."""
    order: int | None = None
    """Its place in the document's list of commitments, from 1; none for running text or a report of work done."""
    theme: Ref | None = None
    """The theme it stands under there."""
    joint: bool = False
    """Whether it is marked as joint between police and CPS."""
    new: bool = False
    """Whether it is marked as new."""
    section: Text | None = None
    """The heading it stands under, as printed; or `Running text: ` and, in our words, where."""
    repeats: From | None = None
    rewords: From | None = None
    moves: From | None = None
    links: list[Link] = []
    """Lineage links of this wording alone, where the commitment as such has none."""
    cite: Cites


class Claim(Fact):
    """What had become of the entry's commitment, as this file's document tells or lets one infer."""

    key: Slug | None = None
    """Tells a second claim in the same document from the first."""
    status: enums.Status
    """The status, normalised."""
    words: Text | None = None
    """The deciding words as printed, few."""
    date: Edtf | None = None
    """When it came to be so, if told; else the publication counts."""


class NameRecord(Shape):
    """Another name of the entry's thing."""

    text: Text
    """As printed."""
    kind: enums.NameKind
    """What sort of name."""
    cite: Cites


class GapRecord(Shape):
    """Something not told about the entry's thing."""

    gap: Slug
    """Its slug."""
    title: Text
    """What is not known, in our words."""
    reason: Text
    """Why one would expect to be told."""
    cite: Cites = []
    """Where one would expect it, or what raises the question; without any it takes the entry's."""


class Entry(Shape):
    """What any entry may say."""

    kind: ClassVar[str] = ""

    of: Ref | None = None
    title: Text | None = None
    """What it is, in our words, so that the title alone tells which one."""
    summary: Text | None = None
    """A sentence or two more, in our words."""
    cite: Cites = []
    names: list[NameRecord] = []
    owners: list[Owner] = []
    links: list[Link] = []
    part_of: Annotated[list[Ref], BeforeValidator(_listed, json_schema_input_type=list[Ref] | Ref)] = []
    """What contains it: a programme, a document, a whole recommendation, a larger body."""
    about: Annotated[list[Ref], BeforeValidator(_listed, json_schema_input_type=list[Ref] | Ref)] = []
    """What it concerns."""
    gaps: list[GapRecord] = []


class CommitmentEntry(Entry):
    """What an outcome, action, recommendation, response or aim may say besides."""

    wording: Annotated[list[Wording], BeforeValidator(_listed, json_schema_input_type=list[Wording] | Wording)] = []
    status: Annotated[list[Claim], BeforeValidator(_listed, json_schema_input_type=list[Claim] | Claim)] = []


class DocumentEntry(Entry):
    kind = "Document"
    document: Slug | None = None
    type: enums.DocumentType | None = None
    file: str | None = None
    """Its name in the corpus, for a held document."""
    published: Edtf | None = None
    published_said: Text | None = None
    """The date in the words that tell it, or how it was worked out."""
    publisher: Annotated[list[Ref], BeforeValidator(_listed, json_schema_input_type=list[Ref] | Ref)] = []
    edition: Text | None = None
    """Which edition or version."""


class ProgrammeEntry(Entry):
    kind = "Programme"
    programme: Slug | None = None
    start: Edtf | None = None
    start_said: Text | None = None
    document: Ref | None = None
    """The document that sets it out."""
    participants: list[Member] = []


class ThemeEntry(Entry):
    kind = "Theme"
    theme: Slug | None = None
    name: Text | None = None
    """The heading as printed."""
    order: int | None = None


class OutcomeEntry(CommitmentEntry):
    kind = "Outcome"
    outcome: Slug | None = None


class ActionEntry(CommitmentEntry):
    kind = "Action"
    action: Slug | None = None


class RecommendationEntry(CommitmentEntry):
    kind = "Recommendation"
    recommendation: Slug | None = None
    number: str | None = None
    """Its number in its report; for a part ours, such as 1a."""


class ResponseEntry(CommitmentEntry):
    kind = "Response"
    response: Slug | None = None
    stance: enums.Stance | None = None
    stance_as_worded: Text | None = None
    """The stance in a few words of the reply."""


class AimEntry(CommitmentEntry):
    kind = "Aim"
    aim: Slug | None = None


class BodyEntry(Entry):
    kind = "Body"
    body: Slug | None = None
    type: enums.BodyType | None = None
    members: list[Member] = []


class PersonEntry(Entry):
    kind = "Person"
    person: Slug | None = None


class PostEntry(Entry):
    kind = "Post"
    post: Slug | None = None
    at: Ref | None = None
    """The body whose office it is."""
    held_by: list[Tenure] = []


class EventEntry(Entry):
    kind = "Event"
    event: Slug | None = None
    type: enums.EventType | None = None
    occurrence: enums.Occurrence | None = None
    date: Edtf | None = None
    date_said: Text | None = None
    """The date in the words that tell it."""
    fulfilment: enums.Fulfilment | None = None
    """For a promised one: what later documents tell of it."""
    fulfilment_reason: Text | None = None
    participants: list[Member] = []


class StatisticEntry(Entry):
    kind = "Statistic"
    statistic: Slug | None = None
    value: float | None = None
    unit: Text | None = None
    numerator: float | None = None
    denominator: float | None = None
    base_stated: bool | None = None
    """Whether the document states the base; where not, a denominator is worked out."""
    period: Edtf | None = None
    period_said: Text | None = None
    population: Text | None = None
    source: Text | None = None
    """Where the document says the figure comes from."""


class MeasureEntry(Entry):
    kind = "SuccessMeasure"
    measure: Slug | None = None
    order: int | None = None


class SideRecord(Shape):
    """One value of a discrepancy."""

    value: Text
    """What this side says, in our words."""
    cite: Cites


class DiscrepancyEntry(Entry):
    kind = "Discrepancy"
    discrepancy: Slug | None = None
    sides: Annotated[list[SideRecord], Field(min_length=2)] | None = None
    weighing: Text | None = None
    """What speaks for which side, where something does."""


class GapEntry(Entry):
    kind = "Gap"
    gap: Slug | None = None
    reason: Text | None = None
    """Why one would expect to be told."""


ENTRIES: dict[str, type[Entry]] = {
    "document": DocumentEntry,
    "programme": ProgrammeEntry,
    "theme": ThemeEntry,
    "outcome": OutcomeEntry,
    "action": ActionEntry,
    "recommendation": RecommendationEntry,
    "response": ResponseEntry,
    "aim": AimEntry,
    "body": BodyEntry,
    "person": PersonEntry,
    "post": PostEntry,
    "event": EventEntry,
    "statistic": StatisticEntry,
    "measure": MeasureEntry,
    "discrepancy": DiscrepancyEntry,
    "gap": GapEntry,
}
"""Entry shapes by the key that begins them, which is also the prefix of their ids."""
