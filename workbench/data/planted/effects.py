"""What is planted: the effects a test wants the company to have, or not to have."""

from __future__ import annotations

from dataclasses import dataclass, fields

from workbench.errors import UsageError

_SHARES = ("campaign", "returns", "existing", "inactive")


@dataclass(frozen=True)
class Effects:
    """The causal effects and the traps of one planted company; every field can be switched off.

    Attributes
    ----------
    programme : share by which a member's order value rises after the joining order; 0 plants no effect.
    campaign : extra orders per treated contact of a customer who is still alive; retargeting always has none.
    clusters : four kinds of customers; False draws everybody from one BG/NBD and one Gamma-Gamma distribution.
    overlap : False makes joining almost a function of what is observed, so that joiners have no like.
    trend : growth per 30 days of the order values of customers who join more readily; 0 keeps trends parallel.
    confounder : standard deviations by which a trait nobody records moves joining and log order value.
    leak : True adds the column `account_status`, which is written when a customer is lost.
    returns : share of order lines that come back.
    existing : share of customers who were acquired in the year before the data begin.
    inactive : share of customers who registered and never bought.

    Examples
    --------
    >>> Effects(programme=0.0).programme
    0.0
    >>> Effects(campaign=1.5)
    Traceback (most recent call last):
    ...
    workbench.errors.UsageError: campaign is a share of customers, expected 0 to 1, got 1.5
    """

    programme: float = 0.15
    campaign: float = 0.05
    clusters: bool = True
    overlap: bool = True
    trend: float = 0.0
    confounder: float = 0.0
    leak: bool = False
    returns: float = 0.03
    existing: float = 0.0
    inactive: float = 0.03

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in _SHARES and not 0 <= value <= 1:
                raise UsageError(f"{field.name} is a share of customers, expected 0 to 1, got {value}")
        if self.programme <= -1:
            raise UsageError(f"programme is a relative change of order values, expected above -1, got {self.programme}")
