"""All truth tests in one table: what the certificate shows."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from tests.truth import replicates
from tests.truth.replicates import Case

_HERE = Path(__file__).parent


def cases() -> Iterator[Case]:
    """Every case: the CASE of each module test_t*.py beside this file, in order."""
    for path in sorted(_HERE.glob("test_t[0-9]*.py")):
        yield importlib.import_module(f"tests.truth.{path.stem}").CASE


def certificate_rows(size: str = "pull", *, seed: int | None = None, tests: tuple[str, ...] = ()) -> pd.DataFrame:
    """Run the truth tests and return their rows: test, quantity, replicates, level promised, coverage with the chance
    variation of so many worlds, bias, power, false alarms, gate, verdict, seed.

    Parameters
    ----------
    size : "pull" (500 replicates, the cases' own seeds) or "nightly" (2,000).
    seed : one seed for all cases instead of their own; a nightly run takes a fresh one and records it.
    tests : only these, such as ("T1", "T20"); all when empty.
    """
    chosen = [case for case in cases() if not tests or case.test in tests]
    return pd.concat([replicates.run(case, size=size, seed=seed) for case in chosen], ignore_index=True)


def save(rows: pd.DataFrame, path: Path) -> None:
    """Write the rows as JSON (missing figures as null), for the certificate report."""
    plain = json.loads(rows.to_json(orient="records", double_precision=15))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"schema": 1, "rows": plain}, indent=1) + "\n", encoding="utf-8")
