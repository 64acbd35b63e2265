"""The shape every estimate leaves a model in: a number that never travels without its range and its n."""

from __future__ import annotations

from typing import Literal, NamedTuple

from workbench.disclosure import about_few
from workbench.showing import card

Direction = Literal["higher", "lower", "little-changed", "no-clear-change"]


class Estimate(NamedTuple):
    """A value with its interval, the number it rests on and how the interval was made.

    ``unit`` is ``"share"``, ``"points"`` (a difference of shares), ``"number"``, ``"count"``, ``"days"`` or an ISO
    currency code. An estimate without an interval carries the id of its reason (`reason-…` in the word files) in
    ``no_interval``, and missing bounds.

    >>> Estimate(0.38, 0.37, 0.40, 2721, unit="share", method="Wilson").value
    0.38
    """

    value: float
    lo: float
    hi: float
    n: int
    level: float = 0.95
    method: str = ""
    unit: str = "number"
    no_interval: str = ""

    @property
    def known(self) -> bool:
        """Whether there is a value.

        >>> Estimate(0.1, 0.0, 0.2, 90).known, not_estimated("nobody-to-count").known
        (True, False)
        """
        return self.value == self.value

    def _repr_html_(self) -> str:
        shown = (self.value, f"{self.lo:,.4g} to {self.hi:,.4g}" if self.lo == self.lo else "no interval", self.unit)
        about = [f"{self.level:.4g} level, n = {self.n:,}" + (f", {self.method}" if self.method else "")]
        return card("Estimate", [shown], about + ([self.no_interval] if self.no_interval else []))

    def direction(self, *, materiality: float) -> Direction:
        """Return the word for a change: it needs an interval clear of 0 and a size that matters.

        Parameters
        ----------
        materiality : the smallest change worth a word, in the unit of the change; not negative.

        >>> Estimate(0.05, 0.02, 0.08, 900).direction(materiality=0.01)
        'higher'
        >>> Estimate(0.002, -0.004, 0.008, 900).direction(materiality=0.01)
        'little-changed'
        >>> Estimate(0.02, -0.03, 0.07, 900).direction(materiality=0.01)
        'no-clear-change'
        """
        if materiality < 0:
            raise ValueError(f"materiality is {materiality}; it is the smallest change worth a word and not negative.")
        clear = self.lo > 0 or self.hi < 0
        if clear and abs(self.value) >= materiality:
            return "higher" if self.value > 0 else "lower"
        return "little-changed" if clear or (-materiality <= self.lo and self.hi <= materiality) else "no-clear-change"


FEW = 30  # a figure about fewer is to be read with care


def not_estimated(reason: str, *, n: int = 0, level: float = 0.95, unit: str = "number") -> Estimate:
    """Return an estimate that says why there is no number instead of pretending one.

    >>> not_estimated("nobody-observed-long-enough", unit="share").no_interval
    'nobody-observed-long-enough'
    """
    missing = float("nan")
    return Estimate(missing, missing, missing, n, level, "", unit, reason)


def counted_share(part: int, whole: int) -> Estimate:
    """Return the share of a complete count: nothing was sampled, so it has no interval and says so.

    >>> counted_share(1, 4).value
    0.25
    """
    if not whole:
        return not_estimated("nobody-to-count", unit="share")
    missing = float("nan")
    return Estimate(float(part / whole), missing, missing, int(whole), 0.95, "count", "share", "complete-count")


def too_few(*, level: float = 0.95, unit: str = "number") -> Estimate:
    """Return an estimate that is withheld because few customers are behind it; not even their number is told.

    >>> too_few().n
    0
    """
    return not_estimated("too-few-to-show", level=level, unit=unit)


def counted(number: int, *, n: int) -> Estimate:
    """Return a complete count of something among n customers: it has no interval and says so.

    >>> counted(12, n=5).value
    12.0
    """
    missing = float("nan")
    return Estimate(float(number), missing, missing, int(n), 0.95, "count", "count", "complete-count")


def not_of_few(estimate: Estimate, *, minimum: int) -> Estimate:
    """Return a share unchanged, or without its numbers where fewer than `minimum` are counted or left in it.

    >>> not_of_few(counted_share(4, 100), minimum=10).no_interval
    'too-few-to-show'
    """
    if not estimate.n or not about_few(estimate.n, estimate.value * estimate.n, minimum=minimum):
        return estimate
    return too_few(level=estimate.level, unit=estimate.unit)


def set_by_parameter(estimate: Estimate) -> Estimate:
    """Return an estimate whose value a parameter sets: it is what was asked for, so it has no interval and says so.

    >>> set_by_parameter(Estimate(0.5, 0.4, 0.6, 90, unit="share")).no_interval
    'set-by-parameter'
    """
    missing = float("nan")
    return estimate._replace(lo=missing, hi=missing, no_interval=estimate.no_interval or "set-by-parameter")


def passed(holds: bool) -> Literal["pass", "warn"]:
    """Return the status of a check: "pass" where what it asks for holds, else "warn".

    >>> passed(0.8 >= 0.75), passed(float("nan") >= 0.75)
    ('pass', 'warn')
    """
    return "pass" if holds else "warn"


def verdict(estimate: Estimate, *, at_most: float) -> Literal["pass", "warn"]:
    """Return "warn" when a value is above what it may be, or is not known.

    >>> verdict(counted_share(1, 4), at_most=0.25), verdict(counted_share(3, 4), at_most=0.25)
    ('pass', 'warn')
    """
    return "pass" if estimate.value <= at_most else "warn"


def enough(number: float, *, least: float) -> Literal["pass", "warn"]:
    """Return "warn" when there are fewer than asked for.

    >>> enough(2, least=3), enough(3, least=3)
    ('warn', 'pass')
    """
    return "pass" if number >= least else "warn"
