"""Recognise exports: from a folder of files to the draft of a dataset file.

`written` says how a file is written, `values` counts what is in its columns, `layouts` and `headers` say what they mean,
`times`, `numbers` and `statuses` how they are read; `folder` puts it together and `draft` writes it down. What is known
of products and languages is data: `layouts/*.toml`, `headers.toml`, `tables.toml`, `statuses.toml`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from workbench.data.recognise import draft, folder, places
from workbench.errors import ConfigurationError
from workbench.words.messages import Message

__all__ = ["Drafted", "draft_for"]


class Drafted(NamedTuple):
    """A draft on disk: where it is, what it asks, what was left aside."""

    path: Path
    tables: list[str]  # each with its source
    questions: list[Message]
    aside: list[Message]
    lang: str


def draft_for(where: Path, lang: str = "") -> Drafted:
    """Write the draft of a dataset file into a folder of exports; an existing file is left as it is.

    Raises
    ------
    ConfigurationError : if nothing in the folder is recognised, with what each file was found to hold.
    """
    found = folder.look(where)
    header = [name for table in found.tables for name in table.values.sheet.header]
    lang = lang or ("zh" if sum(map(places.is_chinese, header)) > len(header) / 2 else "en")
    if not found.tables:
        told = "".join(f"\n  {message.render('en')}" for message in found.aside)
        raise ConfigurationError(
            f"{where}: no file was recognised as a table of customers, orders, events or another that is known.{told}\n"
            "Write a dataset file by hand (data/README.md shows one), or name the columns as it does."
        )
    path = _written(where, draft.text(found, lang))
    sources = [
        f"{table.name}: {next(line.value for line in table.lines if line.key == 'source')} ({table.values.rows:,} rows)"
        for table in found.tables
    ]
    return Drafted(path, sources, [question.said for question in found.asked], found.aside, lang)


def _written(where: Path, text: str) -> Path:
    """Write the draft under the first name that is free."""
    names = ("dataset.toml", "dataset.draft.toml", *(f"dataset.draft-{k}.toml" for k in range(2, 100)))
    for name in names:
        try:
            descriptor = os.open(where / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            continue
        except OSError as error:
            raise ConfigurationError(
                f"{where}: the draft cannot be written there ({error.strerror}). Copy the exports to a folder of your own."
            ) from error
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        return where / name
    raise ConfigurationError(f"{where}: holds {len(names)} drafts already. Remove those that are not needed.")
