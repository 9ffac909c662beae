"""The map of a file's positions in a report, with what stands under it."""

from collections.abc import Iterator

from importer.report_page.file_points import FilePoints
from importer.report_page.kept_files import FilePart
from importer.report_page.markup import joined, readable
from importer.report_page.words import number, said
from locator.divisions.divisions import Divisions
from locator.texts import Lang
from maps.map_licence import MapLicence
from maps.safe_text import html_text
from maps.still_map.still_content import Grade, StillContent
from maps.still_map.still_ground import StillGround
from maps.still_map.still_map import still_map

_LONGEST_NAME = 200
_ARROW = 'href="#still-away"'


class PointsMaps:
    """Draws the maps of files, all over the same divisions and under the same licence."""

    def __init__(self, divisions: Divisions, licence: MapLicence, lang: str, *, own_divisions: bool) -> None:
        # An operator's own divisions both judge and are drawn: what they are reviewed for is what is shown.
        reviewed = licence.reviewed and not own_divisions
        self._ground = StillGround(divisions, reviewed=reviewed)
        self._lang, self._review = lang, licence.mark(Lang(lang))
        source = "own" if own_divisions else "drawn" if reviewed else ""
        self._source = said(lang, f"map-source-{source}" if source else "map-source")

    def html(self, part: FilePart) -> str:
        """The map with legend, source and the word on its review; without any position only how many are nowhere."""
        points, lang = part.points, self._lang
        drawn = still_map(self._content(part), self._ground) if points.sound or points.marked else None
        if drawn is None:
            return f"<p>{said(lang, 'map-nowhere', count=number(points.nowhere))}</p>" if points.nowhere else ""
        parts = (
            f"<figure><h4>{said(lang, 'map')}</h4>",
            drawn,
            f'<figcaption><ul class="legend">{"".join(_legend(points, lang, drawn))}</ul>',
            *(f"<p>{line}</p>" for line in _remarks(points, lang, several=len(part.sheets) > 1)),
            f'<p class="source">{_span(self._review or "")} {_span(self._source)}</p>',
            "</figcaption></figure>",
        )
        return joined(parts)

    def _content(self, part: FilePart) -> StillContent:
        points = part.points
        counts = {"sound": number(points.sound), "marked": number(points.marked)}
        label = said(self._lang, "map-label", file=readable(part.line.name[:_LONGEST_NAME]), **counts)
        rows = said(self._lang, "map-rows", rows="{rows}")
        return StillContent(label, points.sound_lon, points.sound_lat, points.marks, points.codes, rows)


def _legend(points: FilePoints, lang: str, drawn: str) -> Iterator[str]:
    yield _entry("sound", said(lang, "map-sound", count=number(points.sound)))
    for grade, count in ((Grade.CHECK, points.check), (Grade.MEND, points.mend)):
        if count:
            yield _entry(grade.value, said(lang, f"map-{grade.value}", count=number(count)))
    if _ARROW in drawn:
        yield _entry("away", said(lang, "map-away"))


def _span(text: str) -> str:
    return f"<span>{html_text(text)}</span>"


def _entry(sign: str, text: str) -> str:
    shown = f'<svg viewBox="-22 -22 44 44" aria-hidden="true"><use href="#still-{sign}"/></svg>'
    return f"<li>{shown} {text}</li>"


def _remarks(points: FilePoints, lang: str, *, several: bool) -> Iterator[str]:
    if points.marked:
        yield said(lang, "map-numbers") + (said(lang, "map-sheets") if several else "")
    if points.marked > len(points.marks):
        more = number(points.marked - len(points.marks))
        yield said(lang, "map-fewer", shown=number(len(points.marks)), more=more)
    if points.nowhere:
        yield said(lang, "map-nowhere", count=number(points.nowhere))
