"""Enumerations of the graph. Each member carries its description, which the SDL and the JSON Schema repeat."""

from enum import StrEnum
from typing import Self


class Described(StrEnum):
    """An enumeration declared as `NAME = ("NAME", "what it means")`."""

    description: str

    def __new__(cls, value: str, description: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member


class Status(Described):
    """What had become of a commitment, normalised from the words of the claim."""

    DELIVERED = ("DELIVERED", "Said or inferred to be finished.")
    IN_PROGRESS = ("IN_PROGRESS", "Begun and not finished.")
    PLANNED = ("PLANNED", "Undertaken for later; not said to have begun.")
    NOT_STARTED = ("NOT_STARTED", "Said not to have begun.")
    DROPPED = ("DROPPED", "No longer carried by the document that should carry it.")
    UNKNOWN = ("UNKNOWN", "The documents do not tell.")


class Basis(Described):
    """Whether a document says it or a reader concluded it."""

    STATED = ("STATED", "A document says so; the citation is the place.")
    INFERRED = ("INFERRED", "A careful reader concludes it; the reason says why.")


class Confidence(Described):
    """How sure the reader is of an inference."""

    HIGH = ("HIGH", "Another careful reader would conclude the same.")
    MEDIUM = ("MEDIUM", "Likely, with another reading possible.")
    LOW = ("LOW", "A possibility worth recording.")


class OwnerRole(Described):
    """How an owner answers for the thing owned, normalised from the words of the document; the weightiest first."""

    ACCOUNTABLE = ("ACCOUNTABLE", "Answers for it.")
    SENIOR_RESPONSIBLE_OWNER = (
        "SENIOR_RESPONSIBLE_OWNER",
        "Named as its senior responsible owner or officer.",
    )
    RESPONSIBLE = ("RESPONSIBLE", "Has to see that it is done, or undertakes to do it.")
    OWNER = ("OWNER", "Is said to own it.")
    LEAD = ("LEAD", "Leads it.")
    CHAIR = ("CHAIR", "Chairs it.")


class InvolvedRole(Described):
    """What part somebody has in a thing without answering for it, normalised from the words of the document."""

    DELIVERY_PARTNER = ("DELIVERY_PARTNER", "Delivers it together with others.")
    COMMISSIONER = ("COMMISSIONER", "Commissioned it.")
    OVERSEER = ("OVERSEER", "Has oversight of it.")
    MONITOR = ("MONITOR", "Watches its progress or performance.")
    EVALUATOR = ("EVALUATOR", "Evaluates it.")
    AUTHOR = (
        "AUTHOR",
        "Is said to have written, drawn up or issued it. Who published a document stands in its `publishers`.",
    )
    CONTRIBUTOR = ("CONTRIBUTOR", "Gave advice, content or evidence.")
    SUPPORTER = ("SUPPORTER", "Supports those who deliver it.")
    ENDORSER = ("ENDORSER", "Endorsed it.")
    ADDRESSEE = ("ADDRESSEE", "It is addressed to them.")
    MEMBER = ("MEMBER", "Sits on it or takes part as a member.")
    OTHER = ("OTHER", "Another part, as worded.")


class Stance(Described):
    """What a reply does with the part of the recommendation that it answers, normalised."""

    ACCEPTED = ("ACCEPTED", "Agrees to do it.")
    PARTLY_ACCEPTED = ("PARTLY_ACCEPTED", "Agrees to do a part of it and not the rest.")
    REJECTED = ("REJECTED", "Will not do it.")
    ALREADY_MET = ("ALREADY_MET", "Holds that it has been done.")
    UNDER_WAY = ("UNDER_WAY", "Holds that work on it has begun.")
    PLANNED = ("PLANNED", "Undertakes it for later.")
    OTHER_MEANS = ("OTHER_MEANS", "Answers with something else than what was asked.")
    ACCEPTED_IN_PRINCIPLE = ("ACCEPTED_IN_PRINCIPLE", "Thinks it desirable and says what stands in the way.")
    UNDER_CONSIDERATION = ("UNDER_CONSIDERATION", "Will consider it further.")
    UNCLEAR = ("UNCLEAR", "The reply does not show what it does with it.")


class BodyType(Described):
    """What sort of party a body is."""

    PROSECUTION_SERVICE = ("PROSECUTION_SERVICE", "A public prosecutor.")
    POLICE_FORCE = ("POLICE_FORCE", "A territorial police force.")
    POLICE_BODY = ("POLICE_BODY", "A national body of the police, or the police as a party.")
    INSPECTORATE = ("INSPECTORATE", "An inspectorate.")
    GOVERNMENT = ("GOVERNMENT", "A government department, office or the Government.")
    COURT = ("COURT", "A court, the judiciary or the courts service.")
    REGULATOR = ("REGULATOR", "A regulator or statutory commissioner.")
    PROFESSIONAL_BODY = ("PROFESSIONAL_BODY", "A body of a profession, such as the Bar Council.")
    BOARD = ("BOARD", "A board or steering group that directs or oversees.")
    PANEL = ("PANEL", "A panel that scrutinises, selects or advises.")
    GROUP = ("GROUP", "A working, project, consultation or improvement group.")
    UNIT = ("UNIT", "A unit or kind of unit within an organisation.")
    AREA = ("AREA", "A CPS Area.")
    OCCUPATION = ("OCCUPATION", "An occupation that the documents treat as a party.")
    THIRD_SECTOR = ("THIRD_SECTOR", "Voluntary organisations or victims' groups.")
    UNIVERSITY = ("UNIVERSITY", "A university.")
    NETWORK = ("NETWORK", "A network of organisations.")
    SUPPLIER = ("SUPPLIER", "A supplier of services.")
    OTHER = ("OTHER", "Another sort of party.")


class NameType(Described):
    """How a name relates to the thing it names."""

    ALIAS = ("ALIAS", "Another name in use.")
    ABBREVIATION = ("ABBREVIATION", "A short form.")
    FORMER = ("FORMER", "A name it had before.")
    LATER = ("LATER", "A name it was given afterwards.")
    MISPRINT = ("MISPRINT", "A name as a document misprints it.")


class DocumentType(Described):
    """What sort of document it is."""

    STRATEGY = ("STRATEGY", "A strategy.")
    ACTION_PLAN = ("ACTION_PLAN", "An action or improvement plan.")
    ANNEX = ("ANNEX", "An annex or progress report to another document.")
    RESPONSE = ("RESPONSE", "A reply to a report.")
    INSPECTION_REPORT = ("INSPECTION_REPORT", "A report of an inspectorate.")
    REVIEW = ("REVIEW", "A review, internal or independent.")
    REPORT = ("REPORT", "Another report.")
    NEWS = ("NEWS", "A press notice or news release.")
    GUIDANCE = ("GUIDANCE", "Guidance, guidelines or a code.")
    PROTOCOL = ("PROTOCOL", "A protocol.")
    MEMORANDUM = ("MEMORANDUM", "A memorandum of understanding.")
    POLICY_STATEMENT = ("POLICY_STATEMENT", "A statement of policy or commitment to the public.")
    FRAMEWORK = ("FRAMEWORK", "A framework or set of standards.")
    TOOLKIT = ("TOOLKIT", "A toolkit, form or other working aid.")
    TRAINING = ("TRAINING", "Training material.")
    STATISTICS = ("STATISTICS", "A statistical release or data set.")
    LEGISLATION = ("LEGISLATION", "An Act or regulation.")
    JUDGMENT = ("JUDGMENT", "A judgment of a court.")
    OTHER = ("OTHER", "Another document.")


class State(Described):
    """In what state a document is."""

    PLANNED = ("PLANNED", "To be written or published later.")
    DRAFT = ("DRAFT", "Being written, or written and not issued.")
    CONSULTATION = ("CONSULTATION", "Being consulted on.")
    PUBLISHED = ("PUBLISHED", "Published; whether anybody has to follow it is not told.")
    IN_FORCE = ("IN_FORCE", "Issued, launched or in use.")
    SUPERSEDED = ("SUPERSEDED", "Another has taken its place.")
    WITHDRAWN = ("WITHDRAWN", "Taken back, with nothing in its place.")


class Bound(Described):
    """What a figure is, where it is not exact."""

    ABOUT = ("ABOUT", "About so many.")
    AT_LEAST = ("AT_LEAST", "So many or more.")
    MORE_THAN = ("MORE_THAN", "More than so many.")
    AT_MOST = ("AT_MOST", "So many or fewer.")
    LESS_THAN = ("LESS_THAN", "Fewer than so many.")


class EventType(Described):
    """What sort of thing happened or was promised."""

    PUBLICATION = ("PUBLICATION", "A document was published or issued.")
    LAUNCH = ("LAUNCH", "A programme, plan or service was launched.")
    ESTABLISHMENT = ("ESTABLISHMENT", "A body or unit was set up.")
    CHANGE = ("CHANGE", "A body, remit, name or rule changed.")
    ENTRY_INTO_FORCE = ("ENTRY_INTO_FORCE", "A document came into force or use.")
    MEETING = ("MEETING", "A meeting, conference or workshop.")
    TRAINING = ("TRAINING", "Training was developed or given.")
    CONSULTATION = ("CONSULTATION", "A consultation.")
    REVIEW = ("REVIEW", "A review, inspection or evaluation.")
    RESEARCH = ("RESEARCH", "Research, a survey or data collection.")
    PILOT = ("PILOT", "A pilot or trial.")
    RECRUITMENT = ("RECRUITMENT", "Recruitment or resourcing.")
    COMMISSION = ("COMMISSION", "Work was commissioned.")
    DELIVERY = ("DELIVERY", "Something promised was delivered or completed.")
    OTHER = ("OTHER", "Another happening.")


class Occurrence(Described):
    """Whether a document tells an event as past, as going on, or as promised."""

    HAPPENED = ("HAPPENED", "Told as past.")
    ONGOING = ("ONGOING", "Told as going on.")
    PROMISED = ("PROMISED", "Told as to come.")


class Fulfilment(Described):
    """What later documents tell of a promise."""

    MET = ("MET", "A document shows it kept.")
    MISSED = ("MISSED", "A document shows it not kept, or kept after its day.")
    DROPPED = ("DROPPED", "A document shows it given up.")
    NOT_TOLD = ("NOT_TOLD", "No document held tells.")


class GapType(Described):
    """What a gap leaves open that many leave open: an end of a lineage, or a due day."""

    ORIGIN = ("ORIGIN", "What a thing came from, or since when it was so, is not told.")
    FATE = ("FATE", "What became of a thing, or whether it was told of again, is not told.")
    DUE = ("DUE", "By when a thing is to be done is not told.")


class SearchField(Described):
    """What of a thing a search is met by, the strongest first."""

    CALLED = ("CALLED", "It is called just that: its whole title or a whole name of it is what was asked for.")
    TITLE = ("TITLE", "Its title.")
    NAME = ("NAME", "Another name that it goes by: abbreviation, former name; for a theme its heading.")
    MISPRINT = ("MISPRINT", "A name of it as a document misprints it.")
    SUMMARY = ("SUMMARY", "Its summary.")
    SIDE = ("SIDE", "For a discrepancy: what its sides say.")
    WORDS = ("WORDS", "Words and labels as printed: of its date, status, stance, number or section.")
    ROLE = ("ROLE", "The words for somebody's role in it.")
    REASON = ("REASON", "A reason: why a gap is one, why a status, role or link to an earlier thing is held to be so.")
    QUOTATION = ("QUOTATION", "One passage that it is cited from, which holds all the words as they were written.")


class Act(Described):
    """What made a revision of a store."""

    APPLY = ("APPLY", "Records were applied.")
    UPGRADE = ("UPGRADE", "The store was laid out anew, and filled from the records.")
    REVERT = ("REVERT", "An earlier revision was taken out again.")


class Effect(Described):
    """What a revision did to a thing or a fact."""

    ADDED = ("ADDED", "It came.")
    EXTENDED = ("EXTENDED", "It got what it had not: a value, a passage, a part.")
    EDITED = ("EDITED", "It got another title or summary, which are the project's words.")
    CORRECTED = ("CORRECTED", "A value of it was replaced, or taken away.")
    REMOVED = ("REMOVED", "It went.")
