"""The foot of every page: what a government site must show, as far as its operator has set it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from locator.owner_settings import OwnerSettings
from locator.texts import Lang, sentence

_ICP_REGISTER = "https://beian.miit.gov.cn/"
_POLICE_REGISTER = "https://beian.mps.gov.cn/#/query/webSearch?code="


@dataclass(frozen=True, slots=True)
class FooterLine:
    """One statement; with an `address`, a link to it."""

    text: str
    address: str | None = None


def footer_lines(owner: OwnerSettings, lang: Lang) -> list[FooterLine]:
    """The statements in the order that such sites have them: whose site it is, its numbers, where else to go."""
    return [*_numbers(owner, lang), *_ways_on(owner, lang)]


def _numbers(owner: OwnerSettings, lang: Lang) -> Iterator[FooterLine]:
    if owner.sponsor:
        yield FooterLine(sentence(lang, "sponsor", name=owner.sponsor))
    if owner.site_code:
        yield FooterLine(sentence(lang, "site-code", code=owner.site_code))
    if owner.icp_number:
        yield FooterLine(owner.icp_number, _ICP_REGISTER)
    if owner.police_number:
        [digits, *_] = re.findall("[0-9]{8,}", owner.police_number)
        yield FooterLine(owner.police_number, _POLICE_REGISTER + digits)


def _ways_on(owner: OwnerSettings, lang: Lang) -> Iterator[FooterLine]:
    for key, address in (
        ("national-zone", owner.national_zone),
        ("provincial-zone", owner.provincial_zone),
        ("rating-page", owner.rating_page),
    ):
        if address is not None:
            yield FooterLine(sentence(lang, key), str(address))
    yield FooterLine(sentence(lang, "hotline", number=owner.hotline), f"tel:{owner.hotline}")
