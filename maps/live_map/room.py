"""The room that the public site mounts: the map's addresses, templates and static files."""

from pathlib import Path

from locator.site.joined_modules import joined_modules
from locator.site.room import Room
from locator.site.static_files import static_folder
from maps.base_map.public_routes import base_map_routes
from maps.leaflet_files import LeafletFiles
from maps.live_map.leaflet_script import live_script
from maps.live_map.leaflet_style import live_style
from maps.live_map.map_pages import MapPages

_HERE = Path(__file__).parent
_HIDDEN = ("/map/tiles/", "/map/cells/", "/map/borders/")
_FOR_PROGRAMS = ("/map/view", "/map/windows/", "/map/cells/", "/map/borders/", "/map/tiles/")


def room() -> Room:
    """The map's room."""
    own = static_folder(_HERE / "static")
    modules = {**own, "borders.js": (_HERE.parent / "static" / "borders.js").read_bytes()}
    leaflet = LeafletFiles.read()
    static = {
        # One style for both, ours behind Leaflet's, which it changes: a slow line waits for each file.
        "map.css": live_style(leaflet.style).encode() + own["map.css"],
        "map-elder.css": own["map-elder.css"],
        "map_first.js": own["map_first.js"],
        **{entry: joined_modules(entry, modules) for entry in ("map.js", "map_ground.js")},
        "leaflet.js": live_script(leaflet.script_alone()).encode(),
    }
    return Room(
        routes=lambda around: [*MapPages(around).routes(), *base_map_routes(around)],
        templates=[_HERE / "templates"],
        static=static,
        navigation={"/map": "map-lead"},
        for_programs=_FOR_PROGRAMS,
        hidden=_HIDDEN,
    )
