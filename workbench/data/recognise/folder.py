"""A folder of exports: which files belong together, which table each holds, and one draft of all of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.data import temporary
from workbench.data.locate import SUFFIXES
from workbench.data.recognise import places, tables, values, written
from workbench.data.recognise.parts import Line, Question, Table
from workbench.data.recognise.written import Sheet
from workbench.errors import DataFault
from workbench.words.messages import Message, say


@dataclass
class Draft:
    """What a folder of exports was found to hold."""

    name: str
    top: list[Line]
    tables: list[Table]
    questions: list[Question] = field(default_factory=list)
    aside: list[Message] = field(default_factory=list)  # files that were not used, and why

    @property
    def asked(self) -> list[Question]:
        """All questions, in the order of the file."""
        return [*self.questions, *(question for table in self.tables for question in table.questions)]


def look(folder: Path) -> Draft:
    """Draft a dataset file for a folder; without a table where nothing is recognised.

    Raises DataFault when files cannot be read and nothing else is recognised.
    """
    found: list[Table] = []
    aside: list[Message] = []
    faults: list[str] = []
    with temporary.folder("workbench-doctor-") as scratch:
        for place, (sheet, paths, source) in enumerate(_groups(folder, aside, faults)):
            try:
                table = tables.recognise(values.read(sheet, paths, scratch / str(place)), source)
            except DataFault as fault:
                faults += fault.faults
                continue
            if table is None:
                aside.append(say("draft-not-recognised", file=source, columns=", ".join(sheet.header[:8])))
            else:
                found.append(table)
        if faults and not found:
            raise DataFault(faults)
        chosen, questions = _one_each(found, aside)
        questions += [Question("file", say("draft-not-readable", fault=fault)) for fault in faults]
        return _draft(folder, chosen, questions, aside)


def _draft(folder: Path, chosen: list[Table], questions: list[Question], aside: list[Message]) -> Draft:
    name = re.sub(r"[^a-z0-9_-]+", "-", folder.resolve().name.lower()).strip("-")[:64] or "dataset"
    top = [Line("", "name", name, say("draft-name"))]
    if not chosen:
        return Draft(name, top, [], questions, aside)
    line, question, several = places.currency(chosen)
    top += [line] if line else []
    questions = questions + ([question] if question else [])
    for table in chosen:
        if several and line and table.currencies:
            rule = f"upper(trim(currency)) <> '{line.value}'"
            table.add("drop", say("draft-drop-currency"), rule, say("draft-other-currency"))
    zone = places.zone(chosen, line.value if line else "")
    for table in chosen:
        own = table.layout.timezone if table.layout else ""
        if any(each.value.startswith("make_timestamp") for each in table.lines if each.section == "expressions"):
            own = "UTC"
        if own and own != zone.value:
            table.lines.insert(1, Line("", "timezone", own, say("draft-zone-of-times", zone=own)))
    return Draft(name, [*top, zone], chosen, questions, aside)


def _groups(folder: Path, aside: list[Message], faults: list[str]) -> Iterator[tuple[Sheet, list[Path], str]]:
    """Sheets with the same columns in files of one folder go together, where one pattern names just these files."""
    groups: dict[tuple, list[Sheet]] = {}
    for file in files(folder):
        try:
            sheets = list(written.sheets(file))
        except DataFault as fault:
            faults += fault.faults
            continue
        if not sheets:
            aside.append(say("draft-no-table", file=file.relative_to(folder).as_posix()))
        for sheet in sheets:
            apart = sorted((key, value) for key, value in sheet.keys.items() if key != "sheet")
            key = (file.parent, file.suffix.lower(), tuple(sorted(sheet.header)), repr(apart))
            groups.setdefault(key, []).append(sheet)
    for sheets in groups.values():
        yield from _together(folder, sheets)


def _together(folder: Path, sheets: list[Sheet]) -> Iterator[tuple[Sheet, list[Path], str]]:
    """One group as one source: several files by a pattern, several sheets of a workbook by another; else each for itself."""
    paths = list(dict.fromkeys(sheet.file for sheet in sheets))
    if len(paths) == 1 < len(sheets) and (pattern := written.pattern_of(sheets)):
        keys = sheets[0].keys | {"sheet": pattern}
        why = sheets[0].why | {"sheet": say("draft-sheets", n=len(sheets))}
        yield sheets[0]._replace(keys=keys, why=why), paths, paths[0].relative_to(folder).as_posix()
    elif len(paths) == len(sheets) > 1 and (pattern := _pattern(paths)):
        yield sheets[0], paths, (paths[0].parent / pattern).relative_to(folder).as_posix()
    else:
        for sheet in sheets:
            yield sheet, [sheet.file], sheet.file.relative_to(folder).as_posix()


def files(folder: Path) -> list[Path]:
    """The files of a folder that may be exports: not hidden ones, those of open spreadsheets, and tables of reports."""
    found = [path for deep in ("*", "*/*", "*/*/*") for path in folder.glob(deep)]
    return sorted(
        path for path in found if path.is_file() and path.suffix.lower() in SUFFIXES and _delivered(path, folder)
    )


def _delivered(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder)
    hidden = any(part.startswith((".", "~$")) for part in inside.parts)
    return not hidden and not any((folder / parent.parent / "results.json").exists() for parent in inside.parents)


def _pattern(paths: Sequence[Path]) -> str:
    """A pattern that names these files of their folder and no other; "" when there is none."""
    names = [path.name for path in paths]
    stem = os.path.commonprefix(names)
    end = os.path.commonprefix([name[len(stem) :][::-1] for name in names])[::-1]
    for pattern in (re.sub(r"\d+", "[0-9]*", names[0]), f"{stem}*{end}", f"*{paths[0].suffix}"):
        if sorted(path.name for path in paths[0].parent.glob(pattern)) == sorted(names):
            return pattern
    return ""


def _one_each(found: list[Table], aside: list[Message]) -> tuple[list[Table], list[Question]]:
    """One source for each table: a known export before a guess, more rows before fewer; whether that is right is asked."""
    chosen: list[Table] = []
    questions: list[Question] = []
    for name in dict.fromkeys(table.name for table in found):
        rivals = sorted(
            (table for table in found if table.name == name),
            key=lambda table: (table.layout is None, -table.values.rows),
        )
        chosen.append(rivals[0])
        others = [_source(table) for table in rivals[1:]]
        aside += [say("draft-second", file=other, table=name, used=_source(rivals[0])) for other in others]
        if others:
            questions.append(
                Question(name, say("draft-ask-source", table=name, used=_source(rivals[0]), others=", ".join(others)))
            )
    return chosen, questions


def _source(table: Table) -> str:
    return next(str(line.value) for line in table.lines if line.key == "source")
