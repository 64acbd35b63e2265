"""The planted programme: what the report says against what is true of it."""

import json


def test_the_planted_truth_lies_in_the_ranges_or_the_diagnostics_object(root, default_run):
    truth = json.loads((root / "data" / "planted" / "truth" / "truth.json").read_text("utf-8"))["values"]
    made = default_run("loyalty_roi", "planted")
    headlines = {headline["key"]: headline for headline in made.results["headlines"]}
    for key in ("incremental_margin_per_member", "cost_per_member", "roi"):
        shown = headlines[key]
        assert shown["value"] is None or shown["lo"] <= truth[key] <= shown["hi"], key
    naive = headlines["naive_difference"]
    assert naive["lo"] > truth["incremental_margin_per_member"], "the plain comparison proves too much"
