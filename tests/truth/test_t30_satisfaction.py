"""T30: all three scores from 30 to 400 answers, weighting where happy people answer more often, and a link between score and buying
again that is there, or is not.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.truth import replicates
from tests.truth.gates import Alarms, Covers, CoversAtLeast, SeldomAlarms, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.models.satisfaction import dominance, matters, response, scores

SHARES = {
    "nps": np.array([2, 2, 2, 3, 4, 6, 7, 12, 18, 22, 22]) / 100,
    "csat": np.array([5, 6, 14, 35, 40]) / 100,
    "ces": np.array([4, 6, 8, 12, 20, 25, 25]) / 100,
}
LOWEST = {"nps": 0, "csat": 1, "ces": 1}
TILT = {"nps": 1.25, "csat": 1.8, "ces": 1.4}  # how much happier the second group is
RESPONSE, ASKED = np.array([0.15, 0.45]), np.array([900, 500])
LINK = 0.15  # promoters buy again so much more often


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    results = {}
    for kind in scores.SCALES:
        for n in (30, 400):
            found = scores.score(kind, draw(rng, kind, n, SHARES[kind]))
            results[f"{kind} of {n} answers"] = compare(mean(kind, SHARES[kind]), *found[:3])
        plain, told, truth = tilted(rng, kind)
        results[f"{kind} of those asked, weighted"] = compare(truth, *told[:3])
        results[f"{kind} unweighted misses"] = Result(alarm=float(not plain.lo <= truth <= plain.hi))
    results["link of score and buying"], results["link of score and buying, alike before"] = linked(rng, LINK)
    results["no link"] = linked(rng, 0.0)[0]
    rows = pd.DataFrame(rng.integers(0, 4, (300, 3)).astype(str), columns=list("abc")).assign(
        score=rng.normal(size=300)
    )
    results["drivers where there are none"] = Result(alarm=float(len(dominance.dominance(rows, list("abc"))[0]) > 0))
    groups = pd.DataFrame({"score": draw(rng, "nps", 400, SHARES["nps"]), "region": rng.choice(list("abcde"), 400)})
    apart = response.differences("nps", groups.assign(customer_id=range(400)), ["region"])
    results["groups that do not differ"] = Result(alarm=float((apart["gap_reading"] == "differs").any()))
    return results


def draw(rng: np.random.Generator, kind: str, n: int, shares: np.ndarray) -> pd.Series:
    return pd.Series(LOWEST[kind] + rng.choice(len(shares), n, p=shares), dtype="float64")


def mean(kind: str, shares: np.ndarray) -> float:
    points = scores.values(kind, pd.Series(LOWEST[kind] + np.arange(len(shares)), dtype="float64")).to_numpy()
    return float(points @ shares) / (100 if kind == "csat" else 1)


def happier(kind: str) -> np.ndarray:
    shares = SHARES[kind] * TILT[kind] ** np.arange(len(SHARES[kind]))
    return shares / shares.sum()


def tilted(rng: np.random.Generator, kind: str):
    """Two groups of whom the happier one answers three times as often."""
    groups = [SHARES[kind], happier(kind)]
    given = [draw(rng, kind, rng.binomial(n, p), each) for n, p, each in zip(ASKED, RESPONSE, groups, strict=True)]
    rows = pd.concat([pd.DataFrame({"group": name, "score": each}) for name, each in zip("ab", given, strict=True)])
    truth = float(ASKED @ [mean(kind, each) for each in groups]) / ASKED.sum()
    return scores.score(kind, rows["score"]), scores.weighted(kind, rows, dict(zip("ab", ASKED, strict=True))), truth


def linked(rng: np.random.Generator, gap: float) -> tuple[Result, Result]:
    """Who has bought more before buys again more often, whatever the score."""
    group, before = rng.choice(["low", "middle", "high"], 500, p=[0.3, 0.3, 0.4]), rng.gamma(1.0, 100.0, 500)
    chance = 0.2 + 0.08 * np.log1p(before) / 2 + gap * (group == "high")
    bought = (rng.random(500) < chance).astype("float64")
    rows = pd.DataFrame({"group": group, "bought": bought, "spend_before": before})
    found = [way(rows, "bought") for way in (matters.difference, matters.adjusted)]
    claimed = [float(each.direction(materiality=0.02) in ("higher", "lower")) for each in found]
    told = [compare(gap, *each[:3])._replace(alarm=alarm) for each, alarm in zip(found, claimed, strict=True)]
    return told[0], told[1]


CASE = Case(
    "T30",
    simulate,
    {
        **{
            f"{kind} of {n} answers": (CoversAtLeast(0.915) if n == 30 else Covers(), Unbiased(within=within))
            for kind, within in (("nps", 5.0), ("csat", 0.03), ("ces", 0.15))
            for n in (30, 400)
        },
        **{
            f"{kind} of those asked, weighted": (Covers(), Unbiased(within=within))
            for kind, within in (("nps", 1.0), ("csat", 0.01), ("ces", 0.05))
        },
        **{f"{kind} unweighted misses": (Alarms(0.3),) for kind in SHARES},
        "link of score and buying": (Covers(), Unbiased(within=0.01), Alarms(0.7)),
        "link of score and buying, alike before": (Covers(), Unbiased(within=0.01)),
        "no link": (Covers(), SeldomAlarms(0.05)),
        "drivers where there are none": (SeldomAlarms(0.05),),
        "groups that do not differ": (SeldomAlarms(0.05),),
    },
    seed=30,
    share=0.25,
)


def test_satisfaction_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
