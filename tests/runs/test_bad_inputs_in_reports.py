"""Bad inputs of the list of forty that only a report can answer: it says what it cannot tell, and why."""

import datetime as dt

import pytest

from tests.runs import in_process
from tests.runs.test_any_company import HEADS, SECTION, TOML, company
from workbench import runs

ROWS = company(80)
TOGETHER = dt.date(2024, 5, 1)
EVERYBODY = sorted({line[0] for line in ROWS["transactions"]})


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Run an analysis in this process on the usual company with other rows in some tables."""

    def made(analysis, parameters, **others):
        monkeypatch.setattr(runs, "_execute", in_process.execute)
        tables = {name: part for name, part in (ROWS | others).items() if part}
        for name, part in tables.items():
            lines = [HEADS[name], *(",".join(map(str, row)) for row in part)]
            (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
        (tmp_path / "odd.toml").write_text(
            TOML.format(more="") + "".join(SECTION.format(name=name) for name in tables), "utf-8"
        )
        return runs.run(
            analysis, data=str(tmp_path / "odd.toml"), parameters=parameters, out=tmp_path / "out", lang=["en"]
        )

    return made


@pytest.mark.parametrize(
    "joined",
    [
        pytest.param([[who, "club", TOGETHER] for who in EVERYBODY], marks=pytest.mark.bad_input(22)),
        pytest.param(
            [[who, "club", min(line[2] for line in ROWS["transactions"] if line[0] == who)] for who in EVERYBODY],
            marks=pytest.mark.bad_input(23),
        ),
    ],
    ids=["all on one day", "all with their first order"],
)
def test_where_nobody_is_left_to_compare_with_no_effect_is_told(made, joined):
    run = made("loyalty_roi", {"subject": "membership"}, memberships=joined)
    told = {one["key"]: one for one in run.results["headlines"]}
    assert run.status == "ok", run.error
    assert told["incremental_margin_per_member"]["value"] is told["roi"]["value"] is None
    assert "Customers in the smaller group" in (run.path / "report.html").read_text("utf-8")


@pytest.mark.bad_input(34)
def test_a_journey_that_only_goes_round_ends_and_converts_nobody(made):
    turns = [
        [who, f"2024-03-{1 + turn // 8:02} 10:{turn % 8:02}:00", ("view", "cart")[turn % 2], ("web", "mail")[turn % 2]]
        for who in EVERYBODY
        for turn in range(40)
    ]
    run = made("journey", {"sources": "events", "conversion": "cart"}, events=turns, campaigns=[])
    assert run.status in ("ok", "checks_failed"), run.error


@pytest.mark.bad_input(29)
def test_forty_customers_are_not_cut_into_more_groups_than_they_can_fill(made):
    few = {name: [row for row in part if row[0] < "C040"] for name, part in ROWS.items()}
    run = made("segmentation", {"k": 8}, **few)
    told = next(one for one in run.results["headlines"] if one["key"] == "segments")
    assert run.status in ("ok", "checks_failed") and told["value"] <= 40 / 10, run.error


@pytest.mark.bad_input(39)
def test_a_parameter_that_looks_like_a_path_or_a_query_is_a_name_that_is_not_there(made, tmp_path):
    run = made("loyalty_roi", {"subject": "membership", "rollout_by": "../../a'; DROP TABLE x"})
    assert (run.status, run.exit_code) == ("failed", 2) and "rollout_by" in run.error, run.error
    assert run.path.is_relative_to(tmp_path / "out" / "loyalty_roi")
