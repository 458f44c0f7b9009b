"""What is wrong with records: every problem of a run, each with its file and line."""

from dataclasses import dataclass

from rasso_graph.model.graph import EdgeKey


@dataclass(frozen=True, order=True)
class Where:
    """A line of a file of records."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


GraphPart = str | tuple[str, str] | EdgeKey
"""A node by its id, a property of one by id and key, an edge by its key."""
Places = dict[GraphPart, Where]
"""Where the parts of a graph were first said."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong, what to do. `line` counts from 1; 0 means the whole file."""

    file: str
    line: int
    message: str
    advice: str = ""
    rule: str = ""
    """The id of the rule that it breaks, where it is one of the rules for every graph."""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        text = f"{where}: {self.message}" if where else self.message
        return f"{text}. {self.advice}" if self.advice else text


class RecordErrors(Exception):
    """The records cannot become a graph. `problems` holds every mistake found, in order of file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
