"""T18: forecasts and values of 3,000 customers, 39 weeks seen and 39 ahead, under two truths."""

import numpy as np
import pandas as pd

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, Covers, CoversAtLeast, SeldomAlarms, Small
from tests.truth.replicates import MISSING, Case, Result
from workbench.models import BetaGeoModel, ModifiedBetaGeoModel
from workbench.models.purchases import purchase_holdout
from workbench.models.purchases.customer_value import expected_value, total_value, value_model, value_totals
from workbench.models.purchases.independence import frequency_value_correlation, independence_verdict
from workbench.models.purchases.purchase_choice import Choice

BG = {"r": 0.8, "alpha": 6.0, "a": 0.8, "b": 2.5}
PARETO = {"r": 0.553, "alpha": 10.577, "s": 0.606, "beta": 11.668}  # those of CDNOW
P, Q, V = 6.0, 4.0, 16.0
CUSTOMERS, AHEAD, DRAWS = 3000, 39.0, 40
WORLDS = ("BG/NBD", "Pareto/NBD")


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    T = rng.uniform(27, 39, CUSTOMERS)
    scale = rng.gamma(Q, 1 / V, CUSTOMERS)
    worlds = (simulators.bg_nbd(rng, T, ahead=AHEAD, **BG), simulators.pareto_nbd(rng, T, ahead=AHEAD, **PARETO))
    results = {}
    for name, world in zip(WORLDS, worlds, strict=True):
        world["monetary_value"] = simulators.gamma_gamma(rng, world["frequency"].to_numpy(), p=P, scale=scale)
        results |= {f"{name}: {what}": result for what, result in orders_and_value(rng, world, scale).items()}
    results["independent: not warned"] = Result(alarm=warned(rng, 0.0))
    results["correlation of 0.3 between frequency and value: warned"] = Result(alarm=warned(rng, TIED))
    return results


def orders_and_value(rng: np.random.Generator, world: pd.DataFrame, scale: np.ndarray) -> dict[str, Result]:
    fits = [kind().fit(world) for kind in (BetaGeoModel, ModifiedBetaGeoModel)]
    model = max(fits, key=lambda fit: fit.log_likelihood_)  # as `choose` does; Pareto/NBD, the other truth, is kept out
    choice = Choice("", model, "", pd.DataFrame())
    predicted, actual = model.predict(world, AHEAD), world["later"].to_numpy()
    ratio = predicted.sum() / actual.sum()
    tenth = np.ceil(pd.Series(predicted).rank(method="first") / CUSTOMERS * 10).to_numpy()
    results = {
        "total of orders": _ratio(ratio),
        "total of orders within a tenth": Result(covered=float(abs(ratio - 1) <= 0.1)),
    }
    for k in range(6, 11):
        results[f"tenth {k} of the forecast"] = _ratio(predicted[tenth == k].sum() / actual[tenth == k].sum())
    held = purchase_holdout.predicted_total(
        world.assign(predicted=predicted), choice, horizon=AHEAD, draws=DRAWS, random_state=int(rng.integers(2**31))
    )
    results["range of the total"] = Result(covered=float(held.lo <= actual.sum() <= held.hi))
    worth = value_model(world, choice, kept=1.0, horizon=AHEAD, discount=0.0)
    brought = float((rng.standard_gamma(P * actual) / scale).sum())
    drawn = value_totals(
        world, worth, {"all": pd.Series("all", world.index)}, draws=DRAWS, random_state=int(rng.integers(2**31))
    )
    total = total_value(expected_value(world, worth), drawn["all"], worth)
    results["total value"] = _ratio(total.value / brought)
    results["range of the total value"] = Result(covered=float(total.lo <= brought <= total.hi))
    return results


def _ratio(ratio: float) -> Result:
    return Result(truth=1.0, error=ratio - 1, covered=MISSING)


TIED = 0.8  # of the normal scores of rate and mean value; frequency and mean purchase then correlate by 0.3


def warned(rng: np.random.Generator, rho: float) -> float:
    rate, inverse = simulators.tied_gammas(rng, CUSTOMERS, (BG["r"], Q), -rho)
    world = simulators.bg_nbd(rng, np.full(CUSTOMERS, 39.0), ahead=AHEAD, rate=rate / BG["alpha"], **BG)
    mean = simulators.gamma_gamma(rng, world["frequency"].to_numpy(), p=P, scale=inverse / V)
    correlation = frequency_value_correlation(world.assign(monetary_value=mean))
    return float(independence_verdict(correlation) == "warn")


ORDERS = {
    "total of orders": (Small(0.03),),
    "total of orders within a tenth": (CoversAtLeast(0.9),),
    **{f"tenth {k} of the forecast": (Small(0.1),) for k in range(6, 11)},
    "total value": (Small(0.03),),
}
RANGES = {"range of the total": (Covers(),), "range of the total value": (Covers(),)}
CASE = Case(
    "T18",
    simulate,
    {
        **{f"BG/NBD: {what}": gates for what, gates in (ORDERS | RANGES).items()},
        **{f"Pareto/NBD: {what}": gates for what, gates in ORDERS.items()},
        "independent: not warned": (SeldomAlarms(),),
        "correlation of 0.3 between frequency and value: warned": (Alarms(0.9),),
    },
    seed=18,
    share=0.4,
)


def test_lifetime_value_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
