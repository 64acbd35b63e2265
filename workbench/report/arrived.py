"""What a report on the data themselves needs beyond its frames: the last run on other data, and names of checks and reports."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas

from workbench.report.datasets import said
from workbench.words import prose
from workbench.words.languages import requested
from workbench.words.messages import Message

_PARTIAL = ".partial"  # how the folder of a run that is being made ends
_BETWEEN = " · "
_GUARDED = re.compile(r"^'(?=\s*[=+\-@＝＋－＠])")  # what `exports.safe_text` puts before a text


class Earlier(NamedTuple):
    """A table of an earlier run, empty where there is none, and the last day of its data, "" where there is none."""

    table: pandas.DataFrame
    as_of: str


def earlier(name: str, *, dataset: str, fingerprint: str) -> Earlier:
    """Return a table as the last good run of this report on other data of the same dataset exported it.

    Parameters
    ----------
    name : of the export. dataset, fingerprint : of today's data; a run on the very same data tells nothing new.

    Without a runner, or where no such run is kept, the table is empty.
    """
    staging = Path(os.environ.get("WORKBENCH_STAGING", ""))
    runs = sorted(staging.parent.glob("2*Z-*"), reverse=True) if staging.name.endswith(_PARTIAL) else []
    for run in runs:
        about = _about(run / "results.json")
        if about.get("name") == dataset and about.get("fingerprint") != fingerprint:
            path = run / "tables" / f"{name}.csv"
            if path.is_file():
                return Earlier(_read(path), str(about.get("as_of", "")))
    return Earlier(pandas.DataFrame(), "")


def titled(frame: pandas.DataFrame, *, checks: Sequence[Mapping[str, Any]] = ()) -> pandas.DataFrame:
    """Return a frame with reports called by their titles (report_name, reports_affected) and checks by their words (check_said).

    Parameters
    ----------
    checks : those that check_said counts, from 0.
    """
    words = said(checks)
    named = {
        "report_name": lambda name: prose.title(name),
        "reports_affected": _together,
        "check_said": lambda place: words[place],
    }
    held = {column: frame[column].map(call).astype(object) for column, call in named.items() if column in frame}
    return frame.assign(**held)


def _together(names: str) -> Message:
    """Titles of several reports, which stand beside each other in each language."""
    titles = [prose.title(name) for name in names.split(", ") if name]
    told = {lang: _BETWEEN.join(title.render(lang) for title in titles) for lang in requested()}
    return Message("", {"text": told.get("en", "")}, said=told)


def _about(path: Path) -> dict[str, Any]:
    """What a run says of its dataset; nothing of one that failed or cannot be read."""
    try:
        run = json.loads(path.read_text("utf-8"))
        return dict(run["dataset"]) if run["status"] != "failed" else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _read(path: Path) -> pandas.DataFrame:
    """Read an exported table: texts are texts, whatever they look like, and an empty number is missing."""
    texts = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    plain = texts.map(lambda text: _GUARDED.sub("", text))
    return plain.assign(missing_share=pandas.to_numeric(plain["missing_share"], errors="coerce"))
