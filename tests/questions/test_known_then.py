"""What one could have known on a day: RASSO 2025 appeared in July 2020, the release on the joint plan in about January
2021, Annex A in February 2022; before them there were only HMCPSI's review and the reply of February 2016.
"""

from __future__ import annotations

import pytest

from tests.stores import Asked

STATUS = """query ($asOf: Date, $knownBy: Date) { action(id: "action/early-advice") {
  status(asOf: $asOf, knownBy: $knownBy) { status claim { document { id } } } } }"""
HISTORY = """query ($asOf: Date, $knownBy: Date) { action(id: "action/early-advice") {
  statusHistory(asOf: $asOf, knownBy: $knownBy) { status } } }"""
OWNERS = """query ($asOf: Date, $knownBy: Date) { action(id: "action/early-advice") {
  owners(asOf: $asOf, knownBy: $knownBy) { role holder { ... on Cited { id } } statedOf { id } }
  involved(asOf: $asOf, knownBy: $knownBy, inherited: true) {
    role holder { ... on Cited { id } } statedOf { id } } } }"""
LINEAGE = """query ($of: ID!, $asOf: Date, $knownBy: Date) {
  lineage(of: $of, direction: BOTH, types: null, asOf: $asOf, knownBy: $knownBy) { steps { node { id } } } }"""
PATH = """query ($from: ID!, $asOf: Date) {
  path(from: $from, to: "person/elish-angiolini", asOf: $asOf) { chains { nodes { id } } } }"""
NEW_YEAR = "2021-01-01"
# Told in RASSO 2025: under its heading on delivery, and where it sets out the joint plan.
OWNERS_AT_NEW_YEAR = {
    ("ACCOUNTABLE", "body/cps-leadership", "programme/rasso-2025"),
    ("LEAD", "body/cps-leadership", "programme/rasso-2025"),
    ("SENIOR_RESPONSIBLE_OWNER", "post/director-of-legal-services", "programme/rasso-2025"),
    ("SENIOR_RESPONSIBLE_OWNER", "post/director-of-strategy-and-policy", "programme/rasso-2025"),
    ("RESPONSIBLE", "body/cps", "programme/rasso-2025"),
    ("RESPONSIBLE", "body/cps", "action/early-advice"),
    ("ACCOUNTABLE", "post/dpp", "programme/jnap"),
    ("ACCOUNTABLE", "post/npcc-criminal-justice-lead", "programme/jnap"),
    ("SENIOR_RESPONSIBLE_OWNER", "body/jnap-senior-responsible-officers", "programme/jnap"),
    ("RESPONSIBLE", "body/cps", "programme/jnap"),
}
INVOLVED_AT_NEW_YEAR = {
    ("DELIVERY_PARTNER", "body/rasso-2025-project-groups", "programme/rasso-2025"),
    ("SUPPORTER", "body/jnap-joint-working-group", "programme/jnap"),
    ("DELIVERY_PARTNER", "body/jnap-project-groups", "programme/jnap"),
    ("DELIVERY_PARTNER", "body/police", "programme/jnap"),
    ("CONTRIBUTOR", "body/victims-groups", "programme/jnap"),
}
OF_THE_RELEASE = {
    ("MONITOR", "body/cps", "programme/jnap"),
    ("MONITOR", "body/police", "programme/jnap"),
    ("MONITOR", "body/joib", "programme/jnap"),
    ("CONTRIBUTOR", "body/stakeholders", "programme/jnap"),
}


@pytest.mark.parametrize(
    ("as_of", "known_by", "status", "document"),
    [
        (NEW_YEAR, NEW_YEAR, "PLANNED", "document/rasso-2025"),
        (NEW_YEAR, None, "PLANNED", "document/rasso-2025"),
        # The memorandum began in July 2021, which was told in February 2022.
        ("2021-07-30", None, "PLANNED", "document/rasso-2025"),
        ("2021-07-31", None, "DELIVERED", "document/annex-a-2022"),
        ("2021-12-31", None, "DELIVERED", "document/annex-a-2022"),
        ("2021-12-31", "2021-12-31", "PLANNED", "document/rasso-2025"),
        (None, "2022-02-27", "PLANNED", "document/rasso-2025"),
        (None, "2022-02-28", "DELIVERED", "document/annex-a-2022"),
        (NEW_YEAR, "2022-02-28", "PLANNED", "document/rasso-2025"),
        (None, None, "DELIVERED", "document/annex-a-2022"),
    ],
)
def test_the_status_of_early_advice_as_of_a_day_and_as_known_by_one(
    asked: Asked, as_of: str | None, known_by: str | None, status: str, document: str
) -> None:
    told = asked.data(STATUS, {"asOf": as_of, "knownBy": known_by})["action"]["status"]
    assert told == {"status": status, "claim": {"document": {"id": document}}}


def test_before_its_document_surely_appeared_nothing_is_told_of_early_advice(asked: Asked) -> None:
    for cut in ({"asOf": "2020-07-30"}, {"knownBy": "2020-07-30"}, {"asOf": NEW_YEAR, "knownBy": "2020-07-30"}):
        assert asked.data(STATUS, cut)["action"]["status"] == {"status": "UNKNOWN", "claim": None}
        assert asked.data(HISTORY, cut)["action"]["statusHistory"] == []


def test_the_history_of_early_advice_ends_where_knowledge_does(asked: Asked) -> None:
    told = {day: asked.data(HISTORY, {"knownBy": day})["action"]["statusHistory"] for day in (NEW_YEAR, "2022-03-01")}
    assert told == {
        NEW_YEAR: [{"status": "PLANNED"}],
        "2022-03-01": [{"status": "PLANNED"}, {"status": "DELIVERED"}],
    }


def _parts(asked: Asked, field: str, **cut: str) -> set[tuple[str, str, str]]:
    told = asked.data(OWNERS, cut)["action"][field]
    return {(one["role"], one["holder"]["id"], one["statedOf"]["id"]) for one in told}


def test_the_owners_of_early_advice_on_the_first_of_january_2021(asked: Asked) -> None:
    assert _parts(asked, "owners", knownBy=NEW_YEAR, asOf=NEW_YEAR) == OWNERS_AT_NEW_YEAR
    assert _parts(asked, "owners", knownBy=NEW_YEAR) == OWNERS_AT_NEW_YEAR


def test_at_the_end_of_the_month_the_release_has_surely_told_of_more_who_take_part(asked: Asked) -> None:
    assert _parts(asked, "involved", knownBy="2021-01-30") == INVOLVED_AT_NEW_YEAR
    assert _parts(asked, "involved", knownBy="2021-01-31") == INVOLVED_AT_NEW_YEAR | OF_THE_RELEASE
    assert _parts(asked, "owners", knownBy="2021-01-31") == OWNERS_AT_NEW_YEAR


def test_a_board_that_began_before_the_day_and_was_told_after_it_is_known_only_later(asked: Asked) -> None:
    board = ("OVERSEER", "body/joib", "programme/rasso-2025")
    assert board not in _parts(asked, "involved", asOf=NEW_YEAR, knownBy=NEW_YEAR)
    assert board in _parts(asked, "involved", asOf=NEW_YEAR)
    assert board in _parts(asked, "involved", asOf="2020-10-31")
    assert board not in _parts(asked, "involved", asOf="2020-10-30")


def _steps(asked: Asked, of: str, **cut: str) -> list[str]:
    return [step["node"]["id"] for step in asked.data(LINEAGE, {"of": of, **cut})["lineage"]["steps"]]


def test_the_lineage_of_the_police_protocol_on_the_first_of_january_2021(asked: Asked) -> None:
    expected = [
        "event/fall-in-rape-referrals",
        "event/rasso-units-set-up",
        "event/scrutiny-panel-set-up",
        "document/joint-national-rape-action-plan-2014",
        "document/internal-review-2014",
        "recommendation/internal-review-2014/1",
        "recommendation/internal-review-2014/2",
        "recommendation/internal-review-2014/4",
        "document/rape-protocol-2015",
        "action/rasso-memoranda-of-understanding",
        "recommendation/hmcpsi-2016/1",
        "recommendation/hmcpsi-2016/1a",
        "recommendation/hmcpsi-2016/1c",
        "response/cps-2016/1c",
        "action/joint-protocol",
    ]
    assert _steps(asked, "action/joint-protocol", knownBy=NEW_YEAR, asOf=NEW_YEAR) == expected
    assert _steps(asked, "action/joint-protocol", knownBy="2022-02-27") == expected
    assert "event/protocol-update-begun" in _steps(asked, "action/joint-protocol", knownBy="2022-02-28")


def test_before_rasso_2025_the_protocol_led_to_no_action(asked: Asked) -> None:
    assert _steps(asked, "action/joint-protocol", knownBy="2020-07-30") == ["action/joint-protocol"]
    assert "action/joint-protocol" not in _steps(asked, "document/rape-protocol-2015", knownBy="2020-07-30")
    assert "action/joint-protocol" in _steps(asked, "document/rape-protocol-2015", knownBy="2020-07-31")
    assert _steps(asked, "document/rape-protocol-2015", knownBy="2016-02-01") == ["document/rape-protocol-2015"]


@pytest.mark.parametrize(
    ("person", "as_of", "found"),
    [
        ("person/alison-saunders", None, True),
        ("person/alison-saunders", "2015-06-29", False),
        ("person/alison-saunders", "2015-06-30", True),
        # He is told of as Director in July 2020, by when the report's parts had no told end.
        ("person/max-hill", None, True),
        ("person/max-hill", "2015-06-30", False),
        ("person/max-hill", "2020-07-30", False),
        ("person/max-hill", "2020-07-31", True),
    ],
)
def test_who_held_the_post_when_the_report_of_2015_appeared_is_a_matter_of_the_day(
    asked: Asked, person: str, as_of: str | None, found: bool
) -> None:
    chain = [person, "post/dpp", "document/angiolini-report-2015", "person/elish-angiolini"]
    told = asked.data(PATH, {"from": person, "asOf": as_of})["path"]["chains"]
    assert told == ([{"nodes": [{"id": one} for one in chain]}] if found else None)
