"""From a question to the nearest windows: one way for command line, pages and HTTP."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from itertools import combinations

from locator.divisions.cells import DivisionCells
from locator.divisions.division import Division, scope_prefix
from locator.divisions.divisions import Divisions
from locator.editions.snapshot import Snapshot
from locator.finding.answer import Answer, Match, NearestIfNone
from locator.finding.filters import EVERY_WINDOW, TakesLonger, WindowFilter, WindowFilters
from locator.finding.hours_rows import HoursRows
from locator.finding.match_texts import MatchTexts
from locator.finding.open_windows import nearest_open
from locator.finding.opening import Openings
from locator.finding.origins import origin_of_pair, origin_of_place
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.place import Place
from locator.finding.places.reading import PlaceReader
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import TOLD, ParameterFault, ValueUnknown, WindowUnknown
from locator.finding.search import DROPPED_FIRST, NearestQuery, Search
from locator.geometry.nearest import Nearest, NearestIndex
from locator.hours.answers.state import Times
from locator.items.group import Group
from locator.items.item_book import ItemBook, item_book
from locator.position import Position
from locator.readers.workdays import WorkCalendar
from locator.texts import Lang


class Finder:
    """Answers from one snapshot; what is found out once (subsets, states, links) is kept with it.

    Any number of threads may ask; degrees are looked up by one of them. `known` are the places that are known whatever
    edition is served; without them they are made anew.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        divisions: Divisions,
        calendar: WorkCalendar | Times,
        known: KnownPlaces | None = None,
    ) -> None:
        self.snapshot = snapshot
        self.filters = WindowFilters(snapshot)
        self.hours = HoursRows(snapshot, Openings(calendar))
        self.calendar = calendar.calendar if isinstance(calendar, Times) else calendar
        known, windows = known or KnownPlaces(divisions), WindowTexts(snapshot)
        self.places, self.completer = PlaceReader(known, windows), PlaceCompleter(known, windows)
        self._divisions = divisions
        self._cells = DivisionCells(divisions)
        self._texts = MatchTexts(snapshot)

    @cached_property
    def items(self) -> ItemBook:
        """What is asked of this edition's catalogue."""
        return item_book(self.snapshot.catalogue)

    def divisions_of(self, rows: Iterable[int]) -> frozenset[str]:
        """The divisions of some rows' windows; none where all divisions have the same days."""
        return frozenset(self.snapshot.window(row).division.code for row in rows if self.calendar.local)

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        self.filters.prepare()
        self.hours.prepare()
        self._cells.prepare()
        self.places.prepare()
        _ = self.snapshot.provinces, self.items

    def nearest(self, query: NearestQuery, now: datetime, lang: Lang = Lang.ZH) -> Answer:
        """The windows nearest to where the query stands that meet its conditions, nearest first, ties by id.

        Raises
        ------
        Refusal
            If the query lacks a place, names one of none or several meanings, or names an unknown item or division.
        """
        return self.answer(self.looked_up(query, now, lang))

    def looked_up(
        self,
        query: NearestQuery,
        now: datetime,
        lang: Lang = Lang.ZH,
        *,
        place: Place | None = None,
        at_once: bool = False,
    ) -> Search:
        """The question with its words looked up, and its place read unless it is given; Refusal as `nearest`.

        Raises
        ------
        TakesLonger
            If it is wanted at once, and names a place that all windows of a large edition have to be asked for.
        """
        group = None
        if query.names_anything:
            group = self._check(query)
            query = self.of_today(query)
        place = place or self._place(query, lang, at_once=at_once)
        provinces = self.snapshot.provinces
        start, origin = (
            origin_of_pair(query.lon, query.lat, query.datum, self._cells, provinces, lang)
            if place is None
            else origin_of_place(place, query.datum, provinces)
        )
        home = None if query.home is None else query.home[:2]
        return Search(query, start, origin, query.when or now, home, query.conditions, place, group)

    def at_once(self, search: Search) -> Answer | None:
        """The answer, if it takes some milliseconds at most; else None: then `answer` has it, from another thread.

        In a large edition it takes long to make an index for conditions that nobody set lately, to look at the states
        of all windows, and to tell windows apart from the other side of the earth; in any, to work out another day of
        many different hours.
        """
        try:
            return self._answer(search, at_once=True)
        except TakesLonger:
            return None

    def answer(self, search: Search) -> Answer:
        """The answer to a question that was looked up."""
        return self._answer(search, at_once=False)

    def _answer(self, search: Search, *, at_once: bool) -> Answer:
        matches = self._matches(search, search.conditions, search.query.k, at_once=at_once)
        return Answer(
            edition=self.snapshot.edition,
            origin=search.origin,
            matches=matches,
            nearest_if_none=None if matches else self._nearest_if_none(search, at_once=at_once),
        )

    def matches(self, search: Search, found: Nearest, limit_m: float = float("inf")) -> tuple[Match, ...]:
        """What is told of windows that were found, in the order given, but for those farther than `limit_m` metres."""
        query, home, item, moment = search.query, search.home_province, search.query.item, search.moment
        window, links, state = self._texts.windows(query.datum), self._texts.links, self.hours.at
        return tuple(
            [
                Match(
                    row,
                    distance_m,
                    bearing_deg,
                    state(row, moment),
                    None if home is None else self.snapshot.division_codes[row][:2] == home,
                    None if item is None else self.filters.takes(row, item),
                    window(row),
                    links(row),
                )
                for row, distance_m, bearing_deg in zip(*found, strict=True)
                if distance_m <= limit_m
            ]
        )

    def known_row(self, window_id: str) -> int:
        """The row of a window by its public id; `WindowUnknown` where there is none."""
        row = self.snapshot.row_of(window_id)
        if row is None:
            raise WindowUnknown("window-unknown", "id", id=window_id[:TOLD])
        return row

    def knows_division(self, digits: str) -> bool:
        """Whether there is a division whose code begins with these digits, or this edition has a window there."""
        try:
            return self._divisions.knows(digits) or self.filters.has_division(scope_prefix(digits))
        except ValueError:  # no two, four or six digits: nothing is called so
            return False

    def check_item(self, item: str | None) -> None:
        """ValueUnknown where an item is named that there is not."""
        if item is not None and not self.filters.knows_item(item):
            raise ValueUnknown("item-unknown", "item", text=item)

    def group(self, id: str) -> Group:  # noqa: A002  # the contract's word
        """The group of an id; ValueUnknown where there is none."""
        group = self.snapshot.catalogue.group(id)
        if group is None:
            known = ", ".join(one.id for one in self.snapshot.catalogue.groups) or "—"
            raise ValueUnknown("group-unknown", "group", text=id[:TOLD], known=known)
        return group

    def check_division(self, parameter: str, digits: str | None) -> None:
        """ValueUnknown where a parameter names a division that there is not."""
        if digits is not None and not self.knows_division(digits):
            raise ValueUnknown("division-unknown", parameter, name=parameter, text=digits)

    def division_name(self, code: str) -> str | None:
        """A division's name with those above it; None where no division has the code."""
        division = self._divisions.find(code)
        return division.full_name if division is not None else None

    def division(self, code: str) -> Division | None:
        """The division of a six-digit code, or None."""
        return self._divisions.find(code)

    def seat(self, code: str) -> Position | None:
        """Where a division stands; None where nothing is known of its place."""
        seat = self._divisions.seat(code)
        return seat.position if seat is not None else None

    def codes_of_today(self, digits: str) -> tuple[str, ...]:
        """A division's code in six digits, or those of the divisions that have an abolished one's land."""
        return self._divisions.codes_of_today(digits)

    def _check(self, query: NearestQuery) -> Group | None:
        """The group that is named, None without one; a refusal where something is named that there is not."""
        if query.cross and query.home is None:
            raise ParameterFault("home-missing", "home")
        self.check_item(query.item)
        self.check_division("home", query.home)
        self.check_division("division", query.division)
        return None if query.group is None else self.group(query.group)

    def of_today(self, query: NearestQuery) -> NearestQuery:
        """The question with abolished codes (祁阳县 431121) put into those that have their land today."""
        home, division = self._heirs(query.home), self._heirs(query.division)
        if not home and len(division) != 1:
            return query
        # Several heirs are of one province, which is all that a home counts for; no filter holds several.
        return query._replace(
            home=home[0] if home else query.home,
            division=division[0] if len(division) == 1 else query.division,
        )

    def _heirs(self, code: str | None) -> tuple[str, ...]:
        if code is None or self._divisions.find(code) is not None:
            return ()
        return tuple(division.code for division in self._divisions.of_today(code))

    def _place(self, query: NearestQuery, lang: Lang, *, at_once: bool) -> Place | None:
        """What the typed place of a question means; None where two degrees stand in its place."""
        if query.place is None:
            return None
        if query.lon is not None or query.lat is not None:
            raise ParameterFault("origin-twice", "place")
        return self.places.one(query.place, lang, query.datum, inside=query.division, at_once=at_once)

    def _nearest_if_none(self, search: Search, *, at_once: bool) -> NearestIfNone | None:
        """The nearest window with as few conditions dropped as will do; None where the edition has no window at all.

        The item is dropped only where every window is known not to take it: a longer way is of use, another matter not.
        """
        active = [name for name in DROPPED_FIRST if name in search.conditions]
        ways = (dropped for count in range(1, len(active) + 1) for dropped in combinations(active, count))
        for dropped in sorted(ways, key=lambda names: "item" in names):  # the order stays within each half
            found = self._matches(search, search.conditions.difference(dropped), 1, at_once=at_once)
            if found:
                return NearestIfNone(found[0], dropped)
        return None

    def _matches(self, search: Search, conditions: frozenset[str], k: int, *, at_once: bool) -> tuple[Match, ...]:
        wanted = search.filter(conditions) if conditions else EVERY_WINDOW
        limit_m = search.limit_m(conditions)
        if "open" in conditions:
            found = self._nearest_open(wanted, search, k, limit_m, at_once=at_once)
        else:
            found = self._index(wanted, search, at_once=at_once).nearest(search.start, k)
        return self.matches(search, found, limit_m)

    def _nearest_open(self, wanted: WindowFilter, search: Search, k: int, limit_m: float, *, at_once: bool) -> Nearest:
        index = self._index(wanted, search, at_once=at_once)
        opened = self.hours.open_at(search.moment, at_once=at_once)
        return nearest_open(index, opened, search.start, k, limit_m, at_once=at_once)

    def _index(self, wanted: WindowFilter, search: Search, *, at_once: bool) -> NearestIndex:
        index = self.snapshot.index if wanted is EVERY_WINDOW else self.filters.index(wanted, at_once=at_once)
        if at_once and self.filters.is_large and index.is_far_from(search.start):
            raise TakesLonger
        return index
