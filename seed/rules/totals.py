"""The totals that a right reading of the five documents reproduces, compared with literals.

They hold for the packaged records only. Sources: the documents themselves, as docs/record says.
"""

from __future__ import annotations

from collections import Counter

from rasso_graph.model.graph import Adjacency, Graph, Node
from rasso_graph.model.words import COMMITMENTS, label_of
from rasso_graph.seed.rules.check import Check

STRATEGY, ANNEX = "document/rasso-2025", "document/annex-a-2022"
REPORT, REVIEW = "document/hmcpsi-rasso-2016", "recommendation/internal-review-2014/"
LATER = "recommendation/hmcpsi-2019/"
YEAR = "../2021-03-31"
"""The year of Table 1, as a day by which."""
_THEMES = ("our-people", "digital-capability", "strategic-partnerships", "casework-quality", "public-confidence")


TotalRows = list[tuple[str, str | int, str | int]]
"""Name, expected, found."""


class Totals:
    """Counts over one graph."""

    def __init__(self, graph: Graph) -> None:
        types = (
            "HAS_WORDING",
            "PRINTED_IN",
            "UNDER",
            "HAS_STATUS",
            "CLAIMED_IN",
            "HAS_PART",
            "HAS_DUE",
            "OWNS",
            "ABOUT",
        )
        lineage = ("REPEATS", "REWORDS", "MOVES", "DROPS", "MIRRORS")
        self.graph = graph
        self.near = Adjacency(graph, types + lineage)

    def checks(self) -> list[Check]:
        """Every total as a check."""
        return [
            Check(name, expected, found)
            for part in (self._strategy, self._annex, self._compared, self._together, self._report, self._answered)
            for name, expected, found in part()
        ]

    def printed(self, label: str, document: str) -> dict[str, Node]:
        """The primary wordings in a document's list of one kind of commitment, by the commitment."""
        found: dict[str, Node] = {}
        for name in self.near.sources("PRINTED_IN", document):
            wording = self.graph.nodes[name]
            if wording.properties["primary"] is True and "order" in wording.properties:
                named = self.near.sources("HAS_WORDING", name)
                found.update({one: wording for one in named if self.graph.nodes[one].label == label})
        return found

    def _strategy(self) -> TotalRows:
        outcomes, actions = self.printed("Outcome", STRATEGY), self.printed("Action", STRATEGY)
        themes = {self._theme(wording) for wording in outcomes.values()}
        joint = sum(wording.properties["joint"] is True for wording in actions.values())
        return [
            ("RASSO 2025: outcomes", 20, len(outcomes)),
            ("RASSO 2025: themes of outcomes", 5, len(themes)),
            ("RASSO 2025: actions of Table 1", 26, len(actions)),
            ("RASSO 2025: actions by theme", "8/4/4/3/7", self._by_theme(actions)),
            ("RASSO 2025: joint actions", 9, joint),
            ("RASSO 2025: actions due by 31 March 2021", 26, sum(YEAR in self._due(name) for name in actions)),
        ]

    def _annex(self) -> TotalRows:
        outcomes, items = self.printed("Outcome", ANNEX), self.printed("Action", ANNEX)
        earlier = self.printed("Action", STRATEGY).keys() & items.keys()
        status = Counter(self._claimed(name) for name in earlier)
        new = {name for name, wording in items.items() if wording.properties["new"] is True}
        joint = sum(wording.properties["joint"] is True for wording in items.values())
        return [
            ("Annex A: outcomes", 22, len(outcomes)),
            ("Annex A: items", 38, len(items)),
            ("Annex A: earlier actions delivered", 17, status["DELIVERED"]),
            ("Annex A: earlier actions in progress", 9, status["IN_PROGRESS"]),
            ("Annex A: items marked new", 4, len(new)),
            ("Annex A: next steps", 8, len(items.keys() - earlier - new)),
            ("Annex A: joint items", 7, joint),
        ]

    def _compared(self) -> TotalRows:
        now, before = self.printed("Outcome", ANNEX), self.printed("Outcome", STRATEGY)
        linked = self._linked(now)
        dropped = [one for one in self.near.targets("DROPS", ANNEX) if one in before]
        moved = [w for w in self.printed("Action", ANNEX).values() if self.near.targets("MOVES", w.id)]
        return [
            ("Outcomes 2020 to 2022: unchanged", 8, linked["REPEATS"]),
            ("Outcomes 2020 to 2022: reworded", 11, linked["REWORDS"]),
            ("Outcomes 2020 to 2022: dropped", 1, len(dropped)),
            ("Outcomes 2020 to 2022: added", 3, len(now.keys() - before.keys())),
            ("Actions 2020 to 2022: moved to another theme", 1, len(moved)),
        ]

    def _together(self) -> TotalRows:
        found: TotalRows = []
        for label, things, wordings in (("Outcome", 23, 42), ("Action", 38, 64)):
            old, new = self.printed(label, STRATEGY), self.printed(label, ANNEX)
            found.append((f"Both together: {label.lower()}s", things, len(old.keys() | new.keys())))
            found.append((f"Both together: wordings of {label.lower()}s", wordings, len(old) + len(new)))
        return found

    def _report(self) -> TotalRows:
        whole = sorted(self._recommendations(REPORT))
        parts = [len(self._recommendations(name)) for name in whole]
        mirrors = [(name, to) for name in whole for to in self.near.targets("MIRRORS", name)]
        review = {name for name in self.graph.nodes if name.startswith(REVIEW)}
        unmirrored = sorted(int(name.removeprefix(REVIEW)) for name in review - {to for _, to in mirrors})
        return [
            ("HMCPSI 2016: recommendations", 5, len(whole)),
            ("HMCPSI 2016: parts", "3, 2, 6, 5, 8", ", ".join(map(str, parts))),
            ("HMCPSI 2016: mirrors", 26, len(mirrors)),
            ("HMCPSI 2019: recommendations", 12, len([name for name in self.graph.nodes if name.startswith(LATER)])),
            ("Internal review 2014: recommendations", 28, len(review)),
            ("Internal review 2014: mirrored", 25, len({to for _, to in mirrors})),
            ("Internal review 2014: never mirrored", "5, 6, 26", ", ".join(map(str, unmirrored))),
        ]

    def _answered(self) -> TotalRows:
        silent = [node.id for node in self.graph.nodes.values() if node.label in COMMITMENTS and self._silent(node.id)]
        return [("Commitments that nobody answers for and no gap is about", 0, len(silent))]

    def _silent(self, commitment: str) -> bool:
        gaps = [one for one in self.near.sources("ABOUT", commitment) if label_of(one) == "Gap"]
        return not gaps and not self.near.sources("OWNS", commitment)

    def _due(self, commitment: str) -> list[object]:
        return [self.graph.nodes[due].properties.get("date") for due in self.near.targets("HAS_DUE", commitment)]

    def _recommendations(self, whole: str) -> list[str]:
        parts = self.near.targets("HAS_PART", whole)
        return [one for one in parts if self.graph.nodes[one].label == "Recommendation"]

    def _theme(self, wording: Node) -> str:
        return next(iter(self.near.targets("UNDER", wording.id)), "")

    def _by_theme(self, wordings: dict[str, Node]) -> str:
        counted = Counter(self._theme(wording) for wording in wordings.values())
        return "/".join(str(counted[f"theme/rasso-2025/{theme}"]) for theme in _THEMES)

    def _claimed(self, commitment: str) -> str:
        """What the annex says had become of an action."""
        for name in self.near.targets("HAS_STATUS", commitment):
            if ANNEX in self.near.targets("CLAIMED_IN", name):
                return str(self.graph.nodes[name].properties["status"])
        return ""

    def _linked(self, wordings: dict[str, Node]) -> Counter[str]:
        """How many wordings repeat or reword an earlier one of the strategy."""
        found: Counter[str] = Counter()
        for wording in wordings.values():
            for type_ in ("REPEATS", "REWORDS"):
                targets = self.near.targets(type_, wording.id)
                found[type_] += any(STRATEGY in self.near.targets("PRINTED_IN", to) for to in targets)
        return found
