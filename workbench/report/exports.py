"""Tables that leave a report as CSV: opened by a spreadsheet, they compute nothing and break no text."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas

from workbench import places
from workbench.report.items import Item
from workbench.words.fmt import is_missing
from workbench.words.values import json_number

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n\x00]")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def safe_text(value: object) -> object:
    """Return a text that no spreadsheet takes for a formula; anything but text is returned as it is.

    >>> safe_text("=1+1"), safe_text("plain"), safe_text(-3)
    ("'=1+1", 'plain', -3)
    """
    return "'" + value if isinstance(value, str) and _FORMULA.match(value) else value


def csv(frame: pandas.DataFrame) -> str:
    """Return a frame as CSV text without its index: text is formula-safe, numbers stay numbers, dates are ISO.

    >>> csv(pandas.DataFrame({"name": ["@x"], "spend": [-1.5]}))
    "name,spend\\n'@x,-1.5\\n"
    """
    safe = frame.copy()
    for position, dtype in enumerate(frame.dtypes):
        if not (pandas.api.types.is_numeric_dtype(dtype) or pandas.api.types.is_datetime64_any_dtype(dtype)):
            safe.isetitem(position, frame.iloc[:, position].astype(object).map(_written))
    safe.columns = [safe_text(str(name)) for name in frame.columns]
    return safe.to_csv(index=False, lineterminator="\n")


def _written(value: object) -> object:
    """Formula-safe text; what is neither text nor number (a period, an object) is written as its text first."""
    if isinstance(value, str):
        return safe_text(value)
    return value if is_missing(value) or isinstance(value, int | float) else safe_text(str(value))


def csv_link(frame: pandas.DataFrame) -> str:
    """Return the CSV as a data: address with a byte order mark; it works offline and without scripts."""
    return "data:text/csv;charset=utf-8,%EF%BB%BF" + quote(csv(frame), safe=",.-_:/'()[] ").replace(" ", "%20")


def svg_link(drawing: str) -> str:
    """Return a drawing as a data: address of a file that stands alone: with its name space, a font and paper below it.

    >>> svg_link('<svg class="fig" viewBox="0 0 9 9"><path d="M0 0"/></svg>')[:61]
    'data:image/svg+xml;charset=utf-8,%3Csvg%20xmlns=%22http:%2F%2'
    """
    alone = drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" ', 1)
    alone = alone.replace('style="', 'style="background:#fff;', 1)  # that of the root, which comes first
    return "data:image/svg+xml;charset=utf-8," + quote(alone, safe=",.-_:'()=;")


def export(name: str, frame: pandas.DataFrame) -> Item:
    """Write a frame to the run's tables and return the item that names it; the rows never enter the notebook.

    Parameters
    ----------
    name : small letters, digits, `-` and `_`; becomes tables/<name>.csv.
    frame : any columns; customer ids are allowed here and only here.

    Without a runner (no WORKBENCH_STAGING) the file goes to reports/draft/<notebook>/tables.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"export name {name!r}: use up to 64 small letters, digits, '-' and '_'.")
    folder = _staging() / "tables"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.csv").write_text(csv(frame), encoding="utf-8-sig", newline="")
    columns = [str(column) for column in frame.columns]
    data = {"name": name, "path": f"tables/{name}.csv", "rows": len(frame), "columns": columns}
    plain = f"tables/{name}.csv: {len(frame):,} rows of {', '.join(columns)}"
    return Item("export", name, data, plain, f"<p>{html.escape(plain)}</p>")


def save_model(name: str, data: bytes, *, manifest: Mapping[str, Any], summary: Mapping[str, Any]) -> Item:
    """Write a model's bytes and its manifest to the run's models and return the item that names them.

    Parameters
    ----------
    name : as for `export`; becomes models/<name>.skops, and models/<name>.json for the manifest (hash, versions).
    summary : what results.json says of the model: the same whenever the same model is fitted.

    Without data, no model could be fitted and no file is written.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"model name {name!r}: use up to 64 small letters, digits, '-' and '_'.")
    if not data:
        return Item("estimates", name, {name: {}}, "No model was fitted.", "<p>No model was fitted.</p>")
    folder = _staging() / "models"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.skops").write_bytes(data)
    (folder / f"{name}.json").write_text(json.dumps(dict(manifest), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    plain = f"models/{name}.skops, with its hash and versions in models/{name}.json"
    known = {key: json_number(value) if isinstance(value, float) else value for key, value in summary.items()}
    return Item(
        "estimates", name, {name: {"path": f"models/{name}.skops", **known}}, plain, f"<p>{html.escape(plain)}</p>"
    )


def _staging() -> Path:
    if staging := os.environ.get("WORKBENCH_STAGING"):
        return Path(staging)
    notebook = Path(os.environ.get("JPY_SESSION_NAME", "notebook")).stem  # set by Jupyter's server
    return places.home() / "reports" / "draft" / notebook
