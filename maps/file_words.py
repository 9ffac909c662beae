"""What a map's file says in its own words: its banner, its list, its controls, and what it says without script."""

from collections.abc import Mapping
from dataclasses import dataclass

from locator.texts import Lang, sentence
from maps.zoom_buttons import ZoomTitles

_TOLD = {
    "found": "file-found",
    "in-view": "file-in-view",
    "nothing": "file-nothing",
    "division": "division",
    "place": "map-place",
    "show": "on-the-map",
    "close": "map-close",
    "around": "map-around",
    "and": "map-and",
    "count": "map-count",
    "spoken": "map-spoken",
    "closer": "map-closer",
    "open-list": "map-open-list",
}


@dataclass(frozen=True, slots=True)
class Banner:
    """What stands above all where the data are a sample's: 示例数据, and what that means."""

    mark: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FileWords:
    """The words, in the file's language; those of the map are the site's.

    `told` has what the file's script says, by the names that it asks for, with what it fills in between braces.
    """

    search: str
    hint: str
    list_title: str
    show_all: str
    keys: str
    needs_script: str
    zoom: ZoomTitles
    told: Mapping[str, str]
    banner: Banner | None = None

    @classmethod
    def of(cls, lang: Lang, *, sample: bool) -> "FileWords":
        """The words of a language; the mark of a sample is Chinese in all of them."""
        banner = Banner(sentence(Lang.ZH, "sample-mark"), sentence(lang, "sample-sentence"))
        return cls(
            search=sentence(lang, "file-search"),
            hint=sentence(lang, "file-hint"),
            list_title=sentence(lang, "file-list"),
            show_all=sentence(lang, "map-all"),
            keys=sentence(lang, "map-keys"),
            needs_script=sentence(lang, "file-needs-script"),
            zoom=ZoomTitles(sentence(lang, "map-zoom-in"), sentence(lang, "map-zoom-out")),
            told={name: sentence(lang, key) for name, key in _TOLD.items()},
            banner=banner if sample else None,
        )
