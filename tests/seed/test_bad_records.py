"""Every mistake in records is one clear error with file, line and what to do; nothing comes of such records."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasso_graph.seed.making import build
from rasso_graph.seed.reading import Problem, RecordErrors
from tests.seed.sample import World

PASSAGE = "span: [28, 50], sha256: " + "0" * 64
CITE = 'cite: {at: "Title", quote: "Published in May 2022."}'


def problems(*paths: Path) -> list[Problem]:
    with pytest.raises(RecordErrors) as raised:
        build(paths)
    return raised.value.problems


def one_problem(*paths: Path) -> Problem:
    found = problems(*paths)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


@pytest.mark.parametrize(
    ("old", "new", "message", "advice"),
    [
        (
            "title: Ann Grey",
            "tilte: Ann Grey",
            "Unknown key 'tilte'",
            "Did you mean 'title'?",
        ),
        (
            "type: STRATEGY",
            "type: STRATEGEY",
            "'STRATEGEY' is no type",
            "Write one of STRATEGY, ACTION_PLAN, ANNEX",
        ),
        (
            "published: 2020-03",
            "published: 2020-13",
            "'2020-13' is not an EDTF date",
            "Write an EDTF date, such as 2014-10",
        ),
        (
            "published: 2020-03",
            "published: 3020-03",
            "'3020-03' is not in the years 1800 to 2100",
            "Write an EDTF date",
        ),
        (
            "order: 2\n",
            "order: 0\n",
            "'order' is not as it should be: Input should be greater than or equal to 1, not '0'",
            "",
        ),
        (
            'number: "2"',
            'number: " "',
            "'number' is not as it should be: String should have at least 1 character, not ' '",
            "",
        ),
        (
            'number: "2"',
            "number: 010",
            "'010' is a number where 'number' wants text",
            'Put it in quotes: number: "010"',
        ),
        (
            "title: Ann Grey",
            'title: "\\u200b"',
            "'\u200b' shows nothing",
            "Write what a reader can see",
        ),
        (
            "published: 2020-03",
            "published: 2020-02-30",
            "'2020-02-30' is not an EDTF date",
            "Write an EDTF date",
        ),
        (
            "published: 2020-03",
            "published: 2020",
            "'2020' is a number where 'published' wants text",
            'Put it in quotes: published: "2020"',
        ),
        *(
            (
                "published: 2020-03",
                f'url: "{url}"',
                f"'{url}' is {wrong}",
                "Write the address as a browser shows it, as in https://www.example.org/plan.pdf",
            )
            for url, wrong in (
                ("www.example.org/plan.pdf", "not well formed as url"),
                ("ftp://example.org/plan.pdf", "not well formed as url"),
                ("javascript:alert(1)", "not well formed as url"),
                ("https:///plan.pdf", "not well formed as url"),
                ("https://example.org/a plan.pdf", "not well formed as url"),
                ("https://example.org/plan.pdf#page=2", "not well formed as url"),
                ("https://ann@example.org/plan.pdf", "not well formed as url"),
                ("https://example.org:high/plan.pdf", "no public address"),
            )
        ),
        (
            "publisher: body/office",
            "publisher: Body/Office",
            "'Body/Office' is not well formed as body",
            "Write the kind, a slash and the slug, as in body/npcc",
        ),
        (
            "publisher: body/office",
            "publisher: body/ofice",
            "body/ofice names nothing",
            "Did you mean body/office?",
        ),
        (
            "publisher: body/office",
            "publisher: person/ann-grey",
            "person/ann-grey cannot stand here: it is of kind Person",
            "Name one of kind Body",
        ),
        (
            "- person: ann-grey",
            "- persn: ann-grey",
            "'persn' begins no entry",
            "Did you mean 'person'?",
        ),
        (
            "- post: harbour-master",
            "- post: Harbour_Master",
            "'Harbour_Master' is not well formed as an id",
            "Write lower-case letters, digits and hyphens",
        ),
        (
            'number: "2"',
            "number: 2",
            "'2' is a number where 'number' wants text",
            'Put it in quotes: number: "2"',
        ),
        (
            "      joint: true",
            "      joint: perhaps",
            "'joint' is not as it should be",
            "",
        ),
        (
            "reason: The plan names nobody for it.",
            "# none",
            "'reason' is missing",
            "Add it: Why one would expect to be told.",
        ),
        (
            "title: The pilots",
            "# none",
            "body/pilots has no title",
            "Add a 'title' in your own words",
        ),
        (
            "file: plan.txt",
            "file: ../plan.txt",
            "'../plan.txt' is no name of a file in the corpus",
            "Name the file alone",
        ),
    ],
)
def test_a_mistake_in_an_entry_is_named(world: World, old: str, new: str, message: str, advice: str) -> None:
    world.change(world.plan, old, new)
    found = problems(world.records)[0]
    assert found.file == str(world.plan)
    assert found.message.startswith(message)
    assert found.advice.startswith(advice)
    lines = world.plan.read_text("utf-8").split("\n")
    entry = [n for n, line in enumerate(lines, 1) if new.split(":")[0].strip() in line]
    assert found.line in entry or new == "# none"


def test_a_mistake_deep_inside_an_entry_is_named_with_its_own_line(world: World) -> None:
    flow = "[{holder: post/harbour-master, role: ACCOUNTABLE, as_worded: answers for it}]"
    block = "\n      - holder: post/harbour-master\n        as_worded: decides\n        role: BOSS"
    line = world.change(world.plan, flow, block)
    found = one_problem(world.records)
    assert (found.line, found.message) == (line + 3, "'BOSS' is no role")


@pytest.mark.parametrize(
    ("span", "message"),
    [
        ("[50, 28]", "The span 50 to 28 holds no passage"),
        ("[28, 28]", "The span 28 to 28 holds no passage"),
        ("[-1, 28]", "The span -1 to 28 holds no passage"),
        ("[28]", "'span' has too few values"),
        ("[28, fifty]", "'span' is not as it should be"),
    ],
)
def test_a_wrong_span_is_named(world: World, span: str, message: str) -> None:
    line = world.change(world.update, "[28, 50]", span)
    found = problems(world.records)[0]
    assert (found.line, found.message[: len(message)]) == (line, message)


def test_a_figure_out_of_its_range_is_named(world: World) -> None:
    line = world.change(world.update, "value: 6", "value: 6\n    denominator: 0\n    numerator: -1")
    assert [(one.line, one.message) for one in problems(world.records)] == [
        (line + 1, "'denominator' is not as it should be: Input should be greater than 0, not '0'"),
        (line + 2, "'numerator' is not as it should be: Input should be greater than or equal to 0, not '-1'"),
    ]


def test_a_wrong_fingerprint_is_named(world: World) -> None:
    sha256 = "eb0711e5ee54b0642151aec2345080dcfcee0915afcc37aa3c07aefd2fb5920f"
    line = world.change(world.update, sha256, sha256.upper())
    found = one_problem(world.records)
    assert (found.line, found.advice) == (line, "A fingerprint is 64 lower-case hex digits; run: rasso seed cite")


def test_a_passage_with_two_fingerprints_names_both_places(world: World) -> None:
    line = world.add(world.update, f"\n  - of: event/repainting\n    cite: {{at: Title, {PASSAGE}}}\n")
    found = one_problem(world.records)
    assert found.line == line + 2
    assert found.message == f"'sha256' of citation/update-2022/28-50 is told otherwise at {world.update}:8"


def test_two_beginnings_of_one_id_name_both_places(world: World) -> None:
    line = world.add(world.update, f"\n  - body: office\n    title: The harbour's office\n    {CITE}\n")
    found = one_problem(world.records)
    assert found.line == line + 1
    assert found.message == f"body/office is begun already, at {world.plan}:11"
    assert found.advice == "Write 'of: body/office' to add to it, or choose another slug"


def test_two_values_of_one_property_name_both_places(world: World) -> None:
    line = world.add(world.update, f"\n  - of: body/pilots\n    title: Pilots\n    {CITE}\n")
    found = one_problem(world.records)
    assert (found.line, found.message) == (line + 2, f"'title' of body/pilots is told otherwise at {world.plan}:19")


def test_an_extension_of_nothing_is_named(world: World) -> None:
    line = world.add(world.update, f"\n  - of: action/foghorns\n    {CITE}\n")
    found = one_problem(world.records)
    assert (found.line, found.message) == (line + 1, "No entry begins action/foghorns")
    assert found.advice == "Did you mean action/foghorn?"


def test_beginning_and_extending_at_once_is_named(world: World) -> None:
    line = world.add(world.update, f"\n  - body: boatmen\n    of: body/office\n    title: Boatmen\n    {CITE}\n")
    found = one_problem(world.records)
    assert (found.line, found.advice) == (line + 1, "Keep 'body' or 'of', not both")


def test_a_second_wording_without_a_key_is_named(world: World) -> None:
    line = world.add(world.update, f"\n  - of: action/signals\n    wording: {{{CITE}}}\n")
    found = problems(world.records)[0]
    assert found.line == line + 2
    assert found.message.startswith("wording/update-2022/action/signals is there already, at ")
    assert found.advice == "Give one of the two a 'key'"


def test_two_primary_wordings_in_a_document_are_named(world: World) -> None:
    line = world.add(world.update, f"\n  - of: action/signals\n    wording: {{key: again, {CITE}}}\n")
    found = one_problem(world.records)
    message = "action/signals has 2 primary wordings in document/update-2022"
    assert (found.line, found.message) == (line + 2, message)


def test_an_inference_without_a_reason_is_named(world: World) -> None:
    line = world.change(world.update, "        reason: No item of the update speaks of it.\n", "")
    found = one_problem(world.records)
    assert (found.line, found.message) == (line - 4, "This is inferred, and no reason says why")


def test_an_entry_without_a_citation_is_named(world: World) -> None:
    line = world.add(world.update, "\n  - body: boatmen\n    title: Boatmen\n")
    found = one_problem(world.records)
    assert (found.line, found.message) == (line + 1, "body/boatmen has no citation")


def test_a_fact_without_a_citation_is_named(world: World) -> None:
    line = world.add(
        world.update,
        "\n  - of: body/pilots\n    owners: [{holder: body/office, role: LEAD, as_worded: leads}]\n",
    )
    found = one_problem(world.records)
    assert (found.line, found.message) == (line + 2, "This OWNS has no citation")


def test_citing_a_document_that_is_not_held_is_named(world: World) -> None:
    world.add(world.update, f"\n  - document: lost\n    title: A lost paper\n    {CITE}\n")
    line = world.add(world.update, f"\n  - of: body/pilots\n    cite: {{at: Title, {PASSAGE}, in: lost}}\n")
    found = one_problem(world.records)
    assert found.line == line + 2
    assert found.message == "document/lost is cited and has no 'file', so its passages cannot be checked"


def test_a_fact_that_ends_before_it_starts_is_named(world: World) -> None:
    line = world.change(world.plan, "start: 2019-06}", "start: 2019-06, end: 2018}")
    found = one_problem(world.records)
    assert (found.line, found.message) == (line, "'2018' is a number where 'end' wants text")
    world.change(world.plan, "end: 2018}", 'end: "2018"}')
    found = one_problem(world.records)
    assert (found.line, found.message) == (line, "It ends (2018) before it starts (2019-06)")


def test_a_circle_of_succession_is_named_once_with_its_places(world: World) -> None:
    first = world.add(
        world.update,
        f"\n  - of: document/plan-2020\n    links: [{{type: SUPERSEDES, to: document/old}}]\n    {CITE}\n",
    )
    second = world.add(
        world.update,
        f"\n  - document: old\n    title: Old\n    links: [{{type: SUPERSEDES, to: document/plan-2020}}]\n    {CITE}\n",
    )
    found = one_problem(world.records)
    assert found.line == first + 2
    assert found.message.endswith("document/old -> document/plan-2020 -> document/old")
    assert found.advice == f"Remove one of the links at {world.update}:{first + 2}, {world.update}:{second + 3}"


def test_a_circle_of_containment_is_named(world: World) -> None:
    world.add(world.update, f"\n  - body: a\n    title: A\n    part_of: body/b\n    {CITE}\n")
    world.add(world.update, f"\n  - body: b\n    title: B\n    part_of: body/a\n    {CITE}\n")
    assert one_problem(world.records).message == "These go in a circle by HAS_PART: body/a -> body/b -> body/a"


def test_a_link_to_itself_is_named(world: World) -> None:
    world.change(world.update, "{type: CONTINUES, to: action/north-lamp,", "{type: CONTINUES, to: action/signals,")
    assert one_problem(world.records).message == "action/signals is joined to itself"


def test_dropping_is_for_documents(world: World) -> None:
    world.change(world.update, "{type: CONTINUES, to: action/north-lamp,", "{type: DROPS, to: action/north-lamp,")
    wrong = "action/signals cannot have a link of type DROPS: that is written on a Document"
    assert one_problem(world.records).message == wrong


def test_a_rewording_of_what_a_document_does_not_print_is_named(world: World) -> None:
    line = world.change(world.update, "repeats: {from: plan-2020}", "repeats: {from: update-2020}")
    found = one_problem(world.records)
    assert (found.line, found.message) == (line, "outcome/no-waiting has no primary wording in 'update-2020'")


def test_a_discrepancy_needs_two_sides_and_a_subject(world: World) -> None:
    world.change(world.update, "    about: body/office\n", "")
    line = world.change(world.update, "      - {value: Seven,", "      # - {value: Seven,")
    found = problems(world.records)
    assert [problem.line for problem in found] == [line - 2]
    assert "at least 2 items" in found[0].message
    world.change(world.update, "      # - {value: Seven,", "      - {value: Seven,")
    assert one_problem(world.records).message == "discrepancy/boats is about nothing"


def test_the_same_fact_told_in_two_ways_names_both_places(world: World) -> None:
    line = world.add(
        world.update,
        f"\n  - of: programme/harbour\n    {CITE}\n    owners:\n"
        "      - {holder: post/harbour-master, role: ACCOUNTABLE, as_worded: decides}\n",
    )
    found = one_problem(world.records)
    assert found.line == line + 4
    assert found.message.startswith(f"This OWNS is told otherwise at {world.plan}:")


def test_everything_wrong_is_told_in_one_run(world: World) -> None:
    first = world.change(world.plan, "published: 2020-03", "published: 2020-13")
    second = world.change(world.plan, "at: body/office", "at: body/offices")
    third = world.change(world.update, "status: DELIVERED", "status: DONE")
    broken = world.records / "broken.yaml"
    broken.write_text("document: a\nrecords: [\n", "utf-8")
    found = [(Path(problem.file).name, problem.line) for problem in problems(world.records)]
    assert found == [("broken.yaml", 2), ("plan-2020.yaml", first), ("update-2022.yaml", third)]
    broken.unlink()
    found = [(Path(problem.file).name, problem.line) for problem in problems(world.records)]
    assert found == [("plan-2020.yaml", first), ("plan-2020.yaml", second), ("update-2022.yaml", third)]


def test_what_refers_to_a_malformed_entry_is_not_blamed_as_well(world: World) -> None:
    world.change(world.plan, "title: Harbour Office", "titel: Harbour Office")
    assert one_problem(world.records).message == "Unknown key 'titel'"


def test_an_error_reads_as_a_sentence_with_its_place(world: World) -> None:
    world.change(world.plan, "title: Ann Grey", "tilte: Ann Grey")
    assert str(one_problem(world.records)) == f"{world.plan}:23: Unknown key 'tilte'. Did you mean 'title'?"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("document: a\nrecords:\n- action: b\n   title: c\n", 4, "This is not well-formed YAML"),
        ("document: a\nrecords: [\n", 2, "This is not well-formed YAML"),
        ("document: a\nrecords:\n- action: 'b\n", 3, "This is not well-formed YAML"),
        ("document: a\nrecords:\n- action: b\n  title: c\n  title: d\n", 5, "The key 'title' is given twice"),
        ("document: a\nrecord:\n- action: b\n", 2, "Unknown key 'record'"),
        ("records: []\n", 1, "The file does not say which document it cites"),
        ("document: A Plan\nrecords: []\n", 1, "The file does not say which document it cites"),
        ("document: a\nrecords: {}\n", 2, "'records' is not a list"),
        ("document: a\nrecords:\n- word\n", 3, "An entry is not a mapping"),
        ("- document: a\n", 1, "A file of records begins with 'document:'"),
        ("", 1, "A file of records begins with 'document:'"),
        ("document: a\nrecords: !!python/object:os.system []\n", 2, "A tag ("),
        ("document: a\nrecords: &all []\n", 2, "An anchor (&all) is not allowed here"),
        ("document: a\nrecords:\n- &a b\n- *a\n", 3, "An anchor (&a) is not allowed here"),
        ("document: a\n? [x]\n: y\n", 2, "A key must be a word"),
        ("document: a\nrecords: []\n---\ndocument: b\n", 3, "A second YAML document begins here"),
        ("document: a\nrecords: " + "[" * 30 + "]" * 30 + "\n", 2, "This nests deeper than 20 levels"),
        ("document: a\nrecords:\n- action: b\x07\n", 3, "A control character is not allowed here"),
    ],
)
def test_a_file_that_is_no_file_of_records_is_named(tmp_path: Path, text: str, line: int, message: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(text, "utf-8")
    found = problems(file)
    assert [problem for problem in found if problem.line == line and message in problem.message], found


def test_a_bomb_of_aliases_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.yaml"
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12))
    file.write_text("l0: &l0 [x]\n" + levels, "utf-8")
    assert problems(file)[0].message == "An anchor (&l0) is not allowed here"


def test_a_file_that_is_no_text_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_bytes(b"document: a\nrecords: \xff\n")
    assert one_problem(file) == Problem(str(file), 2, "This is not UTF-8 text", "Save it as UTF-8")


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as large:
        large.truncate(100_000_000)
    assert one_problem(file).message == "The file has more than 16,000,000 characters"


def test_a_path_without_records_is_named(tmp_path: Path) -> None:
    assert one_problem(tmp_path / "gone.yaml").advice == "Name a YAML file or its folder"
    assert one_problem(tmp_path).message == "There are no records here"


@pytest.mark.parametrize("text", ["\\ud800", "\\0"])
def test_text_that_no_store_holds_is_named(world: World, text: str) -> None:
    line = world.change(world.plan, "title: Ann Grey", f'title: "Ann{text}Grey"')
    assert one_problem(world.records).line == line


def test_a_figure_that_is_no_number_is_named(world: World) -> None:
    line = world.change(world.update, "value: 6\n", "value: nan\n")
    found = one_problem(world.records)
    assert (found.line, found.message) == (
        line,
        "'value' is not as it should be: Input should be a finite number, not 'nan'",
    )


def test_passages_that_are_only_quoted_are_told_once_with_the_command_that_locates_them(world: World) -> None:
    first = world.change(world.plan, "published: 2020-03", 'names: [{text: Plan, type: ALIAS, cite: {quote: "a b"}}]')
    text = world.plan.read_text("utf-8") + "  - body: crew\n    title: Crew\n    cite: [{at: x, quote: Crew, nth: 2}]\n"
    world.plan.write_text(text, "utf-8")
    problem = one_problem(world.plan, world.update)
    assert problem.line == first
    assert problem.message == "2 passages are quoted and not located yet"
    assert problem.advice == f"Run: rasso seed fill {world.plan}"


def test_other_mistakes_beside_a_quoted_passage_are_told_too(world: World) -> None:
    line = world.change(
        world.plan, "title: Ann Grey", "tilte: Ann Grey\n    names: [{text: A, type: NICK, cite: {quote: a}}]"
    )
    found = problems(world.plan, world.update)
    assert [(one.line, one.message) for one in found] == [
        (line, "Unknown key 'tilte'"),
        (line + 1, "'NICK' is no type"),
        (line + 1, "1 passage is quoted and not located yet"),
    ]


@pytest.mark.parametrize("unsure", ["which office", "[which office]"])
def test_what_a_draft_is_unsure_of_has_to_be_settled_first(world: World, unsure: str) -> None:
    line = world.change(world.plan, "title: Ann Grey", f"title: Ann Grey\n    unsure: {unsure}")
    problem = one_problem(world.plan, world.update)
    assert problem.line == line + 1
    assert problem.message == "Not settled yet: which office"
    assert problem.advice == "Settle it, then take 'unsure' out"
