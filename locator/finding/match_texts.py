"""The parts of a match that do not depend on who asks: the window and its links, as ready JSON."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

import orjson

from locator.editions.snapshot import Snapshot
from locator.finding.links import links_of
from locator.finding.places.place import converted, shown_in
from locator.position import Datum

# About 1.8 kB each: 60 MB at most.
_LINKS_KEPT = 32_768


class MatchTexts:
    """Windows and links of one snapshot as JSON, made when first asked for and kept."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._links: OrderedDict[int, bytes] = OrderedDict()

    def windows(self, datum: Datum) -> Callable[[int], bytes]:
        """What gives the window in a row, its lon and lat in `datum`."""
        return partial(self._converted, datum) if converted(datum) else self._snapshot.fragment

    def links(self, row: int) -> bytes:
        """The links of the window in one row."""
        kept = self._links.get(row)
        if kept is None:
            kept = self._links[row] = orjson.dumps(links_of(self._snapshot.window(row)).public())
            if len(self._links) > _LINKS_KEPT:
                self._links.popitem(last=False)
        return kept

    def _converted(self, datum: Datum, row: int) -> bytes:
        window = orjson.loads(self._snapshot.fragment(row))
        window["lon"], window["lat"] = shown_in(self._snapshot.window(row).position, datum)
        return orjson.dumps(window)
