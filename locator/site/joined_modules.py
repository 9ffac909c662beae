"""Modules of ours as one file: on a slow line each further request costs more than all that it brings.

Each module keeps a scope of its own. What is asked for at need, by `import("./a.js")`, stays a file of its own.
"""

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{([^{}]*)\} from "\./([a-z0-9_-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_UNREAD = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)


class NotJoinable(ValueError):
    """A module says something that is not understood here: a default, a `let`, everything under one name."""


def joined_modules(entry: str, files: Mapping[str, bytes]) -> bytes:
    """The module `entry` and all that it imports, directly or not, each before the first that needs it.

    Only `import { a, b as c } from "./d.js";` and exported functions, classes and constants are understood, each
    written on a line of its own, as all of ours are. The whole exports what the entry exports.

    Raises
    ------
    NotJoinable
        If a module holds other imports or exports, or modules import each other in a circle.
    KeyError
        If a module names one that is not among `files`.
    """
    order: list[str] = []
    _find(entry, files, (), order)
    return "".join(_scoped(name, files, is_entry=name == entry) for name in order).encode()


def _find(name: str, files: Mapping[str, bytes], inside: tuple[str, ...], order: list[str]) -> None:
    if name in inside:
        raise NotJoinable(f"modules import each other in a circle: {' → '.join((*inside, name))}")
    if name in order:
        return
    for _, needed in _IMPORT.findall(files[name].decode()):
        _find(needed, files, (*inside, name), order)
    order.append(name)


def _scoped(name: str, files: Mapping[str, bytes], *, is_entry: bool) -> str:
    """A module as a function that is called at once and gives what the module exports; the entry stays as it is."""
    text = _IMPORT.sub(_taken, files[name].decode())
    exported = _EXPORT.findall(text)
    unread = _UNREAD.search(_EXPORT.sub("", text))
    if unread is not None:
        raise NotJoinable(f"{name}: {unread[0]}")
    if is_entry:
        return text
    return f"const {_variable(name)} = (() => {{\n{_EXPORT.sub('', text)}return {{ {', '.join(exported)} }};\n}})();\n"


def _taken(found: re.Match[str]) -> str:
    return f"const {{{found[1].replace(' as ', ': ')}}} = {_variable(found[2])};\n"


def _variable(name: str) -> str:
    return f"${name.removesuffix('.js').replace('-', '_')}"
