"""The acceptance questions, on both stores. Dates, counts and numbers are the documents'; ids are the project's."""

from __future__ import annotations

from typing import Any

from tests.questions.conftest import Ask

STRATEGY, ANNEX = "document/rasso-2025", "document/annex-a-2022"


def steps_in(found: list[str], expected: list[str]) -> list[str]:
    """The expected steps in the order in which they are found."""
    return [step for step in found if step in expected]


def test_early_advice_runs_from_the_plan_of_2014_to_the_wording_of_2022(ask: Ask) -> None:
    steps = ask("01-lineage-of-early-advice")["lineage"]["steps"]
    expected = [
        "document/joint-national-rape-action-plan-2014",
        "document/early-advice-guidance-2014",
        "recommendation/internal-review-2014/1",
        "recommendation/internal-review-2014/2",
        "recommendation/internal-review-2014/4",
        "document/rape-protocol-2015",
        "event/optimum-model-commissioned",
        "recommendation/hmcpsi-2016/1",
        "recommendation/hmcpsi-2016/1a",
        "recommendation/hmcpsi-2016/1b",
        "recommendation/hmcpsi-2016/1c",
        "response/cps-2016/1a",
        "response/cps-2016/1b",
        "response/cps-2016/1c",
        "action/early-advice",
        "event/directors-guidance-6-in-force",
        "document/jnap-2021",
        "event/early-advice-mou-launched",
        "wording/annex-a-2022/outcome/proportionate-action-plans",
    ]
    assert steps_in([step["node"]["id"] for step in steps], expected) == expected


def test_every_step_of_early_advice_says_whether_its_link_is_inferred(ask: Ask) -> None:
    links = {
        step["node"]["id"]: step["link"]
        for step in ask("01-lineage-of-early-advice")["lineage"]["steps"]
        if step["link"]
    }
    assert links["recommendation/hmcpsi-2016/1a"]["basis"] == "INFERRED"
    assert links["recommendation/hmcpsi-2016/1a"]["reason"]
    assert links["recommendation/internal-review-2014/1"]["basis"] == "STATED"
    assert links["recommendation/internal-review-2014/1"]["asserter"] == {"id": "body/cps"}
    assert links["event/early-advice-mou-launched"]["basis"] == "STATED"
    assert all(link["citations"] for link in links.values())


def test_the_plan_of_2020_has_two_accountable_and_the_action_inherits_them(ask: Ask) -> None:
    owners = owners_of("action/early-advice", ask)
    accountable = {one["holder"]["id"]: one for one in owners if one["statedOf"]["id"] == "programme/jnap"
                   and one["role"] == "ACCOUNTABLE"}  # fmt: skip
    assert sorted(accountable) == ["post/dpp", "post/npcc-criminal-justice-lead"]
    assert all(one["inherited"] for one in accountable.values())
    assert all(one["inherited"] for one in owners)


def test_the_joint_plan_is_monitored_by_the_board_and_the_model_came_from_two(ask: Ask) -> None:
    plan = owners_of("document/jnap-2021", ask)
    assert "body/joib" in {one["holder"]["id"] for one in plan if one["role"] == "MONITOR"}
    model = owners_of("event/optimum-model-commissioned", ask)
    assert {one["holder"]["id"] for one in model if one["role"] == "COMMISSIONER"} == {
        "body/national-rape-steering-group",
        "body/national-rape-delivery-board",
    }


def test_the_guidance_of_2014_was_endorsed_by_the_director_in_january_2015(ask: Ask) -> None:
    (guidance,) = ask("01-lineage-of-early-advice")["documents"]["nodes"]
    assert guidance["owners"] == [{"start": {"edtf": "2015-01"}, "holder": {"id": "post/dpp"}}]


def test_the_protocol_of_2015_leads_to_an_item_held_back_in_2022(ask: Ask) -> None:
    data = ask("02-lineage-of-the-police-protocol")
    expected = [
        "document/rape-protocol-2015",
        "recommendation/hmcpsi-2016/1c",
        "response/cps-2016/1c",
        "action/joint-protocol",
        "wording/annex-a-2022/action/joint-protocol",
    ]
    assert steps_in([step["node"]["id"] for step in data["lineage"]["steps"]], expected) == expected
    assert data["action"]["status"] == {"status": "IN_PROGRESS", "basis": "STATED"}
    assert [(one["number"], one["joint"]) for one in data["action"]["wordings"]] == [(None, True), ("18", False)]
    assert "gap/joint-protocol-published" in {gap["id"] for gap in data["action"]["gaps"]}


def test_twenty_outcomes_became_twenty_two(ask: Ask) -> None:
    outcomes = ask("04-outcomes-2020-to-2022")["outcomes"]["nodes"]
    fates: dict[str, list[str]] = {"REPEATS": [], "REWORDS": [], "dropped": [], "added": []}
    for outcome in outcomes:
        fates[fate_of(outcome)].append(outcome["id"].removeprefix("outcome/"))
    assert {fate: sorted(ids) for fate, ids in fates.items()} == {
        "REPEATS": [
            "code-test",
            "partner-support-for-victims",
            "privacy-balance",
            "public-trust",
            "shared-understanding-of-disparity",
            "specialist-resources",
            "victim-witness-communication",
            "visible-leadership",
        ],
        "REWORDS": [
            "cps-insight",
            "guidance-and-training",
            "joint-plan-collaboration",
            "new-technology-benefits",
            "new-technology-implications",
            "police-relationship",
            "proportionate-action-plans",
            "public-understanding",
            "stakeholder-insight",
            "team-wellbeing",
            "understanding-rape-complexities",
        ],
        "dropped": ["specialist-advocates"],
        "added": ["data-insight", "diverse-communities-confidence", "unit-enhancement"],
    }


def test_the_changed_outcomes_stand_under_their_themes(ask: Ask) -> None:
    outcomes = {one["id"]: one for one in ask("04-outcomes-2020-to-2022")["outcomes"]["nodes"]}
    assert theme_in(outcomes["outcome/specialist-advocates"], STRATEGY) == "theme/rasso-2025/casework-quality"
    assert theme_in(outcomes["outcome/unit-enhancement"], ANNEX) == "theme/rasso-2025/casework-quality"
    assert theme_in(outcomes["outcome/data-insight"], ANNEX) == "theme/rasso-2025/digital-capability"
    assert theme_in(outcomes["outcome/diverse-communities-confidence"], ANNEX) == "theme/rasso-2025/public-confidence"


def test_one_action_moved_theme(ask: Ask) -> None:
    moved = [
        (action["id"], [(one["number"], one["theme"]["name"]) for one in action["wordings"]])
        for action in ask("05-moved-theme")["actions"]["nodes"]
        if any(wording["earlier"] for wording in action["wordings"])
    ]
    assert moved == [("action/forensic-evidence-tools", [(None, "Our people"), ("14", "Digital capability")])]


def test_nine_joint_marks_became_seven(ask: Ask) -> None:
    data = ask("06-joint-marks")
    assert (data["in2020"]["totalCount"], data["in2022"]["totalCount"]) == (9, 7)
    numbers = [wording["number"] for action in data["lost"]["nodes"] for wording in action["wordings"]]
    assert sorted(number for number in numbers if number) == ["15", "18"]
    assert {one["id"] for one in data["in2022"]["nodes"]} < {one["id"] for one in data["in2020"]["nodes"]}


def test_the_two_frameworks_share_one_theme_name_and_no_theme(ask: Ask) -> None:
    data = ask("07-themes")
    strategy, plan = data["rasso2025"]["themes"], data["jnap"]["themes"]
    assert [one["name"].lower() for one in strategy] == [
        "our people",
        "digital capability",
        "strategic partnerships",
        "casework quality",
        "public confidence",
    ]
    assert [one["name"].lower() for one in plan] == [
        "supporting victims",
        "casework quality",
        "right to privacy",
        "training",
        "collaboration",
    ]
    assert not {one["id"] for one in strategy} & {one["id"] for one in plan}
    assert all(one["later"] == [] and one["earlier"] == [] for one in strategy + plan)


def test_three_recommendations_of_the_internal_review_are_never_mirrored(ask: Ask) -> None:
    reviewed = ask("09-unmirrored-recommendations")["recommendations"]
    mirrors = {int(one["number"]): one["later"] for one in reviewed["nodes"]}
    assert sorted(mirrors) == list(range(1, 29))
    assert sorted(number for number, links in mirrors.items() if not links) == [5, 6, 26]
    assert sorted(number for number, links in mirrors.items() if len(links) > 1) == [24]
    assert [link["later"]["id"] for link in mirrors[24]] == [
        "recommendation/hmcpsi-2016/2",
        "recommendation/hmcpsi-2016/5",
    ]
    assert sum(len(links) for links in mirrors.values()) == 26
    assert {link["asserter"]["id"] for links in mirrors.values() for link in links} == {"body/cps"}


def owners_of(node_id: str, ask: Ask) -> list[dict[str, Any]]:
    """The owners of a step of the early-advice lineage at its date."""
    steps = ask("01-lineage-of-early-advice")["lineage"]["steps"]
    return next(step["owners"] for step in steps if step["node"]["id"] == node_id)


def fate_of(outcome: dict[str, Any]) -> str:
    """What became of an outcome between the two documents."""
    printed = {one["document"]["id"]: one for one in outcome["wordings"] if one["primary"]}
    if ANNEX not in printed:
        return "dropped" if outcome["status"]["status"] == "DROPPED" else "lost"
    links = [link["type"] for link in printed[ANNEX]["earlier"]]
    return links[0] if STRATEGY in printed and len(links) == 1 else "added"


def theme_in(outcome: dict[str, Any], document: str) -> str:
    """The theme of an outcome's primary wording in a document."""
    return next(one["theme"]["id"] for one in outcome["wordings"] if one["document"]["id"] == document)
