"""The button to call, which comes first on a screen of the elder view; and numbers as they are read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass

from locator.finding.links import telephone_links
from locator.readers.area_codes import is_outside_mainland
from locator.readers.dialling import uri_from_outside
from locator.site.cards import Phone
from locator.texts import Lang, sentence

_CHINESE_DIGITS = str.maketrans("0123456789-", "零一二三四五六七八九，")


@dataclass(frozen=True, slots=True)
class Calling:
    """Whom to call about a window.

    `first` is its own number or, where it states none, the hotline of its place; None where no such line is known.
    `others` are its further numbers, `unstated` says that it has none; `spoken` is read aloud, digit by digit.
    """

    first: Phone | None
    others: tuple[Phone, ...]
    unstated: str | None
    spoken: str


def calling(
    phones: Sequence[Phone], division_code: str, hotline: str, lang: Lang, *, from_outside: bool = False
) -> Calling:
    """The numbers of a window of a division; `from_outside` where whoever calls is outside the mainland."""
    if not phones:
        return _without_phones(division_code, hotline, lang, from_outside=from_outside)
    digits = spoken_number(phones[0].text, lang)
    return Calling(phones[0], tuple(phones[1:]), None, sentence(lang, "aloud-phone", digits=digits))


def _without_phones(division_code: str, hotline: str, lang: Lang, *, from_outside: bool) -> Calling:
    unstated = sentence(lang, "phone-unstated")
    if is_outside_mainland(division_code):
        return Calling(None, (), unstated, unstated)
    [href] = telephone_links((hotline,), division_code)
    first = Phone(
        sentence(lang, "elder-call-hotline", number=hotline), uri_from_outside(href) if from_outside else href
    )
    return Calling(first, (), unstated, sentence(lang, "aloud-no-phone", digits=spoken_number(hotline, lang)))


def spoken_number(number: str, lang: Lang) -> str:
    """A number of which each digit is read by itself: whoever reads aloud would take it for millions."""
    if lang.is_chinese:
        return number.translate(_CHINESE_DIGITS)
    spaced = "".join(f" {sign}" if sign.isdigit() else sign for sign in number.replace("转", "extension"))
    return " ".join(spaced.replace("-", ",").split())
