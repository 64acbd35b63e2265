"""Conditions that no row of a table may meet, and what to say of each."""

from __future__ import annotations

from workbench.data import sql
from workbench.data.canonical import NUMBER_KINDS, TABLES
from workbench.data.findings import Rule
from workbench.data.staging import EARLIEST, Staged

LARGEST = 1e12  # no amount is larger
_HOW_WRITTEN = "Correct the values, or say in the dataset file how they are written."
_SIGN = """ A currency sign is taken off by an expression: {0} = "replace(its_column, '€', '')"."""
# 1.23457E+11: a spreadsheet has rounded a long number; 1.23457E11: so did a program that took it for a measure
_ROUNDED = r"\s*\d([.,]\d+)?[eE]\+\d+\s*|\s*\d\.\d{3,}[eE]\d+\s*"
_SCALES = {"nps": "BETWEEN 0 AND 10", "csat": "BETWEEN 1 AND 5", "ces": "BETWEEN 1 AND 7"}
_EXACT = 2**53  # a number column of floats holds no larger whole number exactly


def of(staged: Staged, currency: str) -> list[Rule]:
    """The rules for one staged table whose amounts are in currency."""
    columns = [column for column in TABLES[staged.spec.table].columns if column in staged.raws]
    rules = _readable(staged) + _present(staged)
    for column in columns:
        rules += _of_column(staged, column)
    if "currency" in staged.raws:  # amounts of two currencies must not be added up
        rules.append(
            Rule(
                "currency.one",
                "currency",
                f"upper(trim(currency)) NOT IN ({sql.values([currency, ''])})",
                f"{currency}, the dataset's currency",
                f"Convert the amounts and state currency = \"'{currency}'\" in "
                "expressions, or drop such rows by a declared rule.",
                "check-currency",
            )
        )
    return rules


def _readable(staged: Staged) -> list[Rule]:
    kinds = TABLES[staged.spec.table].columns
    return [
        Rule(
            f"{column}.readable",
            column,
            f"{sql.name('#raw:' + column)} IS NOT NULL AND {sql.name(column)} IS NULL",
            expected,
            _HOW_WRITTEN + (_SIGN.format(column) if kinds.get(column) in NUMBER_KINDS else ""),
            "check-readable",
        )
        for column, expected in staged.expected.items()
    ]


def _present(staged: Staged) -> list[Rule]:
    return [
        Rule(
            f"{column}.present",
            column,
            f"{sql.name('#raw:' + column)} IS NULL",
            "a value in every row",
            f"Deliver it, or drop such rows by a declared rule: [tables.{staged.spec.table}.drop] "
            f'"no {column}" = "{column} IS NULL".',
            "check-present",
        )
        for column in TABLES[staged.spec.table].required
    ]


def _of_column(staged: Staged, column: str) -> list[Rule]:
    shape, rules = TABLES[staged.spec.table], []
    if shape.columns[column] in NUMBER_KINDS:  # written so that NaN counts as too large
        rules.append(
            Rule(
                f"{column}.finite",
                column,
                f"NOT (abs({column}) <= {LARGEST:.0f})",
                "a finite number of at most 10^12",
                "Correct the values, or drop such rows by a declared rule.",
                "check-finite",
            )
        )
    if choices := shape.choices.get(column):
        rules.append(
            Rule(
                f"{column}.known",
                column,
                f"{column} NOT IN ({sql.values(choices)})",
                f"one of {', '.join(choices)}",
                "Translate the values with an expression or a query in the dataset file.",
                "check-known",
            )
        )
    if column in shape.ends:
        rules.append(
            Rule(
                f"{column}.real",
                column,
                f"{column} < TIMESTAMP '{EARLIEST}'",
                "a real date, or nothing while it has not happened",
                f'Make it missing: na_values = ["1970-01-01"], or {column} = "nullif(...)" in expressions.',
                "check-no-stand-ins",
            )
        )
    if column in ("customer_id", "order_id", "campaign_id") and (rounded := _rounded(staged, column)):
        rules.append(
            Rule(
                f"{column}.exact",
                column,
                rounded,
                "the whole id; a spreadsheet has rounded it",
                "Deliver the file again with this column as text: what was rounded off cannot be had back.",
                "check-ids-exact",
            )
        )
    if (staged.spec.table, column) == ("surveys", "score"):
        cases = " ".join(f"WHEN {sql.value(kind)} THEN score {scale}" for kind, scale in _SCALES.items())
        rules.append(
            Rule(
                "score.scale",
                column,
                f"NOT CASE kind {cases} END",
                "0 to 10 for nps, 1 to 5 for csat, 1 to 7 for ces",
                "Correct or rescale the scores, or drop such rows by a declared rule.",
                "check-scale",
            )
        )
    return rules


def _rounded(staged: Staged, column: str) -> str:
    """The condition that an id has lost digits; "" where it cannot have."""
    if staged.is_text(column):
        odd = f"(contains({column}, '+') OR contains({column}, '.'))"  # cheap, and seldom true
        return f"{odd} AND regexp_full_match({column}, {sql.value(_ROUNDED)})"
    return f"abs({sql.name('#raw:' + column)}) > {_EXACT}" if staged.types.get(column) in ("DOUBLE", "FLOAT") else ""
