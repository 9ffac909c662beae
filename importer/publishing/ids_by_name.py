"""Windows' ids by the names of the windows, as names are compared."""

from collections.abc import Iterable

from importer.checks.duplicates import heard
from locator.window import Window


class IdsByName:
    """The ids of windows by `heard` names; nearly every name is one window's, which takes no set of its own."""

    def __init__(self, windows: Iterable[Window]) -> None:
        self._of: dict[str, str | set[str]] = {}
        for window in windows:
            self.put(window)

    def named(self, name: str) -> list[str]:
        """The ids of a name, in order."""
        known = self._of.get(name)
        if known is None:
            return []
        return [known] if isinstance(known, str) else sorted(known)

    def put(self, window: Window) -> None:
        """Take up a window."""
        name = heard(window.name)
        known = self._of.setdefault(name, window.id)
        if isinstance(known, set):
            known.add(window.id)
        elif known != window.id:
            self._of[name] = {known, window.id}

    def remove(self, window: Window) -> None:
        """Forget a window."""
        name = heard(window.name)
        known = self._of.get(name)
        if isinstance(known, set):
            known.discard(window.id)
        elif known == window.id:
            del self._of[name]
