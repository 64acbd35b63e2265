"""A small cohort report made of every kind of item, with numbers that a reader can check by hand."""

import functools
from types import SimpleNamespace

import pandas as pd
from nbformat import v4

from workbench.disclosure import guard
from workbench.report import charts, results
from workbench.report.datasets import dataset
from workbench.report.exports import export
from workbench.report.figures import figure as drawn
from workbench.report.findings import check, decision, definition, finding, limitation
from workbench.report.headlines import headline
from workbench.report.tables import column, table
from workbench.report.triangles import triangle

COHORTS = [f"2024-{month:02d}" for month in range(1, 13)]
SIZES = [147, 160, 172, 169, 168, 179, 177, 187, 173, 25, 21, 8]
RATES = [0.40, 0.32, 0.27, 0.21, 0.18, 0.16, 0.13, 0.11, 0.10, 0.09, 0.08]


def estimate(value, lo, hi, n, unit="share"):
    return SimpleNamespace(value=value, lo=lo, hi=hi, n=n, level=0.95, unit=unit, method="Wilson", no_interval="")


def summary(**changes):
    return {
        "name": "shop",
        "title": {"en": "Web shop", "zh": "网店"},
        "fingerprint": "sha256:" + "c8b60dd4c444" * 5,
        "currency": "GBP",
        "timezone": "Europe/London",
        "as_of": "2024-12-18",
        "tables": {"transactions": {"rows": 12197, "customers": 2020, "first": "2024-01-01", "last": "2024-12-18"}},
        "ledger": [
            {"table": "transactions", "reason": "read", "rows": 12240},
            {"table": "transactions", "reason": "no customer", "rows": 43},
            {"table": "transactions", "reason": "used", "rows": 12197},
        ],
        "checks": [
            {"key": "ids_present", "status": "pass", "value": 0.9965, "threshold": 0.95,
             "message": "check-present", "values": {"rows": 12240, "table": "transactions", "column": "customer_id"}},
            {"key": "last_period", "status": "warn", "value": 18, "threshold": 31,
             "message": "check-cut-off", "values": {"file": "orders.csv"}},
        ],
        **changes,
    }  # fmt: skip


def triangle_frame(label=lambda cohort: cohort):
    rows = []
    for i, (cohort, size) in enumerate(zip(COHORTS, SIZES, strict=True)):
        for k in range(12 - i):
            rate = 1.0 if k == 0 else max(RATES[k - 1] + (-1) ** (i + k) * 0.015, 0.02)
            active = round(size * rate)
            rows.append((label(cohort), k, size, active, active / size, k < 11 - i, i < 2))
    return pd.DataFrame(rows, columns=["cohort", "period", "customers", "active", "rate", "complete", "left_truncated"])


def curve_frame():
    return pd.DataFrame(
        {"period": range(1, 12), "rate": RATES, "lo": [r - 0.02 for r in RATES], "hi": [r + 0.02 for r in RATES]}
    )


@functools.cache
def figure():
    """The one drawing; it is the same in every notebook, so it is drawn once."""
    columns = {
        "period": column("Months since first order", "count"),
        "rate": column("Retention", "share"),
        "lo": column("Low", "share"),
        "hi": column("High", "share"),
    }
    return drawn(
        "curve",
        charts.curves(curve_frame(), x="period", y="rate", lo="lo", hi="hi", y_format="share"),
        title="About 40% return in month 1, then the curve flattens",
        subtitle="Share of customers who buy in each month after the first order, %, complete months, 2024",
        source="Source: orders, data to 18 December 2024.",
        alt="Line chart of retention by month since the first order: 40% in month 1, falling to 8% in month 11.",
        table=curve_frame(),
        columns=columns,
    )


def headlines(shift=0.0):
    made = []
    for k, rate, n in ((1, 0.3844, 2721), (3, 0.2669, 2366), (6, 0.1551, 1850)):
        made.append(
            headline(
                f"retention_{k}",
                estimate(rate + shift, rate + shift - 0.018, rate + shift + 0.018, n),
                label=f"Month-{k} retention",
                direction="up_is_good",
                definition=f"Customers who buy in month {k} after their first order, divided by all customers of the cohort.",
            )
        )
    return made


def items(*, shift=0.0, data=None, dirty=""):
    """Every kind of item in the order of a notebook; `dirty` is put into every text that could come from data."""
    one = estimate(0.3844 + shift, 0.3663 + shift, 0.4028 + shift, 2721)
    second = pd.DataFrame({"group": [f"Online {dirty}", "Shop"], "customers": [1200, 820], "orders": [3.1, 2.4]})
    return [
        [dataset(data or summary(), as_of="2024-12-18", used={"rows": 12197, "customers": 2020})],
        [
            triangle(
                "retention",
                guard(triangle_frame(), minimum=10),
                caption="No cohort stands out; the last diagonal is still filling",
                subtitle="Customers who bought again, % of the cohort, by month of first order, 2024",
                average=curve_frame().set_index("period")["rate"],
            ),
            export("retention", triangle_frame()),
        ],
        [
            figure(),
        ],
        [
            finding(
                f"{one.value:.0%} of new customers buy again in the month after their first order (between {one.lo:.0%} and {one.hi:.0%}).",
                main=True,
            ),
            finding("By month 6 this falls to 16%.", main=True),
            finding(f"Group Online {dirty} orders most often.", main=True),
        ],
        [
            table(
                "groups",
                second,
                caption="Online customers order more often",
                subtitle="Orders per customer by group, 2024",
                columns={
                    "group": column("Group", "text"),
                    "customers": column("Customers", "count"),
                    "orders": column("Orders per customer", "number"),
                },
            )
        ],
        headlines(shift),
        [
            check("enough", "pass", "Every cohort has 147 customers or more.", value=147, threshold=30),
            definition("Cohort", "Customers whose first order falls in the same month."),
            limitation("Descriptive, not causal: it does not show why customers return."),
            decision(
                action="Test a reminder in the first month",
                effect="Month-1 retention from 38% to 40%",
                cost="One e-mail a customer",
                evidence="Description",
            ),
        ],
    ]  # fmt: skip


def code(*shown, source="shown", count=1):
    outputs = [v4.new_output("display_data", item._repr_mimebundle_()) for item in shown]
    return v4.new_code_cell(source, execution_count=count, outputs=outputs)


def notebook(**changes):
    groups = items(**changes)
    dataset, triangle, figure, findings, table, heads, rest = groups
    stream = v4.new_code_cell(
        "print('x')",
        execution_count=9,
        outputs=[
            v4.new_output("stream", name="stderr", text="WARNING secret"),
            v4.new_output("stream", text="stdout noise"),
        ],
    )
    return v4.new_notebook(
        cells=[
            v4.new_markdown_cell("# Customer retention by cohort\n\nWho comes back, and when?"),
            code(*dataset, count=2),
            v4.new_markdown_cell("## Do customers come back?\n\nA *cohort* is a month of first orders."),
            code(*triangle, count=3),
            code(*figure, count=4),
            code(*findings, count=5),
            v4.new_markdown_cell("## Who orders most often?"),
            code(*table, count=6),
            v4.new_markdown_cell("## Headlines"),
            code(*heads, count=7),
            v4.new_markdown_cell("## Definitions and limits"),
            code(*rest, count=8),
            stream,
        ]
    )  # fmt: skip


def run(run_id="20241219-0702-a1", **changes):
    """What the runner adds: names, parameters, provenance."""
    provenance = {
        "version": "0.1.0",
        "code": "4f2a9c1",
        "packages": {"pandas": "3.1.1", "duckdb": "1.5.6"},
        "seed": 0,
        "started": "2024-12-19T07:02:11+00:00",
        "seconds": 12.3,
        "set_by": {"period": "command line", "warm_up": "dataset"},
        "command": "workbench run cohort --data shop -p period=month --lang en,zh --out reports",
    } | changes.pop("provenance", {})
    return {
        "analysis": "cohort",
        "scope": "all",
        "run_id": run_id,
        "status": "ok",
        "title": "Customer retention by cohort",
        "parameters": {"data": "shop", "as_of": "", "period": "month", "warm_up": 90, "seed": 0},
        "provenance": provenance,
        **changes,
    }


def built(made=None, **changes):
    """Results of a notebook under a run's facts."""
    return results.build(results.collect(made or notebook()), run=run(**changes))


def earlier(k, *, shift=0.0, **changes):
    """Results of the k-th run before, on data to an earlier month."""
    month = 12 - k
    data = summary(as_of=f"2024-{month:02d}-18", fingerprint=f"sha256:{k:060d}")
    made = v4.new_notebook(
        cells=[
            code(dataset(data, as_of=data["as_of"], used={"rows": 12000, "customers": 2000})),
            code(*headlines(shift), count=2),
        ]
    )
    facts = {"provenance": {"started": f"2024-{month:02d}-19T07:02:11+00:00"}} | changes
    return built(made, run_id=f"run-{month:02d}", **facts)
