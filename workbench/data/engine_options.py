"""What a dataset file says of its engine: how much memory and how many threads it may use, and where it spills."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.errors import ConfigurationError, did_you_mean

_KEYS = {"memory": str, "threads": int, "temp_folder": str, "master": str, "remote": str}
_SIZE = re.compile(r"([1-9]\d{0,5})(MB|GB)")
_LEAST = 100_000_000  # below it the engine cannot even sort


@dataclass(frozen=True)
class Options:
    """The section [engine_options]; what is not said is the engine's own choice."""

    memory: str = ""
    threads: int = 0
    temp_folder: Path | None = None
    master: str = ""  # of Spark, such as local[4] or spark://host:7077
    remote: str = ""  # "env:NAME": the variable holds the URL of a Spark Connect server


def of(section: dict[str, Any], base: Path) -> Options:
    """The options of a section without mistakes; temp_folder is relative to base, the dataset file's folder.

    Raises ConfigurationError when the folder is not there.
    """
    folder = section.get("temp_folder")
    if folder is None:
        return Options(**section)
    place = (base / Path(folder).expanduser()).resolve()
    if not place.is_dir():
        raise ConfigurationError(
            f"[engine_options] temp_folder = {folder!r}: there is no such folder; expected one on a disk with room for what does "
            "not fit into memory. Make it, or leave the key out: then the cache folder beside the dataset file is used."
        )
    return Options(**section | {"temp_folder": place})


def mistakes(section: Any, engine: str = "duckdb") -> Iterable[str]:
    """What is wrong with a section of a dataset file with this engine.

    >>> list(mistakes({"memory": "much", "thread": 2}))[0]
    "[engine_options] memory = 'much': expected a size of at least 100MB such as 500MB or 4GB."
    """
    if not isinstance(section, dict):
        return
    for key, value in section.items():
        if key not in _KEYS:
            yield f"[engine_options] unknown key {key!r}.{did_you_mean(key, _KEYS)} Known: {', '.join(_KEYS)}."
        elif key == "memory" and (not _SIZE.fullmatch(str(value)) or size(str(value)) < _LEAST):
            yield f"[engine_options] memory = {value!r}: expected a size of at least 100MB such as 500MB or 4GB."
        elif key == "threads" and (type(value) is not int or not 1 <= value <= 1024):
            yield f"[engine_options] threads = {value!r}: expected a whole number from 1 to 1024."
        elif key == "temp_folder" and (not isinstance(value, str) or not value):
            yield f"[engine_options] temp_folder = {value!r}: expected the path of a folder."
        elif key == "remote" and not str(value).startswith("env:"):
            yield (
                "[engine_options] remote: expected 'env:NAME', the name of an environment variable holding the URL (it may hold a "
                "token, so it never stands here)."
            )
        elif key == "master" and (not isinstance(value, str) or not value):
            yield f"[engine_options] master = {value!r}: expected what Spark calls its master, such as local[4]."
        elif key in ("master", "remote") and engine != "spark":
            yield f"[engine_options] {key}: is for engine = 'spark'."


def size(memory: str) -> int:
    """Bytes of a size as it is written in a dataset file.

    >>> size("200MB"), size("2GB")
    (200000000, 2000000000)
    """
    number, unit = re.findall(r"\d+|\D+", memory)
    return int(number) * {"MB": 10**6, "GB": 10**9}[unit]
