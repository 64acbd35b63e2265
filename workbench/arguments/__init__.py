"""What a public function is given: everything it cannot use is refused, by the name of the argument, before it is used.

`guard` takes every public function and method of the named packages under guard as their modules are loaded, so that a
new one cannot be forgotten; `kinds` compares a value with its annotation, `limits` with what its name means throughout
the house, `reasons` says which argument made a function fail, and `values` holds the checks of columns and numbers that
functions call themselves.
"""

from workbench.arguments.guarding import guard
from workbench.arguments.values import columns, complete, known, listed, one_of

__all__ = ["columns", "complete", "guard", "known", "listed", "one_of"]
