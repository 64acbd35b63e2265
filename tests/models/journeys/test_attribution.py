"""Attribution: published answers, the axioms it rests on, and what no method may do."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.models import MarkovAttribution, ShapleyAttribution
from workbench.models.journeys import attribution
from workbench.models.journeys.differences import attribution_intervals
from workbench.models.journeys.markov_attribution import transition_counts

TINY = [["c1", "c2", "c3"], ["c1"], ["c2", "c3"]]
PATHS = st.lists(
    st.tuples(st.lists(st.sampled_from("abcd"), min_size=1, max_size=6), st.integers(0, 5), st.integers(0, 5)),
    min_size=1,
    max_size=8,
).filter(lambda rows: any(won for _, won, _ in rows))


def parts(rows):
    return [path for path, _, _ in rows], [won for _, won, _ in rows], [lost for _, _, lost in rows]


@pytest.mark.shared
def test_known_answer_markov_tiny(known_answers):
    expected = known_answers["markov-tiny"]
    model = MarkovAttribution().fit(TINY, conversions=[1, 0, 0], nulls=[0, 1, 1])
    assert model.conversion_ == pytest.approx(expected["p_conv"], abs=1e-9)
    assert model.removal_effects_.tolist() == pytest.approx(expected["removal"], abs=1e-9)
    assert model.shares_.tolist() == pytest.approx(expected["share"], abs=1e-9)


@given(PATHS, st.integers(1, 3))
def test_markov_shares_add_up_to_the_conversions(rows, order):
    paths, won, lost = parts(rows)
    model = MarkovAttribution(order=order).fit(paths, won, lost)
    assert model.shares_.sum() == pytest.approx(1) and model.attributed_.sum() == pytest.approx(sum(won))
    assert model.removal_effects_.between(0, 1).all()


@given(PATHS)
def test_the_chains_conversion_is_that_of_the_paths(rows):
    paths, won, lost = parts(rows)
    assert MarkovAttribution().fit(paths, won, lost).conversion_ == pytest.approx(sum(won) / (sum(won) + sum(lost)))


@given(PATHS)
def test_a_first_order_chain_does_not_care_about_immediate_repeats(rows):
    paths, won, lost = parts(rows)
    once = [[step for k, step in enumerate(path) if k == 0 or step != path[k - 1]] for path in paths]
    pd.testing.assert_series_equal(
        MarkovAttribution().fit(paths, won, lost).shares_,
        MarkovAttribution().fit(once, won, lost).shares_,
        rtol=1e-9,
        atol=1e-12,
    )


@given(PATHS)
def test_a_chain_with_a_memory_longer_than_the_paths_removes_whole_paths(rows):
    """With all of the path remembered, removing a channel loses just the conversions of the paths with it."""
    paths, won, lost = parts(rows)
    model = MarkovAttribution(order=6).fit(paths, won, lost)
    for channel, effect in model.removal_effects_.items():
        gone = sum(w for path, w in zip(paths, won, strict=True) if channel in path)
        assert effect == pytest.approx(gone / sum(won), abs=1e-9)


def worth(members, paths, won) -> float:
    return sum(w for path, w in zip(paths, won, strict=True) if set(path) <= set(members))


@given(PATHS)
def test_shapley_is_the_mean_contribution_over_all_orders_of_joining(rows):
    paths, won, lost = parts(rows)
    model = ShapleyAttribution().fit(paths, won, lost)
    names = list(model.shares_.index)
    orders = list(itertools.permutations(names))
    for name in names:
        gains = [worth(o[: o.index(name) + 1], paths, won) - worth(o[: o.index(name)], paths, won) for o in orders]
        assert model.attributed_[name] == pytest.approx(np.mean(gains))


@given(PATHS)
def test_shapley_is_efficient(rows):
    paths, won, lost = parts(rows)
    model = ShapleyAttribution().fit(paths, won, lost)
    assert model.attributed_.sum() == pytest.approx(sum(won)) and model.shares_.sum() == pytest.approx(1)


@given(PATHS)
def test_shapley_gives_a_null_player_nothing(rows):
    paths, won, lost = parts(rows)
    model = ShapleyAttribution().fit([*paths, ["idle"], ["idle", "a"]], [*won, 0, 0], [*lost, 3, 1])
    assert model.attributed_["idle"] == 0 and model.removal_effects_["idle"] == 0


@given(PATHS)
def test_shapley_treats_equals_alike(rows):
    """A channel that is wherever another one is gets the same."""
    paths, won, lost = parts(rows)
    twins = [[twin for step in path for twin in ([step, "twin"] if step == "a" else [step])] for path in paths]
    model = ShapleyAttribution().fit(twins, won, lost)
    assert model.attributed_.get("a", 0.0) == pytest.approx(model.attributed_.get("twin", 0.0))


@given(PATHS, PATHS)
def test_shapley_of_two_sets_of_paths_together_is_the_sum(one, two):
    first, second, both = (ShapleyAttribution().fit(*parts(rows)).attributed_ for rows in (one, two, one + two))
    pd.testing.assert_series_equal(first.add(second, fill_value=0.0), both, check_names=False)


@pytest.mark.parametrize("model", [MarkovAttribution(), MarkovAttribution(order=2), ShapleyAttribution()])
@given(rows=PATHS, factor=st.integers(2, 9))
def test_the_order_of_paths_and_the_scale_of_counts_do_not_matter(model, rows, factor):
    paths, won, lost = parts(rows)
    expected = model.fit(paths, won, lost).shares_
    again = model.fit(paths[::-1], [factor * w for w in won][::-1], [factor * n for n in lost][::-1]).shares_
    pd.testing.assert_series_equal(again, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("model", [MarkovAttribution(), ShapleyAttribution()])
def test_a_path_that_only_goes_in_circles_terminates(model):
    fitted = model.fit([["a", "b"] * 5000, ["a"]], conversions=[0, 1], nulls=[1, 0])
    assert np.isfinite(fitted.shares_).all() and fitted.shares_.sum() == pytest.approx(1)


def test_a_channel_added_at_random_to_paths_changes_little():
    rng = np.random.default_rng(5)
    paths = [list(rng.choice(list("abc"), rng.integers(1, 4))) for _ in range(4000)]
    won = [int(rng.random() < (0.4 if "a" in path else 0.1)) for path in paths]
    noisy = [[*path, "noise"] if rng.random() < 0.3 else path for path in paths]
    lost = [1 - w for w in won]
    before, after = (MarkovAttribution().fit(p, won, lost).shares_ for p in (paths, noisy))
    kept = after.drop("noise") / after.drop("noise").sum()
    assert (kept - before).abs().max() < 0.05


@pytest.mark.parametrize("model", [MarkovAttribution(), ShapleyAttribution()])
@pytest.mark.parametrize(
    ("given_", "message"),
    [
        (([["a"]], [0], [1]), "no path converts"),
        (([["a"], []], [1, 1], [0, 0]), r"paths \[1\] have no channel"),
        (([["a"]], [1, 2], [0]), "conversions has shape"),
        (([["a"]], [1], [-1]), "nulls are counts"),
        (([["a"]], [float("nan")], [0]), "conversions are counts"),
    ],
)
def test_what_cannot_be_attributed_is_refused_with_its_reason(model, given_, message):
    with pytest.raises(ValueError, match=message):
        model.fit(*given_)


def test_without_counts_every_path_is_one_conversion():
    assert ShapleyAttribution().fit([["a"], ["a", "b"]]).attributed_.to_dict() == {"a": 1.5, "b": 0.5}
    assert MarkovAttribution().fit([["a"], ["a", "b"]]).conversion_ == 1


def test_the_models_keep_scikit_learns_contract():
    for model in (MarkovAttribution(order=2), ShapleyAttribution()):
        assert model.get_params() == type(model)(**model.get_params()).get_params()
        assert model.fit(TINY) is model
    with pytest.raises(ValueError, match="order is a whole number"):
        MarkovAttribution(order=0).fit(TINY)


def test_the_bootstrap_of_shares_holds_the_shares_of_the_same_chain():
    paths = [["a", "b"], ["a"], ["b"]]
    moves = pd.DataFrame(
        [(f"{k}-{n}", *pair, 1) for k in range(40) for n, (path, end) in enumerate(zip(paths, ["won", "lost", "won"], strict=True))
         for pair in itertools.pairwise(["start", *path, end])], columns=["customer_id", "from", "to", "count"])  # fmt: skip
    found = attribution_intervals(moves, ["a", "b"], start="start", won="won", lost="lost").set_index("channel")
    shares = MarkovAttribution().fit(paths, [40, 0, 40], [0, 40, 0]).shares_
    assert (found["lo"] < shares).all() and (shares < found["hi"]).all()
    counts, states = transition_counts(paths, np.array([40, 0, 40]), np.array([0, 40, 0]))
    assert counts.sum() == moves["count"].sum() and states == [("a",), ("b",)]


def test_nothing_converted_gives_empty_tables_and_says_so():
    empty = pd.DataFrame({"path": [["a"]], "conversions": [0], "nulls": [3], "value": [0.0]})
    assert attribution.compare(empty, pd.DataFrame(columns=["channel"])).empty
    shares = attribution.markov_shares(empty, pd.DataFrame(), ends=("s", "w", "l"))
    assert shares.empty and attribution.leader(shares, empty)["share"].no_interval == "nothing-converted"


def support(**channels):
    """Rows of (customers, gross, largest, second), the same in every role."""
    rows = [(name, role, *numbers) for name, numbers in channels.items() for role in ("any", "first", "last")]
    return pd.DataFrame(rows, columns=["channel", "role", "customers", "gross", "largest", "second"])


def test_channels_of_few_customers_or_of_one_customers_money_are_put_together_with_another():
    plain = {"a": (90, 900.0, 20.0, 20.0), "b": (50, 500.0, 20.0, 20.0), "c": (40, 400.0, 20.0, 20.0)}
    assert attribution.shown_channels(support(**plain), minimum=10) == ["a", "b", "c"]
    assert attribution.shown_channels(support(**plain, d=(4, 40.0, 10.0, 10.0)), minimum=10) == ["a", "b"]
    assert attribution.shown_channels(support(**plain | {"b": (50, 50000.0, 49500.0, 20.0)}), minimum=10) == []
    assert attribution.shown_channels(support(**plain | {"c": (40, 400.0, 385.0, 2.0)}), minimum=10) == ["a"]
    assert attribution.shown_channels(support().iloc[:0], minimum=10) == []


def test_money_is_only_guarded_where_there_is_money():
    assert attribution.shown_channels(support(a=(90, 0.0, 0.0, 0.0), b=(50, 0.0, 0.0, 0.0)), minimum=10) == ["a", "b"]
