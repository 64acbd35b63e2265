"""T2: everybody's risk rises with age (beta-discrete-Weibull, c = 1.5); the shifted-beta-geometric model is wrong."""

import numpy as np

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, Covers, SeldomAlarms, Small
from tests.truth.replicates import Case, Result, compare
from workbench.models.cohorts.beta_discrete_weibull import BetaDiscreteWeibullModel

GAMMA, DELTA, C = 0.5, 4.0, 1.5
CUSTOMERS, PERIODS, HORIZON = 2000, 8, 12


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    truth = simulators.beta_discrete_weibull_survival(HORIZON, GAMMA, DELTA, C)
    survivors = _survivors(rng, C)
    model = BetaDiscreteWeibullModel().fit(survivors)
    fitted = model.survival_interval([HORIZON]).iloc[0]
    simple = model.constant_risk_.survival_interval([HORIZON]).iloc[0]
    constant = BetaDiscreteWeibullModel().fit(_survivors(rng, 1.0)).duration_dependence()
    return {
        "S(12), beta-discrete-Weibull": compare(truth, fitted["value"], fitted["lo"], fitted["hi"]),
        "rising risk noticed (likelihood ratio)": Result(alarm=float(model.duration_dependence().p_value < 0.05)),
        "constant risk taken for changing": Result(alarm=float(constant.p_value < 0.05)),
        "S(12) by the wrong model misses": Result(alarm=float(not simple["lo"] <= truth <= simple["hi"])),
    }


def _survivors(rng: np.random.Generator, c: float) -> np.ndarray:
    return simulators.survivors(simulators.beta_discrete_weibull(rng, CUSTOMERS, GAMMA, DELTA, c), PERIODS)


CASE = Case(
    "T2",
    simulate,
    {
        "S(12), beta-discrete-Weibull": (Covers(), Small(0.01)),
        "rising risk noticed (likelihood ratio)": (Alarms(0.8),),
        "constant risk taken for changing": (SeldomAlarms(),),
        "S(12) by the wrong model misses": (Alarms(0.5),),
    },
    seed=2,
)


def test_duration_dependence_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
