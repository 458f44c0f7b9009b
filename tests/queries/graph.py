"""The small graph that the tests of this folder ask about."""

from __future__ import annotations

from bench.updating import updated
from rasso_graph.model.graph import Graph
from tests.queries.making import Making


def small_graph() -> Graph:
    """Three documents, a programme, and whatever a test needs that no other test would trip over."""
    m = Making()
    for slug, published in (("review-2016", "2016-02"), ("undated", None), ("annex-2022", "2022-02")):
        m.document(slug, published, file=f"{slug}.txt")
    m.document("plan-2020", "2020-07-14", file="plan-2020.txt", type="STRATEGY")
    _parties(m)
    _programme(m)
    _statuses(m)
    _events(m)
    _lineage(m)
    _odd_titles(m)
    return m.graph()


def retitled(graph: Graph, title: str) -> Graph:
    """The graph, one action called otherwise and another gone."""
    found = updated(graph)
    found.nodes["action/advice"].properties["title"] = title
    return found


def _parties(m: Making) -> None:
    for slug, title in (("cps", "Crown Prosecution Service"), ("npcc", "Chiefs' Council"), ("unit", "A unit")):
        m.cite(m.node(f"body/{slug}", title, type="OTHER"))
    m.edge("HAS_PART", "body/cps", "body/unit")
    m.edge("POST_AT", m.node("post/director", "Director"), "body/cps")
    m.edge("HOLDS", m.node("person/jo", "Jo"), "post/director", start="2018-11", end="2023-10")
    for number in range(1, 8):
        m.cite(m.node(f"body/twin-{number}", "Twin board", type="BOARD"))


def _programme(m: Making) -> None:
    """A programme with an action that it owns, and inherits owners from two containers."""
    m.edge("ABOUT", m.node("programme/plan", "The plan"), "document/plan-2020")
    m.edge("HAS_PART", m.node("programme/larger", "The larger plan"), "programme/plan")
    for slug, order in (("quality", 2), ("digital", 1), ("loose", None)):
        placed = {} if order is None else {"order": order}
        m.edge("HAS_PART", "programme/plan", m.node(f"theme/plan/{slug}", slug.title(), **placed))
    for slug, order in (("late", 2), ("early", 1)):
        m.edge("HAS_PART", "programme/plan", m.node(f"measure/plan/{slug}", slug.title(), order=order))
    m.cite(m.node("action/advice", "Early advice"))
    m.edge("HAS_PART", "programme/plan", "action/advice")
    old = m.wording("action/advice", "document/plan-2020", number="1", joint=True)
    new = m.wording("action/advice", "document/annex-2022", number="22", new=True)
    m.edge("UNDER", old, "theme/plan/quality")
    m.edge("UNDER", new, "theme/plan/digital")
    m.edge("REWORDS", new, old)
    m.told_by("plan-2020")
    m.owner("body/npcc", "programme/larger", "ACCOUNTABLE")
    m.owner("body/cps", "programme/plan", "MONITOR", start="2020-07-14", end="2021-06")
    m.owner("post/director", "programme/plan", "ACCOUNTABLE")
    m.owner("body/unit", "action/advice", "LEAD", start="2021", basis="INFERRED", reason="It drafted the text.")
    m.owner("body/cps", "action/advice", "LEAD", start="2020-07-14/2020-09")


def _statuses(m: Making) -> None:
    """An action for each rule by which one claim counts and not another."""
    for slug in ("by-date", "by-publication", "by-basis", "by-id", "unclaimed"):
        m.cite(m.node(f"action/{slug}", f"Status {slug}"))
    m.claim("action/by-date", "document/annex-2022", "PLANNED", date="2015-03-01")
    m.claim("action/by-date", "document/plan-2020", "DELIVERED", date="2019-05")
    m.claim("action/by-publication", "document/plan-2020", "IN_PROGRESS", date="2014-10")
    m.claim("action/by-publication", "document/annex-2022", "DELIVERED", date="2014-10")
    m.claim("action/by-basis", "document/plan-2020", "DROPPED", "a", basis="INFERRED", reason="Not in the list.")
    m.claim("action/by-basis", "document/plan-2020", "DELIVERED", "b")
    m.claim("action/by-basis", "document/plan-2020", "PLANNED", "c", basis="INFERRED", reason="Said of the whole.")
    m.claim("action/by-id", "document/plan-2020", "DELIVERED", "a")
    m.claim("action/by-id", "document/plan-2020", "PLANNED", "b")
    m.told_by("plan-2020")


def _events(m: Making) -> None:
    dates = {"a": "2015-09", "b": "2014-10", "c": "2015-09", "d": None, "e": "2014-10", "f": "../2016-06-30", "g": None}
    for slug, date in dates.items():
        m.cite(m.node(f"event/{slug}", "Tied" if slug in "ae" else f"Event {slug}", **({"date": date} if date else {})))
    m.edge("ABOUT", m.node("gap/a", "Why", reason="One would expect it."), "event/a")
    m.edge("FULFILS", "event/c", "action/advice")
    m.edge("ABOUT", "event/c", "action/advice")


def _lineage(m: Making) -> None:
    """A diamond, a ring, a chain of eighteen, and a recommendation whose part is answered."""
    for slug in ("top", "left", "right", "bottom", "ring-1", "ring-2", "ring-3"):
        m.cite(m.node(f"outcome/{slug}", slug.title()))
    for later, earlier in (("top", "left"), ("top", "right"), ("left", "bottom"), ("right", "bottom")):
        m.edge("CONTINUES", f"outcome/{later}", f"outcome/{earlier}")
    m.edge("DERIVES_FROM", "outcome/bottom", "document/review-2016", asserter="body/cps")
    for later, earlier in ((1, 2), (2, 3), (3, 1)):
        m.edge("CONTINUES", f"outcome/ring-{later}", f"outcome/ring-{earlier}")
    for number in range(18):
        m.cite(m.node(f"aim/chain-{number:02}", f"Chain {number:02}"))
    for number in range(17):
        m.edge("SUPERSEDES", f"aim/chain-{number:02}", f"aim/chain-{number + 1:02}")
    m.cite(m.node("recommendation/review/1", "Whole"), m.node("recommendation/review/1a", "Part"))
    m.edge("HAS_PART", "document/review-2016", "recommendation/review/1")
    m.edge("HAS_PART", "recommendation/review/1", "recommendation/review/1a")
    m.cite(m.node("response/review/1a", "Reply"))
    m.edge("RESPONDS_TO", "response/review/1a", "recommendation/review/1a")
    m.edge("CONTINUES", "action/advice", "recommendation/review/1")


def _odd_titles(m: Making) -> None:
    titles = ("100% sure", "100x sure", "a_b", "axb", "Stra\u00dfe", "STRASSE", "\ufb01ne \u2460", "e\u0301clair")
    for number, title in enumerate((*titles, "\u00e9clair", "\U0001f600", "\ufffd", 'say "no"', "back\\slash", "it's")):
        m.cite(m.node(f"statistic/odd-{number:02}", title, value=number))
