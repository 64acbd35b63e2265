"""The report as a notebook writes it: made once with the dataset and its dates, then one call for each thing shown.

A call names a message of the analysis' word file and gives what was computed. What the report knows — dataset, window,
currency, period, level, smallest group — is never said again, and every message may use it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas

from workbench.disclosure import pseudonyms
from workbench.report import datasets, exports, figures, findings, headlines, matrices, naming, tables, triangles
from workbench.report.charts.chart import Chart
from workbench.report.findings import Status
from workbench.report.headlines import Direction
from workbench.report.items import Item
from workbench.report.shown import Shown
from workbench.report.wording import Evidence
from workbench.words.bundles import words
from workbench.words.files import COMMON, WordsError
from workbench.words.fmt import is_missing
from workbench.words.messages import Message, called, say

NOTES = ("note", "note-2", "note-3", "note-4")


class Report:
    """A report on one dataset, or on none, told by one word file.

    Parameters
    ----------
    analysis : the word file, `words/<language>/<analysis>.ftl`.
    dataset : what `open_dataset` returned; without it there is nobody to protect, and the report has no opening.
    as_of : the last day counted. level : confidence level of every range.
    sparing : leave out figures and tables that have nothing to show, instead of saying so at each.
    common : further values that every message may use, such as period="month".

    Every message may use $level, $minimum, with a dataset $first and $last (day), $name and $currency, and with a period
    $period, $unit and $units. Methods show their item at once and return nothing; `when=False` shows nothing.
    """

    def __init__(self, analysis: str, dataset: Any = None, *, as_of: object = None, level: float = 0.95, sparing: bool = False,
                 show: Callable[[Item], object] | None = None, **common: object) -> None:  # fmt: skip
        self.analysis, self.dataset, self.as_of = analysis, dataset, as_of
        self.minimum = dataset.privacy["minimum_cell"] if dataset else 0
        self._show, self._sparing = show or _display, sparing
        known = (
            {"first": dataset.data_from, "last": as_of, "name": _title(dataset), "currency": dataset.currency}
            if dataset
            else {}
        )
        self.labels = dataset.labels if dataset else {}
        known |= {"labels": self.labels} if self.labels else {}
        self.common = known | {"level": level, "minimum": self.minimum} | common | _period_words(common.get("period"))

    def say(self, id: str, attribute: str = "", **values: Any) -> Message:
        """Return a message of the report's words, for a value of another one; names from data are called by their labels."""
        given = self.common | values
        if self.labels and id in words("en", self.analysis):
            given = self._called(given, spared=words("en", self.analysis).chosen(id))
        return say(id, analysis=self.analysis, attribute=attribute, **given)

    def name(self, column: str, code: object) -> Message:
        """Return the name of a coded value, for a value of another message."""
        return naming.name(column, code, analysis=self.analysis, **self.common)

    def opening(self, used: Mapping[str, int | str]) -> None:
        """Show the dataset: title, rows, customers, and what its checks found; the largest gap in its days is a main point."""
        self._show(datasets.dataset(self.dataset.summary(), as_of=self.as_of, used=used))
        table = used.get("table", "transactions")
        missing = [
            check
            for check in self.dataset.checks
            if check["message"] == "check-gap" and table in ("", check["values"]["table"])
        ]
        for check in sorted(missing, key=lambda check: -check["value"])[:1]:
            self._show(findings.finding(say(check["message"], **check["values"]), main=True))

    def headline(self, key: str, estimate: object, *, direction: Direction = "neutral", materiality: float | None = None,
                 evidence: Evidence = "Description", **values: Any) -> None:  # fmt: skip
        """Show a headline number; its message has `.label` and `.definition`."""
        id = _id(key)
        label, definition = self.say(id, "label", **values), self.say(id, "definition", **values)
        self._used(id, values)
        self._show(headlines.headline(key, estimate, label=label, definition=definition, direction=direction,
                                      materiality=materiality, evidence=evidence))  # fmt: skip

    def finding(
        self, id: str, *, main: bool = False, evidence: Evidence = "Description", when: bool = True, **values: Any
    ) -> None:
        """Show a computed sentence; with `main` it is also listed under Main points."""
        if when:
            self._used(id, values)
            self._show(findings.finding(self.say(id, **values), main=main, evidence=evidence))

    def check(
        self,
        key: str,
        status: Status,
        *,
        value: Any = None,
        threshold: float | None = None,
        when: bool = True,
        **values: Any,
    ) -> None:
        """Show the outcome of a check.

        Its message may use `$status`, `$value` (a number or an estimate), `$threshold`, and `$known`: whether there is a value.
        Its `.doubt` is the sentence that stands beside what rests on the check when it does not pass.
        """
        if when:
            id, number = "check-" + _id(key), getattr(value, "value", value)
            self._used(id, values)
            told = {"status": status, "value": value, "threshold": threshold, "known": not is_missing(number)}
            doubt = self.say(id, "doubt", **(told | values)) if self._has(id, "doubt") else None
            words = self.say(id, **(told | values))
            self._show(findings.check(key, status, words, value=number, threshold=threshold, doubt=doubt))

    def at_most(self, key: str, value: Any, bound: float, *, when: bool = True, **values: Any) -> None:
        """Show a check that passes where a number, or an estimate, is at most its bound; one that is not known does not."""
        passed = getattr(value, "value", value) <= bound
        self.check(key, "pass" if passed else "warn", value=value, threshold=bound, when=when, **values)

    def holds(self, key: str, estimate: Any, expected: float, *, when: bool = True, **values: Any) -> None:
        """Show a check that passes where the range of an estimate holds what is expected."""
        held = estimate.lo <= expected <= estimate.hi
        self.check(key, "pass" if held else "warn", value=estimate, threshold=expected, when=when, **values)

    def decision(self, id: str, *, evidence: Evidence = "Description", when: bool = True, **values: Any) -> None:
        """Show something to decide; its message is the action and has `.effect`, `.cost` and, if known, `.owner`, `.size`, `.turns`.

        Messages `ID-if-…` are the rows of its decision table: what is known, `.do` what then, `.regret` what it costs to be
        wrong, `.now` anything where that is so now; a row that says nothing is left out.
        """
        if not when:
            return
        rows = [each for each in self._every(f"{id}-if-") if str(self.say(each, **values))]
        self._used(id, values, *rows)
        held = words("en", self.analysis).patterns(id)
        facts = {name: self.say(id, name, **values) for name in findings.FACTS if name in held}
        said = {name: self.say(id, name, **values) for name in ("effect", "cost")}
        options = [
            findings.Option(self.say(row, **values), self.say(row, "do", **values), self.say(row, "regret", **values),
                            now=bool(str(self.say(row, "now", **values)).strip()))
            for row in rows
        ]  # fmt: skip
        self._show(
            findings.decision(action=self.say(id, **values), evidence=evidence, options=options, **said, **facts)
        )

    def definitions(self, **values: Any) -> None:
        """Show every message `definition-…` of the word file in order: what it says is the meaning, `.term` the word."""
        for id in self._every("definition-"):
            if str(meaning := self.say(id, **values)):
                self._show(findings.definition(self.say(id, "term", **values), meaning))

    def limitations(self, **values: Any) -> None:
        """Show every message `limitation-…` of the word file in order; one that says nothing here is left out."""
        for id in self._every("limitation-"):
            if str(sentence := self.say(id, **values)):
                self._show(findings.limitation(sentence))

    def figure(self, key: str, chart: Chart, *, table: pandas.DataFrame, columns: str = "", whole: str = "",
               evidence: Evidence = "Description", when: bool = True, **values: Any) -> None:  # fmt: skip
        """Show a figure with its data; its message has `.title`, `.subtitle`, `.alt`, notes and the chart's words.

        Parameters
        ----------
        table, columns, whole : the numbers drawn, as for `table`.
        """
        if not when or (self._sparing and not chart.drawable):
            return
        id = _id(key)
        self._used(id, values)
        shown = self._shown(id, values)
        title, subtitle, alt = (self.say(id, name, **values) for name in ("title", "subtitle", "alt"))
        guarded, described = shown.table(table, columns, minimum=self.minimum, whole=whole)
        self._show(figures.figure(key, chart, title=title, subtitle=subtitle, alt=alt, source=self._source(id, values), table=guarded,
                                  columns=described, notes=self._notes(id, values), evidence=evidence, shown=shown))  # fmt: skip

    def table(
        self, key: str, frame: pandas.DataFrame, *, columns: str = "", whole: str = "", when: bool = True, **values: Any
    ) -> None:
        """Show a table; its message has `.title`, `.subtitle` and notes.

        Parameters
        ----------
        frame : its columns stand in `report/column_kinds.py`; what is about few is hidden by their roles.
        columns : those to show, in order, separated by spaces; without it all but what only the guard has to know.
            `rate:step_rate` shows the column rate as the column step_rate is shown; `-n` shows all but the column n.
        whole : why nothing has to be hidden, for a table that is exempt.
        """
        if not when or (self._sparing and frame.empty):
            return
        id = _id(key)
        self._used(id, values)
        guarded, described = self._shown(id, values).table(frame, columns, minimum=self.minimum, whole=whole)
        self._show(tables.table(key, guarded, caption=self.say(id, "title", **values), subtitle=self.say(id, "subtitle", **values),
                                columns=described, notes=[*self._notes(id, values), self._source(id, values)]))  # fmt: skip

    def matrix(self, key: str, frame: pandas.DataFrame, *, down: str, across: str, value: str, base: str = "", middle: float | None = None,
               count: str = "", columns: str = "", whole: str = "", when: bool = True, **values: Any) -> None:  # fmt: skip
        """Show a heat table of rows by columns; its message is as for a table.

        Parameters
        ----------
        count : the column with the customers of each cell, where the table counts them by rows and columns: its cells are
            then guarded with all totals known. Without it each row of the frame is guarded as in a table.
        """
        if not when or (self._sparing and frame.empty):
            return
        id = _id(key)
        self._used(id, values)
        cross = (down, across, count) if count else None
        guarded, described = self._shown(id, values).table(
            frame, columns, minimum=self.minimum, whole=whole, cross=cross
        )
        self._show(matrices.matrix(key, guarded, down=down, across=across, value=value, base=base, middle=middle, columns=described,
                                   caption=self.say(id, "title", **values), subtitle=self.say(id, "subtitle", **values),
                                   notes=[*self._notes(id, values), self._source(id, values)]))  # fmt: skip

    def triangle(
        self, key: str, frame: pandas.DataFrame, *, average: Mapping[int, float], when: bool = True, **values: Any
    ) -> None:
        """Show a cohort table; what to hide in it is for `workbench.disclosure.guard` to say."""
        if when and not (self._sparing and frame.empty):
            id = _id(key)
            self._used(id, values)
            self._show(triangles.triangle(key, frame, caption=self.say(id, "title", **values), subtitle=self.say(id, "subtitle", **values),
                                          average=average, notes=[*self._notes(id, values), self._source(id, values)]))  # fmt: skip

    def export(self, name: str, frame: pandas.DataFrame) -> None:
        """Write a frame to the run's tables and name it, customers by pseudonyms where the dataset asks; its rows never enter the notebook."""
        secret = pseudonyms.key(self.dataset.privacy) if self.dataset else b""
        self._show(exports.export(name, pseudonyms.pseudonymous(frame, secret=secret, report=self.analysis)))

    def exports(self, **frames: pandas.DataFrame) -> None:
        """Write several frames to the run's tables, each under its name; see `export`."""
        for name, frame in frames.items():
            self.export(name, frame)

    def save_model(self, name: str, data: bytes, *, manifest: Mapping[str, Any], summary: Mapping[str, Any]) -> None:
        """Write a model to the run's models and name it."""
        self._show(exports.save_model(name, data, manifest=manifest, summary=summary))

    def _called(self, values: Mapping[str, Any], *, spared: set[str]) -> dict[str, Any]:
        """Return values with texts from data called by their labels; the currency, and those by which words are chosen, stay."""
        names = [name for name, value in values.items() if isinstance(value, str) and name not in spared | {"currency"}]
        return {**values, **{name: called(values[name], self.labels) for name in names}}

    def _shown(self, id: str, values: Mapping[str, Any]) -> Shown:
        return Shown(self.analysis, id, {**self.common, **values})

    def _notes(self, id: str, values: Mapping[str, Any]) -> list[Message]:
        held = words("en", self.analysis).patterns(id)
        notes = [self.say(id, name, **values) for name in NOTES if name in held]
        return [note for note in notes if str(note)]

    def _source(self, id: str, values: Mapping[str, Any]) -> Message:
        """Return where the numbers come from: what the message says of itself, else the report's source."""
        return self.say(id, "source", **values) if self._has(id, "source") else self.say("source", **values)

    def _has(self, id: str, attribute: str) -> bool:
        held = words("en", self.analysis)
        return id in held and attribute in held.patterns(id)

    def _every(self, prefix: str) -> list[str]:
        return [id for id in words("en", self.analysis) if id.startswith(prefix)]

    def _used(self, id: str, values: Mapping[str, Any], *others: str) -> None:
        """Refuse a value that the message, and those that belong to it, name nowhere: a typing mistake would pass unseen."""
        held = words("en", self.analysis)
        if id not in held:
            self.say(id)  # says which is nearest
        named = set().union(*(held.variables(i, part) for i in (id, *others) for part in held.patterns(i)))
        if "source" in held:
            named |= held.variables("source", "")
        if unused := sorted(set(values) - named):
            raise WordsError(f"words/en/{self.analysis}.ftl, {id!r}, uses none of {unused}; it uses {sorted(named)}.")


def _title(dataset: Any) -> Message:
    return called(dataset.name, {dataset.name: dataset.title})


def _id(key: str) -> str:
    return key.replace("_", "-")


def _period_words(period: object) -> dict[str, Message]:
    if not period:
        return {}
    return {"unit": say(f"unit-{period}", analysis=COMMON), "units": say(f"units-{period}", analysis=COMMON)}


def _display(item: Item) -> None:
    from IPython.display import display

    display(item)
