"""The shapes of records: what a YAML file under seed/records may say, entry by entry.

A file is `document: SLUG` and `records: [...]`. An entry begins with its kind and slug (`action: early-advice`)
or with `of: action/early-advice`, which adds to what another file began. Facts without a passage of their own
take the entry's. The JSON Schema for editors is made from these classes.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from rasso_graph.model import enums
from rasso_graph.model.dates import span
from rasso_graph.model.properties import EDGE_PROPERTIES, NODE_PROPERTIES
from rasso_graph.model.words import COMPARED, CONTAINERS, LABELS, RELATIONS, THINGS, TRACES, WAITS

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PATH = rf"{_SLUG}(?:/{_SLUG})*"


FIRST_YEAR, LAST_YEAR = 1800, 2100
"""Between which years what records tell of can lie."""


def _edtf(text: str) -> str:
    found = span(text)
    years = [int(day[:4]) for day in (found.earliest, found.latest) if day]
    if not all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
        raise ValueError(f"'{text}' is not in the years {FIRST_YEAR} to {LAST_YEAR}")
    return text


def _url(text: str) -> str:
    """The address as it is written, if a browser could follow it."""
    try:
        _ADDRESS.validate_python(text)
    except ValidationError as error:
        raise PydanticCustomError("address", "'{text}' is no public address", {"text": text}) from error
    return text


def _visible(text: str) -> str:
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        raise PydanticCustomError("blank", "'{text}' shows nothing", {"text": text})
    return text


def _listed(value: Any) -> Any:
    """Lets a record write one thing where a list is meant."""
    return cast(Any, value if value is None or isinstance(value, list) else [value])


Slug = Annotated[str, StringConstraints(pattern=rf"^{_PATH}$", max_length=120)]
Ref = Annotated[str, StringConstraints(pattern=rf"^{_SLUG}/{_PATH}$", max_length=140)]
Edtf = Annotated[str, AfterValidator(_edtf), Field(description="An EDTF date, such as 2014-10 or 2021-22.")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1200), AfterValidator(_visible)]
_ADDRESS = TypeAdapter(HttpUrl)
Url = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s/?#@]+(?:[/?][^\s#]*)?$", max_length=2000),
    AfterValidator(_url),
    Field(description="A public address, such as https://www.example.org/plan.pdf; without a place in it (#...)."),
]
Number = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
PlaceInList = Annotated[int, Field(ge=1, le=100_000)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Refs = Annotated[list[Ref], BeforeValidator(_listed, json_schema_input_type=list[Ref] | Ref)]
if TYPE_CHECKING:
    LinkType = str
else:
    LinkType = Literal[(*(name for name in TRACES if name not in COMPARED), *WAITS)]


class BadShape(TypeError):
    """A shape does not fit the rest of the model; the message says where, and what to do."""


@dataclass(frozen=True)
class Joins:
    """A key that joins the entry's thing to others by edges of this type, which leave it or come into it.

    `labels` are what the others may be, where that is less than the relation allows; `by` is the key that names the
    other, where the record says more of the edge.
    """

    relation: str
    out: bool = True
    labels: tuple[str, ...] = ()
    by: str = ""

    @property
    def others(self) -> tuple[str, ...]:
        """The labels of what it may join the thing to; none means any."""
        relation = RELATIONS[self.relation]
        return self.labels or (relation.targets if self.out else relation.sources)


class Shape(BaseModel):
    """Refuses unknown keys, so that a misspelt one is an error and not a silence."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, allow_inf_nan=False, validate_by_name=True
    )


class GraphShape(Shape):
    """What becomes a node or an edge."""

    may_hold: ClassVar[tuple[str, ...]] = NODE_PROPERTIES
    apart: ClassVar[frozenset[str]] = frozenset()
    """Keys that are no property and join nothing: the seed makes something else of them."""
    properties: ClassVar[tuple[str, ...]] = ()
    """Keys that become properties of the same name."""
    joins: ClassVar[dict[str, Joins]] = {}
    """Keys that become edges."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Tells the keys apart. Raises BadShape for one of which nothing would become."""
        cls.joins = {key: one for key, field in cls.model_fields.items() for one in _joins(cls, key, field)}
        cls.properties = tuple(key for key in cls.model_fields if key not in cls.apart and key not in cls.joins)
        for key in cls.properties:
            if key not in cls.may_hold:
                raise BadShape(
                    f"The key '{key}' of {cls.__name__} would be read and dropped. Make it a property in "
                    "model/properties.py, join something by it (Joins), or name it in 'apart'."
                )


def _joins(shape: type[GraphShape], key: str, field: FieldInfo) -> list[Joins]:
    found = [one for one in field.metadata if isinstance(one, Joins)]
    for one in found:
        if one.relation not in RELATIONS:
            raise BadShape(
                f"The key '{key}' of {shape.__name__} joins by '{one.relation}', which is no relation. Declare it in "
                "model/words.py."
            )
    return found


class Cite(GraphShape):
    """A passage of a document."""

    apart = frozenset({"at", "span", "document"})
    at: Text
    """Where a reader finds it: paragraph, item, row, heading."""
    span: tuple[int, int]
    """Start and end in code points of the decoded file, end exclusive."""
    sha256: Sha256
    """Fingerprint of the UTF-8 passage."""
    page: Annotated[int | None, Field(ge=1, le=100_000)] = None
    """The page of the published document that it stands on, counted from 1, where that has pages and one knows."""
    document: Annotated[Slug | None, Field(alias="in")] = None
    """The document, where it is not the file's own."""


Cites = Annotated[list[Cite], BeforeValidator(_listed, json_schema_input_type=list[Cite] | Cite)]


class CorrectionRecord(Shape):
    """That records were changed as they were wrong of one thing. It counts once: for the apply that changes them."""

    corrects: Annotated[str, StringConstraints(pattern=rf"^{_SLUG}/{_PATH}$", max_length=400)]
    """The id of the thing or fact of which they were wrong, such as statistic/lamps-lit."""
    reason: Text
    """What was wrong, and how one knows."""
    cite: Cites = []
    """The passages by which one knows."""


class Fact(GraphShape):
    """What every stated or inferred thing carries."""

    may_hold = EDGE_PROPERTIES
    apart = frozenset({"cite"})

    basis: enums.Basis = enums.Basis.STATED
    """Stated by a document or inferred by the reader."""
    confidence: enums.Confidence | None = None
    """How sure, for an inference."""
    reason: Text | None = None
    """Why, for an inference; or what a stated one turns on."""
    cite: Cites = []
    """Its own passages; without any it takes the entry's."""


class TimedFact(Fact):
    """A fact that holds for a time."""

    start: Edtf | None = None
    """Since when, if told."""
    end: Edtf | None = None
    """Until when, if told."""
    last_attested: Edtf | None = None
    """The last time a document shows an open-ended one to hold."""


class Part(TimedFact):
    """Who has which role in the entry's thing."""

    apart = TimedFact.apart | {"holder"}

    holder: Ref
    """A body, person or post."""
    as_worded: Text
    """The role in a few words of the document."""


class Owner(Part):
    """Who answers for the entry's thing."""

    role: enums.OwnerRole
    """How, normalised."""


class Involved(Part):
    """Who has another part in the entry's thing."""

    role: enums.InvolvedRole
    """Which, normalised."""


class Member(TimedFact):
    """Who sits on the entry's body, or takes part in the entry's event or programme."""

    apart = TimedFact.apart | {"holder"}

    holder: Ref
    """A body, person or post."""
    as_worded: Text | None = None
    """As what, in a few words."""


class Tenure(TimedFact):
    """Who holds the entry's post."""

    apart = TimedFact.apart | {"person"}

    person: Ref
    """The holder."""


class Publisher(Fact):
    """Who published or issued the entry's document."""

    apart = Fact.apart | {"body"}

    body: Ref
    """The body."""


def _bodies(value: Any) -> Any:
    """Lets a record name a publisher by its id alone."""
    listed = cast(list[Any], _listed(value) or [])
    return [{"body": one} if isinstance(one, str) else one for one in listed]


class Link(Fact):
    """A link from the thing, the later, to an earlier one; by DEPENDS_ON, from what waits to what it awaits."""

    apart = Fact.apart | {"type", "to"}

    type: LinkType
    """The kind of link."""
    to: Refs
    """The earlier thing, or what is waited for; or several."""
    asserter: Ref | None = None
    """Who asserts it; the file's publisher for a stated link, nobody for an inferred one."""


class From(Fact):
    """How a wording relates to an earlier one of the same commitment."""

    apart = Fact.apart | {"document"}

    document: Annotated[Slug, Field(alias="from")]
    """The document that prints the earlier wording."""
    asserter: Ref | None = None
    """Who asserts it, where somebody does."""


class Wording(GraphShape):
    """The entry's commitment as this file's document prints it."""

    apart = frozenset({"key", "theme", *(name.lower() for name in COMPARED), "links", "cite"})

    key: Slug | None = None
    """Tells a second wording in the same document from the first."""
    primary: bool = True
    """Whether this is the one that counts in its document: the only one, or that of the list."""
    number: Number | None = None
    """The number printed beside it, or worked out where extraction lost it."""
    order: PlaceInList | None = None
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


class Claimed(Fact):
    """What this file's document says of the entry's thing, as a node of its own."""

    may_hold = NODE_PROPERTIES
    apart = Fact.apart | {"key"}

    key: Slug | None = None
    """Tells a second one in the same document from the first."""


class Claim(Claimed):
    """What had become of the entry's commitment, as this file's document tells or lets one infer."""

    status: enums.Status
    """The status, normalised."""
    words: Text | None = None
    """The deciding words as printed, few."""
    date: Edtf | None = None
    """When it came to be so, if told; else the publication counts."""


class DueRecord(Claimed):
    """When the entry's thing was to be done, as this file's document tells: by a day, over a period, or both."""

    date: Edtf | None = None
    """By when; the last day that it may mean is the day after which it is late."""
    period: Edtf | None = None
    """Over which time."""
    words: Text
    """The words that tell it, few."""


class StateRecord(Claimed):
    """In what state the entry's document is, as this file's document tells."""

    state: enums.State
    """The state, normalised."""
    date: Edtf | None = None
    """When it was so, if told; else the publication counts."""
    words: Text | None = None
    """The deciding words as printed, few."""


class TitleRecord(Claimed):
    """What the entry's thing is called from a day on: it was renamed, or what was only planned has its title."""

    text: Text
    """The new title."""
    date: Edtf | None = None
    """Since when, if told; else the publication counts."""


class SettlementRecord(Claimed):
    """That the entry's promise, gap or contradiction is settled, as this file's document tells or lets one infer."""

    by: Annotated[Refs, Joins("SETTLED_BY")] = []
    """What settles it: what was done, what was published, who is named."""
    date: Edtf | None = None
    """When it came to be so, if told; else the publication counts."""
    words: Text | None = None
    """The deciding words as printed, few."""


def _told(value: enums.Fulfilment) -> enums.Fulfilment:
    if value is enums.Fulfilment.NOT_TOLD:
        raise ValueError("no document tells it: leave out what is not told; if one would expect it, record a gap")
    return value


class PromiseSettlement(SettlementRecord):
    """What became of the entry's promise."""

    fulfilment: Annotated[enums.Fulfilment, AfterValidator(_told)]
    """Whether it was kept, missed or given up."""


class DiscrepancySettlement(SettlementRecord):
    """For which side the entry's contradiction is resolved."""

    side: Annotated[Ref, Joins("UPHOLDS")]
    """The side, such as side/boats/2: the second that the discrepancy lists."""


class NameRecord(GraphShape):
    """Another name of the entry's thing."""

    apart = frozenset({"cite"})

    text: Text
    """As printed."""
    type: enums.NameType
    """What sort of name."""
    cite: Cites


class MentionRecord(GraphShape):
    """Where this file's document names the entry's thing."""

    apart = frozenset({"at", "spans"})

    at: Text
    """Where a reader finds it: paragraph, item, row, heading; or the line of the file."""
    spans: list[tuple[int, int]]
    """The names there: start and end of each in code points of the decoded file, end exclusive."""


class GapRecord(GraphShape):
    """Something not told about the entry's thing."""

    apart = frozenset({"gap", "cite"})

    gap: Slug
    """Its slug."""
    title: Text
    """What is not known, in our words."""
    type: enums.GapType | None = None
    """For one in a lineage: which end it leaves open."""
    reason: Text
    """Why one would expect to be told."""
    cite: Cites = []
    """Where one would expect it, or what raises the question; without any it takes the entry's."""


ENTRIES: dict[str, type["Entry"]] = {}
"""Entry shapes by the key that begins them, which is also the prefix of their ids."""


Dues = Annotated[list[DueRecord], BeforeValidator(_listed, json_schema_input_type=list[DueRecord] | DueRecord)]


class Entry(GraphShape):
    """What any entry may say. A shape of its own belongs to each kind that no other hangs on."""

    kind: ClassVar[str] = ""
    """The label of what it is a record of; none for what several kinds share."""
    apart = frozenset({"of", "cite", "names", "mentions", "links", "gaps"})

    of: Ref | None = None
    title: Text | None = None
    """What it is, in our words, so that the title alone tells which one."""
    summary: Text | None = None
    """A sentence or two more, in our words."""
    cite: Cites = []
    names: list[NameRecord] = []
    mentions: list[MentionRecord] = []
    """Where it is named, of bodies, people, posts, documents and programmes; `rasso seed mentions` proposes them."""
    owners: Annotated[list[Owner], Joins("OWNS", out=False, by="holder")] = []
    """Who answers for it."""
    involved: Annotated[list[Involved], Joins("INVOLVED_IN", out=False, by="holder")] = []
    """Who has another part in it."""
    links: list[Link] = []
    part_of: Annotated[Refs, Joins("HAS_PART", out=False, labels=CONTAINERS)] = []
    """What contains it: a programme, a document, a whole recommendation, a larger body."""
    about: Annotated[Refs, Joins("ABOUT")] = []
    """What it concerns."""
    gaps: list[GapRecord] = []

    @classmethod
    def __pydantic_init_subclass__(cls, **given: Any) -> None:
        """Enters the shape under its kind. Raises BadShape where there is no such kind, or one has two shapes."""
        if cls.kind:
            _enter(cls)
            cls.apart = cls.apart | {LABELS[cls.kind].prefix}
        super().__pydantic_init_subclass__(**given)


def _enter(shape: type[Entry]) -> None:
    if shape.kind not in THINGS:
        raise BadShape(
            f"{shape.__name__} is a record of the kind '{shape.kind}', which model/words.py does not declare, or "
            "declares as a part of another."
        )
    prefix = LABELS[shape.kind].prefix
    if prefix not in shape.model_fields:
        raise BadShape(f"{shape.__name__} has no key '{prefix}' to begin with. Add {prefix}: Slug | None = None.")
    day = LABELS[shape.kind].day
    if day and day not in shape.model_fields:
        raise BadShape(
            f"{shape.__name__} has no key '{day}', by which model/words.py dates the kind '{shape.kind}'. Add it, or "
            "correct 'day' there."
        )
    if ENTRIES.setdefault(prefix, shape) is not shape:
        raise BadShape(f"{shape.__name__} and {ENTRIES[prefix].__name__} are both records of the kind '{shape.kind}'.")


class NamedEntry(Entry):
    """What a document, programme, body, person or post may say besides."""

    apart = Entry.apart | {"retitled"}

    retitled: Annotated[
        list[TitleRecord], BeforeValidator(_listed, json_schema_input_type=list[TitleRecord] | TitleRecord)
    ] = []
    """Its new title, as this file's document tells; what it was called before stays."""


class CommitmentEntry(Entry):
    """What an outcome, action, recommendation, response or aim may say besides."""

    apart = Entry.apart | {"wording", "status", "due"}

    wording: Annotated[list[Wording], BeforeValidator(_listed, json_schema_input_type=list[Wording] | Wording)] = []
    status: Annotated[list[Claim], BeforeValidator(_listed, json_schema_input_type=list[Claim] | Claim)] = []
    due: Dues = []


class DocumentEntry(NamedEntry):
    kind = "Document"
    apart = NamedEntry.apart | {"state"}

    document: Slug | None = None
    type: enums.DocumentType | None = None
    file: str | None = None
    """Its name in the corpus, for a held document."""
    url: Url | None = None
    """Its public address, where its publisher gives it out or a document prints it; never that of a copy."""
    published: Edtf | None = None
    published_said: Text | None = None
    """The date in the words that tell it, or how it was worked out."""
    publisher: Annotated[
        list[Publisher],
        BeforeValidator(_bodies, json_schema_input_type=list[Publisher | Ref] | Publisher | Ref),
        Joins("PUBLISHED", out=False, by="body"),
    ] = []
    edition: Text | None = None
    """Which edition or version."""
    state: Annotated[
        list[StateRecord], BeforeValidator(_listed, json_schema_input_type=list[StateRecord] | StateRecord)
    ] = []


class ProgrammeEntry(NamedEntry):
    kind = "Programme"
    programme: Slug | None = None
    start: Edtf | None = None
    start_said: Text | None = None
    ends: Edtf | None = None
    """When it is to end, or ended."""
    ends_said: Text | None = None
    """The end in the words that tell it, or how it was worked out."""
    last_attested: Edtf | None = None
    """For one without an end that has passed: when a document last shows it going on."""
    document: Annotated[Ref | None, Joins("ABOUT", labels=("Document",))] = None
    """The document that sets it out."""
    participants: Annotated[list[Member], Joins("PARTICIPATES", out=False, by="holder")] = []


class ThemeEntry(Entry):
    kind = "Theme"
    theme: Slug | None = None
    name: Text | None = None
    """The heading as printed."""
    order: PlaceInList | None = None


class OutcomeEntry(CommitmentEntry):
    kind = "Outcome"
    outcome: Slug | None = None


class ActionEntry(CommitmentEntry):
    kind = "Action"
    action: Slug | None = None


class RecommendationEntry(CommitmentEntry):
    kind = "Recommendation"
    recommendation: Slug | None = None
    number: Number | None = None
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


class BodyEntry(NamedEntry):
    kind = "Body"
    body: Slug | None = None
    type: enums.BodyType | None = None
    part_of: Annotated[Refs, Joins("HAS_PART", out=False, labels=("Body", "Programme"))] = []
    """What contains it: a larger body, or a programme."""
    members: Annotated[list[Member], Joins("MEMBER_OF", out=False, by="holder")] = []


class PersonEntry(NamedEntry):
    kind = "Person"
    person: Slug | None = None


class PostEntry(NamedEntry):
    kind = "Post"
    post: Slug | None = None
    at: Annotated[Ref | None, Joins("POST_AT")] = None
    """The body whose office it is."""
    held_by: Annotated[list[Tenure], Joins("HOLDS", out=False, by="person")] = []


class EventEntry(Entry):
    kind = "Event"
    apart = Entry.apart | {"due", "settled"}

    event: Slug | None = None
    type: enums.EventType | None = None
    occurrence: enums.Occurrence | None = None
    date: Edtf | None = None
    date_said: Text | None = None
    """The date in the words that tell it."""
    last_attested: Edtf | None = None
    """For one that goes on: when a document last shows it to."""
    due: Dues = []
    settled: Annotated[
        list[PromiseSettlement],
        BeforeValidator(_listed, json_schema_input_type=list[PromiseSettlement] | PromiseSettlement),
    ] = []
    """For a promised one: what this file's document tells had become of it."""
    participants: Annotated[list[Member], Joins("PARTICIPATES", out=False, by="holder")] = []


class DutyEntry(Entry):
    kind = "Duty"
    duty: Slug | None = None
    bearers: Annotated[Refs, Joins("BORNE_BY")] = []
    """Whose it is."""
    standing: bool | None = None
    """Whether it holds on; false for one that holds for the present, or held once."""
    basis: enums.Basis | None = None
    confidence: enums.Confidence | None = None
    reason: Text | None = None


class FindingEntry(Entry):
    kind = "Finding"
    finding: Slug | None = None
    by: Annotated[Refs, Joins("FOUND_BY")] = []
    """Who found it; nobody where that is not told."""
    date: Edtf | None = None
    """When it was found or reported, if told; else the publication counts."""
    basis: enums.Basis | None = None
    confidence: enums.Confidence | None = None
    reason: Text | None = None


class StatisticEntry(Entry):
    kind = "Statistic"
    statistic: Slug | None = None
    value: float | None = None
    bound: enums.Bound | None = None
    """What the figure is, where it is not exact."""
    unit: Text | None = None
    numerator: Annotated[float | None, Field(ge=0)] = None
    denominator: Annotated[float | None, Field(gt=0)] = None
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
    order: PlaceInList | None = None


class SideRecord(GraphShape):
    """One value of a discrepancy."""

    apart = frozenset({"cite"})

    value: Text
    """What this side says, in our words."""
    cite: Cites


class DiscrepancyEntry(Entry):
    kind = "Discrepancy"
    apart = Entry.apart | {"sides", "settled"}

    discrepancy: Slug | None = None
    sides: Annotated[list[SideRecord], Field(min_length=2)] | None = None
    settled: Annotated[
        list[DiscrepancySettlement],
        BeforeValidator(_listed, json_schema_input_type=list[DiscrepancySettlement] | DiscrepancySettlement),
    ] = []
    """For which side this file's document resolves it."""
    weighing: Text | None = None
    """What speaks for which side, where something does."""


class GapEntry(Entry):
    kind = "Gap"
    apart = Entry.apart | {"settled"}

    gap: Slug | None = None
    type: enums.GapType | None = None
    """For one in a lineage: which end it leaves open."""
    reason: Text | None = None
    """Why one would expect to be told."""
    settled: Annotated[
        list[SettlementRecord],
        BeforeValidator(_listed, json_schema_input_type=list[SettlementRecord] | SettlementRecord),
    ] = []
    """That this file's document closes it, and by what."""


def check() -> None:
    """Raises BadShape where a kind that no other hangs on has no shape."""
    lacking = [label for label in THINGS if LABELS[label].prefix not in ENTRIES]
    if lacking:
        prefix = LABELS[lacking[0]].prefix
        raise BadShape(
            f"The kind '{lacking[0]}' has no record. Add a class in model/records.py: an Entry with "
            f'kind = "{lacking[0]}" and {prefix}: Slug | None = None.'
        )


check()

TIES: dict[str, str] = {}
"""The key by which records tell a structural edge that leaves the entry's thing, by the edge's relation."""
for _shape in ENTRIES.values():
    for _key, _one in _shape.joins.items():
        if _one.out and not RELATIONS[_one.relation].fact:
            TIES.setdefault(_one.relation, _key)
