"""Movements of money between two known levels: nobody's amount follows from what is shown."""

import pandas as pd

from workbench.disclosure import guard_bridge


def moved(*groups):
    """Movements (span, movement, customers, cents each), every one of another customer."""
    rows = [(span, f"{number}-{k}", movement, cents)
            for number, (span, movement, customers, cents) in enumerate(groups) for k in range(customers)]  # fmt: skip
    return pd.DataFrame(rows, columns=["span", "customer_id", "movement", "cents"])


def hidden(*groups, spans=1):
    found = guard_bridge(moved(*groups), spans, minimum=10)
    return found.rows, {name: column.tolist() for name, column in found.hidden.items()}


def test_movements_of_enough_are_shown():
    assert hidden((0, "new", 12, 900), (0, "churn", 11, 900)) == ([[0]], {"churn": [False], "new": [False]})


def test_a_movement_of_few_is_hidden_with_the_next_smallest_since_start_and_end_tell_their_sum():
    _, marks = hidden((0, "new", 60, 900), (0, "churn", 12, 900), (0, "contraction", 3, 100))
    assert marks == {"churn": [True], "contraction": [True], "new": [False]}


def test_several_movements_of_few_hide_each_other_where_together_they_are_enough():
    _, marks = hidden((0, "new", 90, 900), (0, "churn", 6, 900), (0, "contraction", 7, 900))
    assert marks == {"churn": [True], "contraction": [True], "new": [False]}


def test_a_movement_that_one_customer_makes_up_is_hidden_however_many_moved():
    _, marks = hidden((0, "new", 99, 900), (0, "churn", 20, 1), (0, "churn", 1, 5000), (0, "expansion", 30, 900))
    assert marks["churn"] == [True] and marks["expansion"] == [True] and marks["new"] == [False]


def test_spans_in_which_few_moved_stand_in_one_row_and_a_remainder_joins_the_row_before():
    rows, marks = hidden((0, "new", 6, 900), (1, "new", 6, 900), (2, "new", 15, 900), (3, "new", 2, 900), spans=4)
    assert rows == [[0, 1], [2, 3]] and marks == {"new": [False, False]}


def test_a_span_in_which_nobody_moved_tells_nothing_of_anybody():
    assert hidden((0, "new", 12, 900), spans=3)[0] == [[0], [1], [2]]


def test_a_bridge_of_few_in_all_shows_no_movement():
    assert hidden((0, "new", 4, 900), (0, "churn", 3, 900)) == ([[0]], {"churn": [True], "new": [True]})


def test_what_came_and_went_of_one_customer_counts_as_one():
    both = moved((0, "new", 8, 900))
    again = both.assign(movement="churn")
    assert guard_bridge(pd.concat([both, again]), 1, minimum=10).hidden.all(axis=None)


def test_without_a_minimum_every_span_stands_by_itself():
    assert guard_bridge(moved((0, "new", 1, 900)), 2, minimum=0).rows == [[0], [1]]
