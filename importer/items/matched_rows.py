"""The rows of a further list matched to the items that are known: the same, renamed, or new with an id of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from importer.checks.rules import CheckRules, NoticeMaker
from importer.items.known_items import KnownItems
from importer.items.list_rows import ListRow
from importer.notices import Confidence, Notice, Suggestion

NEW_WORDS = frozenset({"新", "新增", "新事项", "new"})
"""What says under 事项编号 that an item is a new one."""


class Standing(StrEnum):
    """What an item of a further list is beside those that are known."""

    KNOWN = "known"
    RENAMED = "renamed"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A row with the id that its item has, or gets; both None where somebody has to decide first."""

    row: ListRow
    id: str | None
    standing: Standing | None


def matched_rows(
    rows: Sequence[ListRow], known: KnownItems, year: int | None, rules: CheckRules
) -> tuple[list[MatchedRow], list[Notice]]:
    """Each row's item, in the rows' order; `year` begins the ids of new ones, which get none where nobody knows it."""
    notices: list[Notice] = []
    settled = [_settled(row, known, rules, notices) for row in rows]
    ids = _NewIds(known, year)
    matched = []
    for one in settled:
        if one.standing is Standing.NEW:
            one = MatchedRow(one.row, ids.next(one.row.number), one.standing)  # noqa: PLW2901
            if one.id is not None:
                words = {"id": one.id}
                notices.append(NoticeMaker(one.row.table, rules).cell("item-new", one.row.index, "name", words=words))
        matched.append(one)
    notices += _twice(matched, known, rules)
    return matched, notices


def _settled(row: ListRow, known: KnownItems, rules: CheckRules, notices: list[Notice]) -> MatchedRow:
    """A row's item as far as it is settled; a notice where somebody has to decide."""
    make = NoticeMaker(row.table, rules)
    if not row.name:
        return MatchedRow(row, None, None)
    same = known.same(row.name)
    if row.stated and same is not None and row.stated != same.id:
        words = {"id": same.id, "name": row.name}
        notices.append(make.cell("item-id-of-another", row.index, "id", words=words))
        return MatchedRow(row, None, None)
    if row.stated.lower() in NEW_WORDS:
        return MatchedRow(row, None, Standing.NEW)
    if row.stated:
        item = known.catalogue.find(row.stated)
        if item is None:
            notices.append(make.cell("item-id-unknown", row.index, "id"))
            return MatchedRow(row, None, None)
        return MatchedRow(row, item.id, Standing.KNOWN if item == same else Standing.RENAMED)
    if same is not None:
        return MatchedRow(row, same.id, Standing.KNOWN)
    alike = known.alike(row.name)
    if alike is None:
        return MatchedRow(row, None, Standing.NEW)
    reason = Suggestion(
        alike.id, Confidence.LIKELY, "名称只差几个字或词序", "the names differ by little, or in the order of words"
    )
    words = {"id": alike.id, "known": alike.name}
    notices.append(make.cell("item-renamed", row.index, "name", suggestion=reason, words=words))
    return MatchedRow(row, None, None)


def _twice(matched: Sequence[MatchedRow], known: KnownItems, rules: CheckRules) -> Iterator[Notice]:
    """Rows of an item that a row above is of already; new ones by their names."""
    first: dict[str, MatchedRow] = {}
    for one in matched:
        keys = [known.key(one.row.name)] if one.standing is Standing.NEW else [one.id] if one.id else []
        for key in keys:
            above = first.setdefault(key, one)
            if above is not one:
                words = {"first": str(above.row.row), "id": above.id or above.row.name}
                yield NoticeMaker(one.row.table, rules).cell("item-twice", one.row.index, "name", words=words)


class _NewIds:
    """Ids of a year that no item has: the row's own number where it is free, else the next behind all."""

    def __init__(self, known: KnownItems, year: int | None) -> None:
        self._year = year
        self._taken = {item.id for item in known.catalogue.items}

    def next(self, number: int | None) -> str | None:
        if self._year is None or number is None:
            return None
        id_ = self._id(number)
        if id_ in self._taken:
            of_year = (taken.rpartition("-") for taken in self._taken)
            numbers = [int(end) for year, _, end in of_year if year == str(self._year) and end.isdigit()]
            id_ = self._id(max(numbers) + 1)
        self._taken.add(id_)
        return id_

    def _id(self, number: int) -> str:
        return f"{self._year}-{number:02}"
