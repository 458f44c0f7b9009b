"""docker-compose.yml: what the specification allows, what a start refuses, and what is open to whom."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from neo4j import Driver

from rasso_graph.server.cli import rasso
from tests.deploy import compose, dockerfile
from tests.deploy.compose import ROOT, Unset, in_order, interpolated, services
from tests.docs.markdown import pages
from tests.neo4j.assembly import VERSION

PASSWORD = {"RASSO_NEO4J_PASSWORD": "for-the-test"}


def test_it_is_what_the_specification_allows() -> None:
    assert valid(compose.FILE)


def test_what_the_specification_does_not_allow_is_found(tmp_path: Path) -> None:
    (wrong := tmp_path / "docker-compose.yml").write_text("services: {api: {image: a, comand: [serve]}}\n", "utf-8")
    assert not valid(wrong)


def valid(file: Path) -> bool:
    """Whether the file follows the JSON Schema of the compose specification."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(file)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("variables", [{}, {"RASSO_NEO4J_PASSWORD": ""}])
def test_without_a_password_it_refuses_to_start(variables: dict[str, str]) -> None:
    with pytest.raises(Unset, match=r"RASSO_NEO4J_PASSWORD: copy \.env\.example to \.env and write a password into it"):
        services(variables)


def test_the_example_has_no_password() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    said = dict(line.split("=", 1) for line in example.splitlines() if re.match(r"\w", line))
    assert said == {"RASSO_NEO4J_PASSWORD": ""}


def test_every_variable_is_in_the_example() -> None:
    asked = set(re.findall(r"(?<!\$)\$\{(\w+)", compose.FILE.read_text("utf-8")))
    told = set(re.findall(r"^#?(\w+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert asked == told


def test_what_holds_the_password_reaches_neither_git_nor_the_image() -> None:
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "!.env" not in (ROOT / ".dockerignore").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("said", "put"),
    [
        ("${A}", "a"),
        ("${A:-else}", "a"),
        ("${B:-else:1}/x", "else:1/x"),
        ("${A:+/texts}", "/texts"),
        ("${B:+/texts}", ""),
        ("${A:?must be set}", "a"),
        ("$${A#*/}", "${A#*/}"),
    ],
)
def test_variables_are_put_in_as_the_specification_says(said: str, put: str) -> None:
    assert interpolated(said, {"A": "a", "B": ""}) == put


def test_a_dollar_that_stands_for_nothing_is_found() -> None:
    with pytest.raises(ValueError, match="a bare"):
        interpolated("wget $URL", {"URL": "a"})


def test_each_service_waits_for_what_it_needs() -> None:
    found = {name: service.needs for name, service in services(PASSWORD).items()}
    assert found == {
        "neo4j": {},
        "seed": {"neo4j": "service_healthy"},
        "api": {"seed": "service_completed_successfully"},
        "browser": {"neo4j": "service_healthy"},
        "seed-sqlite": {},
        "sqlite": {"seed-sqlite": "service_completed_successfully"},
    }
    assert [service.name for service in in_order(services(PASSWORD), "api")] == ["neo4j", "seed", "api"]


def test_only_what_is_asked_for_starts() -> None:
    found = {name: service.told.get("profiles", []) for name, service in services(PASSWORD).items()}
    assert found == {
        "neo4j": [],
        "seed": [],
        "api": [],
        "browser": ["browser"],
        "seed-sqlite": ["sqlite"],
        "sqlite": ["sqlite"],
    }


def test_ports_are_open_to_this_machine_only() -> None:
    found = {name: service.ports for name, service in services(PASSWORD).items() if service.ports}
    assert found == {
        "api": [("127.0.0.1", "8000", 8000)],
        "sqlite": [("127.0.0.1", "8000", 8000)],
        "browser": [("127.0.0.1", "7474", 7474), ("127.0.0.1", "7687", 7687)],
    }
    opened = services(PASSWORD | {"RASSO_PUBLISH": "0.0.0.0:80"})
    assert opened["api"].ports == opened["sqlite"].ports == [("0.0.0.0", "80", 8000)]


@pytest.mark.parametrize("name", ["api", "sqlite"])
def test_a_setting_may_stand_in_env_but_not_where_it_listens_inside(name: str) -> None:
    service = services(PASSWORD)[name]
    assert service.told["env_file"] == [{"path": ".env", "required": False}]
    assert (service.environment["RASSO_HOST"], service.environment["RASSO_PORT"]) == ("0.0.0.0", "8000")
    assert dockerfile.last("EXPOSE") == "8000"


def test_the_browser_passes_its_ports_on_to_neo4j() -> None:
    text = compose.told()["configs"]["browser"]["content"]
    passed = re.findall(r"listen \w+\n +bind :(\d+)\n +server neo4j neo4j:(\d+)\n", text)
    assert passed == [("7474", "7474"), ("7687", "7687")]


@pytest.mark.parametrize("name", ["seed", "api", "seed-sqlite", "sqlite"])
def test_our_services_may_do_little(name: str) -> None:
    told = services(PASSWORD)[name].told
    assert told["read_only"] is True
    assert (told["tmpfs"], told["cap_drop"], told["security_opt"]) == (["/tmp"], ["ALL"], ["no-new-privileges:true"])
    written = {path for path, source in services(PASSWORD)[name].mounts.items() if source != "no-texts"}
    assert written <= {dockerfile.last("WORKDIR")}


def test_texts_are_mounted_only_where_somebody_has_them() -> None:
    without, given = services(PASSWORD), services(PASSWORD | {"RASSO_TEXTS": "/srv/texts"})
    for name in ("seed", "seed-sqlite"):
        assert (without[name].environment["RASSO_CORPUS"], without[name].mounts["/texts"]) == ("", "no-texts")
        assert (given[name].environment["RASSO_CORPUS"], given[name].mounts["/texts"]) == ("/texts", "/srv/texts")


def test_images_are_pinned_and_neo4j_is_the_one_that_is_tested() -> None:
    images = {
        name: service.told["image"] for name, service in services(PASSWORD).items() if "build" not in service.told
    }
    assert images.keys() == {"neo4j", "browser"}
    assert all(re.fullmatch(r"\w+:\d+\.\d+\.\d+-\w+@sha256:[0-9a-f]{64}", image) for image in images.values())
    assert images["neo4j"].startswith(f"neo4j:{VERSION}-community@")


def test_every_volume_is_declared() -> None:
    declared = set(compose.told()["volumes"])
    assert {source for service in services(PASSWORD).values() for source in service.mounts.values()} == declared


def test_neo4j_knows_every_setting_that_it_is_given(neo4j_driver: Driver) -> None:
    said = services(PASSWORD)["neo4j"].environment.keys() - {"NEO4J_AUTH"}
    given = {setting(name) for name in said}
    known = {record["name"] for record in neo4j_driver.execute_query("SHOW SETTINGS YIELD name").records}
    assert given - known == set()
    assert len(given) == 4


def setting(variable: str) -> str:
    """The setting that the image of Neo4j takes from a variable: `_` stands for a dot, `__` for itself."""
    return variable.removeprefix("NEO4J_").replace("_", ".").replace("..", "_")


def test_every_command_that_a_page_tells_names_services_that_are_there() -> None:
    known = services(PASSWORD)
    profiles = {one for service in known.values() for one in service.told.get("profiles", ())}
    told = [command for page in pages() for command in re.findall(r"`docker compose ([^`]+)`", page.read_text("utf-8"))]
    assert len(told) >= 4
    for command in told:
        _check(command.split(), set(known), profiles)


def _check(words: list[str], known: set[str], profiles: set[str]) -> None:
    """A profile, what to do, and on which service; behind `run` and the service are words for `rasso`."""
    if words[0] == "--profile":
        assert words[1] in profiles, words
        words = words[2:]
    verb, *named = [word for word in words if word not in {"--build", "--rm"}]
    assert verb in {"up", "run", "down", "logs", "stop", "start"}, words
    assert set(named if verb != "run" else named[:1]) <= known, words
    if verb == "run" and named[0] != "neo4j":
        assert CliRunner().invoke(rasso, [*named[1:], "--help"]).exit_code == 0, words
