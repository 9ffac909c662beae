"""The room that the public site mounts: the map's addresses, templates and static files."""

from pathlib import Path

from locator.site.room import Room
from locator.site.static_files import static_folder
from maps.base_map.public_routes import base_map_routes
from maps.leaflet_files import LeafletFiles
from maps.live_map.map_pages import MapPages

_HERE = Path(__file__).parent
_FOR_PROGRAMS = ("/map/view", "/map/windows/", "/map/cells/", "/map/borders/", "/map/tiles/")


def room() -> Room:
    """The map's room."""
    leaflet = LeafletFiles.read()
    static = {
        **static_folder(_HERE / "static"),
        "borders.js": (_HERE.parent / "static" / "borders.js").read_bytes(),
        "leaflet.js": leaflet.script_alone().encode(),
        "leaflet.css": leaflet.style.encode(),
        **leaflet.pictures(),
    }
    return Room(
        routes=lambda around: [*MapPages(around).routes(), *base_map_routes(around)],
        templates=[_HERE / "templates"],
        static=static,
        navigation={"/map": "map-lead"},
        for_programs=_FOR_PROGRAMS,
    )
