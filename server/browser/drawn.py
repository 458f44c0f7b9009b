"""The data model in ten boxes, as a picture: Neo4j's own of the schema multiplies edges by the labels they may join."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from rasso_graph.server.browser import looks as s

_WIDTH, _HEIGHT = 170, 46


@dataclass(frozen=True)
class Box:
    """A box: where it stands, its kinds, how these are drawn."""

    x: int
    y: int
    title: str
    kinds: str
    look: s.Look


BOXES = {
    "who": Box(30, 30, "Who", "Body, Person, Post", s.PARTY),
    "commitment": Box(330, 160, "Commitment", "Outcome, Action, Recommendation, ...", s.TRACKED),
    "whole": Box(330, 30, "What contains it", "Programme, Document, Theme", s.GATHERING),
    "wording": Box(640, 100, "Wording", "as one document prints it", s.PRINTED),
    "document": Box(640, 310, "Document", "held, or only named", s.GATHERING),
    "citation": Box(640, 210, "Citation", "a passage", s.PLACE),
    "claim": Box(330, 310, "What is said of it", "StatusClaim, Due, Settlement", s.SAYING),
    "event": Box(30, 160, "Event", "happened or promised", s.HAPPENED),
    "doubt": Box(30, 250, "Gap", "what is not told", s.DOUBTED),
    "sides": Box(30, 330, "Discrepancy", "with its Sides", s.DOUBTED),
}
ARROWS = (
    ("who", "whole", "OWNS, INVOLVED_IN"),
    ("who", "commitment", "OWNS"),
    ("who", "event", "PARTICIPATES"),
    ("whole", "commitment", "HAS_PART"),
    ("commitment", "wording", "HAS_WORDING"),
    ("wording", "citation", "CITES"),
    ("citation", "document", "PASSAGE_OF"),
    ("commitment", "claim", "HAS_STATUS, HAS_DUE"),
    ("claim", "document", "CLAIMED_IN"),
    ("event", "commitment", "ABOUT"),
    ("doubt", "commitment", "ABOUT"),
    ("sides", "claim", "ABOUT"),
)
"""From, to, and the relations between."""


def model_drawn() -> str:
    """The picture as SVG."""
    marker = '<marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    head = f'<defs>{marker}<path d="M0 0L8 4L0 8z" fill="#595959"/></marker></defs>'
    body = [*(_arrow(*one) for one in ARROWS), *(_box(one) for one in BOXES.values()), _lineage()]
    size = 'width="840" height="410" viewBox="0 0 840 410" font-family="sans-serif" font-size="11"'
    background = '<rect width="840" height="410" fill="#FFFFFF"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{head}{background}{"".join(body)}</svg>\n'


def _box(box: Box) -> str:
    size = f'x="{box.x}" y="{box.y}" width="{_WIDTH}" height="{_HEIGHT}" rx="8"'
    rect = f'<rect {size} fill="{box.look.color}" stroke="#595959"/>'
    middle = box.x + _WIDTH // 2
    title = _text(middle, box.y + 19, box.title, box.look.text, 'font-weight="bold" font-size="13"')
    return rect + title + _text(middle, box.y + 36, box.kinds, box.look.text, 'font-size="9.5"')


def _text(x: float, y: float, words: str, color: str = s.BLACK, more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="middle" fill="{color}" {more}>{escape(words)}</text>'


def _arrow(source: str, target: str, words: str) -> str:
    a, b = _edge(BOXES[source], BOXES[target]), _edge(BOXES[target], BOXES[source])
    line = f'<path d="M{a[0]:g} {a[1]:g}L{b[0]:g} {b[1]:g}" stroke="#595959" fill="none" marker-end="url(#to)"/>'
    return line + _text((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 4, words)


def _edge(box: Box, other: Box) -> tuple[float, float]:
    """Where the line to another box leaves this one."""
    x, y = box.x + _WIDTH / 2, box.y + _HEIGHT / 2
    across, down = other.x - box.x, other.y - box.y
    scale = min(_WIDTH / 2 / abs(across) if across else 9, _HEIGHT / 2 / abs(down) if down else 9)
    return x + across * scale, y + down * scale


def _lineage() -> str:
    """A legend for what would cross every other line."""
    line = f'<path d="M30 390L70 390" stroke="{s.BLUE}" stroke-width="4"/>'
    words = "lineage (REWORDS, CONTINUES, ...): between wordings, commitments, documents and events, to the earlier"
    return line + f'<text x="80" y="394">{escape(words)}</text>'
