"""pyproject.toml declares, requirements.lock pins, environment.yml points: the three may not drift apart."""

import re
import subprocess
import tomllib

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name


@pytest.fixture(scope="module")
def project(root) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def pins(root) -> dict[str, list[tuple[str, Marker | None]]]:
    """Package -> its pinned versions, each with the marker under which it holds."""
    found: dict[str, list[tuple[str, Marker | None]]] = {}
    for line in (root / "requirements.lock").read_text("utf-8").splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            requirement = Requirement(line.removesuffix("\\").strip())
            (specifier,) = requirement.specifier
            assert specifier.operator == "==", f"not an exact pin: {line}"
            found.setdefault(canonicalize_name(requirement.name), []).append((specifier.version, requirement.marker))
    return found


def test_every_declared_dependency_is_pinned_within_its_bounds(project, pins):
    declared = project["dependencies"] + project["optional-dependencies"]["test"]
    for requirement in map(Requirement, declared):
        versions = [version for version, _ in pins.get(canonicalize_name(requirement.name), [])]
        assert versions, f"{requirement.name} is declared in pyproject.toml but not in requirements.lock: run make lock"
        for version in versions:
            assert requirement.specifier.contains(version), (
                f"lock has {requirement.name} {version}, asked: {requirement}"
            )


def test_every_pin_carries_hashes(root):
    text = (root / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert len(entries) > 100 and all("--hash=sha256:" in entry for entry in entries)


def test_the_known_traps_stay_out_of_the_lock(pins):
    assert "lifelines" not in pins, "it caps pandas below 3"
    for package, bound in {"sqlglot": "<30.18", "duckdb": "<2", "pandas": ">=3", "matplotlib": "<3.13"}.items():
        assert all(SpecifierSet(bound).contains(version) for version, _ in pins[package])


def test_environment_yml_gives_an_allowed_python_and_the_same_lock(root, project):
    environment = yaml.safe_load((root / "environment.yml").read_text("utf-8"))
    python = next(item for item in environment["dependencies"] if str(item).startswith("python="))
    assert SpecifierSet(project["requires-python"]).contains(python.removeprefix("python="))
    (pip,) = [item["pip"] for item in environment["dependencies"] if isinstance(item, dict)]
    assert pip == ["--requirement requirements.lock"] and (root / "requirements.lock").is_file()


def test_no_file_names_a_registry_or_a_path_of_one_machine(root):
    pattern = r"https?://[a-z.]*(py|npm|deb)[a-z]*\.(org|com)/(simple|packages|debian|-/)|--(extra-)?index-url"
    places = r"(^|[^A-Za-z0-9_./-])/(work|farm|root)/"
    for expression in (pattern, places):
        found = subprocess.run(
            ["git", "-c", "safe.directory=*", "grep", "-nIE", expression, "--", ".", ":!tests/test_environment.py"],
            cwd=root, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert found.returncode == 1, found.stdout or found.stderr  # 1: it looked, and found nothing
