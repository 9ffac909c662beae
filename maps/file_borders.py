"""The borders under a map's file: which they are, and what the file says of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from locator.texts import Lang
from locator.window import Window
from maps.map_content import MapContent, PlaceName
from maps.map_licence import MapLicence

_HOME_SHARE = 8


def home_provinces(windows: Iterable[Window]) -> frozenset[str]:
    """The codes of the provinces that an eighth of the windows or more lie in.

    So they are few, and none where the windows are spread over the whole country: its map needs no counties.
    """
    counted = Counter(window.division.code[:2] for window in windows)
    return frozenset(f"{code}0000" for code, count in counted.items() if count * _HOME_SHARE >= counted.total())


@dataclass(frozen=True, slots=True)
class FileBorders:
    """Lines as `border_bytes` writes them, and the names of what they enclose."""

    lines: bytes
    names: tuple[PlaceName, ...] = ()


def with_borders(content: MapContent, borders: FileBorders, source: str, licence: MapLicence, lang: Lang) -> MapContent:
    """The map with borders under it; it says where they come from, and by what right they are shown.

    Raises
    ------
    BordersUnreviewed
        If the licence does not allow borders.
    """
    return replace(
        content,
        borders=borders.lines,
        place_names=borders.names,
        source=f"{content.source} · {source}",
        review=licence.mark(lang),
    )
