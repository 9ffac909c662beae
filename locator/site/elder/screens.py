"""Results one window at a time: what must be said first, then each window on a screen of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from locator.site.cards import Card, Phone
from locator.site.elder.calling import Calling, calling
from locator.site.elder.turns import Turn, to_place, turn_to
from locator.site.items.told import RightWindow, Told
from locator.site.question import MOST, Question
from locator.texts import sentence

_NAMES = ("elder-next", "elder-former")


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen.

    `tells` where it says what must be said before the windows. `title` is what that comes to, or whose windows these
    are; `number` which window of all this is, None where the title does not speak of windows. `card` and `calling` are
    those of the window, None where there is none yet. `ends` says that no more are listed though there are more; then
    `change` leads to where something else is asked, and `hotline` may be called, None where that cannot be dialled.
    """

    tells: bool
    title: str
    number: int | None
    card: Card | None
    calling: Calling | None
    following: Turn | None
    former: Turn | None
    ends: str | None
    change: Turn | None
    hotline: Phone | None


@dataclass(frozen=True, slots=True)
class Places:
    """Where the windows near by stand among all screens.

    `before` screens come before them: one that tells, where there is too much to say, and those of the right place.
    Of those near by `MOST` are shown; `is_cut` where there are more.
    """

    tells_alone: bool
    right: Sequence[RightWindow]
    near: int
    is_cut: bool
    shown: int

    @classmethod
    def of(cls, asked: Question, told: Told | None, found: int) -> "Places":
        """The screens of results where so many windows were found near by; one that there is not is the last one."""
        right, near = told.right_windows if told is not None else (), min(found, MOST)
        alone = not (right or near) or (told is not None and not told.is_near_first)
        count = alone + len(right) + near
        return cls(alone, right, near, found > MOST, min(asked.screen, count) - 1)

    @property
    def before(self) -> int:
        """How many screens come before the windows near by."""
        return self.tells_alone + len(self.right)

    @property
    def nearby(self) -> int | None:
        """Which of the windows near by is shown; None where another screen is."""
        return self.shown - self.before if self.shown >= self.before else None

    @property
    def has_following(self) -> bool:
        """Whether a screen comes after this one."""
        return self.shown + 1 < self.before + self.near


def screen_of(
    asked: Question,
    places: Places,
    told: Told | None,
    near: Card | None,
    near_what: str,
    hotline: str,
    in_address: bool,
) -> Screen:
    """The screen that is shown; `near` is its window where that is one near by, `near_what` says near what it is."""
    window, whose = places.shown - places.tells_alone, told.near_title if told is not None else None
    card = near
    if near is None and 0 <= window < len(places.right):
        whose, card = places.right[window].title, places.right[window].card()
    tells = places.shown == 0
    answer = told.title if told is not None and tells else None
    ends = places.is_cut and not places.has_following
    return Screen(
        tells=tells,
        title=answer or whose or near_what,
        number=window + 1 if card is not None and answer is None else None,
        card=card,
        calling=_calling(card, hotline, asked) if card is not None else None,
        following=_turn(asked, places, 1, in_address=in_address) if places.has_following else None,
        former=_turn(asked, places, -1, in_address=in_address) if places.shown else None,
        ends=sentence(asked.lang, "elder-ends", n=MOST) if ends else None,
        change=to_place(asked, "elder-change", in_address=in_address) if ends else None,
        hotline=_hotline(card, hotline, asked) if ends and card is not None else None,
    )


def _hotline(card: Card, hotline: str, asked: Question) -> Phone | None:
    """The hotline of where whoever asks is; outside the mainland there is none that is known to us."""
    if card.from_outside:
        return None
    return Phone(sentence(asked.lang, "elder-call-hotline", number=hotline), f"tel:{hotline}")


def _calling(card: Card, hotline: str, asked: Question) -> Calling:
    return calling(card.phones, card.division_code, hotline, asked.lang, from_outside=card.from_outside)


def _turn(asked: Question, places: Places, step: int, *, in_address: bool) -> Turn:
    to = places.shown + step
    names = ("elder-first-window", "elder-back") if places.tells_alone and 0 in (places.shown, to) else _NAMES
    return turn_to(replace(asked, screen=to + 1), names[step < 0], in_address=in_address)
