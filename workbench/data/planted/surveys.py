"""Surveys: who was asked, who answered, what they scored; an answer depends on a recorded trait, so it can be weighted.

Desktop users are happier and answer more often. The share of promoters among respondents is therefore too high, by an
amount that weighting by device removes. Invitations to the NPS survey are contacts of the campaigns table.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from workbench.data.planted import campaigns, comments, rhythm, strings
from workbench.data.planted.campaigns import Contacts
from workbench.data.planted.orders import Orders
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import Population

KINDS = ("nps", "csat", "ces")
ATTITUDES = ("promoter", "passive", "detractor")
BY_DEVICE = np.array([[0.52, 0.28, 0.20], [0.38, 0.32, 0.30], [0.45, 0.30, 0.25]])  # desktop, mobile, tablet
RESPONSE = np.array([0.40, 0.15, 0.25])  # by device
CSAT = np.array([0.05, 0.06, 0.14, 0.35, 0.40])  # scores 1 to 5, the same for everybody
CES = np.array([0.04, 0.06, 0.08, 0.12, 0.20, 0.25, 0.25])  # scores 1 to 7
_NPS_SCORES = ((0.45, 0.55), (0.4, 0.6), (0.02, 0.02, 0.04, 0.08, 0.14, 0.30, 0.40))  # from 9, from 7, from 0
_LOWEST = np.array([9, 7, 0])
_INVITED, _CSAT_ANSWERED, _CES_ANSWERED, _COMMENTED = 0.30, 0.08, 0.25, 0.40
_EVERY, _DELAY = 90, 2.0  # days between NPS waves; mean days until the answer


@dataclass(frozen=True)
class Answers:
    """Answers of one chunk: customer (position), at (business days), kind, score, mood (0 good to 2 bad)."""

    customer: np.ndarray
    at: np.ndarray
    kind: np.ndarray
    score: np.ndarray
    mood: np.ndarray


def attitudes(plan: Plan, population: Population, chunk: int) -> np.ndarray:
    """Each customer's attitude, as a position in ATTITUDES."""
    return _pick(plan.rng("attitudes", chunk), BY_DEVICE[population.device])


def invite(plan: Plan, population: Population, chunk: int) -> Contacts:
    """Invite three customers in ten to the NPS survey every 90 days, as contacts without arms."""
    rng, parts = plan.rng("invitations", chunk), []
    for wave, day in enumerate(range(_EVERY, plan.days + 1, _EVERY)):
        moment = float(rhythm.to_business(np.array(day - 1 + 9 / 24), start=plan.start))
        who = np.flatnonzero((rng.random(len(population)) < _INVITED) & (population.arrival < moment))
        at, none = moment + 0.01 * rng.random(len(who)), np.zeros(len(who))
        number = none.astype("int64")
        parts.append(Contacts(who, at, number + campaigns.KINDS.index("nps-survey"), number + wave, number - 1, none))
    return Contacts.join(parts)


def ask(
    plan: Plan, population: Population, orders: Orders, cases: dict[str, np.ndarray], invitations: Contacts, chunk: int
) -> Answers:
    """Let the invited answer the NPS survey, and ask after some orders (CSAT) and cases (CES)."""
    rng = plan.rng("surveys", chunk)
    invited, invited_at = invitations.customer, invitations.at
    answering = rng.random(len(invited)) < RESPONSE[population.device[invited]]
    customer = invited[answering]
    attitude = attitudes(plan, population, chunk)[customer]
    parts = [(customer, invited_at[answering], 0, _nps_score(rng, attitude), attitude)]
    for kind, (who, at, shares, answered) in enumerate((
        (orders.customer, orders.at, CSAT, _CSAT_ANSWERED),
        (orders.customer[cases["order"]], cases["resolved"], CES, _CES_ANSWERED),
    ), start=1):  # fmt: skip
        chosen = rng.random(len(who)) < answered
        step = _pick(rng, np.broadcast_to(shares, (chosen.sum(), len(shares))))
        mood = np.digitize(step / (len(shares) - 1), [0.5, 0.74])  # 0 low, 1 middling, 2 high
        parts.append((who[chosen], at[chosen], kind, step + 1, 2 - mood))
    who, asked_at, kinds, score, mood = (
        np.concatenate([np.broadcast_to(part[column], len(part[0])) for part in parts]) for column in range(5)
    )
    at = asked_at + _DELAY * rng.standard_exponential(len(who))
    kept = np.flatnonzero(at < plan.end)
    kept = kept[np.argsort(at[kept], kind="stable")]
    return Answers(who[kept], at[kept], kinds[kept], score[kept], mood[kept])


def surveys(plan: Plan, population: Population, answers: Answers, chunk: int) -> pa.Table:
    """The surveys table of one chunk; two answers in five carry a comment, in the customer's language."""
    rng = plan.rng("comments", chunk)
    silent = rng.random(len(answers.at)) >= _COMMENTED
    said = comments.choose(rng, language=population.language[answers.customer], mood=answers.mood)
    return pa.table({
        "customer_id": population.ids.take(pa.array(answers.customer)),
        "responded_at": rhythm.timestamps(rhythm.to_local(answers.at, start=plan.start), start=plan.start),
        "kind": strings.named(KINDS, answers.kind),
        "score": answers.score.astype("int32"),
        "comment": strings.named(comments.ALL, np.where(silent, -1, said)),
    })  # fmt: skip


def shares() -> dict[str, float]:
    """The true shares of the invited and their NPS, and the NPS that respondents give without weighting."""
    device = np.array([0.35, 0.55, 0.10])
    everyone, answering = device @ BY_DEVICE, (device * RESPONSE) @ BY_DEVICE / (device @ RESPONSE)
    return {
        **{f"{name}_share": float(share) for name, share in zip(ATTITUDES, everyone, strict=True)},
        "nps": float(100 * (everyone[0] - everyone[2])),
        "nps_of_respondents": float(100 * (answering[0] - answering[2])),
        "response_rate": float(device @ RESPONSE),
        "csat": float(CSAT[3:].sum()),
    }


def _nps_score(rng: np.random.Generator, attitude: np.ndarray) -> np.ndarray:
    table = np.zeros((3, 7))
    for row, values in enumerate(_NPS_SCORES):
        table[row, : len(values)] = values
    return _LOWEST[attitude] + _pick(rng, table[attitude])


def _pick(rng: np.random.Generator, shares: np.ndarray) -> np.ndarray:
    """One position per row of shares that sum to one."""
    picked = (rng.random(len(shares))[:, None] >= np.cumsum(shares, axis=1)).sum(axis=1)
    return np.minimum(picked, shares.shape[1] - 1)
