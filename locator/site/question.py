"""What a citizen asks on the page: the form's fields as they come, by address or by POST."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode

from locator.finding.places.typed_positions import typed_position
from locator.finding.refusal import ParameterFault
from locator.readers.map_links import may_hold_link
from locator.readers.moments import SHANGHAI, MomentUnreadable, read_moment
from locator.site.typed_texts import goes_on, stays_out_of_addresses
from locator.texts import Lang
from locator.window import Kind

PLACE_LIMIT = 100
"""The most signs of a place that are read."""
_WISH_LIMIT = 100
_ITEM_LIMIT = 100
_GROUP_LIMIT = 100
_LINK_LIMIT = 2000
_FIELDS_LIMIT = 20
_WHEN_LIMIT = 40
_WHOLE_METRES = re.compile("[1-9][0-9]{0,6}")
_COUNT = re.compile("[1-9][0-9]?")
_AREA = re.compile("[0-9]{6}")
_HOME = re.compile("[0-9]{2}|[0-9]{4}|[0-9]{6}")
_YES = ("true", "1")
LEAST, MOST = 5, 50
"""How many windows a page shows at first, and how many at most."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the form holds.

    `place` is None where nothing was asked yet, and blank where the field was left empty; `at` is the phone's position,
    “longitude,latitude” as its browser gave it, with the error that it told of, `within_m`.
    A typed place goes before it. `count` is how many windows are wanted, from `LEAST` to `MOST`; `area` is the code of
    the division whose windows alone are wanted, or blank. `when` is the moment at which the visitor means to be there,
    as the field gives it; blank for now. `wish` is what is to be done, in the visitor's own words; `item` the id of the
    item that was chosen for it, `home` the code of the division that decides it, `deciding` that division as it was
    typed, which a form alone has; `group` the id of the group of divisions whose windows alone are wanted, `kind` the
    kind of window; each blank where there is none. `screen` is which of the elder view's screens of results is shown,
    from 1.
    """

    place: str | None
    only_open: bool
    lang: Lang
    at: str = ""
    within_m: int | None = None
    count: int = LEAST
    area: str = ""
    when: str = ""
    wish: str = ""
    item: str = ""
    home: str = ""
    deciding: str = ""
    group: str = ""
    kind: str = ""
    screen: int = 1

    @property
    def arrival(self) -> datetime | None:
        """The moment of `when`; None where none was given, or it cannot be read."""
        return arrival_of(self.when)

    @property
    def when_field(self) -> str:
        """The field for the arrival as it was filled: a moment as such fields write it, or what could not be read."""
        arrival = self.arrival
        return self.when if arrival is None else f"{arrival.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}"

    @property
    def start(self) -> str | None:
        """Where to measure from."""
        return self.place or self.at or self.place

    @property
    def is_position(self) -> bool:
        """Whether it is asked from a position."""
        return typed_position(self.start or "") is not None

    @property
    def is_kept_private(self) -> bool:
        """Whether it stays out of addresses: a position, or what may be meant as one and cannot be read.

        So does whatever else may hold a position or a number of a person: a wish, an arrival that is none.
        """
        beside = self._beside_place(lang_suffix=False)
        return self._is_place_private or not all(goes_on(name, value) for name, value in beside.items())

    @property
    def _is_place_private(self) -> bool:
        return stays_out_of_addresses(self.start or "")

    @property
    def is_by_phone(self) -> bool:
        """Whether the phone said where."""
        return bool(self.at) and not self.place

    def address(self, lang_suffix: bool) -> str:
        """The address of a question; with `lang_suffix` its language stands in it."""
        place = {"place": (self.place or "").strip()} if self.place is not None or self.at else {"step": "place"}
        return f"/?{urlencode({**place, **_going_on(self._beside_place(lang_suffix))})}"

    def kept(self, lang_suffix: bool) -> Mapping[str, str]:
        """What a window's page keeps of the question that led to it, as fields of an address: the way back has them.

        It is all of it but a place that stays out of addresses.
        """
        place = {"place": self.place.strip()} if self.place and not self._is_place_private else {}
        return {**place, **_going_on(self._beside_place(lang_suffix))}

    @property
    def on_map(self) -> Mapping[str, str]:
        """What the map keeps of it, as fields of its address: it shows who is open now, and not at an arrival."""
        only_open = "true" if self.only_open and not self.when else ""
        fields = {"item": self.item, "kind": self.kind, "group": self.group, "open": only_open}
        return _going_on(_filled(fields))

    def hidden(self) -> Mapping[str, str]:
        """The fields of a form that asks the same again, whatever may stand in no address."""
        fields = {
            "at": self.at,
            "within": str(self.within_m or ""),
            "beside": (self.place or "") if self.area else "",
            "meant": self.wish,
        }
        place = {"place": self.place or ""} if self.start is not None else {}
        return {**place, **self._beside_place(lang_suffix=False), **_filled(fields)}

    def _beside_place(self, lang_suffix: bool) -> Mapping[str, str]:
        fields = {
            "open": "true" if self.only_open else "",
            "when": self.when,
            "area": self.area,
            "group": self.group,
            "kind": self.kind,
            "wish": self.wish,
            "item": self.item,
            "home": self.home,
            "k": str(self.count) if self.count > LEAST else "",
            "screen": str(self.screen) if self.screen > 1 else "",
            "lang": self.lang.value if lang_suffix else "",
        }
        return _filled(fields)


def question_in_address(query: bytes, lang: Lang) -> Question:
    """The question that a page's address holds; a phone's position is none of it.

    Raises
    ------
    ParameterFault
        If there are more fields than any form of ours has.
    """
    fields = fields_of(query)
    is_open = fields.get("open") in _YES
    return Question(
        _place(fields),
        is_open,
        lang,
        count=_count(fields),
        area=_area(fields),
        when=when_of(fields.get("when")),
        wish=wish_of(fields.get("wish")),
        item=_item(fields),
        home=home_of(fields),
        group=_group(fields),
        kind=_kind(fields),
        screen=_screen(fields),
    )


def question_in_form(body: bytes, lang: Lang) -> Question:
    """The question that the form sends; `ParameterFault` as above."""
    fields = fields_of(body)
    within = fields.get("within", "")
    place = _place(fields)
    # A region belongs to the place beside which it was chosen: whoever types another one has left it.
    stays = place == fields.get("beside", "").strip()
    wish = wish_of(fields.get("wish"))
    # So does an item, and the place that decides it, belong to the words that it was chosen for.
    is_meant = wish == wish_of(fields.get("meant"))
    return Question(
        place,
        fields.get("open") in _YES,
        lang,
        at=fields.get("at", "")[:PLACE_LIMIT],
        within_m=int(within) if _WHOLE_METRES.fullmatch(within) else None,
        count=_count(fields),
        area=_area(fields) if stays else "",
        when=when_of(fields.get("when")),
        wish=wish,
        item=_item(fields) if is_meant else "",
        home=home_of(fields) if is_meant else "",
        deciding=fields.get("deciding", "").strip()[:PLACE_LIMIT] if is_meant else "",
        group=_group(fields),
        kind=_kind(fields),
        screen=_screen(fields),
    )


def when_of(field: str | None) -> str:
    """A field for the moment of arrival as it may be said again: no longer than any moment is."""
    return (field or "").strip()[:_WHEN_LIMIT]


def wish_of(field: str | None) -> str:
    """A field for what is to be done as it may be said again: no longer than what is read of it."""
    return " ".join((field or "").split())[:_WISH_LIMIT].strip()


def arrival_of(when: str) -> datetime | None:
    """The moment that a field for the arrival holds; None where it is blank or cannot be read."""
    try:
        return read_moment(when)
    except MomentUnreadable:
        return None


def fields_of(form: bytes) -> Mapping[str, str]:
    """The fields of an address or a form, the last of each name; ParameterFault where no form has so many."""
    # Unknown fields are let be: a link that somebody decorated still leads to its place.
    try:
        return dict(parse_qsl(form.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FIELDS_LIMIT))
    except ValueError as failure:
        raise ParameterFault("parameters-too-many") from failure


def home_of(fields: Mapping[str, str]) -> str:
    """The digits of the division that decides, two, four or six of them; blank where there are none."""
    home = fields.get("home", "")
    return home if _HOME.fullmatch(home) else ""


def _filled(fields: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in fields.items() if value}


def _going_on(fields: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in fields.items() if goes_on(name, value)}


def _item(fields: Mapping[str, str]) -> str:
    return fields.get("item", "").strip()[:_ITEM_LIMIT]


def _group(fields: Mapping[str, str]) -> str:
    return fields.get("group", "").strip()[:_GROUP_LIMIT]


def _kind(fields: Mapping[str, str]) -> str:
    kind = fields.get("kind", "").strip()
    return kind if kind in set(Kind) else ""


def _count(fields: Mapping[str, str]) -> int:
    wanted = fields.get("k", "")
    return min(max(int(wanted), LEAST), MOST) if _COUNT.fullmatch(wanted) else LEAST


def _screen(fields: Mapping[str, str]) -> int:
    screen = fields.get("screen", "")
    return int(screen) if _COUNT.fullmatch(screen) else 1


def _area(fields: Mapping[str, str]) -> str:
    area = fields.get("area", "")
    return area if _AREA.fullmatch(area) else ""


def _place(fields: Mapping[str, str]) -> str | None:
    place = fields.get("place")
    if place is None:
        return None
    # What a map gives to share is longer than anything that a person types.
    return place.strip()[: _LINK_LIMIT if may_hold_link(place) else PLACE_LIMIT]
