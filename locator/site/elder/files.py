"""The static files of the elder view: a page's own, with what the view adds behind them; nothing more is asked for.

A style `map.css` is changed by a `map-elder.css` beside it, whichever room that is in. The script that reads a page
aloud stands behind the page's own script, where it has one.
"""

from collections.abc import Mapping
from pathlib import Path

from locator.site.static_files import static_folder

_STATIC = Path(__file__).parent / "static"
_STYLE, _SCRIPT = "-elder.css", "-elder.js"
_ALOUD = "aloud.js"
_WITH_ALOUD = ("share", "locate")
"""The scripts of pages that can be read aloud."""


def with_elder_files(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files with those of the elder view; KeyError where one of them changes a file that there is not."""
    files = {**files, **static_folder(_STATIC)}
    styles = {
        name: files[f"{name.removesuffix(_STYLE)}.css"] + part for name, part in files.items() if name.endswith(_STYLE)
    }
    scripts = {
        f"{name}{_SCRIPT}": _apart(files[f"{name}.js"]) + files[_ALOUD] for name in _WITH_ALOUD if f"{name}.js" in files
    }
    return {**files, **styles, **scripts}


def elder_name(name: str, files: Mapping[str, bytes]) -> str:
    """What a file is called in the elder view; as ever where nothing of it changes."""
    stem, dot, suffix = name.rpartition(".")
    changed = f"{stem}-elder{dot}{suffix}"
    return changed if changed in files else name


def _apart(script: bytes) -> bytes:
    """A script in a scope of its own."""
    return b"{\n" + script + b"}\n"
