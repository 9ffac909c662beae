"""Whose telephone a bare 联系电话 beside the manager's name is: by what stands in it, as its label does not say."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from importer.checks.cell_text import tidy_line
from importer.checks.mobiles import MOBILE

ANYBODYS_PHONE = frozenset({"联系电话", "电话", "联系方式", "手机", "电话号码"})
"""Labels that do not say whose number it is."""

# To the right first, as a person's number mostly follows; 职务 may stand between.
_NEAR = (1, -1, 2, -2)
_LOOKED_AT = 1_000
_A_NUMBER = re.compile(r"[0-9](?:[-—－ ]?[0-9]){6}")


class Texts(Protocol):
    """What stands in a column below its header."""

    def __call__(self, column: int, /) -> Sequence[str]: ...


def with_contact_column(labels: Mapping[str, int], bare: Collection[int], texts: Texts) -> dict[str, int]:
    """The labels' columns, with a bare telephone near the manager's name given to him, to the office, or to both.

    `bare` are the columns whose label does not say whose number it is. Mobiles are the manager's, other numbers the
    office's; a column that has neither is the manager's where it follows his name. Where both stand in one column,
    each cell is read for both.
    """
    found, manager = dict(labels), labels.get("manager_name")
    if manager is None or "manager_mobile" in labels:
        return found
    for column in (manager + step for step in _NEAR if manager + step in bare):
        if any(name != "office_phone" for name, at in labels.items() if at == column):
            continue
        mobiles, others = _kinds(texts(column)[:_LOOKED_AT])
        elsewhere = found.get("office_phone", column) != column
        if mobiles and others and not elsewhere:
            return {**found, "manager_mobile": column, "office_phone": column}
        if mobiles or (column == manager + 1 and (elsewhere or not others)):
            office = {"office_phone"} if not elsewhere else set()
            return {**{name: at for name, at in found.items() if name not in office}, "manager_mobile": column}
        if others and not elsewhere:
            return {**found, "office_phone": column}
    return found


def _kinds(texts: Sequence[str]) -> tuple[bool, bool]:
    """Whether there are mobiles among the texts, and whether there are other numbers."""
    lines = [tidy_line(text[:200]) for text in texts]
    mobiles = any(MOBILE.search(line) for line in lines)
    return mobiles, any(_A_NUMBER.search(MOBILE.sub("", line)) for line in lines)
