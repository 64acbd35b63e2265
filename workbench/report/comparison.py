"""What changed since an earlier run of the same report, and what the change can be put down to.

Two runs of one report mostly look at the same customers, so their samples overlap. The range of a change is put
together from the two ranges as if the runs were independent (square-and-add: Newcombe 1998, method 10; Zou and Donner
2008). Shared customers make the two estimates move together, so the true range is narrower: a change called clear is
clear, a small one may go unnoticed. When both runs end on the same day, the customers are the same people and chance
does not come into it: no range is given, and the reason is.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

Results = Mapping[str, Any]

MATERIAL_SHARE = 0.01  # one percentage point
MATERIAL_RELATIVE = 0.02  # of the earlier value, for everything that is not a share
GRAINS = ("grain", "period")
CUT_OFF = frozenset({"as_of", "data"})  # say where the data end, not how the figure is made
NOT_A_DEFINITION = CUT_OFF | {"seed"}

ESTIMATE = ("value", "lo", "hi", "n", "level", "unit")


def history(runs: Sequence[Results], now: Results) -> list[Results]:
    """Return the earlier successful runs that can stand beside `now`, oldest first.

    Same analysis, scope, dataset and grain. A run of the very same input that gave the very same numbers is the same
    observation made twice, whichever code made it, so it is left out: a re-run changes nothing on the page.
    """
    older = [
        run
        for run in sorted(runs, key=made_at)
        if run["status"] == "ok" and _same_report(run, now) and made_at(run) < made_at(now)
    ]
    seen = {_observation(now)}
    kept: list[Results] = []
    for run in older:
        if _observation(run) not in seen:
            seen.add(_observation(run))
            kept.append(run)
    return kept


def compare(now: Results, before: Results) -> dict[str, Any]:
    """Compare two runs of one report headline by headline and name what differs in their making.

    A headline's `materiality` is the smallest change worth a word; without it one percentage point for shares and 2 %
    of the earlier value for everything else.

    Returns
    -------
    dict
        comparable, causes (of new_period, restated, parameters, definition, code), parameters (("-", "name = value"),
        ("+", ...)), before (run_id, as_of), headlines (key, label, now and before as estimates, change, lo, hi, level,
        unit, no_interval, word, verdict). `word` is one of rise, fall, little, unclear, same, restated, recalculated,
        no_range, redefined, new, missing; `no_interval` one of restated, same_data, levels, missing.
    """
    causes = _causes(now, before)
    lines = _parameter_lines(now["parameters"], before["parameters"])
    comparable = not _redefining(now["parameters"], before["parameters"])
    earlier = {headline["key"]: headline for headline in before["headlines"]}
    headlines = [
        _headline(
            headline,
            earlier.get(headline["key"]),
            comparable=comparable,
            same_customers="" if "new_period" in causes else "restated" if "restated" in causes else "same_data",
        )
        for headline in now["headlines"]
    ]
    return {
        "comparable": comparable,
        "causes": causes,
        "parameters": lines,
        "before": {"run_id": before["run_id"], "as_of": before["dataset"].get("as_of")},
        "headlines": headlines,
    }


def change_of(now: Results, before: Results) -> tuple[float | None, float | None, str]:
    """Return the range of `now - before` as (lo, hi, reason for none), runs taken as independent.

    >>> lo, hi, why = change_of({"value": 0.5, "lo": 0.4, "hi": 0.6, "level": 0.95},
    ...                         {"value": 0.3, "lo": 0.2, "hi": 0.4, "level": 0.95})
    >>> round(lo, 3), round(hi, 3), why
    (0.059, 0.341, '')
    """
    bounds = [side[name] for side in (now, before) for name in ("value", "lo", "hi")]
    if any(bound is None for bound in bounds):
        return None, None, "missing"
    if now["level"] != before["level"]:
        return None, None, "levels"
    change = now["value"] - before["value"]
    down = math.hypot(now["value"] - now["lo"], before["hi"] - before["value"])
    up = math.hypot(now["hi"] - now["value"], before["value"] - before["lo"])
    return change - down, change + up, ""


def movement(change: float, lo: float, hi: float, *, material: float) -> str:
    """Choose the word for a change: rise and fall only when it is both clear and large enough to matter.

    >>> movement(0.05, 0.02, 0.08, material=0.01), movement(0.002, -0.004, 0.008, material=0.01)
    ('rise', 'little')
    >>> movement(0.02, -0.03, 0.07, material=0.01)
    'unclear'
    """
    if abs(change) >= material and (lo > 0 or hi < 0):
        return "rise" if change > 0 else "fall"
    return "little" if -material <= lo and hi <= material else "unclear"


def _headline(now: Results, before: Results | None, *, comparable: bool, same_customers: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "key": now["key"], "label": now.get("label_text") or {"msgid": now["key"], "values": {}},
        "unit": now["unit"], "level": now["level"],
        "now": _estimate(now), "before": before and _estimate(before),
        "change": None, "lo": None, "hi": None, "no_interval": "", "verdict": "",
    }  # fmt: skip
    if before is None:
        return row | {"word": "new"}
    if not comparable or now["definition_hash"] != before["definition_hash"] or now["unit"] != before["unit"]:
        return row | {"word": "redefined"}
    if now["value"] is None or before["value"] is None:
        return row | {"word": "missing"}
    change = now["value"] - before["value"]
    material = now.get("materiality")
    if material is None:
        material = MATERIAL_SHARE if now["unit"] in ("share", "points") else MATERIAL_RELATIVE * abs(before["value"])
    if same_customers:
        moved = "restated" if same_customers == "restated" else "recalculated"
        word = "same" if change == 0 else moved if abs(change) >= material else "little"
        return row | {"change": change, "no_interval": same_customers, "word": word}
    lo, hi, reason = change_of(now, before)
    if lo is None or hi is None:
        return row | {"change": change, "no_interval": reason, "word": "no_range"}
    word = movement(change, lo, hi, material=material)
    return row | {"change": change, "lo": lo, "hi": hi, "word": word, "verdict": _verdict(word, now["direction"])}


def _estimate(headline: Results) -> dict[str, Any]:
    return {name: headline[name] for name in ESTIMATE} | {"no_interval": headline.get("no_interval", "")}


def _verdict(word: str, direction: str) -> str:
    if word not in ("rise", "fall") or direction == "neutral":
        return ""
    return "better" if (word == "rise") == (direction == "up_is_good") else "worse"


def _causes(now: Results, before: Results) -> list[str]:
    as_of, fingerprint = (now["dataset"].get(key) != before["dataset"].get(key) for key in ("as_of", "fingerprint"))
    redefined = {h["key"]: h["definition_hash"] for h in before["headlines"]}
    tests = {
        "new_period": as_of,
        "restated": fingerprint and not as_of,
        "parameters": bool(_parameter_lines(now["parameters"], before["parameters"])),
        "definition": any(
            redefined.get(h["key"], h["definition_hash"]) != h["definition_hash"] for h in now["headlines"]
        ),
        "code": now["provenance"].get("code") != before["provenance"].get("code"),
    }
    return [cause for cause, differs in tests.items() if differs]


def _parameter_lines(now: Mapping[str, Any], before: Mapping[str, Any]) -> list[list[str]]:
    names = [name for name in sorted({*now, *before} - CUT_OFF) if now.get(name) != before.get(name)]
    return [
        [sign, f"{name} = {side[name]}"] for name in names for sign, side in (("-", before), ("+", now)) if name in side
    ]


def _redefining(now: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    return [name for name in {*now, *before} - NOT_A_DEFINITION if now.get(name) != before.get(name)]


def _same_report(run: Results, now: Results) -> bool:
    return _identity(run) == _identity(now)


def _identity(run: Results) -> tuple[Any, ...]:
    grain = next((run["parameters"][name] for name in GRAINS if name in run["parameters"]), None)
    return run["analysis"], run["scope"], run["dataset"].get("name"), grain


def _observation(run: Results) -> str:
    numbers = [(h["key"], h["value"], h["lo"], h["hi"], h["n"], h["definition_hash"]) for h in run["headlines"]]
    dataset, parameters = run["dataset"], sorted(run["parameters"].items())
    return repr((dataset.get("fingerprint"), dataset.get("as_of"), parameters, numbers))


def made_at(run: Results) -> tuple[float, str]:
    """Return when a run was started, in seconds, with its id to part runs of the same moment; 0 when it does not say.

    >>> made_at({"run_id": "a", "provenance": {"started": "1970-01-01T01:00:00+01:00"}})
    (0.0, 'a')
    """
    try:
        moment = dt.datetime.fromisoformat(str(run["provenance"].get("started")))
    except ValueError:
        return 0.0, run["run_id"]
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp(), run["run_id"]
