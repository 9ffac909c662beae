"""What a further list says of itself: its id, title, issuer, document number, date and division."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as day_of

from importer.checks.cell_text import tidy_line
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.items.list_division import division_prefix, told_by_name
from importer.items.list_sheets import ANNOUNCED, ListSheets
from importer.notices import Notice, Severity
from locator.items.catalogue import Catalogue
from locator.items.item import ItemList

_DAY = re.compile(r"(20[0-9]{2})[年./-]?(?:([0-9]{1,2})[月./-]?(?:([0-9]{1,2})日?)?)?(?:印发|发布)?")
_OF_DOCUMENT = re.compile(r"[〔\[［（(【](20[0-9]{2})[〕\]］）)】]")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AROUND_A_COUNT = " （(）)，,；;"


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The list as the catalogue keeps it, None where something that it needs is not told; and the year of its ids."""

    of_list: ItemList | None
    year: int | None
    notices: tuple[Notice, ...]


def list_facts(found: ListSheets, table: SheetTable, rules: CheckRules, known: Catalogue, items: int) -> ListFacts:
    """What the lines above a list's first table say of it; `items` is how many rows it has."""
    make = NoticeMaker(table, rules)
    notices: list[Notice] = []
    said = {name: _said(text) for name, text in table.header.texts.items()}
    date = _date(said.get("filled_on", ""))
    division = division_prefix(said.get("division", ""), rules)
    document = said.get("document", "")
    year = _year(date, document)
    notices += _missing(make, said, found.title, dated=year is not None)
    if said.get("filled_on") and date is None:
        notices.append(
            make.header("items-fact-unreadable", "filled_on", said["filled_on"], _as_date(said["filled_on"]))
        )
    if said.get("division") and division is None:
        notices.append(make.header("items-fact-unreadable", "division", said["division"], _AS_DIVISION))
    id_ = said.get("list") or f"{division}-{year}"
    if said.get("list") and not _ID.fullmatch(id_):
        notices.append(make.header("items-fact-unreadable", "list", id_, _AS_ID))
    elif id_ in {one.id for one in known.lists}:
        notices.append(make.header("items-list-known", "list", id_))
    notices += [*_years_apart(make, said, date), *told_by_name(make, said.get("division", ""), division)]
    if any(one.severity is Severity.ERROR for one in notices) or division is None or year is None:
        return ListFacts(None, year, tuple(notices))
    source = f"{document or found.title}“跨省通办”事项清单" if document else found.title
    of_list = ItemList(id_, found.title, said.get("issuer") or None, document or None, date, division, items, source)
    return ListFacts(of_list, year, tuple(notices))


def _said(text: str) -> str:
    """A field's text without the count of items that stands behind it."""
    line = tidy_line(text)
    return ANNOUNCED.sub("", line).strip(_AROUND_A_COUNT) if ANNOUNCED.search(line) else line


def _missing(make: NoticeMaker, said: dict[str, str], title: str, *, dated: bool) -> Iterator[Notice]:
    if not title:
        words = {"fact": "标题", "fact_en": "title", "mend": "在表的上方写一行", "mend_en": "write it above the table"}
        yield make.header("items-fact-missing", None, None, words)
    beside = {"mend": "在表的上方写明", "mend_en": "write it above the table"}
    if not said.get("division"):
        words = {"fact": "适用区划（例如：适用区划：43）", "fact_en": "division (适用区划：43)", **beside}
        yield make.header("items-fact-missing", "division", None, words)
    if not (dated or said.get("filled_on")):
        words = {"fact": "年份（印发日期，或带年份的文号）", "fact_en": "year (印发日期, or a 文号 with it)", **beside}
        yield make.header("items-fact-missing", "filled_on", None, words)


_AS_DATE = {"mend": "写成 2024年3月1日 这样", "mend_en": "write it like 2024年3月1日"}
_NO_SUCH_DAY = {"mend": "核对日期，没有这一天", "mend_en": "there is no such day"}
_AS_DIVISION = {
    "mend": "写两位、四位或六位的现行区划编码，例如 43，或只有一处叫这个名字的全称",
    "mend_en": "write a code in force (two, four or six digits, such as 43), or a name that one division alone has",
}
_AS_ID = {
    "mend": "只用小写字母、数字和连字符，例如 hunan-2024",
    "mend_en": "use small letters, digits and hyphens, as in hunan-2024",
}


def _date(text: str) -> str | None:
    """A date in ISO form, as exact as it is written."""
    found = _DAY.fullmatch(text.replace(" ", ""))
    if found is None:
        return None
    year, month, day = found[1], int(found[2] or 1), int(found[3] or 1)
    try:
        day_of(int(year), month, day)
    except ValueError:
        return None  # 2月31日
    return year + (f"-{month:02}" if found[2] else "") + (f"-{day:02}" if found[3] else "")


def _as_date(text: str) -> Mapping[str, str]:
    return _NO_SUCH_DAY if _DAY.fullmatch(text.replace(" ", "")) else _AS_DATE


def _year(date: str | None, document: str) -> int | None:
    return int(date[:4]) if date is not None else _year_of_document(document)


def _year_of_document(document: str) -> int | None:
    found = _OF_DOCUMENT.search(document)
    return int(found[1]) if found else None


def _years_apart(make: NoticeMaker, said: Mapping[str, str], date: str | None) -> Iterator[Notice]:
    """A date and a document number of two years: one of them is a slip, or the document came out a year later."""
    numbered = _year_of_document(said.get("document", ""))
    if date is not None and numbered is not None and int(date[:4]) != numbered:
        words = {"year": date[:4], "numbered": str(numbered)}
        yield make.header("items-years-differ", "filled_on", said["filled_on"], words)
