"""Whole lists that leave out much of what their office has public: told before anything is dropped."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from importer.notices import Notice, NoticeTable, Place
from locator.window import Window

_ONE_IN = 3
_MOST_NAMED = 5


def drops_many(before: Iterable[Window], dropped: Collection[Window], notices: NoticeTable) -> Mapping[str, Notice]:
    """By office: the notice that a third or more of its public windows would be dropped."""
    gone: dict[str, list[Window]] = {}
    for window in dropped:
        gone.setdefault(window.office, []).append(window)
    owned = Counter(window.office for window in before if window.office in gone)
    return {
        office: _notice(office, owned[office], windows, notices)
        for office, windows in gone.items()
        if len(windows) * _ONE_IN >= owned[office]
    }


def _notice(office: str, owned: int, windows: list[Window], notices: NoticeTable) -> Notice:
    names = [window.name for window in windows[:_MOST_NAMED]]
    more = len(windows) > _MOST_NAMED
    words = {
        "office": office,
        "owned": str(owned),
        "dropped": str(len(windows)),
        "names": "、".join(names) + (" 等" if more else ""),
        "names_en": ", ".join(names) + (" …" if more else ""),
    }
    return Notice("upload-drops-many", notices.severity("upload-drops-many"), Place(), words=words)
