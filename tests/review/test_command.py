"""`rasso review` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rasso_graph.server.cli import main
from tests.review.sample import Garden

Ran = tuple[int, str, str]


@pytest.fixture
def rasso(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs `rasso review` and tells its exit code and what it printed."""
    monkeypatch.delenv("RASSO_CORPUS", raising=False)

    def run(*arguments: str) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(["review", *arguments])
        written = capsys.readouterr()
        return int(ended.value.code or 0), written.out, written.err

    return run


@pytest.fixture
def words(garden: Garden) -> tuple[str, ...]:
    return ("--records", str(garden.records), "--corpus", str(garden.corpus))


def test_it_writes_both_formats_and_tells_the_coverage(
    rasso: Callable[..., Ran], words: tuple[str, ...], tmp_path: Path
) -> None:
    code, told, aside = rasso("--out", str(tmp_path / "out"), *words)
    assert (code, aside) == (0, "")
    assert f"Wrote {tmp_path}/out/index.html." in told
    assert told.splitlines()[-1].split() == ["document/garden-2020", "9", "6", "1", "3", "0", "227", "145"]
    assert len(list((tmp_path / "out").iterdir())) == 6


def test_it_writes_one_format_if_asked(rasso: Callable[..., Ran], words: tuple[str, ...], tmp_path: Path) -> None:
    assert rasso("--out", str(tmp_path / "out"), "--format", "markdown", *words)[0] == 0
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".md"}


def test_a_check_of_what_is_covered_exits_0_and_writes_nothing(
    rasso: Callable[..., Ran], words: tuple[str, ...], garden: Garden
) -> None:
    before = sorted(garden.records.rglob("*"))
    assert rasso("--check", *words)[0] == 0
    assert sorted(garden.records.rglob("*")) == before


def test_a_check_of_a_unit_with_neither_exits_1_and_names_it(
    rasso: Callable[..., Ran], words: tuple[str, ...], garden: Garden
) -> None:
    garden.reasons.unlink()
    code, told, _ = rasso("--check", *words)
    assert code == 1
    assert "Neither cited nor given a reason: [142, 169] 'Nothing grows without rain.'" in told


def test_a_reason_that_is_not_needed_is_a_warning(
    rasso: Callable[..., Ran], words: tuple[str, ...], garden: Garden
) -> None:
    extra = "  - {span: [188, 201], reason: HEADING, note: Not needed.}\n"
    garden.reasons.write_text(garden.reasons.read_text("utf-8") + extra, "utf-8")
    code, _, aside = rasso("--check", *words)
    assert (code, aside) == (0, f"warning: {garden.reasons}:5: [188, 201] is cited and needs no reason. Remove it\n")


def test_a_script_reads_the_numbers_from_json(rasso: Callable[..., Ran], words: tuple[str, ...]) -> None:
    told = json.loads(rasso("--check", "--json", *words)[1])
    assert (told["ok"], told["files"], told["lacking"]) == (True, [], [])
    assert told["coverage"][0]["neither"] == 0


def test_without_a_folder_and_without_a_check_there_is_nothing_to_do(rasso: Callable[..., Ran]) -> None:
    assert rasso() == (64, "", "rasso: Give --out DIR, or --check.\n")


def test_a_check_needs_the_texts(rasso: Callable[..., Ran], garden: Garden) -> None:
    code, told, aside = rasso("--check", "--records", str(garden.records))
    assert (code, told) == (64, "")
    assert "Where are the texts?" in aside
