"""All windows of an edition as a map's content."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from locator.editions.edition import Manifest
from locator.editions.edition_words import edition_words
from locator.finding.links import links_of
from locator.finding.state_words import suspension_words
from locator.texts import Lang, sentence
from locator.window import Kind, Window
from maps.map_content import Fact, Look, MapContent, Point, PointLayer


def edition_map(manifest: Manifest, windows: Iterable[Window], lang: Lang, made_on: date) -> MapContent:
    """A point for each window, with its public facts, by division; `made_on` is when the map is made.

    The province that has most windows is the first.

    A file is looked at long after it was made: it says when a window is open, never whether. There are no borders on
    it yet, so that it needs no review number: `with_borders` lays them under it.
    """
    title = sentence(lang, "map-title")
    windows = tuple(windows)
    counted = Counter(window.division.code[:2] for window in windows)
    ordered = sorted(windows, key=lambda one: (-counted[one.division.code[:2]], one.division.code, one.name, one.id))
    points = tuple(_point(window, lang, made_on) for window in ordered)
    return MapContent(
        label=title, points=(PointLayer(title, Look.PLACE, points),), source=_source(manifest, lang, made_on)
    )


def _point(window: Window, lang: Lang, made_on: date) -> Point:
    names = (window.division.province, window.division.city)
    group = " ".join(dict.fromkeys(name for name in names if name))
    # Coordinates to a decimetre: finer than any position was given, and half as long.
    lon, lat = round(window.position.lon, 6), round(window.position.lat, 6)
    return Point(window.name, lon, lat, (*_phones(window, lang), *_facts(window, lang, made_on)), group)


def _phones(window: Window, lang: Lang) -> list[Fact]:
    label = sentence(lang, "phone")
    phones = [Fact(label, text, href) for text, href in zip(window.phones, links_of(window).tel, strict=True)]
    return phones or [Fact(label, sentence(lang, "not-stated"))]


def _facts(window: Window, lang: Lang, made_on: date) -> list[Fact]:
    hours = (window.hours.text if window.hours else None) or sentence(lang, "not-stated")
    facts = [
        ("closed-until-label", suspension_words(window.suspension, made_on, lang)),
        ("hours", hours),
        ("address", window.address),
        ("transit", window.transit),
        ("division", window.division.name),
        ("kind", sentence(lang, "kind-kiosk") if window.kind is Kind.KIOSK else None),
        ("office", window.office),
        ("confirmed", window.confirmed_on.isoformat()),
    ]
    return [Fact(sentence(lang, key), text) for key, text in facts if text]


def _source(manifest: Manifest, lang: Lang, made_on: date) -> str:
    return f"{edition_words(manifest, lang)} · {sentence(lang, 'file-made', date=made_on.isoformat())}"
