"""The scripts and styles that a map's file carries, and the policy that lets these run and no others."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from maps.leaflet_files import LeafletFiles
from maps.map_content import MapContent
from maps.safe_text import checked_script

_STATIC = Path(__file__).parent / "static"
_OWN = Path("map_file")
# One module of many files: each may use what stands before it.
_MODULE = ("words", "cells", "shapes", "windows", "marks", "popup", "paper", "list", "names_drawn", "file")


@dataclass(frozen=True, slots=True)
class FileParts:
    """What the file carries beside its texts.

    Parameters
    ----------
    scripts
        Run in their order: Leaflet, the map, and last, as a module, what joins it to the list.
    styles
        For everybody.
    unscripted
        The style for those who run no script.
    """

    scripts: tuple[str, ...]
    module: str
    styles: tuple[str, ...]
    unscripted: str

    @classmethod
    def of(cls, content: MapContent, map_script: str) -> "FileParts":
        """The parts of a map's file, whose map `map_script` draws.

        Raises
        ------
        UnsafeScript
            If a script could end the element that it stands in.
        """
        leaflet = LeafletFiles.read()
        borders = (Path("borders.js"), _OWN / "borders_drawn.js") if content.borders else ()
        module = [_static(path) for path in (*borders, *(_OWN / f"{name}.js" for name in _MODULE))]
        styles = ["page.css", "marks.css", *(["borders.css"] if content.borders else [])]
        return cls(
            scripts=(checked_script(leaflet.script_alone()), checked_script(map_script)),
            module=checked_script("".join(module)),
            styles=(leaflet.style_alone(), *(_static(_OWN / name) for name in styles)),
            unscripted=_static(_OWN / "unscripted.css"),
        )

    def policy(self) -> str:
        """The Content-Security-Policy: these parts by their hashes, pictures within them, and nothing else."""
        scripts = hashes((*self.scripts, self.module))
        styles = hashes((*self.styles, self.unscripted))
        return (
            f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )


def _static(path: Path) -> str:
    return (_STATIC / path).read_text("utf-8")


def hashes(texts: Iterable[str]) -> str:
    """The texts of elements as sources of a Content-Security-Policy."""
    # As CSP Level 3 writes it: of the element's content, as UTF-8, in base64.
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)
