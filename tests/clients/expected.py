"""What the documents say of what the clients ask about: expected of each client alike."""

from __future__ import annotations

from typing import Any

FACETS = [
    ["STATUS", [["Delivered", 20], ["In progress", 10], ["Planned", 8]]],
    [
        "THEME",
        [
            ["RASSO 2025: Public confidence", 10],
            ["RASSO 2025: Our people", 9],
            ["RASSO 2025: Casework quality", 7],
            ["RASSO 2025: Strategic partnerships", 7],
            ["RASSO 2025: Digital capability", 5],
        ],
    ],
]
"""Annex A lists 38: of 26 earlier ones 17 delivered and 9 in progress, of four new ones 3 and 1, and 8 to come."""
PLAN = [
    ["ACCOUNTABLE", "post/dpp", False],
    ["ACCOUNTABLE", "post/npcc-criminal-justice-lead", False],
    ["SENIOR_RESPONSIBLE_OWNER", "body/jnap-senior-responsible-officers", False],
    ["RESPONSIBLE", "body/police", False],
    ["RESPONSIBLE", "body/cps", False],
]
"""Who answers for the joint plan: stated of the plan itself."""
OWNERS = [
    ["ACCOUNTABLE", "post/dpp", True],
    ["ACCOUNTABLE", "body/cps-leadership", True],
    ["ACCOUNTABLE", "post/npcc-criminal-justice-lead", True],
    ["SENIOR_RESPONSIBLE_OWNER", "post/director-of-legal-services", True],
    ["SENIOR_RESPONSIBLE_OWNER", "post/director-of-strategy-and-policy", True],
    ["SENIOR_RESPONSIBLE_OWNER", "body/jnap-senior-responsible-officers", True],
    ["RESPONSIBLE", "body/cps", False],
    ["RESPONSIBLE", "body/police", True],
    ["RESPONSIBLE", "body/rasso-programme-board", True],
    ["RESPONSIBLE", "body/cps", True],
    ["RESPONSIBLE", "body/cps", True],
    ["LEAD", "body/cps-leadership", True],
]
"""Who answers for the action: the CPS by what is said of it, all others by its two plans."""
COMMITMENT = {
    "title": "Bring the joint rape protocol with the police up to date",
    "status": "IN_PROGRESS",
    "words": "Work in progress",
    "owners": OWNERS,
}
HOLDER = [
    ["owner/chair/post/dpp/body/joib", "chaired by"],
    ["owner/accountable/post/dpp/programme/jnap", "jointly accountable for this work"],
]
"""What the Director answers for himself."""
VISITED = {"plan": PLAN, "commitment": COMMITMENT, "holder": HOLDER}
LINEAGE = [
    ["2015-01", "document/rape-protocol-2015", "CONTINUES", None],
    ["2016-02-02", "recommendation/hmcpsi-2016/1c", "CONTINUES", None],
    ["2016-02-02", "response/cps-2016/1c", "CONTINUES", None],
    ["2020-07", "action/joint-protocol", None, None],
    ["2020-07", "wording/rasso-2025/action/joint-protocol", "REWORDS", None],
    ["2022-02", "wording/annex-a-2022/action/joint-protocol", None, "action/joint-protocol"],
]


def check_whole(listed: dict[str, Any]) -> None:
    """A list is all of Annex A's actions, none of them twice."""
    assert (listed["total"], listed["facets"], listed["hasNextPage"]) == (38, FACETS, False)
    assert len(listed["ids"]) == len(set(listed["ids"])) == 38
    assert listed["ids"][:2] + listed["ids"][-2:] == [
        "action/advocacy-survey",
        "action/ico-report-response",
        "action/isva-liaison",
        "action/leadership-strategy",
    ]


def check_pages(first: dict[str, Any], whole: dict[str, Any]) -> None:
    """Two pages became one list, the first page first."""
    assert len(first["ids"]) == 20
    assert first["hasNextPage"]
    assert whole["ids"][:20] == first["ids"]
    check_whole(whole)
