"""Which windows the map shows, as its address says it: by item, open now, kind and group; read as the API does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from locator.finding.filters import EVERY_WINDOW, WindowFilter
from locator.finding.finder import Finder
from locator.site.parameters import accepted

FILTERS = accepted("item", "kind", "group", "open")
"""The parameters, in the order of the form."""


@dataclass(frozen=True, slots=True)
class MapFilter:
    """Conditions on windows' own facts, and whether those alone are shown that are known to be open now."""

    windows: WindowFilter = EVERY_WINDOW
    only_open: bool = False

    @property
    def fields(self) -> Mapping[str, str]:
        """What was chosen, as fields of an address; none where nothing was."""
        group = self.windows.group
        fields = {
            "item": self.windows.item,
            "kind": self.windows.kind,
            "group": group.id if group is not None else None,
            "open": "true" if self.only_open else None,
        }
        return {name: value for name, value in fields.items() if value}

    def ending(self, further: Mapping[str, str]) -> str:
        """What ends an address that has parameters already with what was chosen and these further fields."""
        fields = {**self.fields, **further}
        return f"&{urlencode(fields)}" if fields else ""


EVERYTHING = MapFilter()


def filter_of(finder: Finder, values: Mapping[str, Any]) -> MapFilter:
    """The filter of values that were read; those of other names are let be.

    Raises
    ------
    ValueUnknown
        If there is no such item or group.
    """
    item, kind, group = (values.get(name) for name in ("item", "kind", "group"))
    finder.check_item(item)
    wanted = WindowFilter(item=item, kind=kind, group=finder.group(group) if group is not None else None)
    return MapFilter(wanted, values.get("open", False))


def filter_in(finder: Finder, fields: Iterable[tuple[str, str]]) -> MapFilter:
    """The filter of an address's fields, others among them; the last of each name holds, a blank one is none.

    Raises
    ------
    ParameterFault, ValueUnknown
        If one cannot be read, or names what there is not.
    """
    texts = {name: text.strip() for name, text in fields if name in FILTERS}
    return filter_of(finder, {name: FILTERS[name].read(text) for name, text in texts.items() if text})
