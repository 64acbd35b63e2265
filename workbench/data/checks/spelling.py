"""Names of few values, such as events and channels: one name in two spellings is counted as two things."""

from __future__ import annotations

from workbench.data import sql
from workbench.data.canonical import TABLES
from workbench.data.engine import Engine
from workbench.data.findings import Findings, shown
from workbench.data.staging import Staged
from workbench.data.used import Used

_NAMES = {"event", "channel", "acquisition_channel", "category", "plan", "programme", "tier"}
_MOST = 5000  # more different values are no names


def look(engine: Engine, staged: Staged, used: Used, found: Findings) -> None:
    """Names that are one when capitals, spaces, hyphens and encodings do not count."""
    columns = [column for column in TABLES[found.table].columns if column in _NAMES and column in staged.raws]
    for column in columns if engine.embedded or engine.spark else ():
        names = [
            row["name"]
            for row in engine.rows(
                f"SELECT {sql.name(column)} AS name FROM {used.relation} WHERE {sql.name(column)} IS NOT NULL "
                f"GROUP BY name ORDER BY count(*) DESC, name LIMIT {_MOST}"
            )
        ]
        several = [names for names in groups(names) if len(names) > 1]
        examples = "; ".join(shown(names) for names in several[:3])
        if several and len(names) < _MOST:
            found.record(
                f"{column}.spelling",
                "check-names-unlike",
                value=len(several),
                names=len(several),
                column=column,
                examples=examples,
            )
        else:
            found.record(f"{column}.spelling", "check-names-alike", column=column)


def groups(names: list[str]) -> list[list[str]]:
    """Names in groups that mean the same, in the order they first came.

    >>> groups(["E-mail", "email", "Ｅ mail", "web", "C", "C++"])
    [['E-mail', 'email', 'Ｅ mail'], ['web'], ['C'], ['C++']]
    """
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(plain(name), []).append(name)
    return list(found.values())


def plain(name: str) -> str:
    """A name without what people write differently: capitals, spaces, hyphens, underscores, width and accents' encoding."""
    import unicodedata

    text = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in text if sign not in " -_\u00a0\t") or text
