"""What a reader settled: names that do not name a thing everywhere."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from rasso_graph.model.records import Shape
from rasso_graph.seed.reading import tree_of

EXCEPTIONS = Path(__file__).with_name("exceptions.yaml")
NameSpan = tuple[int, int]
"""Start and end in code points, the end exclusive."""


class Exempt(Shape):
    """A name that does not name a thing everywhere."""

    name: str
    """As recorded."""
    of: tuple[str, ...] = ()
    """The things that it does not name there; none means all that are called so."""
    documents: tuple[str, ...] = ()
    """The slugs of the documents where it does not; none means all."""
    at: tuple[NameSpan, ...] = ()
    """The only places where it does not; none means all of the document."""
    reason: str
    """Why."""

    def covers(self, thing: str, document: str, place: NameSpan) -> bool:
        """Whether what is called so is not named at this place."""
        tests = ((self.of, thing), (self.documents, document), (self.at, place))
        return all(not told or one in told for told, one in tests)


def exempted() -> list[Exempt]:
    """What a reader settled otherwise. Raises RecordErrors or ValidationError where the list is not well-formed."""
    root = tree_of(EXCEPTIONS.read_text("utf-8"), str(EXCEPTIONS))
    return TypeAdapter(list[Exempt]).validate_python(root.value if root else [])
