"""Word files as the tests see them: every pattern with its variables, variants and own words."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from fluent.syntax import FluentParser, ast, visitor

from workbench.words import files
from workbench.words.languages import LANGUAGES


class Pattern(NamedTuple):
    """One pattern of a message: its place, the variables and functions it names, the keys of its variants, its texts."""

    file: str
    id: str
    attribute: str
    variables: frozenset[str]
    variants: frozenset[tuple[str, str]]
    calls: frozenset[tuple[str, str]]
    texts: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"{self.file}:{self.id}{'.' + self.attribute if self.attribute else ''}"


class _Seen(visitor.Visitor):
    def __init__(self) -> None:
        self.variables, self.variants, self.calls, self.references = set(), set(), set(), set()
        self.texts: list[str] = [""]

    def visit_VariableReference(self, node):
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node):
        self.references.add(node.id.name)

    def visit_FunctionReference(self, node):
        for argument in node.arguments.positional:
            if isinstance(argument, ast.VariableReference):
                self.calls.add((node.id.name, argument.id.name))
        self.generic_visit(node)

    def visit_SelectExpression(self, node):
        selector = getattr(getattr(node.selector, "id", None), "name", "")
        self.variants |= {(selector, getattr(v.key, "name", getattr(v.key, "value", ""))) for v in node.variants}
        self.visit(node.selector)
        for variant in node.variants:
            self.texts.append("")
            self.visit(variant.value)

    def visit_Pattern(self, node):
        for element in node.elements:
            if isinstance(element, ast.TextElement):
                self.texts[-1] += element.value
            else:
                self.texts[-1] += _place(element)
                self.visit(element)


def _place(element) -> str:
    expression = element.expression
    if isinstance(expression, ast.VariableReference):
        return f"{{value:{expression.id.name}}}"
    if isinstance(expression, ast.FunctionReference):
        return f"{{{expression.id.name.lower()}}}"
    return "" if isinstance(expression, ast.SelectExpression) else "{other}"


@functools.cache
def patterns(lang: str) -> dict[tuple[str, str, str], Pattern]:
    """Return (file, id, attribute) → pattern, over all word files of a language."""
    found = {}
    for name in files.names(lang):
        source = (files.FOLDER / lang / f"{name}.ftl").read_text("utf-8")
        for entry in FluentParser().parse(source).body:
            assert not isinstance(entry, ast.Junk), (
                f"words/{lang}/{name}.ftl: {entry.content.strip().splitlines()[0]!r} cannot be read"
            )
            if not isinstance(entry, ast.Message | ast.Term):
                continue
            whole = {"": entry.value} if entry.value is not None else {}
            for attribute, value in (whole | {a.id.name: a.value for a in entry.attributes}).items():
                seen = _Seen()
                seen.visit(value)
                key = (name, entry.id.name, attribute)
                found[key] = Pattern(
                    f"{lang}/{name}.ftl", entry.id.name, attribute, frozenset(seen.variables), frozenset(seen.variants),
                    frozenset(seen.calls), tuple(t for t in seen.texts if t.strip()),
                )  # fmt: skip
    return found


def complete() -> list[str]:
    """Return the languages that every analysis speaks."""
    return [lang for lang in LANGUAGES if {*files.names(lang)} == {*files.names("en")}]


def words_only(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "", text)
