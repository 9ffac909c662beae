"""The points of a map as a list in HTML, by groups; each point's texts stand here once, and nowhere else in a file."""

from collections.abc import Iterable
from itertools import chain

from maps.map_content import MapContent, Point
from maps.popup import facts_html
from maps.safe_text import html_text

_Numbered = tuple[int, Point]


def list_html(content: MapContent) -> str:
    """The list; groups come in the order of their first points, and entries are numbered like the map's points.

    It needs no script: a group opens on its entries, an entry on its facts.
    """
    groups: dict[str, list[_Numbered]] = {}
    for number, point in enumerate(chain.from_iterable(layer.points for layer in content.points)):
        groups.setdefault(point.group, []).append((number, point))
    return "\n".join(_group_html(name, entries, opened=len(groups) == 1) for name, entries in groups.items())


def _group_html(name: str, entries: Iterable[_Numbered], *, opened: bool) -> str:
    listed = [_entry_html(number, point) for number, point in entries]
    heading = f'<h3>{html_text(name)}</h3> <span class="count">{len(listed)}</span>'
    opening = "<details class=group open>" if opened else "<details class=group>"
    return f"{opening}<summary>{heading}</summary>\n{''.join(listed)}</details>"


def _entry_html(number: int, point: Point) -> str:
    summary = f"<summary>{html_text(point.name)}</summary>"
    return f"<details class=window id=window-{number}>{summary}{facts_html(point.facts)}</details>\n"
