"""The parameters cell is read without running it, and what is given is held to it."""

import ast
import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import ConfigurationError, UsageError
from workbench.execution.parameters import Parameter, read, validate

CELL = """# what the reader may choose
period: str = "month"  # Length of a cohort [week|month|quarter]

weeks: int = 4         # How far to look [1..52]
share: float = 1       # Share kept [0..1]
strict: bool = False   # Leave out early cohorts
as_of: str = ""        # Last day counted, empty = all [date]
region: str = "all"    # One region, or all
change: float = -0.5   # Any number
"""
SCHEMA = read(CELL)


def test_a_cell_is_read_in_order_with_types_help_and_rules():
    assert list(SCHEMA) == ["period", "weeks", "share", "strict", "as_of", "region", "change"]
    assert SCHEMA["period"] == Parameter(
        "period", "str", "month", "Length of a cohort", choices=("week", "month", "quarter")
    )
    assert SCHEMA["weeks"] == Parameter("weeks", "int", 4, "How far to look", bounds=(1, 52))
    assert SCHEMA["share"] == Parameter("share", "float", 1.0, "Share kept", bounds=(0.0, 1.0))
    assert SCHEMA["as_of"] == Parameter("as_of", "str", "", "Last day counted, empty = all", is_date=True)
    assert SCHEMA["region"] == Parameter("region", "str", "all", "One region, or all")
    assert SCHEMA["change"].default == -0.5
    assert isinstance(SCHEMA["share"].default, float)


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("weeks = 4  # How far", "not an annotated assignment"),
        ("weeks: int  # How far", "not an annotated assignment"),
        ("import os", "not an annotated assignment"),
        ("weeks: int = 4", "needs a comment"),
        ("weeks: int = 4  # [1..5]", "needs a comment"),
        ("weeks: list = []  # How far", "must be str, int, float or bool, not list"),
        ("weeks: int = len('abc')  # How far", "written out, not computed"),
        ("weeks: int = open('x')  # How far", "written out, not computed"),
        ('weeks: int = "4"  # How far', "is declared int but its value is '4'"),
        ("weeks: int = True  # How far", "is declared int but its value is True"),
        ("weeks: bool = 1  # How far", "is declared bool but its value is 1"),
        ("weeks: int = 60  # How far [1..52]", "weeks expects a whole number from 1 to 52, got 60"),
        ("weeks: int = 4  # How far [52..1]", "says nothing a int"),
        ("weeks: int = 4  # How far [see below]", r"\[see below\] says nothing"),
        ("weeks: int = 4  # How far [date]", r"\[date\] says nothing"),
        ('name: str = "a"  # Name [1..5]', r"\[1..5\] says nothing"),
        ('day: str = "2024-02-30"  # Day [date]', "a date such as 2024-12-31"),
        ("weeks: int = (\n    4  # How far\n)", "needs a comment"),
        ("weeks: int = 4; days: int = 5  # Both", "one parameter is one line"),
        ("weeks: float = 1e999  # How far", "weeks expects a number"),
    ],
)
def test_a_malformed_line_is_refused_by_its_number(cell, fault):
    with pytest.raises(ConfigurationError, match=fault) as raised:
        read(f"# first\n{cell}", where="cohort.ipynb, parameters cell")
    assert "cohort.ipynb, parameters cell, line 2" in str(raised.value)


def test_the_same_name_twice_is_refused():
    with pytest.raises(ConfigurationError, match="line 2: weeks is declared twice"):
        read("weeks: int = 4  # Once\nweeks: int = 5  # Twice")


@pytest.mark.parametrize("source", ["weeks: int = ", "'''", "weeks: int = 4\n  # x\n  y", "\0"])
def test_what_is_not_python_is_refused(source):
    with pytest.raises(ConfigurationError, match="cannot be read as Python"):
        read(source)


def test_reading_runs_nothing(tmp_path):
    witness = tmp_path / "witness"
    with pytest.raises(ConfigurationError):
        read(f"weeks: int = __import__('pathlib').Path({str(witness)!r}).touch()  # How far")
    assert not witness.exists()


def test_an_unknown_name_is_refused_with_the_closest_and_all_names():
    with pytest.raises(UsageError, match="no parameter 'perod'. Did you mean 'period'.*period, weeks, share"):
        validate({"perod": "week"}, SCHEMA)


def test_all_faults_are_told_at_once():
    with pytest.raises(UsageError) as raised:
        validate({"perod": "week", "weeks": "x", "period": "moth", "share": 2}, SCHEMA)
    assert str(raised.value).splitlines()[1:] == [
        "weeks expects a whole number from 1 to 52, got 'x'.",
        "period expects one of week, month, quarter, got 'moth'. Did you mean 'month'?",
        "share expects a number from 0.0 to 1.0, got 2.",
    ]


@pytest.mark.parametrize("text", ["007", "NaN", "None", "true", "1e5", "1_000", "", "地区", "a=b", "'; import os #"])
def test_text_stays_the_text_it_is(text):
    assert validate({"region": text}, SCHEMA) == {"region": text}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("weeks", "1e1"), ("weeks", "1_0"), ("weeks", " 4"), ("weeks", "4.0"), ("weeks", 4.0), ("weeks", True),
        ("weeks", "٤"), ("weeks", "0x4"), ("weeks", None), ("weeks", "9" * 5000), ("weeks", 0), ("weeks", 53),
        ("change", "nan"), ("change", "inf"), ("change", math.nan), ("change", -math.inf), ("change", "1e999"),
        ("change", ""), ("change", 10**400), ("change", True), ("change", "1,5"), ("strict", "yes"), ("strict", 1), ("strict", "TRUE"),
        ("region", "a\nb"), ("region", "a\x00"), ("region", "\x1b[31m"), ("region", "\ud800"), ("region", 7),
        ("as_of", "2024-13-01"), ("as_of", "20240101"), ("as_of", "2024-W01-1"), ("as_of", "yesterday"),
        ("period", "Month"), ("period", ""),
    ],
)  # fmt: skip
def test_what_is_not_exactly_of_the_type_is_refused(name, value):
    with pytest.raises(UsageError, match=f"^{name} expects "):
        validate({name: value}, SCHEMA)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("weeks", "52", 52), ("weeks", "+1", 1), ("share", "1", 1.0), ("share", ".5", 0.5), ("change", "-1e3", -1000.0),
        ("change", 3, 3.0), ("strict", "true", True), ("strict", "False", False), ("strict", True, True),
        ("as_of", "2024-02-29", "2024-02-29"), ("as_of", "", ""), ("as_of", datetime.date(2024, 2, 29), "2024-02-29"),
    ],
)  # fmt: skip
def test_a_value_comes_back_as_its_own_type(name, value, expected):
    found = validate({name: value}, SCHEMA)[name]
    assert found == expected
    assert type(found) is type(expected)


@given(st.integers(min_value=-(10**17), max_value=10**17))
def test_every_whole_number_survives_its_spelling(number):
    assert Parameter("n", "int", 0, "Any").check(str(number)) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_survives_its_spelling(number):
    assert Parameter("x", "float", 0.0, "Any").check(repr(number)) == number


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_every_text_survives(text):
    assert Parameter("s", "str", "", "Any").check(text) == text


@given(st.text(max_size=30))
def test_no_text_given_as_a_number_becomes_anything_but_that_number(text):
    try:
        value = Parameter("n", "int", 0, "Any").check(text)
    except ValueError:
        return
    assert value == ast.literal_eval(text.lstrip("+0") or "0") or text.startswith("-")


@given(st.text(max_size=80))
def test_reading_any_text_gives_parameters_or_names_the_line(source):
    try:
        found = read(source)
    except ConfigurationError as error:
        assert "line " in str(error)
    else:
        assert all(isinstance(parameter, Parameter) for parameter in found.values())
