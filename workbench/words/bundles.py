"""A language's words for one analysis, ready to be said: its own file over the common one, entries parsed when asked for."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.runtime.errors import FluentReferenceError
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast, visitor

from workbench.words.files import COMMON, WordsError, entries, folders
from workbench.words.languages import language
from workbench.words.values import FUNCTIONS, written


class Words:
    """The entries of an analysis in a language."""

    def __init__(self, lang: str, name: str) -> None:
        self.lang, self.name = lang, name
        self._source = {**entries(lang, COMMON), **({} if name == COMMON else entries(lang, name))}
        self._bundle = FluentBundle(
            [language(lang).babel.replace("_", "-")], functions={**FUNCTIONS, "MONEY": self._money}, use_isolating=False
        )
        self._currency = ""
        self._parsed: dict[str, ast.EntryType] = {}
        self._patterns: dict[str, dict[str, ast.Pattern]] = {}

    def __contains__(self, id: str) -> bool:
        return id in self._source

    def __iter__(self) -> Iterator[str]:
        return iter(self._source)

    def entry(self, id: str) -> Any:
        """Return a parsed entry, its references made ready with it.

        Raises
        ------
        WordsError : if the id is not here or cannot be read.
        """
        if id not in self._parsed:
            self._parsed[id] = parse(self._source[id], f"words/{self.lang}/{self.name}.ftl or {COMMON}.ftl, {id!r}")
            self._bundle.add_resource(ast.Resource([self._parsed[id]]), allow_overrides=True)  # parsed once, not twice
            for other in sorted(references(self._parsed[id])):
                if other not in self._source:
                    raise WordsError(
                        f"words/{self.lang}/{self.name}.ftl: {id!r} refers to {other!r}, which is not there."
                    )
                self.entry(other)
        return self._parsed[id]

    def patterns(self, id: str) -> dict[str, ast.Pattern]:
        """Return attribute → pattern of a message; its own words stand under ""."""
        if id not in self._patterns:
            entry = self.entry(id)
            own = {"": entry.value} if entry.value is not None else {}
            self._patterns[id] = own | {each.id.name: each.value for each in entry.attributes}
        return self._patterns[id]

    def variables(self, id: str, attribute: str) -> set[str]:
        """Return the variables that a pattern names, whichever of its variants is chosen."""
        return _variables(self, id, attribute)

    def chosen(self, id: str) -> set[str]:
        """Return the variables by whose values a message, or one that it refers to, chooses its words."""
        return _chosen(self, id)

    def say(self, id: str, attribute: str, values: Mapping[str, Any]) -> str:
        """Fill a pattern with typed values.

        Raises
        ------
        WordsError : if a variable has no value, or a value does not fit its function.
        """
        self.entry(id)
        self._currency = str(values.get("currency", ""))
        message = self._bundle.get_message(id)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise WordsError(f"words/{self.lang}/{self.name}.ftl, {id!r}, has no words of its own.")
        said, errors = self._bundle.format_pattern(pattern, dict(values))
        if errors:
            place = f"words/{self.lang}/{self.name}.ftl, {id}{'.' + attribute if attribute else ''}"
            raise WordsError(f"{place}: {'; '.join(_told(error) for error in errors)}; given are {sorted(values)}.")
        return str(said)

    def _money(self, value: object) -> FluentType:
        return written(value, "money", self._currency)


def words(lang: str, name: str) -> Words:
    """Return the words of an analysis in a language; read once."""
    return _words(lang, name, folders())


@functools.cache
def _words(lang: str, name: str, places: tuple[Path, ...]) -> Words:
    return Words(lang, name)


def parse(source: str, place: str) -> Any:
    """Parse one entry.

    Raises
    ------
    WordsError : with the line that cannot be read.
    """
    body = FluentParser().parse(source).body
    for part in body:
        if isinstance(part, ast.Junk):
            told = part.annotations[0].message if part.annotations else "cannot be read"
            raise WordsError(f"{place}: {told}: {(part.content or '').strip().splitlines()[0]!r}.")
    return next(part for part in body if isinstance(part, ast.Message | ast.Term))


class _Seen(visitor.Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.selectors: set[str] = set()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            self.selectors.add(node.selector.id.name)
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self.variables |= {"currency"} if node.id.name == "MONEY" else set()
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.references.add("-" + node.id.name)


def references(entry: object) -> set[str]:
    """Return the ids of the messages and terms that an entry refers to."""
    seen = _Seen()
    seen.visit(entry)
    return seen.references


@functools.cache
def _chosen(held: Words, id: str) -> set[str]:
    seen = _Seen()
    seen.visit(held.entry(id))
    others = [
        other for other in seen.references if not other.startswith("-") and other != id
    ]  # .doubt may say it again
    return seen.selectors.union(*(_chosen(held, other) for other in others))


@functools.cache
def _variables(held: Words, id: str, attribute: str) -> set[str]:
    seen = _Seen()
    seen.visit(held.patterns(id)[attribute])
    for other in seen.references:
        if not other.startswith("-"):
            seen.variables |= _variables(held, other, "")
    return seen.variables


def _told(error: Exception) -> str:
    if isinstance(error, FluentReferenceError):
        return f"{str(error).removeprefix('Unknown external: ')!r} has no value"
    return str(error)
