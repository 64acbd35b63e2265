"""Find dataset files, packages and source files; nothing is read here."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from pathlib import Path

from workbench import places
from workbench.data import packed
from workbench.errors import ConfigurationError, did_you_mean

SUFFIXES = (".csv", ".tsv", ".txt", ".parquet", ".xlsx", *packed.SUFFIXES)


def datasets() -> dict[str, Path]:
    """The dataset files that can be opened by name: stem -> path.

    >>> "complete_journey" in datasets()
    True
    """
    return {path.stem: path for path in sorted(places.DATASETS.glob("*.toml"))}


def dataset_file(name: str | Path) -> Path:
    """The file of a dataset given by name or path; ConfigurationError with the nearest name where there is none."""
    text = str(name)
    if Path(text).suffix.lower() in SUFFIXES and Path(text).is_file():
        raise ConfigurationError(
            f"{text} holds data and is no dataset file (.toml). `workbench doctor {Path(text).parent}` drafts one from all "
            "the files of its folder."
        )
    if not text.endswith(".toml") and "/" not in text and "\\" not in text:
        known = datasets()
        if text in known:
            return known[text]
        raise ConfigurationError(
            f"There is no dataset {text!r} in {places.DATASETS.name}/.{did_you_mean(text, known)} Known: {', '.join(known)}; "
            "or give the path of a dataset file (.toml)."
        )
    path = Path(name)
    if path.is_dir():
        raise ConfigurationError(
            f"{path} is a folder; give the path of a dataset file (.toml). `workbench doctor {path}` drafts one."
        )
    if not path.is_file():
        near = did_you_mean(path.name, [p.name for p in path.parent.glob("*.toml")] if path.parent.is_dir() else [])
        raise ConfigurationError(f"{path}: no such dataset file.{near}")
    return path.resolve()


def files(source: str, base: Path, where: str) -> list[Path]:
    """The files a source stands for, sorted: a path, a glob, or package:module/path, relative to base.

    Raises ConfigurationError naming the source and what to do when nothing is there.
    """
    if source.startswith("package:"):
        folder, pattern = _package(source, where)
    elif "://" in source:
        raise ConfigurationError(f"{where}: source {source!r} is an address; only files, packages and tables are read.")
    else:
        folder, pattern = base, source
    if Path(pattern).is_absolute():
        folder, pattern = Path(Path(pattern).anchor), str(Path(pattern).relative_to(Path(pattern).anchor))
    exact = folder / pattern
    found = [exact] if exact.is_file() else sorted(path for path in folder.glob(pattern) if path.is_file())
    if not found:
        raise ConfigurationError(
            f"{where}: source {source!r} is not there (looked in {_shown(folder, base)}). "
            "Put the file there, or correct source in the dataset file."
        )
    kinds = {path.suffix.lower() for path in found}
    if len(kinds) > 1 or not kinds <= set(SUFFIXES):
        raise ConfigurationError(
            f"{where}: source {source!r} has files ending in {', '.join(sorted(kinds))}; "
            f"expected one kind of {', '.join(SUFFIXES)}. Save them as one of these, or make source name fewer files."
        )
    return [path.resolve() for path in found]


def package_version(source: str) -> str:
    """The installed version of the package a source names, or nothing for another kind of source."""
    if not source.startswith("package:"):
        return ""
    module = source.removeprefix("package:").split("/")[0].split(".")[0]
    try:
        return importlib.metadata.version(module)
    except importlib.metadata.PackageNotFoundError:  # a module whose distribution has another name
        return ""


def _package(source: str, where: str) -> tuple[Path, str]:
    module, _, inside = source.removeprefix("package:").partition("/")
    spec = importlib.util.find_spec(module) if module.isidentifier() else None  # finds without importing
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError(
            f"{where}: source {source!r} needs the package {module!r}, which is not installed here. "
            f"Install it: pip install {module}"
        )
    return Path(spec.submodule_search_locations[0]), inside


def _shown(folder: Path, base: Path) -> str:
    return "the folder of the dataset file" if folder == base else str(folder)
