"""The words of the template, from `data/form-guide.toml`."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from importer.workbook.form.guide import Guide
from locator.data_files import own_table


def note(kind: str) -> str:
    """The line below the tables: of a `blank` form, a `filled` one, or a `summary`."""
    return str(_words()["note"][kind])


def guide(*, filled: bool) -> Guide:
    """The sheet of help, for a form that is to be filled in or one that is to be brought up to date."""
    words = _words()
    sections = [*words["first"], *words["filled" if filled else "blank"], *words["last"]]
    return Guide(words["title"], [(section["heading"], section["lines"]) for section in sections])


@cache
def _words() -> Mapping[str, Any]:
    return own_table("form-guide.toml")
