"""Columns in which counts and measures stand below each other, each number in its own format."""

from __future__ import annotations

import pandas

from workbench.report.messages import Text, text


def mixed(frame: pandas.DataFrame, *columns: str, kinds: str) -> dict[str, list[Text]]:
    """Return each column as words, for columns of the format "msg"; a missing number is a dash.

    Parameters
    ----------
    kinds : column that says of each row whether its numbers are a "count" or a "number".

    >>> frame = pandas.DataFrame({"found": [1482.0, 0.034], "kind": ["count", "number"]})
    >>> [str(words) for words in mixed(frame, "found", kinds="kind")["found"]]
    ['1,482', '0.034']
    """
    said = {"count": lambda number: text("{n:count}", n=number), "number": lambda number: text("{x:number}", x=number)}
    return {name: [said[kind](float(number)) for number, kind in zip(frame[name], frame[kinds], strict=True)] for name in columns}
