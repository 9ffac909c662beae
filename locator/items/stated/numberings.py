"""What the numbers of lists mean: by the list of a place, or wherever all lists say the same."""

import re
from collections.abc import Mapping

from locator.items.catalogue import Catalogue
from locator.items.stated.stated_items import Doubt, Doubtful

Numbering = Mapping[int, str | None]
"""The item of each number; None where lists differ."""

_FIGURES = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_FIGURE = "[一二三四五六七八九]"
_CHINESE = re.compile(f"({_FIGURE})?(十)?({_FIGURE})?")
_NUMBER = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_MARKS = r"[\s、,;()和及与]"
_SPAN = rf"(?:第?({_NUMBER})项?(?:-|至|到)第?({_NUMBER})项?|第?({_NUMBER})项?)"
_SPANS = re.compile(_SPAN)
_BEFORE = r"(?:可?办理|受理|序号|编号|附件[1一]?|清单|目录|中|的|:|跨省通办|事项|为)*"
_LIST = re.compile(rf"{_BEFORE}{_MARKS}*{_SPAN}(?:{_MARKS}+{_SPAN})*{_MARKS}*(?:事项|项|的|[.。])*")
_ONE_NUMBER = re.compile(rf"{_MARKS}*{_NUMBER}{_MARKS}*(?:项|个|种)?{_MARKS}*(?:事项|业务|服务)?[.。]?")


class Numberings:
    """The numberings of a catalogue's lists; equal ones are one, so that most places share it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._by_division: dict[str, list[Numbering]] = {}
        of_list: dict[str, dict[int, str | None]] = {one.id: {} for one in catalogue.lists}
        for item in catalogue.items:
            for listing in item.listings:
                of_list[listing.list][listing.number] = item.id
        for one in catalogue.lists:
            self._by_division.setdefault(one.division, []).append(of_list[one.id])
        self._agreed = _agreed([one for several in self._by_division.values() for one in several])
        self._of = {division: self._shared(_agreed(several)) for division, several in self._by_division.items()}
        self.counts = [frozenset(filter(None, one.values())) for one in of_list.values()]

    def of(self, place: str | None) -> Numbering:
        """The numbering of the list of a place, a division's prefix or code: the one made for the smallest around it.

        Where no list was made for it, what all lists say alike.
        """
        for length in (6, 4, 2):
            if place and len(place) >= length and place[:length] in self._of:
                return self._of[place[:length]]
        return self._agreed

    def _shared(self, numbering: Numbering) -> Numbering:
        return self._agreed if numbering == self._agreed else numbering


def is_number_list(text: str) -> bool:
    """Whether a plain text is nothing but numbers of a list: 1、3、5, 第1项, 1至22."""
    return _LIST.fullmatch(text) is not None


def numbered(text: str, numbering: Numbering) -> list[str]:
    """The items of a text that `is_number_list`.

    Raises
    ------
    Doubtful
        If it is one number alone, or if a number has no item, or several.
    """
    if _ONE_NUMBER.fullmatch(text) and "第" not in text:
        raise Doubtful(Doubt.BARE_NUMBER, text, _all_of_them(text, numbering))
    items: list[str] = []
    for first, last, alone in _SPANS.findall(re.sub(rf"^{_BEFORE}", "", text)):
        start, end = (value_of(alone),) * 2 if alone else (value_of(first), value_of(last))
        if start > end:
            raise Doubtful(Doubt.UNCLEAR, f"{first}-{last}")
        items += [_item(number, numbering) for number in range(start, end + 1)]
    return items


def _all_of_them(text: str, numbering: Numbering) -> str | None:
    """全部 where so many items are told of, with their word, as the list has."""
    number = re.fullmatch(rf"({_NUMBER})项.*", text)
    return "全部" if number and value_of(number[1]) == len(numbering) else None


def _item(number: int, numbering: Numbering) -> str:
    item = numbering.get(number)
    if item is None:
        raise Doubtful(Doubt.LISTS_DIFFER if number in numbering else Doubt.NO_SUCH_NUMBER, str(number))
    return item


def value_of(number: str) -> int:
    """The value of 12 or 十二; 0 where it is no number."""
    if number.isdigit():
        return int(number)
    found = _CHINESE.fullmatch(number)
    if found is None or not found[0] or (found[3] and found[1] and not found[2]):
        return 0
    tens = _FIGURES.get(found[1] or "", 1) if found[2] else 0
    return 10 * tens + _FIGURES.get(found[3] or "" if found[2] else found[0], 0)


def _agreed(numberings: list[Numbering]) -> Numbering:
    numbers = sorted({number for one in numberings for number in one})
    items = {number: {one.get(number) for one in numberings} for number in numbers}
    return {number: found.pop() if len(found) == 1 else None for number, found in items.items()}
