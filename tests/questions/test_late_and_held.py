"""Two questions whose answers were wrong: which promises were late in 2022, and which forces belong to the police."""

from __future__ import annotations

from tests.stores import Asked


def test_the_sixth_edition_is_late_until_it_is_told_to_be_in_force(asked: Asked) -> None:
    """Due in 2016 (Table 1, 1a), in the making in July 2020, in force since December 2020 by the annex (item 22)."""
    days = {"in2017": "2017-01-01", "in2021": "2021-06-30", "in2022": "2022-02-28"}
    fields = " ".join(f'{name}: overdue(on: "{day}")' for name, day in days.items())
    found = asked.data(f'{{ event(id: "event/directors-guidance-6-due-2016") {{ fulfilment {fields} }} }}')["event"]
    assert found == {"fulfilment": "MISSED", "in2017": True, "in2021": True, "in2022": False}


def test_groups_of_forces_are_of_the_police_as_single_forces_are(asked: Asked) -> None:
    """Paragraphs 22 and 27 of 2016 name four; Table 2 tells of three in the South East, item 20 of five."""
    found = asked.data('{ bodies(where: { partOf: ["body/police"] }) { nodes { id } } }')["bodies"]["nodes"]
    assert {one["id"].removeprefix("body/") for one in found} == {
        *("police-force/metropolitan", "police-force/norfolk", "police-force/nottinghamshire"),
        *("police-force/south-yorkshire", "soteria-police-forces", "south-east-police-forces"),
    }
