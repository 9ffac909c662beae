"""A catalogue made public: the next edition has the same windows and other items."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from importer.items.compared_catalogues import ComparedCatalogues, compared_catalogues, compared_lines
from importer.publishing.press import EditionMissing, Press, Publishing
from importer.staff_fault import StaffFault
from importer.store.audit_log import Act
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.items.catalogue import Catalogue
from locator.window import ALL_ITEMS, Window

_COUNTRY = "00"


class StatedItemsMissing(StaffFault):
    """Windows say that they take items which the new catalogue has not."""

    def __init__(self, counts: Counter[str]) -> None:
        each = sorted(counts.items())
        super().__init__(
            f"新目录里没有这些事项，而现行窗口写着能办：{'、'.join(f'{id_}（{n} 个窗口）' for id_, n in each)}。"
            "请把它们留在目录里，或先改窗口表。",
            "The new catalogue lacks items that live windows state: "
            + ", ".join(f"{id_} ({n} windows)" for id_, n in each)
            + ". Leave them in it, or change the windows' sheets first.",
        )


class PlacesUnknown(StaffFault):
    """The new catalogue names divisions that there are not and never were."""

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        listed = "、".join(f"{digits}（{where}）" for digits, where in named)
        super().__init__(
            f"新目录里有这些不存在的区划：{listed}。请改正后再发布。",
            "The new catalogue names divisions that there are not: "
            + ", ".join(f"{digits} ({where})" for digits, where in named)
            + ". Mend them first.",
        )


def what_changes(press: Press, catalogue: Catalogue, divisions: Divisions) -> ComparedCatalogues:
    """What differs from the catalogue in force to one that is to be published.

    Raises
    ------
    EditionMissing
        If nothing has been published yet.
    StatedItemsMissing
        If a live window states an item that the new catalogue has not.
    PlacesUnknown
        If the new catalogue names a division that there is not.
    """
    if press.folders.current() is None:
        raise EditionMissing(None)
    missing = _stated_beside(catalogue, press.live_windows())
    if missing:
        raise StatedItemsMissing(missing)
    strange = [(digits, where) for digits, where in _places_named(catalogue) if not divisions.knows(digits)]
    if strange:
        raise PlacesUnknown(strange)
    return compared_catalogues(press.live_catalogue(), catalogue)


def publish_items(press: Press, catalogue: Catalogue, note: str, act: Act) -> int:
    """Make an edition of the live windows and this catalogue, and give its number; `what_changes` has been asked."""
    live = press.folders.current()
    sample = live is not None and press.folders.manifest(live).sample
    return press.publish(Publishing(press.live_windows(), (), (), note, sample, catalogue), act)


def compared_editions(folders: EditionFolders, a: int, b: int) -> ComparedCatalogues:
    """What differs between the catalogues of two editions; EditionUnreadable where one is damaged."""
    old, new = (folders.catalogue(folders.manifest(edition)) for edition in (a, b))
    return compared_catalogues(old, new)


def item_lines(compared: ComparedCatalogues, lang: str) -> Iterator[str]:
    """The same below the windows' lines; nothing where the items are the same."""
    if compared:
        yield "items:" if lang == "en" else "事项目录："
        yield from (f"  {line}" for line in compared_lines(compared, lang))


def _places_named(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every division that a catalogue names, and what names it; 00, the whole country, is of none."""
    yield from ((one.division, one.id) for one in catalogue.lists if one.division != _COUNTRY)
    for item in catalogue.items:
        yield from ((mode.where, item.id) for mode in item.modes if mode.where is not None and mode.where.isdigit())
    yield from ((member, group.id) for group in catalogue.groups for member in group.members)
    yield from ((place, agreement.id) for agreement in catalogue.agreements for place in agreement.between)


def _stated_beside(catalogue: Catalogue, windows: Iterable[Window]) -> Counter[str]:
    """How many windows state each item that the catalogue has not."""
    stated = (window.items for window in windows if window.items is not None and window.items != ALL_ITEMS)
    return Counter(id_ for items in stated for id_ in items if catalogue.find(id_) is None)
