"""What a further list says beside the columns of 2022, where somebody knows it: 在哪里交 and 办理方式."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from importer.checks.cell_text import without_spaces
from importer.choice_names import HAND_IN_NAMES, MODE_NAMES
from locator.items.item import HandIn, Mode

_Choice = TypeVar("_Choice", bound=StrEnum)
_PARTED = re.compile(r"[、，,；;/\n]+")
_EXAMPLE = re.compile(r"（.*?）|\(.*?\)")


def hand_in_stated(text: str) -> HandIn | None:
    """Where a matter is handed in, by one of the drop-down's words or the catalogue's; None for other words."""
    return _named(text, HAND_IN_NAMES)


def modes_stated(text: str) -> tuple[Mode, ...] | None:
    """The modes that a text lists, each once; None where one of its words is none."""
    named = [_named(part, MODE_NAMES) for part in _PARTED.split(text) if part.strip()]
    return tuple(dict.fromkeys(one for one in named if one is not None)) if named and None not in named else None


def choices_named(names: Sequence[str]) -> dict[str, str]:
    """The words that may be written, for a notice in either language."""
    return {"choices": "、".join(names), "choices_en": ", ".join(names)}


def _named(text: str, names: Mapping[_Choice, str]) -> _Choice | None:
    said = _plain(text)
    return next((one for one, name in names.items() if said in (_plain(name), one.value)), None)


def _plain(text: str) -> str:
    return _EXAMPLE.sub("", without_spaces(text)).lower()
