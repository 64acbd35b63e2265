"""The words of churn reports: what a feature, a model, a rule or a group of customers is called."""

from __future__ import annotations

import re

from workbench.report.messages import Text, text

_WINDOWED = re.compile(r"(days|spend|returns|discount|breadth|contacts|cases|touches)_(\d+)")


def feature(name: str) -> Text:
    """Return a feature's name as its reader knows it; an attribute is named as in the data.

    >>> str(feature("spend_90")), str(feature("attribute_region"))
    ('spending in the last 90 days', 'region')
    """
    if found := _WINDOWED.fullmatch(name):
        days = int(found[2])
        return {
            "days": text("days with a purchase in the last {w:days}", w=days),
            "spend": text("spending in the last {w:days}", w=days),
            "returns": text("money returned in the last {w:days}", w=days),
            "discount": text("discounts in the last {w:days}", w=days),
            "breadth": text("kinds of goods a purchase day in the last {w:days}", w=days),
            "contacts": text("campaign contacts in the last {w:days}", w=days),
            "cases": text("service cases in the last {w:days}", w=days),
            "touches": text("touchpoints in the last {w:days}", w=days),
        }[found[1]]
    known = {
        "recency_days": text("days since the last purchase"),
        "tenure_days": text("days since the first purchase"),
        "purchase_days": text("days with a purchase, ever"),
        "typical_gap_days": text("usual days between purchases"),
        "silence_limit_days": text("longest usual silence, in days"),
        "silence_ratio": text("silence as a share of the longest usual one"),
        "spend_trend": text("recent spending beside earlier spending"),
        "contract_days": text("days since the contract began"),
        "running": text("contracts running"),
        "plan": text("plan"),
        "price": text("price a month"),
        "orders_first_30": text("orders in the first 30 days"),
        "spend_first_30": text("spending in the first 30 days"),
        "purchase_days_before": text("days with a purchase before the lapse"),
        "spend_per_day": text("spending a purchase day before the lapse"),
    }
    return known.get(name) or text("{name:text}", name=name.removeprefix("attribute_"))


def factor(name: str, base: str) -> Text:
    """Return the name of a factor of a Cox model: a group beside its base, or a number by its standard deviation."""
    group = name.removeprefix("group: ")
    if group != name:
        return text("{group:msg} rather than {base:msg}", group=group_name(group), base=group_name(base))
    return text("{feature:msg}, one standard deviation more", feature=feature(name))


def group_name(name: str) -> Text:
    """Return the name of a group of lives: plans are data, the two others are ours."""
    known = {"new": text("New customers"), "early": text("First seen early"), "": text("All contracts")}
    return known.get(name) or text("{name:text}", name=name)


def scorer(name: str) -> Text:
    """Return the name of a kind of model or of a rule."""
    return {
        "together": text("Logistic regression and gradient boosting, averaged"),
        "logistic": text("Logistic regression"),
        "tree": text("Decision tree"),
        "svm": text("Support vector machine"),
        "boosting": text("Gradient boosting"),
        "naive": text("Rule of thumb, no model"),
        "hiatus": text("Silent longer than the fixed limit"),
        "own": text("Silent longer than their own limit"),
        "alive": text("Chance of being alive below a half (BG/NBD)"),
        "used": text("used"),
        "not used": text("not used"),
    }[name]


def score(name: str) -> Text:
    """Return the name of a score."""
    return {
        "brier": text("Brier score"),
        "log_loss": text("Log loss"),
        "slope": text("Calibration slope"),
        "intercept": text("Calibration intercept"),
        "concordance": text("Concordance (C-index)"),
        "integrated_brier": text("Integrated Brier score"),
        "integrated_brier_alone": text("The same of one curve for all"),
    }[name]


def signal(name: str) -> Text:
    """Return what a point of a control chart says."""
    return {
        "": text("as usual"),
        "unjudged": text("not judged"),
        "outside": text("outside the limits"),
        "two": text("the second of three beyond two thirds of the limits"),
        "run": text("a long run on one side of the mean"),
    }[name]


def tier(name: str) -> Text:
    """Return the name of a group of customers by their chance of leaving."""
    return {
        "high": text("Highest tenth"),
        "middle": text("The next four tenths"),
        "low": text("The lower half"),
        "left": text("By choice"),
        "involuntary": text("Payment failed"),
        "treatment": text("Contacted"),
        "control": text("Held out"),
        "contact": text("Contact"),
        "hold out": text("Hold out at random"),
        "leave alone": text("Leave alone"),
    }[name]
