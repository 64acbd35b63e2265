"""Changes to a delivery that must not change an analysis, or only scale its money.

Usage, in the tests of an analysis:

    @pytest.mark.parametrize("variant", metamorphic.VARIANTS)
    def test_metamorphic(variant, company, tmp_path):
        metamorphic.check(variant, analyse, company, tmp_path, money={"revenue": 1})

`analyse` takes an opened dataset and returns frames by name; `company` is a `workbench.data.planted.Planted`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import workbench
from workbench.data.planted import Planted

Frames = Mapping[str, pd.DataFrame]
MONEY = ("amount", "discount", "margin", "cost", "price", "value")


@dataclass(frozen=True)
class Delivery:
    """Canonical tables on their way to the door: the files of each table, and how the dataset file describes them."""

    files: dict[str, list[pa.Table]]
    currency: str
    timezone: str
    data_from: str
    data_to: str
    times_in: str = ""

    def each(self, change: Callable[[pa.Table], pa.Table]) -> Delivery:
        """Change every file alike."""
        return replace(self, files={name: [change(file) for file in files] for name, files in self.files.items()})

    def write(self, folder: Path) -> Path:
        """Write the files and the dataset file that names them; return its path."""
        folder.mkdir(parents=True)
        text = (
            f'name = "delivery"\ntitle = {{ en = "Delivery", zh = "交付" }}\ncurrency = "{self.currency}"\n'
            f'timezone = "{self.timezone}"\ndata_from = {self.data_from}\ndata_to = {self.data_to}\n'
        )
        for name, files in self.files.items():
            for number, file in enumerate(files):
                pq.write_table(file, folder / f"{name}_{number}.parquet")
            text += f'\n[tables.{name}]\nsource = "{name}_*.parquet"\n'
            text += f'timezone = "{self.times_in}"\n' if self.times_in else ""
        (folder / "delivery.toml").write_text(text, encoding="utf-8")
        return folder / "delivery.toml"


def row_order(delivery: Delivery) -> Delivery:
    """The same rows in another order."""
    rng = np.random.default_rng(1)
    return delivery.each(lambda file: file.take(pa.array(rng.permutation(file.num_rows))))


def delivered_twice(delivery: Delivery) -> Delivery:
    """Every file a second time under another name."""
    return replace(delivery, files={name: [*files, *files] for name, files in delivery.files.items()})


def split_in_two(delivery: Delivery) -> Delivery:
    """Every file cut into two."""

    def cut(file: pa.Table) -> list[pa.Table]:
        return [file.slice(0, file.num_rows // 2), file.slice(file.num_rows // 2)]

    return replace(delivery, files={name: cut(files[0]) for name, files in delivery.files.items()})


def money_times_100(delivery: Delivery) -> Delivery:
    """All money in a currency worth a hundredth."""

    def scale(file: pa.Table) -> pa.Table:
        for name in set(MONEY) & set(file.column_names):
            position = file.column_names.index(name)
            file = file.set_column(position, name, pc.round(pc.multiply(file[name], 100.0), 2))
        return file

    return replace(delivery.each(scale), currency="JPY")


def relabelled_ids(delivery: Delivery) -> Delivery:
    """Other customer ids, in another order than the old ones."""
    return delivery.each(lambda file: _mapped(file, _relabel))


def in_utc(delivery: Delivery) -> Delivery:
    """All times in UTC, declared as such; the dataset keeps its own zone."""

    def convert(file: pa.Table) -> pa.Table:
        for position, field in enumerate(file.schema):
            if pa.types.is_timestamp(field.type):
                local = file[field.name].to_pandas().dt.tz_localize(delivery.timezone)
                naive = local.dt.tz_convert("UTC").dt.tz_localize(None)
                file = file.set_column(position, field.name, pa.array(naive, pa.timestamp("us")))
        return file

    return replace(delivery.each(convert), times_in="UTC")


def inactive_added(delivery: Delivery) -> Delivery:
    """A tenth more customers who never did anything; only the customers table knows them."""
    (people,) = delivery.files["customers"]
    more = people.slice(0, max(people.num_rows // 10, 1))
    more = _mapped(more, lambda customer: f"never {customer}")
    return replace(delivery, files={**delivery.files, "customers": [pa.concat_tables([people, more])]})


VARIANTS = {
    change.__name__: change
    for change in (row_order, delivered_twice, split_in_two, money_times_100, relabelled_ids, in_utc, inactive_added)
}


def check(
    variant: str,
    analyse: Callable[[workbench.data.Dataset], Frames],
    company: Planted,
    folder: Path,
    *,
    money: Mapping[str, int] = MappingProxyType({}),
    tables: Sequence[str] = (),
    tolerance: float = 1e-9,
) -> None:
    """Assert that an analysis says the same of a changed delivery.

    Parameters
    ----------
    variant : a name in VARIANTS.
    money : columns of the results that are money and its power: with `money_times_100` revenue (1) must be exactly a
        hundred times as large, a variance (2) ten thousand times, a share (not named) the same.
    tables : which canonical tables to deliver; all when empty. `customers` is always delivered.
    tolerance : relative, for figures; everything else must be equal.
    """
    chosen = {*tables, "customers"} if tables else set(company.tables)
    plan = company.plan
    plain = Delivery(
        {name: [table] for name, table in company.tables.items() if name in chosen},
        plan.currency, plan.timezone, str(plan.start), str(plan.last_day),
    )  # fmt: skip
    before = analyse(workbench.open_dataset(str(plain.write(folder / "plain"))))
    after = analyse(workbench.open_dataset(str(VARIANTS[variant](plain).write(folder / variant))))
    assert set(before) == set(after)
    for name, expected in before.items():
        expected = _as_delivered(expected, variant, money)
        pd.testing.assert_frame_equal(
            _in_order(after[name]), _in_order(expected), rtol=tolerance, atol=1e-12, obj=f"{name} after {variant}"
        )


def _as_delivered(frame: pd.DataFrame, variant: str, money: Mapping[str, int]) -> pd.DataFrame:
    """What the results for the plain delivery become under the variant."""
    if variant == "money_times_100":
        return frame.assign(
            **{column: frame[column] * 100**power for column, power in money.items() if column in frame}
        )
    if variant == "relabelled_ids" and "customer_id" in frame:
        return frame.assign(customer_id=frame["customer_id"].map(_relabel))
    return frame


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Customer-level results may come in any order, all others must come in their own."""
    return frame.sort_values("customer_id", ignore_index=True) if "customer_id" in frame else frame


def _mapped(file: pa.Table, change: Callable[[str], str]) -> pa.Table:
    if "customer_id" not in file.column_names:
        return file
    ids = pa.array([change(customer) for customer in file["customer_id"].to_pylist()], pa.string())
    return file.set_column(file.column_names.index("customer_id"), "customer_id", ids)


def _relabel(customer: str) -> str:
    return customer[::-1]
