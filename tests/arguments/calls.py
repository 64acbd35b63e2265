"""Every public function and method of the guarded packages, and calls of them as their doc examples make them."""

from __future__ import annotations

import copy
import doctest
import functools
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Iterator
from typing import NamedTuple

import ibis.expr.types as ir

PACKAGES = ("workbench.features", "workbench.models")


class Public(NamedTuple):
    """A public function or method: where it lives, under which name, and itself with the guard in front."""

    home: object
    name: str
    call: Callable

    @property
    def signature(self) -> inspect.Signature:
        return inspect.signature(self.call)

    @property
    def hints(self) -> dict:
        try:
            return typing.get_type_hints(self.call.__wrapped__)
        except NameError:  # an annotation that only a type checker sees
            return {}


def modules() -> list[types.ModuleType]:
    found = []
    for package in PACKAGES:
        paths = importlib.import_module(package).__path__
        found += [importlib.import_module(m.name) for m in pkgutil.walk_packages(paths, f"{package}.") if not m.ispkg]
    return found


@functools.cache
def public() -> dict[str, Public]:
    """By full name: functions of modules and methods of classes that do not begin with an underscore."""
    found = {}
    for module in modules():
        for name, value in list(vars(module).items()):
            if name.startswith("_") or getattr(value, "__module__", "") != module.__name__:
                continue
            where = f"{module.__name__}.{name}"
            if isinstance(value, types.FunctionType):
                found[where] = Public(module, name, value)
            elif inspect.isclass(value):
                methods = {k: f for k, f in vars(value).items() if isinstance(f, types.FunctionType) and k[0] != "_"}
                found |= {f"{where}.{k}": Public(value, k, f) for k, f in methods.items()}
    return found


@functools.cache
def examples() -> dict[str, inspect.BoundArguments]:
    """The first call of each public function that a doc example makes itself, with copies of what it was given."""
    found: dict[str, inspect.BoundArguments] = {}
    inside = [False]

    def recorded(name: str, one: Public) -> Callable:
        @functools.wraps(one.call)
        def call(*given, **named):
            if inside[0]:
                return one.call(*given, **named)
            if name not in found:
                found[name] = copied(one.signature.bind(*given, **named))
            inside[0] = True
            try:
                return one.call(*given, **named)
            finally:
                inside[0] = False

        return call

    for name, one in public().items():
        setattr(one.home, one.name, recorded(name, one))
    try:
        for module in modules():
            for test in doctest.DocTestFinder(exclude_empty=True).find(module):
                doctest.DocTestRunner(verbose=False).run(test, out=lambda _: None)
    finally:
        for one in public().values():
            setattr(one.home, one.name, one.call)
    return found


def copied(call: inspect.BoundArguments) -> inspect.BoundArguments:
    again = call.signature.bind(*call.args, **call.kwargs)
    for name, value in again.arguments.items():
        again.arguments[name] = value if isinstance(value, ir.Table) else copy.deepcopy(value)
    return again


def changed(call: inspect.BoundArguments, name: str, value: object) -> inspect.BoundArguments:
    again = copied(call)
    again.arguments[name] = value
    return again


def single(one: Public) -> Iterator[inspect.Parameter]:
    """The parameters that take one value each, the object of a method left out."""
    for parameter in one.signature.parameters.values():
        if parameter.name != "self" and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            yield parameter
