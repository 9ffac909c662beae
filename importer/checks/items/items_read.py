"""可办事项: each distinct text read once, by the list of its row's place, and what there is to tell of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from importer.checks.cell_text import Blank, blank
from importer.checks.items.doubt_words import doubt_words, reading_words, short_list
from importer.checks.personal import public_texts, without_personal
from importer.checks.persons import Persons
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.table_stack import TableStack
from importer.notices import Confidence, Notice, Suggestion
from locator.divisions.division import Division
from locator.items.stated.numberings import Numbering
from locator.items.stated.reader import items_reader
from locator.items.stated.stated_items import StatedItems

_FIELD = "items"
MOST_JUDGED = 5_000
"""In a column of more different texts, words that are no item's are not judged, and leave their cells not stated."""
_MOST_OTHERS = 5
_OTHERS = "others"
_REASON = ("这是最可能的意思", "the likeliest meaning")
_NOTHING = StatedItems(None)


@dataclass(frozen=True, slots=True)
class ItemsRead:
    """The items of each row, None where they are not stated, and what was found."""

    items: Sequence[tuple[str, ...] | None]
    notices: Sequence[Notice]


def read_items(
    stack: TableStack, rules: CheckRules, persons: Persons, divisions: Sequence[Division | None]
) -> ItemsRead:
    """Read each row's items, without the persons that are named beside them.

    Numbers are those of the list of the row's own division, else of the list of the office's `scope`.
    """
    table = stack.whole
    block: Sequence[str] = table.block(_FIELD)
    if not any(block):
        return ItemsRead([None] * len(block), ())
    block = public_texts(block, persons)
    found = _read(block, rules, divisions)
    notices = [*_doubts(stack, rules, block, found), *_repairs(stack, rules, persons, block, found)]
    return ItemsRead([one.items for one in found], notices)


def _read(block: Sequence[str], rules: CheckRules, divisions: Sequence[Division | None]) -> list[StatedItems]:
    """What each text states; equal ones of places with the same numbers are read once."""
    reader = items_reader(rules.catalogue)

    judge = len(set(block)) <= MOST_JUDGED

    def read(text: str, numbering: Numbering) -> StatedItems:
        return _NOTHING if blank(text) is Blank.NOTHING else reader.read(text, numbering, judge=judge)

    codes = [division.code if division is not None else rules.scope for division in divisions]
    of = {code: reader.numbering(code) for code in set(codes)}
    different = {id(numbering): numbering for numbering in of.values()}
    if len(different) == 1:
        numbering = different.popitem()[1]
        alone = {text: read(text, numbering) for text in set(block)}
        return [alone[text] for text in block]
    cells = [(text, id(of[code])) for text, code in zip(block, codes, strict=True)]
    known = {(text, number): read(text, different[number]) for text, number in set(cells)}
    return [known[cell] for cell in cells]


def _doubts(
    stack: TableStack, rules: CheckRules, block: Sequence[str], found: Sequence[StatedItems]
) -> Iterator[Notice]:
    """Every cell that says something and counts as not stated."""
    make = NoticeMaker(stack.whole, rules)
    for index, one in enumerate(found):
        if one.doubt is not None:
            mended = one.mended and Suggestion(one.mended, Confidence.LIKELY, *_REASON)
            yield make.cell(
                "text-suspicious", index, _FIELD, suggestion=mended or None, words=doubt_words(block[index], one)
            )


def _repairs(
    stack: TableStack, rules: CheckRules, persons: Persons, block: Sequence[str], found: Sequence[StatedItems]
) -> Iterator[Notice]:
    """Once a column each: what was read by names, by numbers and so on; and what the catalogue has not."""
    make = NoticeMaker(stack.whole, rules)
    rows: dict[str, list[int]] = {}
    for index, one in enumerate(found):
        if one.items is not None and (one.others or (one.readings and short_list(one.items) != block[index].strip())):
            rows.setdefault(_kind(one), []).append(index)
    for kind, of_kind in rows.items():
        for hits in stack.by_table(of_kind):
            first = hits[0]
            others = _others([found[index] for index in hits], persons) if kind == _OTHERS else []
            words = reading_words(block[first], found[first], len(hits) - 1, others)
            yield make.cell("value-tidied", first, _FIELD, words=words)


def _kind(one: StatedItems) -> str:
    """What a reading is told under: of several repairs the boldest."""
    return _OTHERS if one.others else max(one.readings, key=lambda reading: reading.value).name


def _others(found: Sequence[StatedItems], persons: Persons) -> list[str]:
    """The first few matters of a column that the catalogue has not, without anybody of the whole table."""
    named = list(dict.fromkeys(other for one in found for other in one.others))[: _MOST_OTHERS + 1]
    everybody = persons.of_all()
    shown = [without_personal(other, everybody, 0) for other in named[:_MOST_OTHERS]]
    return [*filter(None, shown), *(["……"] if len(named) > _MOST_OTHERS else [])]
