"""Who else can be asked: the platforms that the operator names, and the hotlines of both places."""

from collections.abc import Iterator

from locator.divisions.division import Division
from locator.owner_settings import OwnerSettings
from locator.readers.area_codes import packaged_area_codes
from locator.site.footer import FooterLine
from locator.texts import Lang, sentence


def platforms(owner: OwnerSettings, lang: Lang) -> tuple[FooterLine, ...]:
    """The zones for cross-province business, with their addresses where the operator has set them."""
    national = str(owner.national_zone) if owner.national_zone is not None else None
    lines = [FooterLine(sentence(lang, "ask-national" if national is None else "national-zone"), national)]
    if owner.provincial_zone is not None:
        lines.append(FooterLine(sentence(lang, "provincial-zone"), str(owner.provincial_zone)))
    return tuple(lines)


def anywhere(owner: OwnerSettings, lang: Lang) -> tuple[FooterLine, ...]:
    """Whom to ask of a matter that is none of ours, wherever it is."""
    number = owner.hotline
    told = FooterLine(sentence(lang, "ask-hotlines", number=number))
    return (*platforms(owner, lang), told, FooterLine(sentence(lang, "hotline-here", number=number), f"tel:{number}"))


def where_none_is(owner: OwnerSettings, lang: Lang, *divisions: Division | None) -> tuple[FooterLine, ...]:
    """Whom to ask where there is no window to go to: the platforms, and the hotlines of the divisions.

    The province's own platform is that of the site, which need not be the province that has none.
    """
    national, *provincial = platforms(owner, lang)
    own = [FooterLine(sentence(lang, "ask-provincial"), zone.address) for zone in provincial]
    numbers = hotlines(owner, lang, *divisions)
    told = FooterLine(sentence(lang, "ask-hotlines", number=owner.hotline))
    plain = FooterLine(sentence(lang, "hotline-here", number=owner.hotline), f"tel:{owner.hotline}")
    return (national, *own, told, *(numbers or (plain,)))


def hotlines(owner: OwnerSettings, lang: Lang, *divisions: Division | None) -> tuple[FooterLine, ...]:
    """The hotline of each division, with its area code; each number once."""
    return tuple({line.address: line for line in _hotlines(owner, lang, divisions)}.values())


def _hotlines(owner: OwnerSettings, lang: Lang, divisions: tuple[Division | None, ...]) -> Iterator[FooterLine]:
    for division in divisions:
        area = packaged_area_codes().of(division.code) if division is not None else None
        if division is not None and area is not None:
            number = f"{area.code}-{owner.hotline}"
            named = division.city or division.province
            told = sentence(lang, "hotline-of", division=named, number=number)
            yield FooterLine(told, f"tel:{number.replace('-', '')}")
