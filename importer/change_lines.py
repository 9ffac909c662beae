"""What an import would change for the public, as lines for a terminal: how many windows of each kind, and which."""

from collections.abc import Iterable, Iterator, Mapping

from importer.distance_words import distance_en, distance_zh
from importer.field_names import field_name
from locator.editions.diff import EditionDiff, WindowChange
from locator.window import Window

_MOST_NAMED = 20
_WORDS = {
    "zh": ("新增", "改动", "撤下"),
    "en": ("added", "changed", "dropped"),
}
_POSITION = frozenset({"lon", "lat", "source_datum", "precision_m"})


def change_lines(difference: EditionDiff, after: Iterable[Window], live: int | None, lang: str) -> Iterator[str]:
    """First the counts, beside the live edition or none; then the windows of each kind, the first twenty."""
    moved = sum(change.moved_m > 0 for change in difference.changed)
    counts = len(difference.added), len(difference.changed), moved, len(difference.dropped)
    if lang == "en":
        beside = f"beside edition {live}" if live is not None else "as the first edition"
        yield "{}: {} added, {} changed ({} moved), {} dropped".format(beside, *counts)
    else:
        beside = f"与现行第 {live} 版相比" if live is not None else "作为第一版"
        yield "{}：新增 {}，改动 {}（其中移动 {}），撤下 {}".format(beside, *counts)
    names = {window.id: window.name for window in after}
    kinds = (
        [_named(window.id, window.name, "") for window in difference.added],
        [_named(change.id, names[change.id], _what(change, lang)) for change in difference.changed],
        [_named(window.id, window.name, "") for window in difference.dropped],
    )
    for word, lines in zip(_WORDS[lang], kinds, strict=True):
        yield from _some(word, lines, lang)


def _some(word: str, lines: list[str], lang: str) -> Iterator[str]:
    yield from (f"  {word} {line}" for line in lines[:_MOST_NAMED])
    if len(lines) > _MOST_NAMED:
        more = len(lines) - _MOST_NAMED
        yield f"  {word} … {more} more" if lang == "en" else f"  {word} …… 另有 {more} 个"


def _named(window_id: str, name: str, what: str) -> str:
    return f"{window_id} {' '.join(name.split())}{what}"


def _what(change: WindowChange, lang: str) -> str:
    """Which fields differ, and how far the window moved."""
    fields: Mapping[str, object] = change.fields
    told = [field_name(name, lang) for name in fields if name not in _POSITION]
    if change.moved_m > 0:
        far = distance_en(change.moved_m) if lang == "en" else distance_zh(change.moved_m)
        told.append(f"moved {far}" if lang == "en" else f"移动 {far}")
    elif not told:
        told = [field_name(name, lang) for name in sorted(fields)]
    return f" ({', '.join(told)})" if lang == "en" else f"（{'、'.join(told)}）"
