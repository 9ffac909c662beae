"""The page `docs/items-differences.md`: where the lists of items differ among themselves and from their own prose.

`python -m importer.items_page` prints it. It is computed from `data/items/`, and nothing is decided on it.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from locator.data_files import own_data_file
from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.item import Item, ItemList, Listing
from locator.items.prose import Charged, Counted, Document, Part, Place, Prose, read_prose

_HEAD = """# Where the lists of items differ

Written from `data/items/` by `python -m importer.items_page`; a test holds this page to it. Each statement is kept as
its document makes it, with its source. Nothing is decided: an item's `lists` in the API has every list's own words.

清单之间、同一文件的正文与表之间的出入都列在这里，各注出处，不作取舍。日期写到文件所说的年、月或日（“年底前”即12月）。
"""
_NONE = "—"
_UNSAID = "not in the file 文件中没有"


def items_page(catalogue: Catalogue, prose: Prose) -> str:
    """The whole page, Markdown."""
    sections = (
        ("Documents 文件", _documents(catalogue, prose)),
        ("Names 事项名称", _names(catalogue, prose)),
        ("What an item covers 应用场景", _wordings(catalogue, prose)),
        ("Deadlines that differ 完成时间", _deadlines(catalogue)),
        ("Deadlines: prose against table 完成时间：正文与表", _against_tables(catalogue, prose)),
        ("How many items 项数", _counts(catalogue, prose)),
        ("Departments: prose against table 部门：正文与表", _charges(catalogue, prose)),
        ("Departments, list by list 各清单的部门", _departments(catalogue)),
    )
    return "\n".join([_HEAD, *(f"## {title}\n\n" + "\n".join(lines) + "\n" for title, lines in sections)])


def _documents(catalogue: Catalogue, prose: Prose) -> Iterator[str]:
    def row(one: ItemList | Document, has: str) -> list[str]:
        return [f"`{one.id}`", one.title, *(text or _UNSAID for text in (one.issuer, one.document, one.date)), has]

    rows = [row(one, f"{one.items} items 共{one.items}项：{one.source}") for one in catalogue.lists]
    rows += [row(one, one.missing) for one in prose.documents]
    yield from _table(["", "title 标题", "issuer 印发机关", "number 文号", "date 日期", "table 事项表"], rows)


def _names(catalogue: Catalogue, prose: Prose) -> Iterator[str]:
    rows = _differing(catalogue, lambda listing: listing.name)
    yield from (
        _items_table(catalogue, rows) if rows else ["The tables give every item the same name. 各表的事项名称相同。"]
    )
    beside = [
        [_source(named.place), name, f"{_in_list(catalogue, item, named.place).name}（{item}）"]
        for named in prose.named
        for item, name in named.names.items()
        if name != _in_list(catalogue, item, named.place).name
    ]
    yield ""
    yield from _table(["prose 正文", "says 写作", "its table 表中"], beside)


def _wordings(catalogue: Catalogue, prose: Prose) -> Iterator[str]:
    yield "Elsewhere the tables' 应用场景 are the same but for punctuation. 其余除标点外相同。"
    yield ""
    rows = [[worded.item, *(worded.words.get(one.id, _NONE) for one in catalogue.lists)] for worded in prose.worded]
    yield from _items_table(catalogue, rows)


def _deadlines(catalogue: Catalogue) -> Iterator[str]:
    yield "In front of each the number in its list. 前面是在该清单中的序号。"
    yield ""
    rows = _differing(catalogue, _when)
    yield from _items_table(catalogue, rows)
    same = len(catalogue.items) - len(rows)
    yield ""
    yield f"The same in all lists: {same}. 各清单相同的有 {same} 项。"


def _against_tables(catalogue: Catalogue, prose: Prose) -> Iterator[str]:
    for counted in (one for one in prose.counted if one.of_table):
        yield f"{_source(counted.place)}, against its table · 与其附表：" + (counted.note or "")
        yield ""
        said = {(part.by or "", part.what or ""): part.items for part in counted.parts}
        tabled = Counter((_last(listing), "") for listing in _listings(catalogue, counted.place.within))
        moments = sorted({*said, *tabled}, key=lambda moment: (not moment[0], moment))
        rows = [
            [" ".join(filter(None, moment)), *(str(side.get(moment, _NONE)) for side in (said, tabled))]
            for moment in moments
        ]
        yield from _table(["by 时间", "items in prose 正文项数", "items in the table 表中项数"], rows)
        yield ""


def _counts(catalogue: Catalogue, prose: Prose) -> Iterator[str]:
    for of in dict.fromkeys(counted.of for counted in prose.counted):
        said = [counted for counted in prose.counted if counted.of == of]
        sums = {counted.items for counted in said}
        sums |= {len(_listings(catalogue, counted.place.within)) for counted in said if counted.of_table}
        verdict = "differ 不一致" if len(sums) > 1 else "agree 一致"
        yield f"Items of {of}: {verdict}"
        yield ""
        yield from _table(["said in 出处", "items 项数"], [_count_row(one) for one in said])
        yield ""


def _count_row(counted: Counted) -> list[str]:
    parts = " + ".join(_part(part) for part in counted.parts)
    return [_source(counted.place), parts if len(counted.parts) == 1 else f"{parts} = {counted.items}"]


def _part(part: Part) -> str:
    told = "，".join(text for text in (part.by, part.what) if text)
    return f"{part.items}（{told}）" if told else str(part.items)


def _charges(catalogue: Catalogue, prose: Prose) -> Iterator[str]:
    yield "A passage need not name all: each ends in “等”. 正文的列举都以“等”结尾，不一定列全。"
    yield ""
    rows = [_charge_row(catalogue, charged) for charged in prose.charged]
    yield from _table(["prose 正文", "only in prose 只在正文", "only in the table 只在表中"], rows)


def _charge_row(catalogue: Catalogue, charged: Charged) -> list[str]:
    listings = _listings(catalogue, charged.place.within)
    tabled = list(dict.fromkeys(name for one in listings for name in (one.lead, *one.supporting)))
    only_said = [name for name in charged.departments if name not in tabled]
    only_tabled = [name for name in tabled if name not in charged.departments]
    return [_source(charged.place), *("、".join(names) or _NONE for names in (only_said, only_tabled))]


def _departments(catalogue: Catalogue) -> Iterator[str]:
    yield "The lead; in brackets those that support it. 牵头单位，括号内是配合单位。"
    yield ""
    yield from _items_table(catalogue, [_row(item, catalogue, _charge) for item in catalogue.items])


def _charge(listing: Listing) -> str:
    return listing.lead + (f"（{'、'.join(listing.supporting)}）" if listing.supporting else "")


def _when(listing: Listing) -> str:
    return "；".join("，".join(text for text in (one.by, one.what) if text) for one in listing.deadlines)


def _last(listing: Listing) -> str:
    return listing.deadlines[-1].by


def _differing(catalogue: Catalogue, told: Callable[[Listing], str]) -> list[list[str]]:
    """The items of which the lists tell different things, as rows: the id, then what each list tells."""
    differing = [item for item in catalogue.items if len({told(one) for one in item.listings}) > 1]
    return [_row(item, catalogue, lambda one: f"{one.number} · {told(one)}") for item in differing]


def _row(item: Item, catalogue: Catalogue, told: Callable[[Listing], str]) -> list[str]:
    by_list = {one.list: told(one) for one in item.listings}
    return [item.id, *(by_list.get(one.id, _NONE) for one in catalogue.lists)]


def _in_list(catalogue: Catalogue, item: str, place: Place) -> Listing:
    of_item = next(one for one in catalogue.items if one.id == item)
    return next(one for one in of_item.listings if one.list == place.within)


def _listings(catalogue: Catalogue, name: str) -> list[Listing]:
    return [one for item in catalogue.items for one in item.listings if one.list == name]


def _source(place: Place) -> str:
    return f"`{place.within}` {place.passage}"


def _items_table(catalogue: Catalogue, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    names = {item.id: item.name for item in catalogue.items}
    heads = ["item 事项", *(f"`{one.id}` {one.source}" for one in catalogue.lists)]
    yield from _table(heads, [[f"{id_} {names[id_]}", *cells] for id_, *cells in rows])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (heads, ["---"] * len(heads), *rows):
        yield "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    known = packaged_catalogue()
    sys.stdout.write(items_page(known, read_prose(own_data_file("items/lists.toml"), known)))
