"""A window's coming two weeks as a calendar file (RFC 5545): its sure hours as events, and what is not known in words.

Days or hours in doubt become no event: a calendar knows no “perhaps”. They are named in every event's description
instead, and in the calendar's own (RFC 7986), which few programs show.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from locator.finding.finder import Finder
from locator.finding.links import page_outside
from locator.hours.readings.day_table import MINUTES_A_DAY, Span
from locator.readers.moments import SHANGHAI
from locator.site.window_page.calendar_lines import file_of, text_value
from locator.site.window_page.opening_days import OpeningDay, opening_days
from locator.texts import Lang, sentence
from locator.window import Window

MEDIA_TYPE = "text/calendar"
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T020000",  # since then there has been no summer time
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar_file(finder: Finder, row: int, now: datetime, site: str | None, lang: Lang, *, sample: bool) -> bytes:
    """The file for a window as it is known at `now`; `site` is the address that the site is known by, if any."""
    window, days = finder.snapshot.window(row), list(opening_days(finder, row, now.astimezone(SHANGHAI).date()))
    page = page_outside(window.id, site)
    described = _description(window, days, page, lang, sample=sample)
    name = sentence(lang, "calendar-name", name=window.name)
    return file_of(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Tongban//Tongban//ZH",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"NAME:{text_value(name)}",
            f"X-WR-CALNAME:{text_value(name)}",
            f"DESCRIPTION:{text_value(described)}",
            f"X-WR-CALDESC:{text_value(described)}",
            *_ZONE,
            *(
                line
                for day in days
                for span in day.open
                for line in _event(window, day.day, span, now, page, described)
            ),
            "END:VCALENDAR",
        )
    )


def _event(window: Window, day: date, span: Span, now: datetime, page: str | None, described: str) -> Iterator[str]:
    begin, end = (_local(day, minute) for minute in span)
    yield "BEGIN:VEVENT"
    # The same hours have the same name in each file: taken in again, they are no second event.
    yield f"UID:{text_value(window.id)}-{begin}@tongban"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;TZID=Asia/Shanghai:{begin}"
    yield f"DTEND;TZID=Asia/Shanghai:{end}"
    yield f"SUMMARY:{text_value(window.name)}"
    yield f"LOCATION:{text_value(window.address)}"
    yield f"GEO:{window.position.lat:.6f};{window.position.lon:.6f}"
    yield f"DESCRIPTION:{text_value(described)}"
    if page is not None:
        yield f"URL:{page}"
    yield "TRANSP:TRANSPARENT"  # whoever keeps it is not busy then
    yield "END:VEVENT"


def _local(day: date, minute: int) -> str:
    """A minute of a day on its own clock; 24:00 is the next day's first."""
    day += timedelta(days=minute // MINUTES_A_DAY)
    minute %= MINUTES_A_DAY
    return f"{day:%Y%m%d}T{minute // 60:02}{minute % 60:02}00"


def _description(window: Window, days: Sequence[OpeningDay], page: str | None, lang: Lang, *, sample: bool) -> str:
    between = sentence(lang, "items-between")
    doubtful = between.join(day.day.isoformat() for day in days if day.in_doubt)
    unstated = sentence(lang, "not-stated")
    lines = (
        sentence(lang, "sample-mark") if sample else None,
        sentence(lang, "calendar-phone", phones=between.join(window.phones) or unstated),
        sentence(lang, "calendar-hours", hours=window.hours.text if window.hours is not None else unstated),
        sentence(lang, "calendar-doubt", days=doubtful) if doubtful else None,
        sentence(lang, "calendar-made", first=days[0].day, last=days[-1].day, confirmed=window.confirmed_on),
        page,
    )
    return "\n".join(line for line in lines if line)
