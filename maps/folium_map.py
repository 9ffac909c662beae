"""The one file that knows folium: a map's content in, HTML and script out; see docs/decisions/folium.md.

branca renders in two steps: each element's macros give finished text, and the figure makes a template of that text and
renders it again. In the second step a window's name would be a program on this machine. `_Finished` stands, in the
order in which Python looks for methods, behind folium's own classes and before branca's `MacroElement`, and hands the
finished text on as it is. So nothing of branca is changed for anybody else in the process.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.elements import ElementAddToElement
from folium.map import FitBounds, LayerControl
from folium.utilities import JsCode

from maps.map_content import AreaLayer, Look, MapContent, PointLayer
from maps.map_features import area_features, content_bounds, point_features
from maps.map_foot import legend_html, source_html
from maps.safe_text import checked_script, html_text
from maps.zoom_buttons import ZoomTitles, zoom_script

_MACROS = ("html", "script")  # of `header` folium makes links to other hosts and a viewport that forbids zooming
_CHINA, _CHINA_ZOOM = (36.0, 104.0), 4  # where a map opens that has nothing on it
_MAX_ZOOM_TO_FIT = 14
# The properties were escaped on their way in; Leaflet puts both strings into the page as HTML.
_BIND = JsCode(
    "function (feature, layer) {"
    " layer.bindPopup(feature.properties.popup, {maxWidth: 320});"
    " layer.bindTooltip(feature.properties.name); }"
)
_LOOKS: Mapping[Look, Mapping[str, Any]] = {
    Look.OPEN: {"color": "#0A6B3B", "fill_color": "#0A6B3B", "fill_opacity": 1.0, "weight": 2},
    Look.CLOSED: {"color": "#8A1F2D", "fill_color": "#FFFFFF", "fill_opacity": 1.0, "weight": 3},
    Look.UNKNOWN: {"color": "#6B5200", "fill_color": "#FFF4D6", "fill_opacity": 1.0, "weight": 3, "dash_array": "3"},
    Look.PLACE: {"color": "#FFFFFF", "fill_color": "#0B5CAD", "fill_opacity": 1.0, "weight": 2, "class_name": "place"},
}
_AREA_STYLE = {"color": "#4A5866", "weight": 1, "fillColor": "#F4F6F8", "fillOpacity": 0.4}


@dataclass(frozen=True, slots=True)
class MapParts:
    """A map for somebody's page: `html` for its body, `script` to run after Leaflet's; both safe as they are.

    The script leaves one name behind, `map_<name>`: Leaflet's map.
    """

    html: str
    script: str


class _Text(Element):
    """Text that is finished: rendering gives it back, whatever signs are in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002  # the library's signature
        return self._text


class _Finished(MacroElement):
    """Takes the place of `MacroElement.render`; a child that would be rendered the old way is refused."""

    def called(self, identity: str) -> Any:
        """The element under a name of ours, where branca draws lots: equal content gives equal bytes."""
        self._id = identity
        return self

    def render(self, **kwargs: Any) -> str:
        strangers = [child for child in self._children.values() if not isinstance(child, _Finished)]
        if strangers:
            raise TypeError(f"{type(strangers[0]).__name__} would be rendered as a template")
        figure = self.get_root()
        for name in _MACROS:
            macro = getattr(self._template.module, name, None)
            if macro is not None:
                getattr(figure, name).add_child(_Text(macro(self, kwargs)), name=self.get_name())
        for child in self._children.values():
            child.render(**kwargs)
        return ""  # all of it went into the figure


class _Map(folium.Map, _Finished):
    default_js: list[tuple[str, str]] = []  # noqa: RUF012  # as folium declares it; its own lists stay as they are
    default_css: list[tuple[str, str]] = []  # noqa: RUF012


class _Layer(folium.GeoJson, _Finished):
    pass


class _AddTo(ElementAddToElement, _Finished):
    pass


class _Fit(FitBounds, _Finished):
    pass


class _Switches(LayerControl, _Finished):
    pass


def map_parts(
    content: MapContent, name: str = "tongban", zoom: ZoomTitles | None = None, *, listed: bool = False
) -> MapParts:
    """A map as HTML and script.

    Parameters
    ----------
    content
        What the map shows.
    name
        Tells several maps of one page apart; an identifier of JavaScript.
    zoom
        Titles of the zoom buttons; Leaflet's own English ones where there are none.
    listed
        The points' texts stand in a list of the page: a point carries nothing but its number there, as the property
        `entry`, counted from 0 through all layers. The page's own script draws it, and says where the map opens.

    Raises
    ------
    ValueError
        If `name` is no identifier of ASCII letters, digits and underscores.
    UnsafeScript
        If the script could end the element that it will stand in.
    """
    if not (name.isascii() and name.isidentifier()):
        raise ValueError(f"{name!r} is no name for a map")
    drawn = _drawn(content, name, listed=listed, zoom_control=zoom is None)
    drawn.render()
    figure = drawn.get_root()
    html = _labelled(figure.html.render(), content) + legend_html(content) + source_html(content)
    # Templates set their lines far in, and leave many blank; no text of a script has a line break of its own.
    script = re.sub(r"\n\s+", "\n", figure.script.render()) + (zoom_script(zoom, name) if zoom else "")
    return MapParts(html, checked_script(script))


def _labelled(html: str, content: MapContent) -> str:
    """The map's frame under a name for those who hear the page."""
    return html.replace('class="folium-map"', f'class="map" role="region" aria-label="{html_text(content.label)}"', 1)


def _drawn(content: MapContent, name: str, *, listed: bool, zoom_control: bool) -> Any:
    drawn = _empty(zoom_control=zoom_control).called(name)
    layers = _layers(content, listed=listed)
    for number, layer in enumerate(layers):
        drawn.add_child(layer.called(f"{name}_{number}"))
        added = _AddTo(element_name=layer.get_name(), element_parent_name=drawn.get_name())
        drawn.add_child(added.called(f"{name}_{number}"))
    bounds = content_bounds(content)
    # Leaflet moves there in steps: a page that places its map itself would have to wait for the end.
    if bounds and not listed:
        drawn.add_child(_Fit(bounds, padding=(24, 24), max_zoom=_MAX_ZOOM_TO_FIT).called(name))
    if len(layers) > 1:
        drawn.add_child(_Switches(collapsed=False).called(name))
    return drawn


def _empty(*, zoom_control: bool) -> _Map:
    # Without fading a popup that is closed is gone, for those who look and for those who listen.
    return _Map(
        location=_CHINA,
        zoom_start=_CHINA_ZOOM,
        tiles=None,
        prefer_canvas=True,
        attribution_control=False,
        zoom_control="bottomright" if zoom_control else False,
        fade_animation=False,
    )


def _layers(content: MapContent, *, listed: bool) -> list[Any]:
    numbers = count() if listed else None
    return [*map(_area_layer, content.areas), *(_point_layer(layer, numbers) for layer in content.points)]


def _point_layer(layer: PointLayer, numbers: Iterator[int] | None) -> Any:
    marker = folium.CircleMarker(radius=7, **_LOOKS[layer.look])
    told = _BIND if numbers is None else None
    features = point_features(layer, numbers)
    return _Layer(features, name=html_text(layer.name), show=False, marker=marker, on_each_feature=told)


def _area_layer(layer: AreaLayer) -> Any:
    features = area_features(layer)
    return _Layer(features, name=html_text(layer.name), show=False, on_each_feature=_BIND, style=_AREA_STYLE)
