"""Windows that say they take every item: they count as taking a new one at once, before anybody asked them."""

from collections.abc import Iterable, Iterator, Sequence

from importer.items.compared_catalogues import ComparedCatalogues
from locator.window import ALL_ITEMS, Window

_MOST_NAMED = 50


def windows_of_all(compared: ComparedCatalogues, windows: Iterable[Window]) -> list[Window]:
    """The windows that state all items, in their order, where items are added; none where none is."""
    return [window for window in windows if window.items == ALL_ITEMS] if compared.items.added else []


def lines_of_all(compared: ComparedCatalogues, windows: Sequence[Window], lang: str) -> Iterator[str]:
    """Whom to call about the new items, a line for each window; of more than fifty how many there are besides."""
    if not windows:
        return
    new, more = len(compared.items.added), len(windows) - _MOST_NAMED
    if lang == "en":
        yield f"! {len(windows)} live windows state all items (全部) and so take the {new} new ones at once; ask them:"
    else:
        yield f"! 有 {len(windows)} 个现行窗口写着“全部”，发布后就算能办新增的 {new} 项。请逐个核实："
    yield from (f"  {_told(window, lang)}" for window in windows[:_MOST_NAMED])
    if more > 0:
        yield f"  and {more} more" if lang == "en" else f"  还有 {more} 个"


def _told(window: Window, lang: str) -> str:
    """A window, where it stands, who answers for it and its telephone numbers."""
    place = window.division
    where = "".join(dict.fromkeys(filter(None, (place.province, place.city, place.name))))
    if lang == "en":
        return f"{window.name} ({where}; {window.office}) {', '.join(window.phones) or 'no telephone'}"
    return f"{window.name}（{where}，{window.office}）{'、'.join(window.phones) or '没有电话'}"
