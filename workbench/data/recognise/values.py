"""The values of a file's columns, counted by the engine that will read them: what they are, and how they may be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbench.data import engine, sources, sql, textfiles
from workbench.data.description import SourceFile
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.recognise.written import Sheet

SHOWN = 3


class Values:
    """The values of one sheet; files with the same columns are read together."""

    def __init__(self, sheet: Sheet, files: list[Path], where: Engine, relation: str) -> None:
        self.sheet, self.files = sheet, files
        self.text = not sheet.kinds
        self._engine, self._relation = where, relation
        self.rows: int = self.one("count(*)")

    def one(self, expression: str) -> Any:
        """The value of one expression over all rows."""
        return self.row(x=expression)["x"]

    def row(self, **expressions: str) -> dict[str, Any]:
        """The values of several expressions over all rows."""
        items = ", ".join(f"{expression} AS {sql.name(name)}" for name, expression in expressions.items())
        return self._engine.rows(f"SELECT {items} FROM {self._relation} AS t")[0]

    def filled(self, column: str) -> str:
        """SQL of a column's text, nothing where it is blank."""
        return f"nullif(trim(CAST({sql.name(column)} AS VARCHAR)), '')"

    def count(self, column: str) -> int:
        """How many rows have a value."""
        return self.one(f"count({self.filled(column)})")

    def different(self, column: str) -> int:
        """How many different values a column has."""
        return self.one(f"count(DISTINCT {self.filled(column)})")

    def most(self, column: str, limit: int = 40) -> dict[str, int]:
        """The most frequent values and how often they come."""
        found = self._engine.rows(
            f"SELECT x, count(*) AS n FROM (SELECT {self.filled(column)} AS x FROM {self._relation} AS t) AS s "
            f"WHERE x IS NOT NULL GROUP BY x ORDER BY n DESC, x LIMIT {limit}"
        )
        return {row["x"]: row["n"] for row in found}

    def first(self, column: str) -> str:
        """A value of a column, the first in the order of texts."""
        return self.one(f"min({self.filled(column)})") or ""

    def samples(self, column: str, condition: str = "TRUE") -> list[tuple[int, str]]:
        """A few different values that meet a condition over x, each with the row where it came first."""
        place = '"#row"' if self.text else "0"
        found = self._engine.rows(
            f"SELECT x, min(place) AS place FROM (SELECT {self.filled(column)} AS x, {place} AS place FROM "
            f"{self._relation} AS t) AS s WHERE x IS NOT NULL AND ({condition}) GROUP BY x ORDER BY place, x LIMIT {SHOWN}"
        )
        return [(row["place"], row["x"]) for row in found]


def read(sheet: Sheet, files: list[Path], scratch: Path) -> Values:
    """Read all rows of a sheet as the door would; DataFault where it would refuse them."""
    where = engine.embedded(timezone="UTC", folder=scratch, files=files)
    if sheet.kinds:
        relation = f"read_parquet([{sql.values([str(file) for file in files])}])"
    else:
        keys = sheet.keys | {"fill_down": tuple(sheet.keys.get("fill_down", ()))}
        source = SourceFile(source=sheet.file.name, **keys)
        relation = textfiles.load(where, source, files, scratch=scratch, found=Findings(sources.__name__))
    return Values(sheet, files, where, relation)
