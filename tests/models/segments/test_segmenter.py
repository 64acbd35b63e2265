"""The segmenter: scikit-learn's contract, published clusterings, and what it must not depend on or pretend."""

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.metrics import (
    adjusted_rand_score,
    calinski_harabasz_score,
    davies_bouldin_score,
    normalized_mutual_info_score,
    rand_score,
    silhouette_score,
)
from sklearn.utils.estimator_checks import parametrize_with_checks

from workbench.models.segments.log_scale import LogRobustScaler
from workbench.models.segments.natural_groups import find_clusters
from workbench.models.segments.segment_names import EVERYBODY, NAMES, segment_names
from workbench.models.segments.segmentation import segment
from workbench.models.segments.segmenter import CustomerSegmenter, largest_number, matched
from workbench.models.segments.stability import stability
from workbench.models.segments.unclustered import Unclustered, one_mode


@parametrize_with_checks(
    [CustomerSegmenter(references=3, resamples=2, random_state=0), LogRobustScaler()],
    expected_failed_checks=lambda estimator: {},  # none fails; those that skip themselves say why
)
def test_scikit_learn_contract(estimator, check):
    check(estimator)


def customers(n: int = 300, *, seed: int = 0, kinds: int = 4) -> np.ndarray:
    """Kinds of customers far apart in recency, frequency and order value."""
    rng = np.random.default_rng(seed)
    corners = np.array([[0, 0, 0], [2, 2, 0], [2, 0, 2], [0, 2, 2]])[rng.integers(kinds, size=n)]
    return np.exp(corners + 0.25 * rng.standard_normal((n, 3)) + [1, 1, 3])


FITTED = {"references": 19, "resamples": 5, "random_state": 1}


def test_kinds_far_apart_are_natural_groups_that_come_back():
    found = CustomerSegmenter(**FITTED).fit(customers())
    assert (found.n_clusters_, found.natural_, found.p_value_) == (4, True, 0.05)
    assert found.jaccard_.min() > 0.95


def test_one_kind_is_no_natural_group_and_the_cut_says_so():
    found = CustomerSegmenter(**FITTED).fit(customers(kinds=1))
    assert not found.natural_ and found.p_value_ > 0.05 and found.n_clusters_ == 4


def test_neither_row_order_nor_currency_changes_a_segment():
    X = customers()
    labels = CustomerSegmenter(**FITTED).fit(X).labels_
    order = np.random.default_rng(3).permutation(len(X))
    assert (CustomerSegmenter(**FITTED).fit(X[order]).labels_ == labels[order]).all()
    assert (CustomerSegmenter(**FITTED).fit(X * [1, 1, 100]).labels_ == labels).all()


def test_the_same_seed_gives_the_same_segments_and_their_customers_are_predicted_into_them():
    X = customers(kinds=1)
    one, two = (CustomerSegmenter(**FITTED).fit(X) for _ in range(2))
    assert (one.labels_ == two.labels_).all() and (one.jaccard_ == two.jaccard_).all()
    assert (one.predict(X) == one.labels_).all()


def test_segments_keep_the_numbers_of_the_run_before():
    X = customers()
    before = CustomerSegmenter(**FITTED).fit(X)
    shuffled = before.centers_[[2, 0, 3, 1]]
    again = CustomerSegmenter(**FITTED, previous=shuffled).fit(X)
    assert (again.labels_ == np.argsort([2, 0, 3, 1])[before.labels_]).all()
    assert (again.predict(X) == again.labels_).all()


def test_segments_without_a_predecessor_get_new_numbers():
    assert matched(np.array([[9.0], [0.0], [5.0]]), np.array([[0.2]])).tolist() == [1, 0, 2]


@pytest.mark.bad_input(30)
def test_everybody_alike_is_one_segment_and_no_error():
    found = CustomerSegmenter(**FITTED).fit(np.ones((200, 3)))
    assert found.n_clusters_ == 1 and set(found.labels_) == {0} and not found.natural_


def test_more_segments_than_customers_carry_are_refused():
    assert largest_number(40) == 4
    with pytest.raises(
        ValueError, match="n_clusters=8 segments of 40 customers were asked for; .* 1 to 4 are possible"
    ):
        CustomerSegmenter(8).fit(customers(40))


def test_no_segment_is_smaller_than_may_be_shown():
    X = np.concatenate([customers(200, kinds=1), customers(3, kinds=1) * 400])
    found = CustomerSegmenter(4, smallest=10, **FITTED).fit(X)
    assert np.bincount(found.labels_).min() >= 10


def test_outliers_and_zeros_and_returns_do_not_upset_the_scale():
    X = np.concatenate([customers(200, kinds=1), [[0.0, 1.0, -1e9]]])
    assert np.isfinite(LogRobustScaler().fit_transform(X)).all()
    assert np.abs(LogRobustScaler().fit_transform(X)).max() < 10


def test_valleys_are_filled_and_hills_kept():
    assert one_mode(np.array([0.0, 5.0, 1.0, 5.0, 0.0])).tolist() in ([0, 5, 3, 3, 0], [0, 3, 3, 5, 0])
    assert one_mode(np.array([1.0, 4.0, 2.0])).tolist() == [1, 4, 2]


def test_data_without_clusters_keep_marginals_correlation_and_steps():
    rng = np.random.default_rng(0)
    z = rng.standard_normal((2000, 2)) @ np.linalg.cholesky([[1, 0.7], [0.7, 1]]).T
    X = np.column_stack([z[:, 0], np.ceil(np.exp(z[:, 1]))])
    drawn = Unclustered.like(X).draw(np.random.default_rng(1))
    assert np.quantile(drawn[:, 0], [0.1, 0.5, 0.9]) == pytest.approx(np.quantile(X[:, 0], [0.1, 0.5, 0.9]), abs=0.12)
    assert set(drawn[:, 1]) <= set(X[:, 1])
    assert pd.DataFrame(drawn).corr("spearman").iloc[0, 1] == pytest.approx(
        pd.DataFrame(X).corr("spearman").iloc[0, 1], abs=0.1
    )


def test_two_peaks_in_one_measure_are_two_groups():
    rng = np.random.default_rng(0)
    column = np.sort(np.append(rng.normal(0, 1, 300), rng.normal(5, 1, 300)))[:, None]
    found = find_clusters(column, most=4)
    assert found.k == 2 and found.table.loc[1, "depth"] > 0.5


FEATURES = ["recency_days", "frequency", "order_value"]


def frame(X: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(X, columns=FEATURES, index=[f"c{k}" for k in range(len(X))])


@pytest.mark.parametrize(
    ("X", "given", "verdict"),
    [
        (customers(), {}, "natural"),
        (customers(kinds=1), {}, "convenient"),
        (customers(kinds=1), {"k": 3}, "asked"),
        (np.ones((80, 3)), {}, "alike"),
        (customers(), {"repeat_buyers": 49}, "few"),
        (customers(40), {"k": 8, "repeat_buyers": 400}, "too-many"),
        (np.empty((0, 3)), {}, "few"),
    ],
)
def test_the_verdict_says_what_was_done(X, given, verdict):
    found = segment(frame(X), **{"repeat_buyers": len(X), "seed": 1} | given)
    assert found.verdict == verdict
    if verdict in ("alike", "few", "too-many"):
        assert found.names == (EVERYBODY,) and set(found.labels) <= {EVERYBODY}
        for told in (found.stability(), found.stability_without_groups()):
            assert told.no_interval == "only-one-segment"
    else:
        assert (found.place(frame(X)) == found.labels).all() and len(set(found.names)) == len(found.names)


def test_names_follow_the_corners_and_are_given_once():
    assert segment_names(np.array([[1.2, -1, -1], [-0.5, 1, -1], [0.2, -1, 1]])) == [
        "quiet_occasional_small", "recent_frequent_small", "recent_occasional_large",
    ]  # fmt: skip
    assert len(set(segment_names(np.zeros((8, 3))))) == 8 and len(NAMES) == 8
    with pytest.raises(ValueError, match="9 segments came"):
        segment_names(np.zeros((9, 3)))


def test_stability_is_weighed_by_customers():
    found = stability(np.array([[1.0, 0.5]] * 4), np.array([300, 100]))
    assert (found.value, found.lo, found.hi, found.n) == (0.875, 0.875, 0.875, 400)


def test_natural_segments_come_back_more_often_than_a_cut_through_data_without_groups():
    clear, cloud = (segment(frame(customers(kinds=k)), repeat_buyers=300, k=4, seed=1) for k in (4, 1))
    assert clear.stability().lo > clear.stability_without_groups().hi
    assert cloud.stability_without_groups().lo < cloud.stability().value < cloud.stability_without_groups().hi


def test_known_answer_km_iris(known_answers):
    X, species = load_iris(return_X_y=True)
    fitted = KMeans(3, n_init=10, random_state=0).fit(X)
    found = {
        "inertia": fitted.inertia_, "ARI": adjusted_rand_score(species, fitted.labels_),
        "NMI": normalized_mutual_info_score(species, fitted.labels_), "silhouette": silhouette_score(X, fitted.labels_),
        "CH": calinski_harabasz_score(X, fitted.labels_), "DB": davies_bouldin_score(X, fitted.labels_),
    }  # fmt: skip
    assert found == pytest.approx(known_answers["km-iris"], abs=1e-3)


def test_known_answer_ari_tiny(known_answers):
    one, two = [0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]
    found = {
        "ARI": adjusted_rand_score(one, two),
        "NMI": normalized_mutual_info_score(one, two),
        "RI": rand_score(one, two),
    }
    assert found == pytest.approx(known_answers["ari-tiny"], abs=1e-6)
