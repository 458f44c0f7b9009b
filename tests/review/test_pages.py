"""Pages of the review in both formats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rasso_graph.seed.making import build
from rasso_graph.seed.reading import RecordErrors
from rasso_graph.seed.review import review, save
from rasso_graph.seed.review.blocks import Heading, Page, Paragraph, Quote
from rasso_graph.seed.review.html import write_html
from rasso_graph.seed.review.markdown import write_markdown
from tests.review.pages import Read, broken_links, read_html, read_markdown
from tests.review.sample import Garden

PAGES = ["document-garden-2020", "index", "records"]


def read(written: dict[str, str], ending: str) -> dict[str, Read]:
    reading = read_html if ending == ".html" else read_markdown
    return {name: reading(text) for name, text in written.items() if name.endswith(ending)}


def section(text: str, start: int) -> str:
    """The Markdown of the unit that begins at a place."""
    found = re.search(rf'### <a id="at-{start}">(.*?)(?=\n### |\Z)', text, re.DOTALL)
    assert found
    return found[1]


def test_there_is_an_index_a_page_for_each_document_and_a_list_of_all_records(written: dict[str, str]) -> None:
    assert sorted(written) == sorted(name + ending for name in PAGES for ending in (".html", ".md"))


@pytest.mark.parametrize("name", PAGES)
def test_both_formats_tell_the_same(written: dict[str, str], name: str) -> None:
    html, markdown = read_html(written[f"{name}.html"]), read_markdown(written[f"{name}.md"])
    assert html.words == markdown.words
    assert [one for one in html.anchors if one != "main"] == markdown.anchors


@pytest.mark.parametrize("ending", [".html", ".md"])
def test_every_link_leads_to_an_anchor(written: dict[str, str], ending: str) -> None:
    assert broken_links(read(written, ending)) == []


@pytest.mark.parametrize("ending", [".html", ".md"])
def test_every_record_has_an_anchor_on_the_page_of_its_document(
    written: dict[str, str], garden: Garden, ending: str
) -> None:
    graph = build([garden.records]).graph
    wanted = {node.id for node in graph.nodes.values() if node.label != "Citation"}
    wanted |= {edge.id for edge in graph.edges.values() if edge.id}
    assert wanted - set(read(written, ending)[f"document-garden-2020{ending}"].anchors) == set()


def test_no_anchor_is_there_twice(written: dict[str, str]) -> None:
    for page in read(written, ".html").values():
        assert len(page.anchors) == len(set(page.anchors))


def test_a_passage_stands_beside_what_is_recorded_of_it(written: dict[str, str]) -> None:
    unit = section(written["document-garden-2020.md"], 26)
    assert "> 1\\. The gardener digs the long bed in March. \u27e6Everyone may come and watch.\u27e7" in unit
    assert "**Action** Dig over" in unit
    assert "  - joint: yes\n" in unit
    assert "**OWNS** [Gardener](<#body/gardener>) \u2192 [Dig over" in unit
    assert "    - role: RESPONSIBLE\n    - as\\_worded: digs\n    - basis: INFERRED\n    - confidence: MEDIUM\n" in unit
    assert "    - reason: Who digs is responsible.\n" in unit


def test_a_status_is_told_with_its_words_and_date(written: dict[str, str]) -> None:
    text = written["document-garden-2020.md"]
    claim = text[text.index("**StatusClaim**") :].split("\n")
    assert claim[1:4] == ["    - status: DELIVERED", "    - words: Mended", "    - date: 2020-05"]


def test_a_unit_without_record_tells_the_reason(written: dict[str, str]) -> None:
    unit = section(written["document-garden-2020.md"], 142)
    assert "> Nothing grows without rain." in unit
    assert "**No record: BACKGROUND.**" in unit
    assert unit.rstrip().endswith("What plants need.")


def test_a_unit_with_neither_is_a_warning_on_its_page_and_in_the_index(garden: Garden, tmp_path: Path) -> None:
    garden.reasons.unlink()
    paths = save(review([garden.records], garden.corpus), tmp_path / "out")
    pages = {path.name: path.read_text("utf-8") for path in paths}
    assert "**Nothing is recorded of this, and no reason is given.**" in section(pages["document-garden-2020.md"], 142)
    assert '<p class="warning">Nothing is recorded of this' in pages["document-garden-2020.html"]
    assert "(<document-garden-2020.md#at-142>)" in pages["index.md"]


def test_the_index_counts_records_by_kind_and_by_document(written: dict[str, str]) -> None:
    assert "| kind | all | The garden book |" in written["index.md"]
    assert "| [Action](<records.md#Action>) | 2 | 2 |" in written["index.md"]
    assert "| [OWNS](<records.md#OWNS>) | 1 | 1 |" in written["index.md"]


def test_the_index_tells_the_coverage(written: dict[str, str]) -> None:
    row = "| [The garden book](<document-garden-2020.md>) | 9 | 6 | 1 | 3 | 0 | 145 of 227 (63%) |"
    assert row in written["index.md"]


def test_the_index_tells_whether_the_rules_hold(written: dict[str, str]) -> None:
    assert re.search(r"^(\d+) of \1 hold\.$", written["index.md"], re.MULTILINE)
    assert "| nodes without a citation | 0 | 0 | ok |" in written["index.md"]


def test_the_index_lists_discrepancies_with_every_side(written: dict[str, str]) -> None:
    listed = written["index.md"].partition("[How many roses there are]")[2].partition("Gaps: 1")[0]
    for side, title in ((1, "Half a dozen"), (2, "One more")):
        place = f"document-garden-2020.md#side/roses/{side}"
        assert f"  - [{title}](<{place}>)\n    - told in: [The garden book](<{place}>)\n" in listed


def test_the_index_lists_gaps_and_inferred_facts_with_their_reasons(written: dict[str, str]) -> None:
    listed = written["index.md"].partition("Gaps: 1")[2]
    assert (
        "- [Who mended it](<document-garden-2020.md#gap/who-mended>)\n  - reason: The book names nobody for it."
        in listed
    )
    inferred = listed.partition("Inferred facts: 1")[2]
    assert "  - confidence: MEDIUM\n  - reason: Who digs is responsible.\n" in inferred


def test_titles_are_escaped(written: dict[str, str]) -> None:
    for name, text in written.items():
        assert not re.search(r"(?<!\\)<script", text), name
    assert "Dig over &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; rake" in written["records.html"]
    assert 'Dig over \\<script\\>alert("1")\\</script\\> \\& rake' in written["records.md"]


def test_passages_are_escaped(written: dict[str, str]) -> None:
    page = "document-garden-2020"
    assert "The spade | is *sharp* &amp; &lt;u&gt;clean&lt;/u&gt;" in written[f"{page}.html"]
    assert "> The spade \\| is \\*sharp\\* \\& \\<u\\>clean\\</u\\>" in written[f"{page}.md"]


@pytest.mark.parametrize("start", ["# one", "- one", "+ one", "12. one", "3) one", "= one", "--- one"])
def test_a_line_of_markdown_begins_no_heading_list_or_rule(start: str) -> None:
    page = Page("x", "x", (Heading(1, ("x",)), Paragraph((start,)), Quote((f"one\n{start}",))))
    lines = write_markdown(page).splitlines()
    assert not [line for line in lines[2:] if re.match(r"(> )?([#=+-]|\d+[.)])", line)]


def test_a_line_break_in_a_value_breaks_no_line_of_markdown() -> None:
    assert "one two\n" in write_markdown(Page("x", "x", (Paragraph(("one\ntwo",)),)))


def test_a_title_cannot_leave_an_attribute_or_the_head() -> None:
    text = write_html(Page("x", '"></title><b>', (Heading(1, ("x",), '"><b>'),)))
    assert "<b>" not in text


def test_without_the_text_pages_give_locator_span_and_fingerprint_only(garden: Garden, tmp_path: Path) -> None:
    for path in save(review([garden.records]), tmp_path / "out"):
        assert "grows without rain" not in path.read_text("utf-8")
    text = (tmp_path / "out" / "document-garden-2020.md").read_text("utf-8")
    assert "**4** `[174, 187]` `" in text
    assert "What plants need." in text
    assert "text not at hand" in (tmp_path / "out" / "index.md").read_text("utf-8")


def test_a_passage_across_units_is_told_once_and_then_linked(written: dict[str, str]) -> None:
    text = written["document-garden-2020.md"]
    assert text.count("**Event** A season goes by") == 1
    assert "**Event** A season goes by" in section(text, 171)
    for start in (188, 202):
        assert "Also in the passage [4](<#citation/garden-2020/174-222>)." in section(text, start)


def test_a_passage_with_another_fingerprint_is_refused(garden: Garden) -> None:
    text = garden.corpus / "garden.txt"
    text.write_text(text.read_text("utf-8").replace("six roses", "ten roses"), "utf-8")
    with pytest.raises(RecordErrors, match="another fingerprint"):
        review([garden.records], garden.corpus)


def test_the_same_records_make_the_same_pages(garden: Garden, tmp_path: Path, written: dict[str, str]) -> None:
    paths = save(review([garden.records], garden.corpus), tmp_path / "again")
    assert {path.name: path.read_text("utf-8") for path in paths} == written
