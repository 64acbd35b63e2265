"""Records of runs as they lie in a folder of reports, made by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from workbench.report import results
from workbench.words.messages import data, say

START = dt.datetime(2026, 1, 1, 3, tzinfo=dt.UTC)


def headline(value: float | None, key: str = "retention_1") -> dict:
    near = {"lo": None, "hi": None} if value is None else {"lo": value - 0.01, "hi": value + 0.01}
    return {
        "key": key, "value": value, **near, "level": 0.95, "n": 200, "unit": "share", "method": "Wilson", "no_interval": "",
        "direction": "up_is_good", "definition": "d", "definition_hash": "h", "label_text": data(f"Retention <{key}>").to_json(),
    }  # fmt: skip


def lay(
    out: Path, day: int, value: float | None = 0.3, *, analysis: str = "cohort", status: str = "ok", **more
) -> Path:
    """One run made on a day of 2026 from data to the day before; return its folder."""
    started = START + dt.timedelta(days=day)
    run_id = f"{started:%Y%m%dT%H%M%S}000Z-{day:06x}"
    failed = status == "failed"
    run = {
        "analysis": analysis, "run_id": run_id, "status": status, "parameters": {}, "title": "Cohorts",
        "provenance": {"started": started.isoformat(), "code": "c"}, **({"error": {"kind": "data", "message": "x"}} if failed else {}),
    }  # fmt: skip
    found = results.build([], run=run)
    told = [] if failed else [headline(value)]
    named = {"name": "shop", "title": {"en": "Web shop", "zh": "网店"}}
    as_of = (
        {}
        if failed
        else {"as_of": (started.date() - dt.timedelta(days=1)).isoformat(), "fingerprint": run_id, "tables": {}}
    )
    folder = out / analysis / "all" / run_id
    folder.mkdir(parents=True)
    verdict = None if failed else say("in-order").to_json()
    brief = {"verdict": verdict, "answers": True, "numbers": [], "action": None}
    results.write(folder / "results.json", found | {"headlines": told, "dataset": named | as_of, "brief": brief} | more)
    (folder / "report.html").write_text("<html></html>")
    return folder
