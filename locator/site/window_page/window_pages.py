"""A window's own page, and what can be taken along from there. It works without any script."""

from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from locator.finding.day_words import arrival_words
from locator.finding.finder import Finder
from locator.finding.links import page_of
from locator.joined_names import joined_names
from locator.readers.moments import SHANGHAI
from locator.site.caching import NO_STORE
from locator.site.cards import Sheet, sheet_of
from locator.site.elder.calling import calling
from locator.site.elder.view import View, page_view
from locator.site.page_language import address_end, language_end, page_lang
from locator.site.question import question_in_address
from locator.site.result_words import arrival_remarks
from locator.site.room import Surroundings
from locator.site.traffic.asked_scheme import asked_scheme
from locator.site.window_page.calendar_file import MEDIA_TYPE, calendar_file
from locator.site.window_page.card import page_code, printed_card
from locator.site.window_page.nearby import nearby
from locator.site.window_page.opening_days import opening_days
from locator.site.window_page.structured_data import government_office
from locator.site_address import address_from_outside
from locator.texts import Lang, sentence
from locator.window import Window

# No id of ours ends like this; an edition may be another's, whose ids are any texts.
_CALENDAR = ".ics"


class WindowPages:
    """The pages, over the edition that is live."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._proxies = around.settings.proxies()

    def routes(self) -> list[Route]:
        """The pages' routes."""
        return [
            Route("/windows/{id}/card", self.card, methods=["GET"]),
            Route(f"/windows/{{id}}{_CALENDAR}", self.calendar, methods=["GET"]),
            Route("/windows/{id}", self.window, methods=["GET"]),
        ]

    async def window(self, request: Request) -> Response:
        """One window with all its public facts, now or when somebody means to be there."""
        finder, lang, now = self._around.live.finder(), page_lang(request), self._around.clock()
        row = finder.known_row(request.path_params["id"])
        asked = question_in_address(request.scope["query_string"], lang)
        arrival, suffix = asked.arrival, language_end(request)
        moment, arriving, window = arrival or now, arrival is not None, finder.snapshot.window(row)
        sheet = sheet_of(finder, row, moment, lang, arriving=arriving, suffix=suffix)
        kept = asked.kept("lang" in request.query_params)
        site, today = self._known_address(request), now.astimezone(SHANGHAI).date()
        days = tuple(opening_days(finder, row, today))
        words: dict[str, object] = {
            "sheet": sheet,
            "canonical": f"{site or ''}{sheet.links.page}{suffix}",
            "code": page_code(window, site),
            "has_calendar": any(day.open for day in days) and not _is_window(finder, f"{window.id}{_CALENDAR}"),
            "address": window.address,
            "whereabouts": whereabouts(window),
            "stale": stale_words(window, today, lang),
            "folded": _folded_words(sheet, lang),
            "nearby": nearby(finder, row, moment, lang, suffix, arriving=arriving),
            "kept": kept,
            "back": f"/{address_end(kept)}",
            "when": asked.when_field,
            "message": next(arrival_remarks(asked, now), None),
        }
        if arrival is not None:
            words["arrival"] = arrival_words(arrival, finder.calendar, lang, finder.divisions_of([row]))
        if page_view(request) is View.ELDER:
            words["hours"] = window.hours.text if window.hours is not None else None
            words["calling"] = calling(sheet.phones, window.division.code, self._around.settings.hotline, lang)
        manifest = finder.snapshot.manifest
        if not manifest.sample:  # a sample's windows are given to no search engine
            words["office"] = government_office(window, days, site)
        return self._around.frame.page(request, "window.html", words, manifest=manifest)

    async def card(self, request: Request) -> Response:
        """The same window as a card to be printed."""
        around, finder, lang = self._around, self._around.live.finder(), page_lang(request)
        row = finder.known_row(request.path_params["id"])
        site = self._known_address(request)
        card = printed_card(finder, row, around.divisions, around.clock(), site, lang)
        back = f"{page_of(finder.snapshot.window(row).id)}{language_end(request)}"
        title = sentence(lang, "card-title", name=card.name)
        return around.frame.page(request, "window_card.html", {"card": card, "back": back, "title": title})

    async def calendar(self, request: Request) -> Response:
        """The hours of the coming two weeks as a calendar file; the page of a window whose id is such an address."""
        around, finder, lang = self._around, self._around.live.finder(), page_lang(request)
        whole = f"{request.path_params['id']}{_CALENDAR}"
        if _is_window(finder, whole):
            request.path_params["id"] = whole
            return await self.window(request)
        row = finder.known_row(request.path_params["id"])
        site, sample = self._known_address(request), finder.snapshot.manifest.sample
        body = calendar_file(finder, row, around.clock(), site, lang, sample=sample)
        name = quote(finder.snapshot.window(row).id, safe="")
        headers = {**NO_STORE, "content-disposition": f'attachment; filename="{name}{_CALENDAR}"'}
        return Response(body, 200, headers, MEDIA_TYPE)

    def _known_address(self, request: Request) -> str | None:
        """The site's address: the one that is set, else the one that was asked under, where it leads anywhere."""
        scheme, host = asked_scheme(request.scope, self._proxies), request.headers.get("host", "")
        return self._around.settings.public_address or address_from_outside(scheme, host)


def _is_window(finder: Finder, window_id: str) -> bool:
    row = finder.snapshot.row_of(window_id)
    return row is not None and finder.snapshot.window(row).id == window_id  # those of ours are found in capitals too


def whereabouts(window: Window) -> str | None:
    """Where a window is, for a page's title; None where its name says it. There are four 鼓楼区."""
    division = window.division
    if division.name in window.name:
        return None
    return joined_names((division.city or division.province, division.name))


def stale_words(window: Window, day: date, lang: Lang) -> str | None:
    """That more than twelve months have passed since anybody looked, as told on a day; None where they have not."""
    confirmed = window.confirmed_on
    if (day.year - 1, day.month, day.day) <= (confirmed.year, confirmed.month, confirmed.day):
        return None
    return sentence(lang, "record-stale", date=confirmed.isoformat())


def _folded_words(sheet: Sheet, lang: Lang) -> str:
    count = sum(len(line.links) for part in sheet.parts for line in part.lines)
    return sentence(lang, "items-folded", count=count)
