"""What reports need of the machine: packages, fonts, a browser, room on the disk, places that can be written."""

from __future__ import annotations

import os
import platform
import re
import shutil
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import workbench
from workbench import places

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "firefox")
_CJK = re.compile(
    r"noto ?sans ?(mono ?)?cjk|noto ?serif ?cjk|source ?han|wenquanyi|pingfang|yahei|simsun|droid sans fallback",
    re.IGNORECASE,
)
_LITTLE = 2 << 30  # bytes below which a run of a large company may not find room for its copies


class Finding(NamedTuple):
    """One thing looked at: `status` is ok, warn (something is poorer for it) or fail (nothing can be run)."""

    status: str
    what: str
    told: str


def look(out: Path) -> list[Finding]:
    """Return what was found of the machine, in the order in which it is told.

    Parameters
    ----------
    out : the folder of the reports.
    """
    return [*_versions(), *_packages(), _fonts(), _browser(), *_disk(out), *_written(out)]


def _versions() -> Iterator[Finding]:
    where = "installed" if places.INSTALLED else "checkout"
    yield Finding(
        "ok", "workbench", f"{workbench.__version__} ({where}), Python {platform.python_version()}, {platform.system()}"
    )
    yield Finding("ok", "processors", f"{os.cpu_count()}")


def _packages() -> Iterator[Finding]:
    """Each declared dependency that is missing or of another version than asked for."""
    from packaging.requirements import Requirement

    declared = _declared()
    asked = [one for one in map(Requirement, declared) if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [f"{one.name} {_held(one.name) or 'missing'}, asked for {one.specifier}" for one in asked if not _fits(one)]
    if wrong:
        yield Finding("fail", "packages", f"{'; '.join(wrong)}. Set the environment up anew: make install")
    else:
        yield Finding("ok", "packages", f"all {len(asked)} in the versions asked for")


def _declared() -> list[str]:
    """What a checkout asks for now, or what an installed package asked for when it was built."""
    if places.INSTALLED:
        return metadata.requires("workbench") or []
    project = tomllib.loads((places.NOTEBOOKS.parent / "pyproject.toml").read_text("utf-8"))["project"]
    return list(project["dependencies"])


def _held(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _fits(one) -> bool:
    held = _held(one.name)
    return bool(held) and one.specifier.contains(held, prereleases=True)


def _fonts() -> Finding:
    from matplotlib import font_manager

    names = sorted({font.name for font in font_manager.fontManager.ttflist if _CJK.search(font.name)})
    if names:
        return Finding("ok", "fonts", f"Chinese in pictures and on paper: {', '.join(names[:3])}")
    return Finding(
        "warn", "fonts", "none with Chinese is installed. Reports are read with the reader's own fonts; only what is printed or drawn here "
        "lacks them (Debian: fonts-noto-cjk)"
    )  # fmt: skip


def _browser() -> Finding:
    found = next((name for name in _BROWSERS if shutil.which(name)), "")
    if found:
        return Finding("ok", "browser", found)
    return Finding("warn", "browser", "none found; `workbench open` prints the path of a report all the same")


def _disk(out: Path) -> Iterable[Finding]:
    for what, place in (
        ("disk of the reports", _there(out)),
        ("disk for temporary files", Path(tempfile.gettempdir())),
    ):
        free = shutil.disk_usage(place).free
        told = f"{free / (1 << 30):,.1f} GB free"
        if free < _LITTLE:
            yield Finding("warn", what, f"{told}; copies of large tables and a report's folder need room")
        else:
            yield Finding("ok", what, told)


def _written(out: Path) -> Iterable[Finding]:
    for what, place, status in (
        ("reports", _there(out), "fail"),
        ("cache of the datasets", _there(places.cache(places.DATASETS)), "warn"),
    ):
        if os.access(place, os.W_OK):
            yield Finding("ok", what, "can be written")
        elif status == "fail":
            yield Finding(status, what, f"{place} cannot be written; choose another folder with --out")
        else:
            yield Finding(status, what, f"{place} cannot be written; every opening checks and computes anew")


def _there(path: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    path = Path(path).absolute()
    while not path.exists():
        path = path.parent
    return path
