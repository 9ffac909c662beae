"""Who else can be asked: the platforms that the operator names, and the hotlines of both places."""

from collections.abc import Iterator, Sequence

from locator.divisions.division import Division
from locator.owner_settings import OwnerSettings
from locator.readers.area_codes import is_outside_mainland, packaged_area_codes
from locator.readers.dialling import uri_from_outside
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


def where_none_is(
    owner: OwnerSettings, lang: Lang, here: Division | None, home: Division | None
) -> tuple[FooterLine, ...]:
    """Whom to ask where there is no window to go to: the platforms, and the hotlines of both divisions.

    The province's own platform is that of the site, which need not be the province that has none.
    """
    national, *provincial = platforms(owner, lang)
    own = [FooterLine(sentence(lang, "ask-provincial"), zone.address) for zone in provincial]
    numbers = hotlines(owner, lang, here, home, caller=here)
    if is_outside(here):
        return (national, *own, *numbers)
    told = () if is_outside(home) else (FooterLine(sentence(lang, "ask-hotlines", number=owner.hotline)),)
    plain = FooterLine(sentence(lang, "hotline-here", number=owner.hotline), f"tel:{owner.hotline}")
    return (national, *own, *told, *(numbers or (plain,)))


def hotlines(
    owner: OwnerSettings, lang: Lang, *divisions: Division | None, caller: Division | None
) -> tuple[FooterLine, ...]:
    """The hotline of each division, with its area code; each number once.

    Outside the mainland no hotline is known: a `caller` there is told so, and how the mainland's are dialled.
    """
    known = [division for division in divisions if division is not None and not is_outside(division)]
    found = {line.address: line for line in _hotlines(owner, lang, known, caller)}
    if caller is None or not is_outside(caller):
        return tuple(found.values())
    key = "hotline-from-outside" if found else "hotline-none"
    told = FooterLine(sentence(lang, key, division=caller.province, number=owner.hotline))
    return (*found.values(), told)


def is_outside(division: Division | None) -> bool:
    """Whether a division is known, and outside the mainland."""
    return division is not None and is_outside_mainland(division.code)


def _hotlines(
    owner: OwnerSettings, lang: Lang, divisions: Sequence[Division], caller: Division | None
) -> Iterator[FooterLine]:
    for division in divisions:
        area = packaged_area_codes().of(division.code)
        if area is not None:
            uri = f"tel:{area.code}{owner.hotline}"
            number = f"{area.code}-{owner.hotline}"
            if is_outside(caller):
                uri, number = uri_from_outside(uri), f"+86 {area.code[1:]} {owner.hotline}"
            told = sentence(lang, "hotline-of", division=division.city or division.province, number=number)
            yield FooterLine(told, uri)
