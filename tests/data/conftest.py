"""A shop in a temporary folder: write its files, get its dataset file."""

from collections.abc import Callable
from pathlib import Path

import pytest

HEADER = "customer_id,order_id,ordered_at,amount\n"
LINE = "a,1,2017-03-01 10:00:00,9.5\n"


@pytest.fixture
def shop(tmp_path: Path) -> Callable[..., Path]:
    """shop(csv, table="extra lines of [tables.transactions]", top="extra lines at the top") -> dataset file."""

    def write(csv: str | bytes = HEADER + LINE, *, table: str = "", top: str = "", zone: str = "Europe/London") -> Path:
        (tmp_path / "orders.csv").write_bytes(csv if isinstance(csv, bytes) else csv.encode())
        path = tmp_path / "shop.toml"
        path.write_text(
            f'name = "shop"\ncurrency = "GBP"\ntimezone = "{zone}"\n{top}\n[tables.transactions]\n'
            f'source = "orders.csv"\n{table}\n',
            "utf-8",
        )
        return path

    return write


@pytest.fixture
def company(tmp_path: Path) -> Callable[..., Path]:
    """company({table: csv}, top="lines at the top", more="lines at the end", transactions="lines of its section")."""

    def write(tables: dict[str, str | bytes], *, top: str = "", more: str = "", **lines: str) -> Path:
        sections = []
        for name, csv in tables.items():
            (tmp_path / f"{name}.csv").write_bytes(csv if isinstance(csv, bytes) else csv.encode())
            sections.append(f'[tables.{name}]\nsource = "{name}.csv"\n{lines.get(name, "")}\n')
        path = tmp_path / "company.toml"
        path.write_text(
            f'name = "company"\ncurrency = "GBP"\ntimezone = "Europe/London"\n{top}\n{"".join(sections)}{more}\n',
            "utf-8",
        )
        return path

    return write
