"""Files that an earlier run has left and a later one reads again, named beside the dataset."""

from __future__ import annotations

from pathlib import Path

from workbench.errors import UsageError

_MOST = 50_000_000  # bytes; what is larger is no model of ours


def kept_file(dataset_file: Path, name: str) -> bytes:
    """Return the bytes of a file that an earlier run has left; none where no file is named.

    Parameters
    ----------
    dataset_file : the dataset's description; a relative name is looked for beside it.

    Raises
    ------
    UsageError : if the file is not there or cannot be one.

    >>> kept_file(Path("data/shop.toml"), "")
    b''
    """
    if not name.strip():
        return b""
    path = dataset_file.parent / name
    if not path.is_file():
        raise UsageError(
            f"{name!r} is not a file ({path}). Name what an earlier run has left, such as .../models/themes.skops, or leave it empty."
        )
    if path.stat().st_size > _MOST:
        raise UsageError(f"{name!r} has {path.stat().st_size:,} bytes; expected a model, of at most {_MOST:,}.")
    return path.read_bytes()
