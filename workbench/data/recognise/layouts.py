"""The layouts of known exports, kept as data: which headers identify one, and what its columns mean."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Layout:
    """One layout of a product's export: facts with their version and source."""

    product: str
    version: str
    source: str
    table: str
    needs: list[str]
    any: list[str] = field(default_factory=list)  # one of these has to be there as well
    columns: dict[str, list[str]] = field(default_factory=dict)  # canonical -> its names, the best one first
    expressions: dict[str, list[dict[str, Any]]] = field(default_factory=dict)  # canonical -> SQL and what it needs
    status: dict[str, Any] = field(default_factory=dict)
    fill_down: list[str] = field(default_factory=list)
    fill_within: str = ""
    why_fill: str = ""
    currency: str = ""
    timezone: str = ""  # of the times in the file
    zone: str = ""  # of the company

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a file with these columns is such an export; names of APIs differ from others in capitals only."""
        return set(self.needs) <= set(header) and (not self.any or bool(set(self.any) & set(header)))


@functools.cache
def known() -> tuple[Layout, ...]:
    """All layouts, those that ask for most columns first.

    >>> "Shopify orders" in {layout.product for layout in known()}
    True
    """
    found = [Layout(**tomllib.loads(path.read_text("utf-8"))) for path in sorted((FOLDER / "layouts").glob("*.toml"))]
    return tuple(sorted(found, key=lambda layout: -len(layout.needs)))


def of(header: Sequence[str]) -> Layout | None:
    """The layout of a file with these columns, if it is a known one.

    >>> of(["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"]).product
    'UCI Online Retail'
    >>> of(["a", "b"]) is None
    True
    """
    return next((layout for layout in known() if layout.fits(header)), None)


def first(names: Iterable[str], header: Sequence[str]) -> str:
    """The first of several names that is a column; "" when none is."""
    return next((name for name in names if name in header), "")
