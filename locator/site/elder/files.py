"""The static files of the elder view: a page's own, with what the view adds behind them; nothing more is asked for.

A style `map.css` is changed by a `map-elder.css` beside it, whichever room that is in.
"""

from collections.abc import Mapping
from pathlib import Path

from locator.site.static_files import static_folder

_STATIC = Path(__file__).parent / "static"
_STYLE = "-elder.css"


def with_elder_files(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files with those of the elder view; KeyError where one of them changes a file that there is not."""
    files = {**files, **static_folder(_STATIC)}
    styles = {
        name: files[f"{name.removesuffix(_STYLE)}.css"] + part for name, part in files.items() if name.endswith(_STYLE)
    }
    return {**files, **styles}


def elder_name(name: str, files: Mapping[str, bytes]) -> str:
    """What a file is called in the elder view; as ever where nothing of it changes."""
    stem, dot, suffix = name.rpartition(".")
    changed = f"{stem}-elder{dot}{suffix}"
    return changed if changed in files else name
