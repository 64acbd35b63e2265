"""The harness itself: bands as stated, failing seeds named, wrong procedures caught."""

import json

import numpy as np
import pandas as pd
import pytest

from tests.truth import certificate, replicates
from tests.truth.gates import Alarms, Covers, SeldomAlarms, Unbiased
from tests.truth.replicates import Case, ReplicateFailed, Result, compare


def mean_of_normals(rng: np.random.Generator, *, shift: float = 0.0, width: float = 1.96) -> dict[str, Result]:
    value = 10 + shift + rng.standard_normal()
    return {"mean": compare(10.0, value, value - width, value + width)}


def verdict(gate, **wrong) -> str:
    case = Case("T0", lambda rng: mean_of_normals(rng, **wrong), {"mean": (gate,)}, seed=5)
    return replicates.run(case)["verdict"].item()


def test_a_correct_interval_passes_and_a_narrow_or_a_wide_one_fails():
    assert verdict(Covers()) == "pass"
    assert verdict(Covers(), width=1.5) == "fail"
    assert verdict(Covers(), width=3.0) == "fail"


def test_bias_fails_when_it_is_beyond_chance_or_too_large_to_matter():
    assert verdict(Unbiased()) == "pass"
    assert verdict(Unbiased(), shift=0.3) == "fail"  # below 5% of the truth, but not by chance
    assert verdict(Unbiased(within=1e-9)) == "fail"  # by chance, but too large


@pytest.mark.parametrize(
    ("share", "gate", "expected"),
    [
        (0.05, SeldomAlarms(), "pass"),
        (0.15, SeldomAlarms(), "fail"),
        (0.95, Alarms(0.8), "pass"),
        (0.60, Alarms(0.8), "fail"),
    ],
)
def test_alarms_are_judged_by_size_and_power(share, gate, expected):
    case = Case("T0", lambda rng: {"alarm": Result(alarm=float(rng.random() < share))}, {"alarm": (gate,)}, seed=5)
    assert replicates.run(case)["verdict"].item() == expected


def test_a_figure_that_is_missing_does_not_pass():
    case = Case("T0", lambda rng: {"mean": Result()}, {"mean": (Covers(), Unbiased(), Alarms(0.1))}, seed=5)
    assert replicates.run(case)["verdict"].item() == "fail"


def test_a_replicate_that_raises_names_its_seed():
    def breaks(rng):
        raise ZeroDivisionError("nothing to divide")

    with pytest.raises(ReplicateFailed, match="T0, replicate 0 of seed 5: ZeroDivisionError: nothing to divide"):
        replicates.run(Case("T0", breaks, {"mean": (Covers(),)}, seed=5))


def test_a_replicate_can_be_made_again_on_its_own():
    again = mean_of_normals(replicates.generator(5, 17))
    drawn = [mean_of_normals(replicates.generator(5, number)) for number in range(18)]
    assert drawn[17] == again


def test_every_case_has_its_own_number_and_seed():
    cases = list(certificate.cases())
    assert [case.test for case in cases] == [
        *(f"T{k}" for k in range(1, 13)),
        "T12b",
        *(f"T{k}" for k in (*range(13, 26), 29, 30, 31)),
    ]
    assert len({case.seed for case in cases}) == len(cases)


def test_saved_rows_are_plain_json(tmp_path):
    case = Case("T0", mean_of_normals, {"mean": (Covers(),)}, seed=5)
    certificate.save(replicates.run(case), tmp_path / "certificate" / "rows.json")
    saved = json.loads((tmp_path / "certificate" / "rows.json").read_text(encoding="utf-8"))
    assert saved["rows"][0]["power"] is None and saved["rows"][0]["gate"] == "coverage 91.8% to 98.2%"
    assert list(pd.DataFrame(saved["rows"]).columns) == replicates.COLUMNS
