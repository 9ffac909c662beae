"""What the map's script is told: its sentences in the visitor's language, and where all windows are."""

from collections.abc import Mapping

from locator.geometry.box import Box
from locator.hours.answers.state import State
from locator.texts import Lang, sentence
from maps.live_map.cell_grid import FINEST
from maps.live_map.map_filter import FILTERS
from maps.live_map.view_answer import corners

CHINA = Box(73.5, 18.0, 135.1, 53.6)
"""Where the map opens when there are no windows."""

_SENTENCES = (
    "map-all",
    "map-all-matching",
    "map-and",
    "map-around",
    "map-close",
    "map-closer",
    "map-count",
    "map-holds",
    "map-holds-matching",
    "map-many",
    "map-mark",
    "map-none",
    "map-none-anywhere",
    "map-none-matching",
    "map-open-list",
    "map-popup-failed",
    "map-shares",
    "map-spoken",
    "map-unfiltered",
    "map-unstated",
    "map-zoom-in",
    "map-zoom-out",
    "details",
    "takes-item-unknown",
)

_COARSEST = 3  # the zoom of a whole continent
_CLOSEST = 14  # the zoom at which the map opens on all windows, where they stand close together
_MANY: Mapping[Lang, int] = {Lang.ZH: 10_000, Lang.HANT: 10_000, Lang.EN: 1_000}  # what large counts are told in


def script_words(lang: Lang, bounds: Box, map_name: str, ground: Mapping[str, object] | None) -> Mapping[str, object]:
    """As the script reads them; sentences with {names} are filled in by it.

    Where no windows are, at no scale and nowhere else, the list does not send anybody to look there.
    """
    texts = {key.removeprefix("map-"): sentence(lang, key) for key in _SENTENCES}
    return {
        "map": map_name,
        "bounds": corners(bounds),
        "coarsest": _COARSEST,
        "closest": _CLOSEST,
        "finest": FINEST,
        "many": _MANY[lang],
        "filters": list(FILTERS),
        "ground": ground,
        "texts": {**texts, **({"none": sentence(lang, "edition-empty")} if bounds is CHINA else {})},
        "states": {state.value: sentence(lang, state.value) for state in State},
    }
