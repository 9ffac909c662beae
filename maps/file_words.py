"""What a map's file says in its own words: its list, its controls, and what it says without script."""

from dataclasses import dataclass

from locator.texts import Lang, sentence
from maps.folium_map import ZoomTitles


@dataclass(frozen=True, slots=True)
class FileWords:
    """The words, in the file's language.

    `found` and `several` are sentences with `{n}` for a number, which the file's script fills in.
    """

    search: str
    hint: str
    found: str
    several: str
    show: str
    close: str
    list_title: str
    needs_script: str
    zoom: ZoomTitles

    @classmethod
    def of(cls, lang: Lang) -> "FileWords":
        """The words of a language."""
        return cls(
            search=sentence(lang, "file-search"),
            hint=sentence(lang, "file-hint"),
            found=sentence(lang, "file-found"),
            several=sentence(lang, "file-several"),
            show=sentence(lang, "file-show"),
            close=sentence(lang, "file-close"),
            list_title=sentence(lang, "file-list"),
            needs_script=sentence(lang, "file-needs-script"),
            zoom=ZoomTitles(sentence(lang, "file-closer"), sentence(lang, "file-farther")),
        )
