"""The acceptance questions, on both stores. Dates, counts and numbers are the documents'; ids are the project's."""

from __future__ import annotations

from typing import Any

from rasso_graph.loaders.address import parse
from rasso_graph.schema import core_schema
from tests.questions.conftest import HERE, Ask
from tests.stores import Asked, asking

ANNEX = "document/annex-a-2022"


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
    assert [(one["role"], one["holder"]["id"]) for one in owners if not one["inherited"]] == [
        ("RESPONSIBLE", "body/cps")
    ]


def test_the_joint_plan_is_monitored_by_the_board_and_the_model_came_from_two(ask: Ask) -> None:
    plan = ask("01-lineage-of-early-advice")["plan"]["involved"]
    assert "body/joib" in {one["holder"]["id"] for one in plan if one["role"] == "MONITOR"}
    model = involved_in("action/optimum-rasso-model", ask)
    assert {one["holder"]["id"] for one in model if one["role"] == "COMMISSIONER"} == {
        "body/national-rape-steering-group",
        "body/national-rape-delivery-board",
    }


def test_the_guidance_of_2014_was_endorsed_by_the_director_in_january_2015(ask: Ask) -> None:
    guidance = ask("01-lineage-of-early-advice")["guidance"]
    assert guidance["involved"] == [
        {"involvement": {"start": {"edtf": "2015-01"}}, "holder": {"id": "post/dpp"}},
    ]


def test_the_internal_review_was_complete_in_december_2014(ask: Ask) -> None:
    assert ask("01-lineage-of-early-advice")["review"] == {"published": {"edtf": "2014-12"}}


def test_the_steps_of_early_advice_have_their_dates(ask: Ask) -> None:
    steps = {one["node"]["id"]: one["node"] for one in ask("01-lineage-of-early-advice")["lineage"]["steps"]}
    dated = {
        "document/joint-national-rape-action-plan-2014": "2014-06",
        "document/early-advice-guidance-2014": "2014-10",
        "document/rape-protocol-2015": "2015-01",
        "event/directors-guidance-6-in-force": "2020-12-31",
        "document/jnap-2021": "2021-01",
        "event/early-advice-mou-launched": "2021-07",
    }
    told = {one: (steps[one].get("date") or steps[one]["published"])["edtf"] for one in dated}
    assert told == dated
    assert steps["event/optimum-model-commissioned"]["date"]["edtf"].startswith("2015-09/")


def test_the_plan_of_2014_set_the_programme_of_the_steps_after_it(ask: Ask) -> None:
    steps = {one["node"]["id"]: one for one in ask("01-lineage-of-early-advice")["lineage"]["steps"]}
    programme = {"id": "programme/national-rape-action-plan-2014"}
    assert steps["document/joint-national-rape-action-plan-2014"]["node"]["programmes"] == [programme]
    guidance = ask("01-lineage-of-early-advice")["guidance"]
    assert [(one["inherited"], one["statedOf"]) for one in guidance["owners"]] == [(True, programme)]


def test_one_reply_of_2016_calls_a_part_desirable_but_very_difficult(ask: Ask) -> None:
    steps = {one["node"]["id"]: one["node"] for one in ask("01-lineage-of-early-advice")["lineage"]["steps"]}
    reply = steps["response/cps-2016/1b"]
    assert reply["stance"] == "ACCEPTED_IN_PRINCIPLE"
    assert reply["stanceAsWorded"] == "desirable ... extremely difficult at present"


def test_the_action_of_2020_is_marked_joint_and_the_cps_s_by_inference(ask: Ask) -> None:
    steps = {one["node"]["id"]: one["node"] for one in ask("01-lineage-of-early-advice")["lineage"]["steps"]}
    assert (steps["action/early-advice"]["joint"], steps["action/early-advice"]["hasDirectOwner"]) == (True, True)
    direct = [one for one in owners_of("action/early-advice", ask) if not one["inherited"]]
    assert [one["ownership"]["basis"] for one in direct] == ["INFERRED"]


def test_the_memorandum_of_2021_was_launched_by_the_cps_and_the_police(ask: Ask) -> None:
    steps = {one["node"]["id"]: one["node"] for one in ask("01-lineage-of-early-advice")["lineage"]["steps"]}
    launched = steps["event/early-advice-mou-launched"]["participants"]
    assert sorted(one["holder"]["id"] for one in launched) == ["body/cps", "body/police"]


def test_the_wording_of_2022_adds_partners_understanding_by_inference(ask: Ask) -> None:
    steps = {one["node"]["id"]: one for one in ask("01-lineage-of-early-advice")["lineage"]["steps"]}
    link = steps["wording/annex-a-2022/outcome/proportionate-action-plans"]["link"]
    assert (link["type"], link["basis"], link["asserter"]) == ("CONTINUES", "INFERRED", None)
    assert "partners' understanding of early advice" in link["reason"]


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
    assert data["action"]["status"] == {
        "status": "IN_PROGRESS",
        "basis": "STATED",
        "words": "Work in progress",
        "document": {"id": ANNEX},
    }
    assert [(one["number"], one["joint"]) for one in data["action"]["wordings"]] == [(None, True), ("18", False)]
    assert "gap/joint-protocol-published" in {one["gap"]["id"] for one in data["action"]["gaps"]}


def test_the_protocol_is_held_until_other_work_completes_and_memoranda_came_instead(ask: Ask) -> None:
    data = ask("02-lineage-of-the-police-protocol")
    assert [(one["occurrence"], one["fulfilment"], one["date"]["edtf"]) for one in data["action"]["events"]] == [
        ("PROMISED", "NOT_TOLD", "2022-02/.."),
        ("ONGOING", None, "2022-02"),
    ]
    assert "other work is complete" in data["action"]["events"][0]["title"]
    assert [(one["basis"], one["awaited"]["id"]) for one in data["action"]["dependsOn"]] == [
        ("STATED", "programme/rasso-2025"),
        ("STATED", "programme/jnap"),
    ]
    steps = {one["node"]["id"]: one["node"] for one in data["lineage"]["steps"]}
    assert steps["document/rape-protocol-2015"]["published"] == {"edtf": "2015-01"}
    assert steps["response/cps-2016/1c"]["stance"] == "OTHER_MEANS"
    assert "Memoranda of Understanding" in steps["response/cps-2016/1c"]["stanceAsWorded"]


def test_the_subject_of_specialist_advocates_outlives_its_outcome(ask: Ask) -> None:
    data = ask("03-specialist-advocates")
    steps = [step["node"]["id"] for step in data["lineage"]["steps"]]
    mirrored = [f"recommendation/internal-review-2014/{number}" for number in (21, 22, 23, 24, 25, 27, 28)]
    expected = [*mirrored, "recommendation/hmcpsi-2016/2", "outcome/specialist-advocates", "document/annex-a-2022"]
    assert steps_in(steps, expected) == expected
    assert "recommendation/internal-review-2014/26" not in steps
    assert {"recommendation/hmcpsi-2016/2a", "recommendation/hmcpsi-2016/2b"} <= set(steps)
    assert data["outcome"]["status"]["status"] == "DROPPED"
    assert data["outcome"]["status"]["document"] == {"id": ANNEX}


def test_items_1_23_and_28_carry_specialist_advocates_on(ask: Ask) -> None:
    data = ask("03-specialist-advocates")
    steps = {one["node"]["id"]: one for one in data["lineage"]["steps"]}
    items = {
        one: [w["number"] for w in steps[one]["node"]["wordings"] if w["document"] == {"id": ANNEX}]
        for one in ("action/advocacy-strategy", "action/advocate-panel", "action/advocacy-survey")
    }
    assert items == {
        "action/advocacy-strategy": ["1"],
        "action/advocate-panel": ["23"],
        "action/advocacy-survey": ["28"],
    }
    assert {steps[one]["link"]["basis"] for one in items} == {"INFERRED"}


def test_what_is_waited_for_is_no_step_of_the_lineage(ask: Ask) -> None:
    steps = {step["node"]["id"] for step in ask("02-lineage-of-the-police-protocol")["lineage"]["steps"]}
    assert not {"programme/jnap", "programme/rasso-2025"} & steps


def test_both_parts_lead_to_the_outcome_of_2020_and_seven_recommendations_to_the_whole(ask: Ask) -> None:
    links = [one["link"] for one in ask("03-specialist-advocates")["lineage"]["steps"] if one["link"]]
    into = [one["earlier"]["id"] for one in links if one["later"]["id"] == "outcome/specialist-advocates"]
    assert into == ["recommendation/hmcpsi-2016/2a", "recommendation/hmcpsi-2016/2b"]
    whole = [one["type"] for one in links if one["later"]["id"] == "recommendation/hmcpsi-2016/2"]
    assert whole == ["MIRRORS"] * 7


def test_the_outcome_on_advocates_stood_under_casework_quality_and_is_dropped_by_inference(ask: Ask) -> None:
    outcome = ask("03-specialist-advocates")["outcome"]
    assert outcome["wordings"] == [{"theme": {"name": "Casework quality"}, "document": {"id": "document/rasso-2025"}}]
    assert (outcome["status"]["known"], outcome["status"]["basis"]) == (True, "INFERRED")


def test_twenty_outcomes_became_twenty_two(ask: Ask) -> None:
    changes = ask("04-outcomes-2020-to-2022")["changes"]
    assert changes["totals"] == {
        "before": 20,
        "after": 22,
        "unchanged": 8,
        "reworded": 11,
        "dropped": 1,
        "added": 3,
        "notRepeated": 0,
        "moved": 0,
    }
    assert changes["truncated"] is False


def test_each_outcome_is_told_what_became_of_it(ask: Ask) -> None:
    fates: dict[str, list[str]] = {}
    for item in ask("04-outcomes-2020-to-2022")["changes"]["items"]:
        fates.setdefault(item["kind"], []).append(item["commitment"]["id"].removeprefix("outcome/"))
    assert {fate: sorted(ids) for fate, ids in fates.items()} == {
        "UNCHANGED": [
            "code-test",
            "partner-support-for-victims",
            "privacy-balance",
            "public-trust",
            "shared-understanding-of-disparity",
            "specialist-resources",
            "victim-witness-communication",
            "visible-leadership",
        ],
        "REWORDED": [
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
        "DROPPED": ["specialist-advocates"],
        "ADDED": ["data-insight", "diverse-communities-confidence", "unit-enhancement"],
    }


def test_the_outcomes_that_came_and_went_stand_under_their_themes(ask: Ask) -> None:
    items = {one["commitment"]["id"]: one for one in ask("04-outcomes-2020-to-2022")["changes"]["items"]}
    dropped = items["outcome/specialist-advocates"]
    assert (dropped["before"]["theme"]["id"], dropped["after"]) == ("theme/rasso-2025/casework-quality", None)
    assert [link["type"] for link in dropped["links"]] == ["DROPS"]
    came = {one: items[f"outcome/{one}"]["after"]["theme"]["id"].removeprefix("theme/rasso-2025/") for one in (
        "data-insight", "diverse-communities-confidence", "unit-enhancement")}  # fmt: skip
    assert came == {
        "data-insight": "digital-capability",
        "diverse-communities-confidence": "public-confidence",
        "unit-enhancement": "casework-quality",
    }


def test_the_outcomes_of_each_theme_are_counted(ask: Ask) -> None:
    themes = ask("04-outcomes-2020-to-2022")["changes"]["themes"]
    listed = {one["theme"]["id"].removeprefix("theme/rasso-2025/"): one["counts"] for one in themes}
    assert {theme: (counts["before"], counts["after"]) for theme, counts in listed.items()} == {
        "our-people": (5, 5),
        "digital-capability": (3, 4),
        "strategic-partnerships": (4, 4),
        "casework-quality": (4, 4),
        "public-confidence": (4, 5),
    }


def test_twenty_six_actions_became_thirty_eight_items_besides_the_reports_of_work_done(ask: Ask) -> None:
    assert ask("05-moved-theme")["changes"]["totals"] == {
        "before": 26,
        "after": 38,
        "unchanged": 19,
        "reworded": 7,
        "added": 12,
        "notRepeated": 0,
        "moved": 1,
    }


def test_one_action_moved_theme(ask: Ask) -> None:
    changes = ask("05-moved-theme")["changes"]
    (moved,) = changes["items"]
    assert moved["commitment"] == {"id": "action/forensic-evidence-tools"}
    assert moved["before"] == {"theme": {"name": "Our people"}}
    assert moved["after"] == {"number": "14", "theme": {"name": "Digital capability"}}
    assert [link["type"] for link in moved["links"]] == ["MOVES", "REPEATS"]


def test_nine_joint_marks_became_seven(ask: Ask) -> None:
    data = ask("06-joint-marks")
    changes = data["changes"]
    assert (data["before"], data["after"]) == ({"totalCount": 9}, {"totalCount": 7})
    assert changes["totals"] == {"jointGained": 0, "jointLost": 2}
    assert [(one["after"]["number"], one["jointMark"]) for one in changes["items"]] == [("15", "LOST"), ("18", "LOST")]


def test_eight_of_twelve_are_complete_and_which_is_not_told(ask: Ask) -> None:
    data = ask("08-hmcpsi-2019")
    parts = data["document"]["parts"]
    assert sorted(int(part["number"]) for part in parts) == list(range(1, 13))
    assert {(part["status"]["known"], part["status"]["status"]) for part in parts} == {(False, "UNKNOWN")}
    told = {one["value"]: one for one in data["statistics"]["nodes"]}
    assert {value: one["denominator"] for value, one in told.items()} == {12.0: None, 8.0: 12.0, 4.0: 12.0}
    assert "complete" in told[8.0]["title"]
    assert "Joint National Action Plan" in told[4.0]["title"]
    assert all(one["citations"][0]["locator"].startswith("Item 26") for one in data["statistics"]["nodes"])
    assert data["document"]["held"] is False
    assert "gap/hmcpsi-2019-which-complete" in [one["gap"]["id"] for one in data["document"]["gaps"]]


def test_the_number_of_areas_that_began_soteria_is_told_in_two_ways(ask: Ask) -> None:
    (areas,) = [one for one in ask("10-soteria-areas")["programme"]["discrepancies"] if "Areas" in one["title"]]
    six, five = areas["sides"]
    assert "six CPS Areas" in six["value"]
    assert "five CPS Areas" in five["value"]
    assert all("September 2021" in side["value"] for side in (six, five))
    assert "November" in five["value"]
    assert [one["locator"][:7] for one in six["citations"]] == ["Item 17"]
    assert {one["locator"][:7] for one in five["citations"]} == {"Item 20", "Item 24"}


def test_the_day_on_which_rasso_entered_the_remit_is_told_in_two_ways(ask: Ask) -> None:
    body = ask("11-joib-remit")["body"]
    assert ("National Disclosure Improvement Board", "FORMER") in [(one["text"], one["type"]) for one in body["names"]]
    (remit,) = [one for one in body["discrepancies"] if one["id"] == "discrepancy/joib-remit"]
    documents = [side["citations"][0]["document"]["id"] for side in remit["sides"]]
    assert documents == [ANNEX, "document/jnap-release-2021"]
    assert "October 2020" in remit["sides"][0]["value"]
    assert remit["sides"][0]["citations"][0]["locator"].startswith("Item 5")
    assert remit["sides"][1]["citations"][0]["document"]["published"]["edtf"] == "2021-01~"


def test_the_percentages_of_the_inspection_have_their_bases(ask: Ask) -> None:
    shares = {one["value"]: one for one in ask("12-inspection-percentages")["statistics"]["nodes"] if one["numerator"]}
    assert {value: (one["numerator"], one["denominator"], one["baseStated"]) for value, one in shares.items()} == {
        62.4: (53.0, 85.0, True),
        61.1: (44.0, 72.0, True),
        46.7: (42.0, 90.0, False),
    }
    assert all(one["unit"] == "per cent" for one in shares.values())
    assert [gap["title"] for gap in shares[46.7]["gaps"]] == [
        "What the 46.7 per cent of cases handled by a dedicated unit is a share of"
    ]


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
    told = ask("09-unmirrored-recommendations")
    assert [one["number"] for one in told["unmirrored"]["nodes"]] == ["5", "6", "26"]
    reviewed = told["recommendations"]
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


def involved_in(node_id: str, ask: Ask) -> list[dict[str, Any]]:
    """Who had another part in a step of the early-advice lineage at its date."""
    steps = ask("01-lineage-of-early-advice")["lineage"]["steps"]
    return next(step["involved"] for step in steps if step["node"]["id"] == node_id)


def owners_of(node_id: str, ask: Ask) -> list[dict[str, Any]]:
    """The owners of a step of the early-advice lineage at its date."""
    steps = ask("01-lineage-of-early-advice")["lineage"]["steps"]
    return next(step["owners"] for step in steps if step["node"]["id"] == node_id)


def test_every_question_is_answered_the_same_while_it_is_explained(ask: Ask, address: str) -> None:
    with asking(core_schema(), parse(address), explain=True) as explaining:
        for file in sorted(HERE.glob("*.graphql")):
            answer = explaining(file.read_text("utf-8"))
            assert answer.data == ask(file.stem)
            told = [one for statements in (answer.explained or {}).values() for one in statements]
            assert len(told) >= len(answer.explained or {}) > 0
            assert [one.name for one in told if not (one.work and one.operators and one.rows is not None)] == []


def test_a_programme_leads_to_the_figures_about_it(asked: Asked) -> None:
    told = asked.data("""{ programme(id: "programme/embedded-early-advice-pilots") { statistics { id value } } }""")
    assert told["programme"]["statistics"] == [{"id": "statistic/early-advice-pilot-sites", "value": 3}]
