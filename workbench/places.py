"""Where notebooks and dataset files lie: beside the package in a checkout, inside it once it is installed from a wheel."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
INSTALLED = (_PACKAGE / "notebooks").is_dir()  # setup.py puts it there when a wheel is built
NOTEBOOKS = _PACKAGE / "notebooks" if INSTALLED else _PACKAGE.parent / "notebooks"
DATASETS = _PACKAGE / "datasets" if INSTALLED else _PACKAGE.parent / "data"


def home() -> Path:
    """Return the folder whose `reports/` take drafts: the checkout, or the current folder where the package is installed."""
    return Path.cwd() if INSTALLED else _PACKAGE.parent


def cache(beside: Path) -> Path:
    """Return the cache folder of a dataset file's folder; what comes with an installed package is cached for its user.

    >>> cache(Path("exports")).as_posix()
    'exports/.cache'
    """
    if INSTALLED and beside == DATASETS:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "workbench"
    return beside / ".cache"
