"""What is learnt from comments: themes that are there and none that are not, and a tone that says when it does not know."""

import random

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone

from tests.truth import comment_worlds
from workbench.errors import ArgumentFault
from workbench.models.feedback import NO_THEME, SentimentModel, ThemeModel, firm, sizes, tone
from workbench.models.feedback.clusters import agreement
from workbench.models.feedback.terms import learn, shuffled


@pytest.fixture(scope="module")
def world():
    truth, said, who = comment_worlds.world(np.random.default_rng(8), comments=240, themes=4)
    return truth, said, who, ThemeModel(most=6).fit(said, who)


def test_themes_do_not_depend_on_the_order_of_the_comments(world):
    _, said, who, model = world
    order = np.random.default_rng(1).permutation(len(said))
    again = ThemeModel(most=6).fit([said[k] for k in order], [who[k] for k in order])
    assert (again.predict(said) == model.predict(said)).all() and again.stability_ == model.stability_
    assert np.array_equal(again.centroids_, model.centroids_) and again.names() == model.names()


def test_kept_themes_give_every_comment_the_theme_that_the_fitted_ones_give(world):
    _, said, _, model = world
    kept = firm.from_bytes(firm.files(model)["data"])
    assert np.array_equal(kept.predict(said), model.predict(said)) and kept.names() == model.names()
    assert (kept.stability_, kept.n_themes_) == (model.stability_, model.n_themes_)
    assert firm.stability(kept, n=9).value == firm.stability(model, n=9).value


def test_a_comment_without_a_known_word_is_of_no_theme(world):
    assert world[3].predict([["unheard"], []]).tolist() == [NO_THEME, NO_THEME]


def test_a_word_that_few_customers_use_is_no_term_however_often_they_use_it():
    said, who = [["secret", "price"]] * 50 + [["price"]] * 50, ["a"] * 50 + list(map(str, range(50)))
    assert learn(said, who, fewest=10).terms == ("price",)


def test_shuffled_comments_have_the_same_words_and_lengths(world):
    _, said, _, _ = world
    mixed = shuffled(said, np.random.default_rng(0))
    words = [sorted(word for one in some for word in one) for some in (mixed, said)]
    assert words[0] == words[1] and list(map(len, mixed)) == list(map(len, said))


def test_agreement_is_that_of_the_best_matching():
    one, two = np.array([0, 0, 0, 1, 1, 2]), np.array([2, 2, 0, 0, 0, 1])
    assert agreement(one, two, 3, np.ones(6)) == (5 / 6, 2 / 3)


@pytest.mark.parametrize("said", [[], [[]], [["a"]], [["a"]] * 300, [[f"w{k}"] for k in range(300)]])
def test_no_comments_no_words_and_no_words_in_common_are_no_themes(said):
    model = ThemeModel().fit(said)
    assert model.n_themes_ == 0 and not model.beyond_chance_ and model.names() == []
    assert firm.files(model) == {"data": b"", "manifest": {}, "summary": {}}


GOOD, BAD = (
    ("味道很好", "送得很快", "very tasty", "quick and warm"),
    ("味道很差", "等了很久", "cold and late", "never again"),
)


def reviews(n=400, *, wrong=0.0, seed=3):
    chance = random.Random(seed)
    low = [k % 2 for k in range(n)]
    told = [bad if chance.random() >= wrong else 1 - bad for bad in low]
    texts = [f"{chance.choice(BAD if bad else GOOD)} {chance.choice(['了', '啊', 'indeed', ''])}" for bad in told]
    return texts, np.array(low)


def test_labels_may_be_any_two_values_and_come_back(world):
    texts, low = reviews()
    model = clone(SentimentModel()).fit(texts, np.where(low == 1, "bad", "good"))
    assert model.classes_.tolist() == ["bad", "good"]
    assert model.predict(["味道很差", "very tasty"]).tolist() == ["bad", "good"]
    again = SentimentModel().fit(pd.Series(texts), pd.Series(np.where(low == 1, "bad", "good")), np.arange(400))
    assert again.predict(np.array(["味道很差", "very tasty"])).tolist() == ["bad", "good"]
    assert model.predict_proba(["", "🍜"]).sum(axis=1).tolist() == pytest.approx([1, 1])


def test_chances_of_comments_not_seen_come_true_where_labels_are_partly_wrong():
    texts, low = reviews(3000, wrong=0.2)
    model = SentimentModel().fit(texts[:1500], low[:1500])
    chance = model.predict_proba(texts[1500:])[:, 1]
    assert tone.calibration_gap(chance, low[1500:].astype(float)) < 0.04
    assert (model.predict(texts[1500:]) == low[1500:]).mean() == pytest.approx(0.8, abs=0.04)


@pytest.mark.parametrize(
    ("labels", "said"),
    [(np.zeros(60), "two different values"), (np.r_[np.zeros(55), np.ones(5)], "at least 20 comments each"), (np.arange(60), "two different values")],
)  # fmt: skip
def test_labels_that_teach_nothing_are_refused_by_name(labels, said):
    with pytest.raises(ArgumentFault, match=said):
        SentimentModel().fit(["comment"] * 60, labels)


def told(texts, low, languages="zh"):
    return pd.DataFrame(
        {"customer_id": [f"c{k // 2}" for k in range(len(texts))], "comment": texts, "language": languages}
    )


def test_the_tone_is_told_where_it_holds_and_only_in_the_languages_in_which_it_does():
    texts, low = reviews()
    chance = random.Random(1)
    said = told([*texts, *(chance.choice(["abc", "def"]) for _ in texts)], low, ["zh"] * 400 + ["en"] * 400)
    found = tone.tone(said, pd.Series([*low, *(chance.choice([0, 1]) for _ in low)], dtype=float))
    assert found.by_language.set_index("language")["good"].to_dict() == {"en": False, "zh": True} and not found.good
    assert found.negative[:400].notna().all() and found.negative[400:].isna().all()
    assert tone.negative_share(said, found).value == pytest.approx(low.mean(), abs=0.01)


def test_too_few_scores_and_a_tone_told_badly_are_different_reasons():
    texts, low = reviews()
    none = tone.tone(told(texts, low), pd.Series(np.nan, range(400)))
    assert tone.negative_share(told(texts, low), none).no_interval == "too-few-scores-to-learn-from"
    random_low = pd.Series(np.random.default_rng(0).integers(2, size=400).astype(float))
    bad = tone.tone(told(texts, low), random_low)
    assert (
        tone.negative_share(told(texts, low), bad).no_interval == "tone-not-told-well" and tone.verdict(bad) == "warn"
    )


def test_a_change_is_told_by_newcombes_interval_and_not_at_all_of_few():
    rows = pd.DataFrame(
        {
            "theme": list("xyz"),
            "before": [56, 50, 3],
            "all_before": [70, 100, 100],
            "now": [48, 51, 20],
            "all_now": [80, 100, 100],
        }
    )
    found = sizes.with_tendency(rows.head(1), level=0.95)
    assert found.loc[0, ["share_before", "share_now", "tendency"]].tolist() == [
        0.8,
        0.6,
        "lower",
    ]  # Newcombe 1998: .0524 to .3339
    guarded = sizes.with_tendency(rows, minimum=10)
    assert guarded["tendency"].tolist() == ["lower", "no-clear-change", "unknown"] and np.isnan(guarded["share_now"][2])


def test_a_handful_of_phrases_said_again_and_again_is_grouped_without_a_warning():
    """Comments that differ only in words that few use are the same row; there are no more groups than different rows."""
    phrases = [["late@delivery", "day"], ["dear@price"], ["dear@price", "now"], ["broke@quality", "week"]]
    said = [[*phrase, f"rare{k}"] for k in range(30) for phrase in phrases]
    model = ThemeModel(fewest=5).fit(said)
    assert 0 <= model.n_themes_ <= 4 and len(set(model.predict(said))) <= 5
