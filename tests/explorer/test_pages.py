"""What pages tell, without script, on both stores."""

from __future__ import annotations

from collections import deque
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.explorer.reading import Site

THEN = {"knownBy": "2021-03-01"}


def test_a_commitment_tells_how_it_stands_by_which_basis_and_since_when(site: Site) -> None:
    page = site.read("/action/early-advice")
    assert page.title == "Implement a new process for giving the police early advice in RASSO cases"
    card = page.text(".card")
    assert "Delivered inferred, high confidence" in card
    assert "Since July 2021" in card
    assert "Last told February 2022, " in card
    assert "Due by 31 March 2021" in card


def test_a_commitment_tells_how_each_document_worded_it_or_that_its_text_is_not_held(site: Site) -> None:
    page = site.read("/action/early-advice")
    worded = [" ".join(one.text(separator=" ").split()) for one in page.all(".wordings article")]
    assert [one.startswith(("RASSO 2025, the CPS strategy", "Annex A: delivery")) for one in worded] == [True, True]
    assert "No. 22 · under RASSO 2025: Casework quality · marked as joint" in worded[1]
    assert all("The text is not held here." in one for one in worded)


def test_a_lineage_stands_in_the_page_as_a_picture_and_as_a_list_with_the_same_links(site: Site) -> None:
    page = site.read("/action/early-advice")
    assert "29 steps, 33 links" in page.text("#lineage")
    assert len(page.all("ol.steps > li")) == 29
    listed = {one.attributes["id"] for one in page.all("ol.steps li.link")}
    drawn = {(one.attributes["href"] or "").lstrip("#") for one in page.all("svg a.way")}
    assert len(listed) == 33
    assert drawn
    assert drawn <= listed


def test_a_long_lineage_is_folded_and_can_be_drawn_whole(site: Site) -> None:
    folded = site.read("/document/joint-national-rape-action-plan-2014")
    whole = site.read("/document/joint-national-rape-action-plan-2014", {"whole": "1"})
    assert len(whole.all("svg a.step")) == len(whole.all("ol.steps > li")) == 186
    assert 0 < len(folded.all("svg a.step")) < 80
    more = [one.attributes["href"] or "" for one in folded.all("svg a.more")]
    assert more
    assert {one for one in more if "whole=1" not in one} == set()


def test_every_fact_of_a_commitment_has_its_passages_one_step_away(site: Site) -> None:
    page = site.read("/action/early-advice")
    assert [one.attributes for one in page.all("ol.steps li.link") if not one.css("details.cite a")] == []
    assert [one.text() for one in page.all("#owners ~ ul > li > ul > li") if not one.css("details.cite")] == []
    assert len(page.all("details.cite li")) > 50
    assert [one.text() for one in page.all("details.cite li") if "The text is not held here" not in one.text()] == []


def test_an_earlier_day_tells_what_could_have_been_known_then(site: Site) -> None:
    page = site.read("/action/early-advice", THEN)
    assert "You see what had been published by 1 March 2021 ." in page.words
    assert page.text(".card .status") == "Planned"
    assert len(page.all(".wordings article")) == 1
    assert "Annex A" not in page.text(".card")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=advice",
        "/action/early-advice",
        "/body/cps",
        "/document/rasso-2025",
        "/timeline",
        "/theme/rasso-2025/our-people",
        "/compare?from=document/rasso-2025&to=document/annex-a-2022",
        "/path?from=body/cps&to=action/early-advice",
    ],
)
def test_every_page_says_the_day_and_keeps_it_in_its_links(site: Site, path: str) -> None:
    page = site.read(f"{path}{'&' if '?' in path else '?'}knownBy=2021-03-01&asOf=2021-01-01")
    assert "published by 1 March 2021 , and of that what held on 1 January 2021" in page.words
    kept = [parse_qs(urlsplit(one).query) for one in page.links() if not one.endswith("/graphql")]
    forgotten = [one for one in kept if one.get("knownBy") != ["2021-03-01"] or one.get("asOf") != ["2021-01-01"]]
    assert len(kept) > 5
    assert len(forgotten) == 1, "only the way back to today"


def test_a_list_of_an_earlier_day_has_nothing_later(site: Site) -> None:
    today, then = site.read("/"), site.read("/", THEN)
    assert today.text("#count") == "289 commitments"
    assert then.text("#count") == "255 commitments"
    assert "Annex A" not in then.text("section[aria-labelledby=count]")


def test_the_list_is_narrowed_by_what_it_counts(site: Site) -> None:
    page = site.read("/")
    stands = {one.text(): one.attributes["href"] for one in page.all("aside a")}
    assert page.text("aside .facet li") == "Not known 79"
    narrowed = site.read(f"/{stands['Dropped']}")
    assert narrowed.text("#count") == "1 commitment"
    assert narrowed.text("aside [aria-current]").startswith("Dropped")


def test_what_is_overdue_can_be_asked_for_by_a_day(site: Site) -> None:
    assert site.read("/", {"overdue": "1", "asOf": "2013-01-01"}).text("#count") == "0 commitments"
    page = site.read("/", {"overdue": "1", "asOf": "2022-02-28"})
    assert "Bring the joint rape protocol with the police up to date" in page.text("section[aria-labelledby=count]")


def test_a_body_tells_what_it_answers_for_and_through_which_plan(site: Site) -> None:
    page = site.read("/body/cps")
    assert page.title == "Crown Prosecution Service"
    assert "“CPS” (abbreviation)" in page.words
    assert "Commitments it answers for, through plans too" in page.words
    assert site.read("/post/dpp").title == "Director of Public Prosecutions"


def test_a_document_tells_what_it_lists_and_one_that_is_not_held_what_is_told_of_it(site: Site) -> None:
    held = site.read("/document/annex-a-2022")
    assert "Yes: what it lists is below." in held.text(".card")
    numbers = [one.text() for one in held.all(".rows .date")]
    assert numbers == [str(number) for number in range(1, 39)], "in reading order"
    assert "Copy as a reference" in held.words
    told = site.read("/document/early-advice-mou-2021")
    assert "No. What stands here is what other documents tell of it." in told.text(".card")


def test_two_documents_are_compared(site: Site) -> None:
    page = site.read("/compare", {"from": "document/rasso-2025", "to": "document/annex-a-2022"})
    assert "46 commitments are listed in the earlier, 60 in the later" in page.words
    assert {one.text().split(" (")[0] for one in page.all("main section h2")} >= {"Reworded", "Added", "Unchanged"}


def test_two_things_are_connected_by_a_chain(site: Site) -> None:
    page = site.read("/path", {"from": "body/cps", "to": "action/early-advice"})
    assert "By 1 step" in page.words
    assert page.text("ol.chain > li > a") == "Crown Prosecution Service"


def test_a_chain_to_nothing_says_what_there_is_not(site: Site) -> None:
    page = site.read("/path", {"from": "body/x", "to": "body/cps"})
    assert page.text("main .notice") == "There is no body/x. Ids are copied from the pages of things."


def test_a_timeline_begins_with_what_is_earliest(site: Site) -> None:
    page = site.read("/timeline", {"about": "action/early-advice"})
    assert page.all("ol.rows > li")
    assert "July 2020" in page.text("ol.rows")


def test_a_passage_can_be_copied_as_a_reference(site: Site) -> None:
    cited = next(one for one in site.read("/action/early-advice").links() if "/citation/rasso-2025/" in one)
    page = site.read(urlsplit(cited).path)
    plain, bibtex, ris = (one.text() for one in page.all("pre.reference"))
    assert plain.startswith(
        "Crown Prosecution Service. RASSO 2025, the CPS strategy on rape and serious sexual offences. July 2020."
    )
    assert bibtex.startswith(
        "@misc{rasso-2025,\n  title = {RASSO 2025, the CPS strategy on rape and serious sexual offences},"
    )
    assert "  author = {{Crown Prosecution Service}},\n  year = {2020},\n" in bibtex
    assert ris.startswith("TY  - RPRT\nTI  - RASSO 2025")
    assert ris.endswith("\nER  - ")


@pytest.mark.parametrize(
    ("path", "status", "advice"),
    [
        ("/action/early-advise", 404, "Implement a new process for giving the police early advice"),
        ("/action/UPPER CASE", 404, "see all commitments"),
        ("/embed/lineage", 400, "?of=action/early-advice"),
        ("/?knownBy=yesterday", 400, "Write it as 2021-01-31."),
        ("/?year=twenty", 400, "Write it as 2016."),
        ("/?after=nonsense", 400, "cursor"),
        ("/compare?from=document/x&to=document/annex-a-2022", 404, "Choose from the lists."),
        ("/timeline?about=body/nobody", 404, "nothing with the id"),
    ],
)
def test_what_is_not_there_is_refused_with_advice(site: Site, path: str, status: int, advice: str) -> None:
    page = site.read(path, status=status)
    assert advice in page.words
    assert page.response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/?q=police", "/programme/rasso-2025", "/body/cps", "/timeline"])
def test_a_list_goes_on_where_it_ended(site: Site, path: str) -> None:
    first = site.read(path)
    more = next(one.attributes["href"] or "" for one in first.all(".pager a") if one.text() == "More")
    second = site.read(f"/{path.strip('/').rpartition('/')[0]}/{more}".replace("//", "/"))
    rows = [{one.attributes["href"] for one in page.all(".rows > li > a")} for page in (first, second)]
    assert all(rows)
    assert rows[0] & rows[1] == set()


def test_links_lead_somewhere(site: Site) -> None:
    """From page to page, the first links of each kind of each page, until 60 pages were read."""
    ahead, seen, kinds = deque(["/"]), set[str](), set[str]()
    while ahead and len(seen) < 60:
        page = site.read(ahead.popleft())
        seen.add(page.address)
        fresh = dict[str, str]()
        for link in page.links():
            kind = urlsplit(link).path.split("/")[1]
            if link not in seen and kind not in ("graphql",) and kind not in fresh:
                fresh[kind] = link
        kinds |= fresh.keys()
        ahead.extend(link for link in fresh.values() if link not in seen)
    assert len(seen) == 60
    assert kinds >= {
        "action",
        "body",
        "citation",
        "document",
        "event",
        "gap",
        "discrepancy",
        "post",
        "programme",
        "theme",
    }
