"""All windows of an edition as a map's content."""

from collections.abc import Iterable

from locator.editions.edition import Manifest
from locator.finding.links import links_of
from locator.readers.moments import SHANGHAI
from locator.texts import Lang, sentence
from locator.window import Window
from maps.map_content import Fact, LegendEntry, Look, MapContent, Point, PointLayer


def edition_map(manifest: Manifest, windows: Iterable[Window], lang: Lang) -> MapContent:
    """A point for each window, with its public facts.

    A file is looked at long after it was made: whether a window is open is shown as unknown, beside its hours. There
    are no borders on it, so that it needs no review number.
    """
    unknown = sentence(lang, "unknown")
    return MapContent(
        label=sentence(lang, "map-title"),
        points=(PointLayer(unknown, Look.UNKNOWN, tuple(_point(window, lang) for window in windows)),),
        legend_title=sentence(lang, "map-legend"),
        legend=(LegendEntry(Look.UNKNOWN, f"{unknown} · {sentence(lang, 'call-first')}"),),
        source=_source(manifest, lang),
    )


def _point(window: Window, lang: Lang) -> Point:
    unstated = sentence(lang, "not-stated")
    facts = [
        ("address", window.address),
        ("hours", (window.hours.text if window.hours else None) or unstated),
        ("transit", window.transit or unstated),
        ("office", window.office),
        ("confirmed", window.confirmed_on.isoformat()),
    ]
    label = sentence(lang, "phone")
    phones = [Fact(label, text, href) for text, href in zip(window.phones, links_of(window).tel, strict=True)]
    told = tuple(Fact(sentence(lang, key), text) for key, text in facts)
    return Point(window.name, window.position.lon, window.position.lat, (*(phones or [Fact(label, unstated)]), *told))


def _source(manifest: Manifest, lang: Lang) -> str:
    published = manifest.published_at.astimezone(SHANGHAI).date().isoformat()
    return sentence(lang, "edition", edition=manifest.edition, date=published)
