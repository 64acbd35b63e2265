"""A fitted model as bytes and back, without pickle: loading runs no code that is not on a reviewed list."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import Any

import skops.io

from workbench.models.churn.churn_classifier import ChurnClassifier

TRUSTED = (  # reviewed: types and containers of numbers, and our own estimators
    "numpy.dtype",
    "scipy._lib.array_api_compat.numpy._aliases.asarray",
    "scipy.interpolate._bsplines.BSpline",
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
    "sklearn.tree._tree.Tree",
    "workbench.models.churn.churn_classifier.ChurnClassifier",
    "workbench.models.churn.mid_ranks.MidRanks",
    "workbench.models.churn.sparing_logistic.SparingLogistic",
)
PACKAGES = ("scikit-learn", "skops", "numpy", "scipy", "pandas")


def to_bytes(model: ChurnClassifier | None) -> bytes:
    """Return a fitted model in the skops format; nothing for no model."""
    return b"" if model is None else skops.io.dumps(model)


def from_bytes(data: bytes) -> ChurnClassifier:
    """Read a model back.

    Raises
    ------
    ValueError : if the file asks for a type that is not on the list.
    """
    unknown = sorted(set(skops.io.get_untrusted_types(data=data)) - set(TRUSTED))
    if unknown:
        raise ValueError(
            f"the model file asks for {unknown}, which nobody has reviewed; only {list(TRUSTED)} are loaded."
        )
    return skops.io.loads(data, trusted=list(TRUSTED))


def files(model: ChurnClassifier | None) -> dict[str, Any]:
    """Return what is kept of a model: data (its bytes), manifest and summary; empty ones for no model.

    >>> files(None)
    {'data': b'', 'manifest': {}, 'summary': {}}
    """
    data = to_bytes(model)
    return {"data": data, "manifest": manifest(model, data), "summary": summary(model)}


def manifest(model: ChurnClassifier | None, data: bytes) -> dict[str, Any]:
    """Return what has to be known of a model file: its hash, the model's kind and columns, the versions that made it."""
    if model is None:
        return {}
    return {
        "sha256": hashlib.sha256(data).hexdigest(), "kind": model.model, "columns": list(model.columns_),
        "calibration": list(model.calibration_), "packages": {name: version(name) for name in PACKAGES},
    }  # fmt: skip


def summary(model: ChurnClassifier | None) -> dict[str, Any]:
    """Return the part of the manifest that is the same whenever the same model is fitted."""
    if model is None:
        return {}
    intercept, slope = model.calibration_
    return {
        "kind": model.model,
        "columns": len(model.columns_),
        "calibration_intercept": intercept,
        "calibration_slope": slope,
    }
