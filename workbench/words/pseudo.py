"""A language nobody speaks: English with every letter accented, each pattern longer and in brackets.

What a page shows without brackets does not come from the word files; what is cut would be cut in a longer language too.
"""

from __future__ import annotations

from fluent.syntax import FluentParser, FluentSerializer, ast, visitor

CODE = "qps"  # the code that is set aside for this use
LONGER = 0.3
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀçđéƒǧĥíĵķłɱñóþɋřšťúṽŵẋýžÁƁÇĐÉƑǦĤÍĴĶŁṀÑÓÞɊŘŠŤÚṼŴẊÝŽ"
_TABLE = str.maketrans(_PLAIN, _ACCENTED)


def entry(source: str) -> str:
    """Return an English entry of a word file in the language nobody speaks.

    >>> entry("left = { $n } left\\n")
    'left = ⟦{ $n } łéƒť~⟧\\n'
    """
    resource = FluentParser().parse(source)
    _Accents().visit(resource)
    return FluentSerializer().serialize(resource)


class _Accents(visitor.Transformer):
    def visit_Pattern(self, node: ast.Pattern) -> ast.Pattern:
        self.generic_visit(node)
        letters = sum(len(e.value) for e in node.elements if isinstance(e, ast.TextElement))
        only_choice = len(node.elements) == 1 and isinstance(
            getattr(node.elements[0], "expression", None), ast.SelectExpression
        )
        if letters and not only_choice:
            node.elements = [
                ast.TextElement("⟦"),
                *node.elements,
                ast.TextElement("~" * max(1, int(letters * LONGER)) + "⟧"),
            ]
        return node

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:
        node.value = node.value.translate(_TABLE)
        return node
