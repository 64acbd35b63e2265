"""The guard in front of public functions: arguments are looked at before the function is, and blamed for what stops it.

Only the call that comes from outside is looked at: what our functions hand each other is ours to get right.
"""

from __future__ import annotations

import dis
import functools
import importlib.abc
import importlib.machinery
import inspect
import sys
import threading
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workbench.arguments import kinds, limits, reasons
from workbench.errors import ArgumentFault

_inside = threading.local()
_CHECKING = ("workbench.", "sklearn.utils.validation")
_RAISE = {dis.opmap["RAISE_VARARGS"], dis.opmap["RERAISE"]}


def guarded(function: Callable) -> Callable:
    """Return the function with its arguments checked by its annotations and their names, each time it is called from outside.

    Raises ArgumentFault, naming every argument that cannot be used.

    >>> def share(part: int, whole: int) -> float:
    ...     return part / whole
    >>> guarded(share)("3", 4)
    Traceback (most recent call last):
    ...
    workbench.errors.ArgumentFault: share: argument part: expected a whole number, '3' came.
    """
    asked = functools.cache(lambda: _asked(function))

    @functools.wraps(function)
    def checked(*given: Any, **named: Any) -> Any:
        if getattr(_inside, "call", False):
            return function(*given, **named)
        signature, hints = asked()
        arguments = signature.bind(*given, **named).arguments
        refuse(function.__qualname__, single(arguments, signature), hints)
        _inside.call = True
        try:
            return function(*given, **named)
        except Exception as error:
            if ours(error):
                raise
            if reason := reasons.of(error, arguments):
                raise ArgumentFault(f"{function.__qualname__}: {reason}") from error
            raise
        finally:
            _inside.call = False

    return checked


def _asked(function: Callable) -> tuple[inspect.Signature, dict[str, Any]]:
    """A function's signature and annotations; the annotations of one that names what it cannot see are left aside."""
    try:
        return inspect.signature(function), typing.get_type_hints(function)
    except NameError:
        return inspect.signature(function), {}


def single(arguments: Mapping[str, Any], signature: inspect.Signature) -> dict[str, Any]:
    """Return the arguments of a call but those given in any number, whose annotation is that of each."""
    any_number = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return {name: value for name, value in arguments.items() if signature.parameters[name].kind not in any_number}


def refuse(name: str, arguments: Mapping[str, Any], hints: Mapping[str, Any]) -> None:
    """Raise one error that names every argument which is not what its annotation or its name asks for."""
    found = []
    for argument, value in arguments.items():
        wrong = kinds.fault(value, hints.get(argument, Any))
        if wrong := wrong or limits.fault(argument, value) or limits.unknown(argument, value):
            found.append(f"{name}: argument {argument}: {wrong}")
    if found:
        raise ArgumentFault("\n".join(found))


def ours(error: Exception) -> bool:
    """Whether an error was raised on purpose, by our code or by scikit-learn's checks, and so already says what is wrong."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or not trace.tb_frame.f_globals.get("__name__", "").startswith(_CHECKING):
        return False
    return trace.tb_frame.f_code.co_code[trace.tb_lasti] in _RAISE


def guard(*packages: str) -> None:
    """Have every public function and method of these packages guarded as soon as its module is loaded."""
    sys.meta_path.insert(0, _Finder(tuple(packages)))


def guard_module(module: types.ModuleType) -> None:
    """Put the guard in front of a loaded module's public functions, and of the public methods of its public classes."""
    for name, value in list(vars(module).items()):
        if name.startswith("_") or getattr(value, "__module__", "") != module.__name__:
            continue
        if isinstance(value, types.FunctionType):
            setattr(module, name, guarded(value))
        elif inspect.isclass(value):
            for method, function in list(vars(value).items()):
                if isinstance(function, types.FunctionType) and not method.startswith("_"):
                    setattr(value, method, guarded(function))


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, packages: tuple[str, ...]) -> None:
        self.packages = packages

    def find_spec(self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None) -> Any:
        if not any(name == package or name.startswith(f"{package}.") for package in self.packages):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


class _Loader(importlib.machinery.SourceFileLoader):
    def exec_module(self, module: types.ModuleType) -> None:
        super().exec_module(module)
        guard_module(module)
