"""A mutant put into the module that runs: the code of its functions and its tables replaced where everybody has them.

So nothing is imported anew, and a fork with all tests in memory can try a mutant at once.
"""

import ast
import functools
import inspect
import sys
from collections.abc import Iterator
from types import FunctionType, ModuleType

_OURS = ("importer", "locator", "tests", "test_")
_REMEMBER = ("importer.checks.", "locator.readers.")
"""Rooms whose modules keep by `functools.cache` what others told them."""


def graft(module: ModuleType, original: str, mutated: str) -> None:
    """Make a loaded module behave as the mutated source says, for all who have imported from it.

    Both sources are of one form (`ast.unparse`) and differ in one statement. Classes stay the same objects, so that
    what was made of them before still compares; what it keeps by `functools.cache`, and what others keep of its
    answers, is forgotten.
    """
    before, after = ast.parse(original).body, ast.parse(mutated).body
    first = next(
        at for at, pair in enumerate(zip(before, after, strict=True)) if ast.dump(pair[0]) != ast.dump(pair[1])
    )
    changed = after[first]
    scope = dict(vars(module))
    if isinstance(changed, ast.FunctionDef | ast.ClassDef):
        _run([changed], module, scope)
        _take_code(vars(module)[changed.name], scope[changed.name])
    else:
        # Tables below may be made of this one.
        _run([each for each in after[first:] if isinstance(each, ast.Assign | ast.AnnAssign)], module, scope)
    for name, value in scope.items():
        if value is not vars(module)[name] and not isinstance(value, FunctionType | type):
            _rebind(name, vars(module)[name], value)
    for each in (module, *(one for one in _our_modules() if one.__name__.startswith(_REMEMBER))):
        forget(each)


def _run(statements: list[ast.stmt], module: ModuleType, scope: dict[str, object]) -> None:
    tree = ast.fix_missing_locations(ast.Module(statements, []))
    exec(compile(tree, str(module.__file__), "exec"), scope)  # noqa: S102  # our own source, changed


def _take_code(old: object, new: object) -> None:
    if isinstance(old, type):
        for name, value in vars(new).items():
            if name in vars(old):
                _take_code_of_all(vars(old)[name], value)
    else:
        _take_code_of_all(old, new)


def _take_code_of_all(old: object, new: object) -> None:
    for mine, its in zip(_functions(old), _functions(new), strict=False):
        mine.__code__ = its.__code__
        # What a data class's fields are unless stated stands in its constructor's.
        mine.__defaults__, mine.__kwdefaults__ = its.__defaults__, its.__kwdefaults__


def _functions(value: object) -> Iterator[FunctionType]:
    """The functions behind a name: itself, what a decorator wraps, what a property reads with."""
    if isinstance(value, property):
        value = value.fget
    elif isinstance(value, classmethod | staticmethod | functools.cached_property):
        value = getattr(value, "__func__", None) or getattr(value, "func", None)
    found = inspect.unwrap(value) if callable(value) else None
    if isinstance(found, FunctionType):
        yield found


def _rebind(name: str, old: object, new: object) -> None:
    for module in _our_modules():
        if vars(module).get(name) is old:
            setattr(module, name, new)


def forget(module: ModuleType) -> None:
    """Forget what a module keeps by `functools.cache`, so that it is run again."""
    for value in list(vars(module).values()):
        if isinstance(value, functools._lru_cache_wrapper):
            value.cache_clear()


def _our_modules() -> list[ModuleType]:
    return [module for name, module in list(sys.modules.items()) if name.startswith(_OURS)]
