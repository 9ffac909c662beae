"""Sealed columns: a JSON object under the vault's seal, bound to the table, row and column that it stands in."""

import json
from collections.abc import Mapping
from typing import Any

import orjson

from importer.store.vault import Vault

# The standard library's, for it takes half a surrogate pair too, as the names of files that are not UTF-8 hold.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def seal_json(vault: Vault, value: Mapping[str, object], *place: str | int) -> bytes:
    """Seal an object for one place. A text in it may hold anything that a cell or a file's name can."""
    return vault.seal(_encode(dict(value)).encode("utf-8", "surrogatepass"), context_of(*place))


def open_json(vault: Vault, sealed: bytes, *place: str | int) -> dict[str, Any]:
    """The object that was sealed for this place.

    Raises
    ------
    WrongKey, SealBroken
        As `Vault.open` does.
    """
    value: dict[str, Any] = json.loads(vault.open(sealed, context_of(*place)).decode("utf-8", "surrogatepass"))
    return value


def context_of(*place: str | int) -> str:
    """The name of a place, in which no two places are alike."""
    return orjson.dumps(place).decode()
