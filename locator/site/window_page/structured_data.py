"""A window for programs that read pages: schema.org's GovernmentOffice as JSON-LD."""

from datetime import date
from typing import Any

from locator.finding.finder import Finder
from locator.finding.links import page_of, telephone_links
from locator.hours.readings.day_table import MINUTES_A_DAY, Span
from locator.site.window_page.opening_days import OpeningDay, opening_days
from locator.window import Window


def government_office(finder: Finder, row: int, today: date, site: str | None) -> dict[str, Any]:
    """A window's public facts, those not stated left out; `site` is the address that the site is known by, if any.

    Hours are those of the two weeks from `today` on, day by day, and of a day in doubt nothing is said: a plain weekly
    timetable would claim the holidays too.
    """
    window = finder.snapshot.window(row)
    days = [entry for day in opening_days(finder, row, today) if not day.in_doubt for entry in _hours(day)]
    facts = {
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "url": f"{site}{page_of(window.id)}" if site is not None else None,
        "identifier": window.id,
        "name": window.name,
        "address": _address(window),
        "geo": {"@type": "GeoCoordinates", "latitude": window.position.lat, "longitude": window.position.lon},
        "telephone": [_telephone(link) for link in telephone_links(window.phones, window.division.code)],
        "parentOrganization": {"@type": "GovernmentOrganization", "name": window.office},
        "openingHoursSpecification": days,
    }
    return {name: fact for name, fact in facts.items() if fact}


def _address(window: Window) -> dict[str, str]:
    division = window.division
    return {
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "addressRegion": division.province,
        "addressLocality": "".join(dict.fromkeys(part for part in (division.city, division.name) if part)),
        "streetAddress": window.address,
    }


def _telephone(link: str) -> str:
    return link.removeprefix("tel:")


def _hours(day: OpeningDay) -> list[dict[str, str]]:
    """A day's hours; schema.org tells a closed day by an opening that ends as it begins."""
    return [_specification(day.day, span) for span in day.open or ((0, 0),)]


def _specification(day: date, span: Span) -> dict[str, str]:
    opens, closes = (f"{minute // 60:02}:{minute % 60:02}" for minute in span)
    if span[1] == MINUTES_A_DAY:
        closes = "23:59"  # the last minute that it can name
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": day.isoformat(),
        "validThrough": day.isoformat(),
        "opens": opens,
        "closes": closes,
    }
