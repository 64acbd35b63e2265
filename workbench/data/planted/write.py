"""Write a company as a dataset: one Parquet file a table, a TOML file that names them, and the truth beside."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from workbench.data.planted import company, truth
from workbench.data.planted.company import TABLES, Planted
from workbench.data.planted.plan import Plan
from workbench.data.planted.truth import Truth
from workbench.errors import UsageError, did_you_mean


def write(what: Plan | Planted, folder: Path | str, *, name: str = "planted", tables: tuple[str, ...] = TABLES) -> Path:
    """Write `<name>.toml` and `<name>/*.parquet` into a folder and return the path of the TOML file.

    The same plan writes the same bytes. The company is made (one in memory: again) and written one chunk at a time, so
    memory does not grow with the number of customers. The truth goes into `<name>/truth/`, which the TOML file does not
    name.

    Parameters
    ----------
    tables : which canonical tables to write; their content does not depend on which others are written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Plan(300, seed=1), folder, tables=("transactions", "customers")).name
    'planted.toml'
    """
    unknown = [table for table in tables if table not in TABLES]
    if unknown:
        raise UsageError(f"no table {unknown[0]!r} in a planted company.{did_you_mean(unknown[0], TABLES)}")
    folder = Path(folder)
    place = folder / name
    (place / "truth").mkdir(parents=True, exist_ok=True)
    plan = what.plan if isinstance(what, Planted) else what
    summary = _write_parts(plan, place, tables)
    (place / "truth" / "truth.json").write_text(summary.to_json(), encoding="utf-8")
    path = folder / f"{name}.toml"
    path.write_text(_toml(plan, name, tables), encoding="utf-8")
    return path


def _write_parts(plan: Plan, place: Path, tables: tuple[str, ...]) -> Truth:
    """Write chunk by chunk and return the truth without its customers, who are on disk."""
    writers: dict[str, pq.ParquetWriter] = {}
    sums, contacts = [], []
    with ExitStack() as stack:
        for part in company.make(plan, tables=tables):
            for table, piece in {**part.tables, "truth/customers": part.customers}.items():
                if table not in writers:
                    writers[table] = stack.enter_context(_writer(place / f"{table}.parquet", piece.schema))
                writers[table].write_table(piece)
            sums.append(truth.totals(part.customers))
            contacts.append(part.contacts)
    nobody = part.customers.slice(0, 0).to_pandas()
    return truth.conclude(plan, sums=pd.DataFrame(sums), contacts=pd.concat(contacts), people=nobody)


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    return pq.ParquetWriter(path, schema, compression="zstd", compression_level=3, store_schema=False, version="2.6")


def _toml(plan: Plan, name: str, tables: tuple[str, ...]) -> str:
    head = (
        "# A company whose truth is known; made by workbench.data.planted, not by people.\n"
        f'name = "{name}"\n'
        'title = { en = "Planted company", zh = "仿真公司" }\n'
        f'currency = "{plan.currency}"\n'
        f'timezone = "{plan.timezone}"\n'
        f"data_from = {plan.start}\n"
        f"data_to = {plan.last_day}\n"
    )
    return head + "".join(f'\n[tables.{table}]\nsource = "{name}/{table}.parquet"\n' for table in tables)
