"""A window for programs that read pages: schema.org's GovernmentOffice as JSON-LD."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from locator.finding.links import page_outside, telephone_links
from locator.hours.readings.day_table import MINUTES_A_DAY, Span
from locator.joined_names import joined_names
from locator.site.window_page.opening_days import OpeningDay
from locator.window import Window


def government_office(window: Window, days: Iterable[OpeningDay], site: str | None) -> dict[str, Any]:
    """A window's public facts, those not stated left out; `site` is the address that the site is known by, if any.

    Hours are those of the coming `days`, one by one, and of a day in doubt nothing is said: a plain weekly timetable
    would claim the holidays too.
    """
    hours = [entry for day in days if not day.in_doubt for entry in _hours(day)]
    facts = {
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "url": page_outside(window.id, site),
        "identifier": window.id,
        "name": window.name,
        "address": _address(window),
        "geo": {"@type": "GeoCoordinates", "latitude": window.position.lat, "longitude": window.position.lon},
        "telephone": [_telephone(link) for link in telephone_links(window.phones, window.division.code)],
        "parentOrganization": {"@type": "GovernmentOrganization", "name": window.office},
        "openingHoursSpecification": hours,
    }
    return {name: fact for name, fact in facts.items() if fact}


def _address(window: Window) -> dict[str, str]:
    division = window.division
    return {
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "addressRegion": division.province,
        "addressLocality": joined_names((division.city, division.name)),
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
