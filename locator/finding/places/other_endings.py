"""Names with another kind of division behind them than is in force: 沅江县 for 沅江市, 湘西自治州, 通化地区.

Whoever learnt a name decades ago says it as it was. Its own signs tell more than how the whole of it sounds:
沅江县 is not 元江县.
"""

from collections.abc import Iterator, Mapping

from locator.divisions.names import Form
from locator.finding.places.spelling_book import Named

_ENDINGS = ("自治县", "自治州", "自治区", "自治旗", "地区", "专区", *"省市县区州旗盟")  # the longest first
_LEAST = 2


def without_ending(text: str) -> str | None:
    """A plain text without the kind of division that it ends with; None where it has none, or hardly a name before."""
    ending = next((one for one in _ENDINGS if text.endswith(one)), "")
    return text.removesuffix(ending) if ending and len(text) >= _LEAST + len(ending) else None


def without_their_own(named: Named) -> Named:
    """Some names to which an ending may belong, since they have none: 沅江, but not 沅江市."""
    return named if min(named.values(), default=Form.WHOLE) >= Form.BARE else {}


def behind_an_ending(text: str, beginnings: Mapping[int, Named]) -> Iterator[tuple[Named, str]]:
    """The short names that a text begins with, where another ending stands behind them; each with the rest.

    `beginnings` is what the text names up to each length at which names end in it; the longest come first.
    """
    for end in sorted(beginnings, reverse=True):
        ending = next((one for one in _ENDINGS if text.startswith(one, end)), "")
        rest, named = text[end + len(ending) :], without_their_own(beginnings[end])
        if ending and rest and named and end + len(ending) not in beginnings:
            yield named, rest
