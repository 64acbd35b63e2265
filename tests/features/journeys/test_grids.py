"""Tables of steps laid out for reading: what order they stand in, and what is put together or hidden in them."""

import pandas as pd

from workbench.features.journeys import paths, transitions

AT_STEP = pd.DataFrame(
    [(1, "mail", 60, 60, 0.6), (1, "web", 40, 40, 0.4), (2, "(end)", 30, 30, 0.3), (2, "fax", 4, 4, 0.04), (2, "mail", 12, 12, 0.12), (2, "web", 54, 54, 0.54)],
    columns=["position", "step", "journeys", "customers", "share"],
)  # fmt: skip


def test_a_grid_of_steps_has_the_large_steps_first_the_end_last_and_nothing_about_a_few():
    grid = paths.step_grid(AT_STEP, minimum=10)
    assert list(grid) == ["step", "position", "cell_share", "cell_share_hidden"]
    assert grid.astype({"cell_share": "float64"}).round(3).values.tolist() == [
        ["web", 1, 0.4, False], ["web", 2, 0.54, False], ["mail", 1, 0.6, False], ["(other)", 2, 0.16, False], ["(end)", 2, 0.3, False],
    ]  # fmt: skip


def test_in_the_first_row_what_was_put_together_is_hidden_and_what_never_was_is_nothing():
    few = AT_STEP.assign(customers=[60, 40, 30, 4, 12, 5])
    grid = paths.step_grid(few, minimum=10)
    first = grid[grid["step"] == "mail"].set_index("position")
    assert first["cell_share_hidden"].to_dict() == {1: False, 2: True} and pd.isna(first["cell_share"][2])


def test_a_grid_of_moves_has_the_range_of_each_share_but_not_of_what_was_put_together():
    every = pd.DataFrame(
        [("(start)", "mail", 90, 90, 1.0), ("mail", "(end)", 60, 60, 60 / 90), ("mail", "fax", 6, 6, 6 / 90), ("mail", "web", 24, 24, 24 / 90)],
        columns=["from", "to", "count", "customers", "probability"],
    )  # fmt: skip
    ranges = every.assign(n=90, rate=0.5, lo=0.1, hi=0.9)[["from", "to", "count", "n", "rate", "lo", "hi"]]
    grid = paths.move_grid(transitions.of_many(every, minimum=10), every, ranges)
    assert list(grid) == ["from", "to", "cell_share", "lo", "hi", "moves", "cell_share_hidden"]
    shown = grid[grid["from"] == "mail"].set_index("to")
    assert shown["cell_share"].round(3).to_dict() == {"(other)": 0.333, "(end)": 0.667}
    assert shown.loc["(other)", ["lo", "hi", "moves"]].isna().all() and shown.loc[
        "(end)", ["lo", "hi", "moves"]
    ].tolist() == [0.1, 0.9, 90]
    start = grid[grid["from"] == "(start)"].set_index("to")["cell_share"].to_dict()
    assert start == {"mail": 1.0, "(other)": 0.0, "(end)": 0.0}
