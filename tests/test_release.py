"""What `make release` refuses."""

from __future__ import annotations

import pytest

from tests.release import BUNDLE, PACKED, SOURCE, missing, unready

CHANGELOG = "# Changes\n\n## 1.2.0 (2027-01-31)\n\n- New.\n\n## 1.1.0 (2026-12-01)\n"
CITATION = "cff-version: 1.2.0\nversion: 1.2.0\nreferences:\n  - title: x\n    version: 1.2.0\n"


def test_a_release_that_says_the_same_everywhere_is_ready() -> None:
    assert list(unready("", CHANGELOG, CITATION, "1.2.0")) == []


@pytest.mark.parametrize(
    ("changed", "changelog", "citation", "told"),
    [
        (" M README.md", CHANGELOG, CITATION, "The tree is not clean."),
        ("", CHANGELOG.replace("1.2.0 (2027-01-31)", "Unreleased"), CITATION, "'## 1.2.0 (YYYY-MM-DD)'"),
        ("", CHANGELOG.replace(" (2027-01-31)", ""), CITATION, "'## 1.2.0 (YYYY-MM-DD)'"),
        ("", "# Changes\n", CITATION, "'## 1.2.0 (YYYY-MM-DD)'"),
        ("", CHANGELOG, CITATION.replace("    version: 1.2.0", "    version: 1.1.0"), "another version than 1.2.0"),
    ],
)
def test_what_keeps_a_release_back_is_told(changed: str, changelog: str, citation: str, told: str) -> None:
    (problem,) = unready(changed, changelog, citation, "1.2.0")
    assert told in problem


def test_packages_with_all_that_they_have_to_hold_are_whole() -> None:
    assert missing([f"x-1/{one}" for one in (*SOURCE, BUNDLE)], [f"x/{one}" for one in PACKED]) == []


def test_what_the_packages_lack_is_told() -> None:
    sdist = [f"x-1/{one}" for one in SOURCE if one != "schema.graphql"]
    wheel = [f"x/{one}" for one in PACKED if one != BUNDLE]
    assert missing(sdist, wheel) == [
        "The sdist lacks schema.graphql.",
        f"The sdist lacks {BUNDLE}.",
        f"The wheel lacks {BUNDLE}.",
    ]
