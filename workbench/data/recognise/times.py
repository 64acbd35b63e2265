"""How a column of times is written: the formats that read all its values, and whether they read them alike."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from workbench.data import conversion, sql
from workbench.data.recognise.values import Values

_DAYS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y",
    "%d.%m.%y", "%d/%m/%y", "%m/%d/%y", "%d-%m-%y", "%m-%d-%y", "%y/%m/%d",
    "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%d-%b-%Y", "%d-%b-%y", "%d. %B %Y",
)  # fmt: skip
_CLOCKS = (
    "", " %H:%M", " %H:%M:%S", " %H:%M:%S.%g", "T%H:%M:%S", " %I:%M %p", " %I:%M:%S %p", ", %H:%M", ", %H:%M:%S", ", %I:%M %p",
    ", %I:%M:%S %p", " %H时%M分", " %H时%M分%S秒", " %H:%M:%S %z", " %H:%M %z",
)  # fmt: skip
FORMATS = tuple("".join(pair) for pair in itertools.product(_DAYS, _CLOCKS))
SAMPLE = 8  # most frequent values, of which one at least is a time where most values are
# digits of a number of seconds, thousandths, millionths since 1970 -> SQL of the time
_EPOCHS = {
    10: "make_timestamp(CAST({0} AS BIGINT) * 1000000)",
    13: "make_timestamp(CAST({0} AS BIGINT) * 1000)",
    16: "make_timestamp(CAST({0} AS BIGINT))",
}
_SERIAL = "TIMESTAMP '1899-12-30' + to_seconds(CAST(round(CAST({0} AS DOUBLE) * 86400) AS BIGINT))"


class Written(NamedTuple):
    """What was found: formats that fit all values, or an expression; neither where the column holds no times."""

    holds: bool
    formats: tuple[str, ...] = ()  # none for ISO
    expression: str = ""
    form: str = "iso"  # iso, format, epoch, serial
    fits: int = 0  # values that fit, where not all do


def of(values: Values, column: str) -> Written:
    """How a column writes its times."""
    kind = values.sheet.kinds.get(column, "string")
    if "string" not in kind:
        if kind.startswith("int") and (epoch := _epoch(values, column)):
            return Written(True, (), epoch.format(sql.name(column)), "epoch")
        return Written(kind.startswith(("timestamp", "date")))
    text, total = values.filled(column), values.count(column)
    if not total:
        return Written(False)
    iso = f"regexp_full_match({text}, {sql.value(conversion.ISO)}) AND try_cast(left({text}, 10) AS DATE) IS NOT NULL"
    counted = values.row(
        iso=f"count(*) FILTER (WHERE {iso})",
        digits=f"count(*) FILTER (WHERE regexp_full_match({text}, '\\d+(\\.\\d+)?'))",
    )
    if counted["iso"] == total:
        return Written(True)
    if counted["digits"] == total and (found := _number(values, column)):
        return found
    fitting = _fitting(values, column)
    return Written(bool(fitting), tuple(fitting), "", "format", total) if fitting else _nearly(values, column, total)


def _number(values: Values, column: str) -> Written | None:
    """Times that are numbers: since 1970, or days as a spreadsheet counts them."""
    name = sql.name(column)
    if epoch := _epoch(values, column):
        return Written(True, (), epoch.format(name), "epoch")
    days = f"try_cast({values.filled(column)} AS DOUBLE)"
    if values.one(f"bool_and({days} BETWEEN 20000 AND 73000)"):
        return Written(True, (), _SERIAL.format(name), "serial")
    return None


def _epoch(values: Values, column: str) -> str:
    lengths = values.one(
        f"list(DISTINCT len({values.filled(column)})) FILTER (WHERE {values.filled(column)} IS NOT NULL)"
    )
    return _EPOCHS.get(lengths[0], "") if lengths and len(lengths) == 1 else ""


def _reads(text: str, form: str) -> str:
    """SQL that is true where a format reads a text as a day of a year with four figures."""
    return f"coalesce(year(try_strptime({text}, {sql.value(form)})) BETWEEN 1900 AND 2262, FALSE)"


def _formats_of(values: Values, text: str) -> list[str]:
    """The formats that read one text."""
    read = values.row(**{str(k): f"bool_or({_reads(sql.value(text), form)})" for k, form in enumerate(FORMATS)})
    return [form for k, form in enumerate(FORMATS) if read[str(k)]]


def _fitting(values: Values, column: str) -> list[str]:
    """The formats that read all values; of several that read all of them alike, the first."""
    text = values.filled(column)
    likely = _formats_of(values, values.first(column))
    if not likely:
        return []
    counts = values.row(
        **{str(k): f"bool_and({_reads(text, form)}) FILTER (WHERE {text} IS NOT NULL)" for k, form in enumerate(likely)}
    )
    fitting = [form for k, form in enumerate(likely) if counts[str(k)]]
    sums = values.row(
        **{str(k): f"md5(string_agg(CAST(try_strptime({text}, {sql.value(form)}) AS VARCHAR), '|'))" for k, form in enumerate(fitting)}
    ) if len(fitting) > 1 else {"0": ""}  # fmt: skip
    return [form for k, form in enumerate(fitting) if sums[str(k)] not in [sums[str(j)] for j in range(k)]]


def _nearly(values: Values, column: str, total: int) -> Written:
    """The format that reads most values, where most are times: the door names the others."""
    read = {form for shown in values.most(column, limit=SAMPLE) for form in _formats_of(values, shown)}
    likely = [form for form in FORMATS if form in read]  # every format on every row of a column of names takes minutes
    if not likely:
        return Written(False)
    text = values.filled(column)
    counts = values.row(**{str(k): f"count(*) FILTER (WHERE {_reads(text, form)})" for k, form in enumerate(likely)})
    best = max(range(len(likely)), key=lambda k: counts[str(k)])
    fits = counts[str(best)]
    return Written(fits > total / 2, (likely[best],), "", "format", fits)
