"""A citation's passage in its context."""

from __future__ import annotations

import pytest

from rasso_graph.seed.citing import NoText, at_line, at_span, on_terminal
from tests.seed.sample import World


def test_a_span_is_shown_between_what_stands_around_it(world: World) -> None:
    shown = at_span(world.texts, "plan-2020", 0, 12)
    assert on_terminal(shown, colour=False).startswith(
        "plan-2020, span [0, 12], line 1\n[[Harbour plan]]\n\nMarch 2020."
    )


def test_a_terminal_shows_the_passage_in_colour(world: World) -> None:
    shown = at_span(world.texts, "plan-2020", 0, 12)
    assert "\x1b[1;7mHarbour plan\x1b[0m" in on_terminal(shown, colour=True)


def test_a_line_of_records_shows_the_citation_on_it(world: World) -> None:
    line = 1 + world.plan.read_text("utf-8").split("\n").index("  - body: pilots") + 2
    (shown,) = at_line(world.plan, line, world.texts)
    assert (shown.locator, shown.found.passage, shown.matches) == ("Lights, 1", "(with the pilots)", True)


def test_a_line_without_a_citation_shows_those_of_its_entry(world: World) -> None:
    line = 1 + world.plan.read_text("utf-8").split("\n").index("  - body: office")
    assert [shown.found.passage for shown in at_line(world.plan, line, world.texts)] == [
        "Harbour Office",
        "The Harbour Office publishes this plan.",
    ]


def test_a_fingerprint_that_does_not_match_is_told(world: World) -> None:
    text = world.plan.read_text("utf-8")
    line = 1 + text.split("\n").index("  - body: pilots") + 2
    wrong = [
        s.replace("sha256: ", "sha256: 0")[:-2] + "}" if i == line - 1 else s for i, s in enumerate(text.split("\n"))
    ]
    world.plan.write_text("\n".join(wrong), "utf-8")
    (shown,) = at_line(world.plan, line, world.texts)
    assert not shown.matches
    assert "The fingerprint does not match" in on_terminal(shown, colour=False)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-1, 4), (0, 10_000)])
def test_a_span_outside_the_text_is_refused(world: World, start: int, end: int) -> None:
    with pytest.raises(NoText, match="is not within the text"):
        at_span(world.texts, "plan-2020", start, end)
