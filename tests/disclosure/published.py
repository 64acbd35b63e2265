"""What a published run says about few: every table, figure and matrix of its folder, read as a stranger would.

The reader has the folder only: no hidden value, and no amounts of single customers. So found here is what is shown of few,
what follows by subtraction, and what is left standing beside a hidden number; dominated sums are for the tests of the guard.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import lxml.html
import numpy as np
import pandas as pd

MIME = "application/vnd.workbench.item+json"
HIDDEN = "[c]"
FEW = re.compile(
    r"(?<![\d.,–-])[1-9]\s+(?:[a-z-]+ )?(?:customer|member|people|subscriber|buyer|contract|person)s?\b"
    r"|(?<![\d.,–-])[1-9]\s*[位名](?:客户|会员|用户|买家)?"
)


class Grid(NamedTuple):
    """A published grid: where it stands, its values (missing where hidden), which are hidden, and its lines if it is a matrix."""

    place: str
    values: pd.DataFrame
    hidden: pd.DataFrame
    lines: tuple[str, ...] = ()


def grids(folder: Path) -> Iterator[Grid]:
    """Return every grid below a run's folder: in the notebook, in tables/, and inside the pages."""
    yield from _items(folder / "notebook.ipynb")
    for path in sorted((folder / "tables").glob("*.csv")):
        yield _csv(path.relative_to(folder).as_posix(), path.read_text("utf-8-sig"))
    for page in sorted(folder.glob("*.html")):
        for number, link in enumerate(
            lxml.html.fromstring(page.read_bytes()).xpath("//a[starts-with(@href, 'data:text/csv')]")
        ):
            name = link.get("download") or str(number)
            yield _csv(f"{page.name}: {name}", unquote(link.get("href").partition(",")[2]).lstrip("\ufeff"))


def _items(notebook: Path) -> Iterator[Grid]:
    for cell in json.loads(notebook.read_text("utf-8"))["cells"] if notebook.is_file() else ():
        for output in cell.get("outputs", ()):
            item = output.get("data", {}).get(MIME)
            data = item["data"] if item else {}
            if "rows" in data and "columns" in data and data["columns"] and "name" in data["columns"][0]:
                names = [column["name"] for column in data["columns"]]
                values = pd.DataFrame(
                    [[_plain(raw) for raw in row] for row in data["rows"]], columns=names, dtype=object
                )
                hidden = pd.DataFrame(data.get("marks") or [[""] * len(names)] * len(values), columns=names) == "c"
                yield Grid(
                    f"notebook: {item['key']}", values, hidden, tuple(data[k] for k in ("down", "across") if k in data)
                )


def _csv(place: str, text: str) -> Grid:
    rows = list(csv.reader(io.StringIO(text)))
    names, body = (rows[0], rows[1:]) if rows else ([], [])
    values = pd.DataFrame(body, columns=names, dtype=object)
    hidden = values == HIDDEN
    return Grid(place, values.mask(hidden | (values == "")), hidden)


def _plain(raw: object) -> object:
    return json.dumps(raw, sort_keys=True) if isinstance(raw, dict | list) else raw


def roles_of(names: list[str], role: Callable[[str], str]) -> dict[str, str]:
    """Return the role of each column: of what the table of columns does not know "free", of a bound that of the one before.

    The end of a range of a count is no count, but follows it.
    """
    found: dict[str, str] = {}
    for name in names:
        if name in ("lo", "hi") and found:
            before = found[next(reversed(found))]
            found[name] = "rate" if before in ("people", "part", "running") else before
            continue
        try:
            found[name] = role(name)
        except KeyError:
            found[name] = "free"
    return found


def audit(
    folder: Path, role: Callable[[str], str], *, minimum: int = 10, exempt: Mapping[str, str] | None = None
) -> list[str]:
    """Return a line for everything about few that a run's folder tells; `exempt` has the places that may, and why.

    Lists of single customers, which name them, are no tables of groups and left out.
    """
    found = []
    for grid in grids(folder):
        if "customer_id" not in grid.values and grid.place not in (exempt or {}):
            found += [
                f"{grid.place}, {fault}"
                for fault in told_of_few(grid, roles_of(list(grid.values), role), minimum=minimum)
            ]
    return found


def told_in_words(folder: Path) -> list[str]:
    """Return where a page, or what a notebook shows, names one to nine people in words: sentences, notes, titles, alt texts."""
    found = []
    for path in [*sorted(folder.glob("*.html")), folder / "notebook.ipynb"]:
        text = _of_page(path) if path.suffix == ".html" else _of_notebook(path)
        found += [
            f"{path.name}: {' '.join(text[max(match.start() - 60, 0) : match.end()].split())}"
            for match in FEW.finditer(text)
        ]
    return found


# headlines whose share or n is of no people, and what it is of
COUNTED = {
    "coverage": "past forecasts", "mase": "past forecasts", "tables_off": "tables", "checks_warned": "checks",
    "days_without_rows": "days", "kpis": "measures", "signals": "measures", "detractor_revenue_share": "money",
}  # fmt: skip


def told_by_headlines(results: Mapping) -> list[str]:
    """Return the headlines that rest on few people, or whose share of them is a few or all but a few."""
    found = []
    for headline in results["headlines"]:
        value, n = headline["value"], 0 if headline["key"] in COUNTED else headline["n"] or 0
        parts = [n] if value is None or headline["unit"] != "share" else [n, value * n, n - value * n]
        if value is not None and any(0.5 < part < 9.5 for part in parts):
            found.append(f"{headline['key']}: {value:g} of {n:g}")
    return found


def told_by_two(now: Path, before: Path, role: Callable[[str], str], *, minimum: int = 10) -> list[str]:
    """Return what two runs tell together: counts of people that differ by some but few, row by row."""
    found = []
    later = {grid.place: grid.values for grid in grids(before)}
    for grid in grids(now):
        if (
            grid.place not in later
            or "customer_id" in grid.values
            or not grid.place.startswith(("notebook", "tables/"))
        ):
            continue
        roles = roles_of(list(grid.values), role)
        names = [name for name, kind in roles.items() if kind == "name"]
        counts = [name for name, kind in roles.items() if kind in ("people", "part", "running")]
        if names and set(names) <= set(later[grid.place]):
            both = grid.values.merge(later[grid.place], on=names, suffixes=("", " before"))
            for name in (name for name in counts if f"{name} before" in both and len(both) <= len(grid.values)):
                step = (
                    pd.to_numeric(both[name], errors="coerce") - pd.to_numeric(both[f"{name} before"], errors="coerce")
                ).abs()
                found += [f"{grid.place}, {name}: {n:g}" for n in step if 0.5 < n < minimum - 0.5 and n == round(n)]
    return found


def _of_page(path: Path) -> str:
    page = lxml.html.fromstring(path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    for style in page.xpath("//style"):
        style.drop_tree()
    return "\n".join([*page.itertext(), *page.xpath("//@aria-label | //@alt | //@title | //@content")])


def _of_notebook(path: Path) -> str:
    cells = json.loads(path.read_text("utf-8"))["cells"] if path.is_file() else []
    shown = [
        output.get("data", {}).get("text/plain", output.get("text", ""))
        for cell in cells
        for output in cell.get("outputs", ())
    ]
    return "\n".join("".join(text) for text in shown)


def told_of_few(grid: Grid, roles: Mapping[str, str], *, minimum: int) -> Iterator[str]:
    """Return what one grid tells of fewer than `minimum` people, but some."""
    numbers = grid.values.apply(pd.to_numeric, errors="coerce").astype("float64")
    named = {kind: [name for name, role in roles.items() if role == kind] for kind in set(roles.values())}
    people = named.get("people", [])
    for name in people:
        yield from _few(numbers[name], name, minimum)
        yield from _alone(grid, name)
        yield from _joint(numbers, grid.hidden[name], name, named.get("rate", []), minimum)
    for name in named.get("part", []):
        yield from _few(numbers[name], name, minimum)
        yield from _alone(grid, name)
        for whole in people[:1]:
            yield from _few(numbers[whole] - numbers[name], f"{whole} less {name}", minimum)
    for whole in people[:1]:
        for name in named.get("rate", []):
            yield from _counted(numbers[whole], numbers[name], f"{name} of {whole}", minimum)
    followers = [
        *named.get("rate", []),
        *named.get("events", []),
        *named.get("money", []),
        *named.get("money_share", []),
    ]
    for name in followers:
        for row in np.flatnonzero(grid.hidden[people].any(axis=1) & grid.values[name].notna()):
            yield f"row {row}: {name} is shown beside hidden people"
    for name in [*named.get("money", []), *named.get("money_share", [])]:
        yield from _alone(grid, name)
    words = [
        name for name in named.get("name", []) if numbers[name].isna().all() and grid.values[name].duplicated().any()
    ]
    for _, mine in grid.values.groupby(words, sort=False) if words else [("", grid.values)]:
        yield from _steps(numbers.loc[mine.index, named.get("running", [])], minimum)


def _few(counts: pd.Series, name: str, minimum: int) -> Iterator[str]:
    for row in np.flatnonzero((counts > 0.5) & (counts < minimum - 0.5)):
        yield f"row {row}: {name} is {counts.iloc[row]:g}"


def _alone(grid: Grid, name: str) -> Iterator[str]:
    """A column, or a line of a matrix, in which one cell is hidden: the total gives it away."""
    hidden = grid.hidden[name]
    for line in grid.lines if set(grid.lines) <= set(grid.values) else ():
        for value, mine in hidden.groupby(grid.values[line].astype(str), sort=False):
            if mine.sum() == 1 and len(mine) > 1:
                yield f"{line} {value}: only one {name} is hidden"
    if not grid.lines and hidden.sum() == 1 and len(hidden) > 1:
        yield f"row {int(hidden.to_numpy().argmax())}: only this {name} is hidden"


def _joint(numbers: pd.DataFrame, hidden: pd.Series, people: str, rates: list[str], minimum: int) -> Iterator[str]:
    """Where a column holds the shares of all, it tells the total, and so the hidden ones' joint number."""
    if not hidden.any():
        return
    for rate in rates:
        known = numbers[people].notna() & (numbers[rate] > 0)
        totals = numbers.loc[known, people] / numbers.loc[known, rate]
        if numbers.loc[known, people].nunique() > 1 and np.allclose(totals, totals.iloc[0], rtol=1e-6):
            rest, number = totals.iloc[0] - numbers[people].sum(), int(hidden.sum())
            if number > 1 and rest < minimum + number - 0.5:
                yield f"{number} hidden {people} are {rest:.0f} together"


def _counted(people: pd.Series, rate: pd.Series, name: str, minimum: int) -> Iterator[str]:
    """A share of these people tells how many they are; it is one where every row gives a whole number."""
    counts = (people * rate).dropna()
    whole = (counts - counts.round()).abs() < 1e-4
    if len(counts) > 1 and whole.all() and rate.dropna().between(0, 1).all() and rate.nunique() > 1:
        yield from _few(counts.round().reindex(people.index), f"{name}, that is a count which", minimum)
        yield from _few((people - counts.round()).reindex(people.index), f"{name}, that leaves a count which", minimum)


def _steps(counts: pd.DataFrame, minimum: int) -> Iterator[str]:
    """Differences between rows shown of running counts, and of those there before with those gone after a row."""
    shown = counts.dropna()
    for name in shown:
        gaps = shown[name].diff().abs()
        for row in np.flatnonzero((gaps > 0.5) & (gaps < minimum - 0.5)):
            yield f"row {shown.index[row]}: {name} differs by {gaps.iloc[row]:g} from the row shown before"
    rises = {name: bool((shown[name].diff().dropna() >= 0).all()) for name in shown}
    for there in (name for name, up in rises.items() if not up):
        for gone in (name for name, up in rises.items() if up):
            yield from _few(
                (shown[there] + shown[gone] - shown[there].iloc[0]), f"{there} with {gone}: who went in it", minimum
            )
