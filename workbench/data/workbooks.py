"""Excel workbooks: their sheets, and a sheet as a text file of the same values."""

from __future__ import annotations

from pathlib import Path

from workbench.data.cache import replacing
from workbench.data.description import SourceFile
from workbench.errors import DataFault


def sheets(file: Path) -> list[str]:
    """The names of a workbook's sheets; DataFault for a damaged one."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(file, read_only=True)
    except Exception as error:  # noqa: BLE001          a damaged workbook fails in many ways
        raise DataFault([f"{file.name}: cannot be read as Excel ({error}). Deliver it again."]) from None
    names = list(book.sheetnames)
    book.close()
    return names


def as_text(source: SourceFile, file: Path, scratch: Path) -> Path:
    """The sheet that a source names as a text file in scratch, without the lines above its header."""
    import pandas as pd

    sheet: str | int = source.sheet or 0
    try:
        frame = pd.read_excel(file, sheet_name=sheet, header=None, dtype=str, keep_default_na=False, na_values=[])
    except Exception as error:  # noqa: BLE001          a damaged workbook fails in many ways
        raise DataFault(
            [f"{file.name}: sheet {sheet!r} cannot be read as Excel ({error}). Deliver it again."]
        ) from None
    frame = frame.iloc[source.skip_rows :]
    target = scratch / f"{file.stem}.utf8.csv"
    with replacing(target) as copy:
        frame.to_csv(copy, index=False, header=False, lineterminator="\n")
    return target
