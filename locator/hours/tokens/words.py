"""The words of office hours by kind, from `data/hours-words.toml`, kept by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from locator.data_files import own_table
from locator.hours.tokens.composed_words import Parts, composed


class Word(Enum):
    """The kinds of words, named as in the table."""

    __hash__ = object.__hash__  # the library's is Python, and kinds are looked up for every sign

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    DAWN = "dawn"
    NEXT_DAY = "next-day"
    DASH = "dash"
    ALL_DAY = "all-day"
    THE_DAY = "the-day"
    BEGINS = "begins"
    ENDS = "ends"
    EVERY_DAY = "every-day"
    WORKDAYS = "workdays"
    WEEKDAYS = "weekdays"
    WEEKENDS = "weekends"
    PLAIN_WEEKENDS = "plain-weekends"
    NON_WORKDAYS = "non-workdays"
    HOLIDAYS = "holidays"
    MAKE_UPS = "make-ups"
    SHIFTED = "shifted"
    ALL_YEAR = "all-year"
    ODD_DATES = "odd-dates"
    EVEN_DATES = "even-dates"
    SOME_WEEKS = "some-weeks"
    OTHER_DAYS = "other-days"
    OTHER_MONTHS = "other-months"
    OFF = "off"
    AS_THE_STATE = "as-the-state"
    OTHER_DUTIES = "other-duties"
    EXCEPT_AFTER = "except-after"
    EXCEPT_BEFORE = "except-before"
    NOT_OFF = "not-off"
    INCLUDING = "including"
    SUSPENDED = "suspended"
    BREAK = "break"
    NO_BREAK = "no-break"
    APPOINTMENT = "appointment"
    APPOINTMENT_MAY = "appointment-may"
    ASK_FIRST = "ask-first"
    OVERTIME = "overtime"
    DUTY = "duty"
    LAST_TICKETS = "last-tickets"
    AHEAD = "ahead"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    BY_NOTICE = "by-notice"
    IF_CHANGED = "if-changed"
    REASON = "reason"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    WINTER_SPRING = "winter-spring"
    SPRING_AUTUMN = "spring-autumn"
    SUMMER_AUTUMN = "summer-autumn"
    SPRING_SUMMER = "spring-summer"
    AUTUMN_WINTER = "autumn-winter"
    SUMMER_HOLIDAY = "summer-holiday"
    WINTER_HOLIDAY = "winter-holiday"
    HIGH = "high"
    LOW = "low"
    KIOSK = "kiosk"
    STAFFED = "staffed"
    ONLINE = "online"
    HOTLINE = "hotline"
    ADDRESS = "address"
    TICKETS = "tickets"
    HANDING_OUT = "handing-out"
    PRESENT = "present"
    NO = "no"
    AWAY = "away"
    POSTPONED = "postponed"
    UNTIL = "until"
    THE_REST = "the-rest"
    NOTE = "note"
    FRAME = "frame"
    NOISE = "noise"


IN_DOUBT = frozenset({Word.DUTY, Word.OVERTIME, Word.APPOINTMENT, Word.ASK_FIRST})
"""What may be kept or not, so that one should ask: 值班, 延时服务, 须预约, 请先咨询."""


_BEHIND_NUMBERS = ("unit", "within")
_OF_NAMES = ("counter-ends", "office-ends", "place-ends", "never-in-names", "acts", "crowds")
_NARROWING, _SOME = "narrowing", "some-counters"
_OF_TICKETS = ("tickets-acts", "tickets-stop", "tickets-until", "tickets-before")


@dataclass(frozen=True, slots=True)
class Words:
    """The words by their first two signs, or their only one, the longest first.

    `units` are what makes a number before them no time (楼, 小时内), by their first sign; `narrowing` those noise words
    that make of a rule for all one for some (部分, 社保窗口) or of some time (当天); `before_closing` what is done
    before a time alone (16:30前取号), the longest first. Names of counters and offices end on `counter_ends` and
    `office_ends`, and hold none of the signs in `never_in_names`; places of an address end on `place_ends` too.
    `crowds` say how many come.
    """

    by_beginning: Mapping[str, tuple[tuple[str, Word], ...]]
    units: Mapping[str, tuple[str, ...]]
    narrowing: frozenset[str]
    some_counters: frozenset[str]
    before_closing: tuple[str, ...]
    counter_ends: tuple[str, ...]
    office_ends: tuple[str, ...]
    place_ends: tuple[str, ...]
    never_in_names: frozenset[str]
    acts: frozenset[str]
    crowds: frozenset[str]

    def at(self, text: str, position: int) -> tuple[str, Word] | None:
        """The longest word that begins at a position, null where none does."""
        for beginning in (text[position : position + 2], text[position]):
            for word, kind in self.by_beginning.get(beginning, ()):
                if text.startswith(word, position) and _is_whole(text, position, word):
                    return word, kind
        return None

    def unit_at(self, text: str, position: int) -> str | None:
        """The longest unit that begins at a position."""
        listed = self.units.get(text[position : position + 1], ())
        return next((unit for unit in listed if text.startswith(unit, position)), None)


def _is_whole(text: str, position: int, word: str) -> bool:
    """An English word is no part of a longer one; Chinese words stand side by side."""
    if not word[-1].isascii() or not word[-1].isalpha():
        return True
    end = position + len(word)
    before, after = text[position - 1 : position], text[end : end + 1]
    return not ((before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()))


@cache
def packaged_words() -> Words:
    """The table as it is shipped, read once."""
    file = own_table("hours-words.toml")
    products: dict[str, list[Parts]] = file.pop("products")
    table: dict[str, list[str]] = file
    counter_ends, office_ends, place_ends, never, own_acts, crowds = (tuple(table.pop(kind)) for kind in _OF_NAMES)
    some = table.pop(_SOME)
    narrowing = [*table.pop(_NARROWING), *some]
    acts, stop, until, before = (table.pop(kind) for kind in _OF_TICKETS)
    products[Word.LAST_TICKETS.value] = [[stop, acts], [acts, until]]
    table[Word.NOISE.value] += narrowing
    return Words(
        _by_beginning(_pairs(table, products)),
        _by_first_sign([word for kind in _BEHIND_NUMBERS for word in table[kind]]),
        frozenset(narrowing),
        frozenset(some),
        tuple(sorted([*acts, *before], key=len, reverse=True)),
        counter_ends,
        office_ends,
        place_ends,
        frozenset(never),
        frozenset(own_acts),
        frozenset(crowds),
    )


def _pairs(table: Mapping[str, list[str]], products: Mapping[str, list[Parts]]) -> list[tuple[str, Word]]:
    """Every word with its kind, those that are put together out of parts too."""
    pairs = [(word, Word(kind)) for kind, words in table.items() if kind not in _BEHIND_NUMBERS for word in words]
    return pairs + [(word, Word(kind)) for word, kind in composed(products, {word for word, _ in pairs})]


def _by_beginning(pairs: list[tuple[str, Word]]) -> Mapping[str, tuple[tuple[str, Word], ...]]:
    """The words with their kinds by their first two signs, or their only one, the longest first."""
    found: dict[str, tuple[tuple[str, Word], ...]] = {}
    for word, kind in sorted(pairs, key=lambda pair: -len(pair[0])):
        found[word[:2]] = (*found.get(word[:2], ()), (word, kind))
    return found


def _by_first_sign(units: list[str]) -> Mapping[str, tuple[str, ...]]:
    """The units by their first sign, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for unit in sorted(units, key=len, reverse=True):
        found[unit[0]] = (*found.get(unit[0], ()), unit)
    return found
