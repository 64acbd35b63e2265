"""Whatever nonsense a public function is given by hand, it says which argument it cannot use, and gives no number."""

import typing
import warnings

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
import pytest

from tests.arguments.calls import changed, examples, public, single
from workbench.arguments import guarding, limits
from workbench.errors import ArgumentFault, WorkbenchError
from workbench.models.intervals.estimate import Estimate

ANYTHING = (object, typing.Any)  # annotations of arguments that may be anything, such as scikit-learn's unused y
CHECKED = list(public())


def asked(name: str) -> list[str]:
    """The arguments of which the annotation asks for something."""
    one = public()[name]
    return [p.name for p in single(one) if one.hints.get(p.name) not in (None, *ANYTHING)]


def outcome(name: str, call) -> str:
    """ "refused" by us, "number", "nothing" (no number came out), or "depths": an error that says nothing of an argument."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = public()[name].call(*call.args, **call.kwargs)
            found = found.to_pandas() if isinstance(found, ir.Table) else found
        except WorkbenchError:
            return "refused"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            return "refused" if guarding.ours(error) else f"depths: {type(error).__name__}: {error}"[:200]
    return "number" if number(found) else "nothing"


def number(found: object, depth: int = 0) -> bool:
    """Whether something says a number other than 0."""
    if isinstance(found, Estimate):
        return found.known
    if isinstance(found, pd.DataFrame):
        return any(number(found[name]) for name in found)
    if isinstance(found, pd.Series | np.ndarray):
        values = np.asarray(found)
        return values.dtype.kind in "iuf" and bool((np.nan_to_num(values, posinf=0.0, neginf=0.0) != 0).any())
    if isinstance(found, dict | list | tuple) and depth < 3:
        return any(number(each, depth + 1) for each in (found.values() if isinstance(found, dict) else found))
    if isinstance(found, bool | np.bool_) or not isinstance(found, int | float | np.number):
        return False
    return bool(np.isfinite(found)) and found != 0


def test_every_public_function_is_guarded_and_says_what_its_arguments_are():
    bare = [name for name in CHECKED if not hasattr(public()[name].call, "__wrapped__")]
    silent = [
        f"{name}({parameter.name})"
        for name in CHECKED
        for parameter in single(public()[name])
        if public()[name].hints and parameter.name not in public()[name].hints
    ]
    assert len(CHECKED) > 500 and not bare and not silent


@pytest.mark.parametrize("name", [name for name in CHECKED if asked(name)])
def test_something_else_altogether_is_refused_by_the_names_of_all_arguments(name):
    one, known = public()[name], asked(name)
    given = {p.name: object() for p in single(one)}
    with pytest.raises(ArgumentFault) as told:
        guarding.refuse(one.call.__qualname__, given, one.hints)
    missed = [argument for argument in known if f"argument {argument}: " not in str(told.value)]
    assert all("Protocol" in str(type(one.hints[argument])) or callable(one.hints[argument]) for argument in missed)
    assert not missed


def pairs() -> list[tuple[str, str]]:
    return [(name, argument) for name in examples() if name in CHECKED for argument in examples()[name].arguments]


def wrong_values(value: object, hint: object) -> dict[str, object]:
    """What may not stand in for a value of this kind, by what is wrong with it."""
    found: dict[str, object] = {"something else": object()}
    if value is not None and type(None) not in typing.get_args(hint):
        found["nothing"] = None
    if isinstance(value, int | float) and not isinstance(value, bool):
        found["a text"] = "0.95"
    if typing.get_origin(hint) is typing.Literal:
        found["a mistyped name"] = f"{value}x"
    return found


def test_a_value_of_the_wrong_kind_gives_no_number():
    told = {}
    for name, argument in pairs():
        call, hint = examples()[name], public()[name].hints.get(argument)
        if argument == "self" or hint in (None, *ANYTHING) or argument not in [p.name for p in single(public()[name])]:
            continue
        for wrong, value in wrong_values(call.arguments[argument], hint).items():
            if (found := outcome(name, changed(call, argument, value))) != "refused":
                told[f"{name}({argument}={wrong})"] = found
    assert not told


def test_a_level_that_is_no_share_is_refused_everywhere():
    levelled = [name for name in CHECKED if "level" in public()[name].signature.parameters]
    assert len(levelled) > 100
    for name in levelled:
        for level in (95, 0, 1.0, -0.5, float("nan")):
            with pytest.raises(ArgumentFault, match="argument level: expected a (share|number)"):
                guarding.refuse(name, {"level": level}, public()[name].hints)


def tables(value: object) -> pd.DataFrame | None:
    if isinstance(value, ir.Table):
        return value.to_pandas()
    return value if isinstance(value, pd.DataFrame) else None


def like(value: object, frame: pd.DataFrame) -> object:
    return ibis.memtable(frame) if isinstance(value, ir.Table) else frame


def test_a_frame_without_rows_or_without_a_column_never_fails_in_the_depths():
    told = {}
    for name, argument in pairs():
        call = examples()[name]
        value = call.arguments[argument]
        if (frame := tables(value)) is None or argument == "self":
            continue
        database = isinstance(value, ir.Table)
        tries = {"no rows": value.limit(0) if database else frame.head(0)}
        if frame.shape[1] > 1:
            tries |= {f"no {c}": value.drop(c) if database else frame.drop(columns=c) for c in frame}
        for what, less in tries.items():
            found = outcome(name, changed(call, argument, less))
            if found.startswith("depths"):
                told[f"{name}({argument}: {what})"] = found
    assert not told


def test_a_customer_a_day_or_a_count_that_is_missing_is_refused_by_its_column():
    told, tried = {}, 0
    for name, argument in pairs():
        call = examples()[name]
        value = call.arguments[argument]
        if (frame := tables(value)) is None or frame.empty:
            continue
        for column in limits.KNOWN_COLUMNS.intersection(frame.columns):
            tried += 1
            holed = frame.astype({column: object})
            holed.iloc[0, holed.columns.get_loc(column)] = None
            if frame[column].dtype.kind in "biuf":
                holed = holed.astype({column: "float64"})
            if (found := outcome(name, changed(call, argument, like(value, holed)))) != "refused":
                told[f"{name}({argument}: {column})"] = found
    assert tried > 50 and not told


def test_a_label_a_weight_or_a_sum_that_is_missing_is_refused_by_its_argument():
    told, tried = {}, 0
    for name, argument in pairs():
        call = examples()[name]
        value = call.arguments[argument]
        if argument not in limits.KNOWN_ARGUMENTS or not isinstance(value, pd.Series | np.ndarray) or not value.size:
            continue
        tried += 1
        holed = value.astype("float64") if value.dtype.kind in "biuf" else value.astype(object)
        holed = holed.copy()
        holed[holed.index[0] if isinstance(holed, pd.Series) else 0] = np.nan
        if (found := outcome(name, changed(call, argument, holed))) != "refused":
            told[f"{name}({argument})"] = found
    assert tried > 20 and not told
