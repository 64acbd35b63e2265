"""T31: themes of comments — those that are there are found, and none are claimed where words go together by chance."""

from __future__ import annotations

import numpy as np
from sklearn.metrics import adjusted_rand_score

from tests.truth import comment_worlds, replicates
from tests.truth.gates import SeldomAlarms
from tests.truth.replicates import Case, Result
from workbench.models.feedback import ThemeModel
from workbench.models.feedback.terms import shuffled
from workbench.models.feedback.themes import STABLE


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    themes = int(rng.integers(3, 8))
    truth, said, who = comment_worlds.world(rng, themes=themes)
    model = ThemeModel().fit(said, who)
    alike = adjusted_rand_score(truth, model.predict(said))
    mixed = ThemeModel().fit([sorted(set(one)) for one in shuffled(said, rng)], who)
    return {
        "planted themes not found (ARI below .9)": Result(alarm=float(alike < 0.9)),
        "another number of themes than planted": Result(alarm=float(model.n_themes_ != themes)),
        "planted themes called unstable": Result(alarm=float(not model.stability_ >= STABLE)),
        "themes claimed in shuffled comments": Result(alarm=float(mixed.n_themes_ > 0)),
    }


CASE = Case(
    "T31",
    simulate,
    {
        "planted themes not found (ARI below .9)": (SeldomAlarms(0.05),),
        "another number of themes than planted": (SeldomAlarms(0.05),),
        "planted themes called unstable": (SeldomAlarms(0.05),),
        "themes claimed in shuffled comments": (SeldomAlarms(0.05),),
    },
    seed=31,
    share=1 / 100,
)


def test_themes_hold_their_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
