"""Names strung together in any order of levels: 湖南长沙天心区, 天心区长沙, tianxinqu changsha."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from locator.divisions.names import Form, Spelling

_FILLER = "市辖区"
_LONGEST = 100

Named = dict[str, Form]
"""The codes of the divisions that a text may name, each with the form that the lowest of its names was written in."""

_NOTHING: Mapping[str | None, Form] = {None: Form.WHOLE}


class SpellingBook:
    """Every way to write every division, in one script; a text is cut into them at any place.

    The names in a text have to be one below the other, in whatever order they stand; the lowest of them is meant.
    """

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        found: dict[str, Named] = defaultdict(dict)
        self._above: dict[str, frozenset[str]] = {}
        for spelling in spellings:
            division, named = spelling.division, found[spelling.text]
            named[division.code] = min(spelling.form, named.get(division.code, spelling.form))
            above = {division.city_code, division.province_code} - {None, division.code}
            self._above[division.code] = frozenset(code for code in above if code is not None)
        self._by_text = {text: tuple(named.items()) for text, named in found.items()}
        self._longest = max(map(len, self._by_text), default=0)

    def __iter__(self) -> Iterator[tuple[str, tuple[tuple[str, Form], ...]]]:
        """Every text with the divisions that it names."""
        return iter(self._by_text.items())

    def named(self, text: str) -> Named:
        """The divisions that the whole of a text names."""
        return self.beginnings(text).get(len(text), {})

    def beginnings(self, text: str) -> dict[int, Named]:
        """For each length at which names end in `text`, the divisions that it names up to there."""
        reached: dict[int, Named] = {}
        text = text[:_LONGEST]
        for start in range(len(text)):
            if start and start not in reached:
                continue
            before: Mapping[str | None, Form] = dict(reached[start].items()) if start else _NOTHING
            for end, code, form in self._from(text, start):
                self._join(reached, end, before, code, form)
        return reached

    def _join(
        self, reached: dict[int, Named], end: int, before: Mapping[str | None, Form], code: str, form: Form
    ) -> None:
        """Enter what a name means behind each of the meanings of what stands before it."""
        for other, its_form in before.items():
            if other is None or other in self._above[code]:
                lowest, sure = code, form
            elif code == other or code in self._above[other]:
                lowest, sure = other, max(form, its_form) if code == other else its_form
            else:
                continue
            named = reached.setdefault(end, {})
            named[lowest] = min(sure, named.get(lowest, sure))

    def _from(self, text: str, start: int) -> Iterator[tuple[int, str, Form]]:
        """The names that stand at a place of a text, with where they end."""
        if start and text.startswith(_FILLER, start):
            start += len(_FILLER)
        for end in range(start + 1, min(start + self._longest, len(text)) + 1):
            for code, form in self._by_text.get(text[start:end], ()):
                yield end, code, form
