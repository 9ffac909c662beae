"""Leaflet's script and style as the wheel XStatic-Leaflet carries them: from this machine, never from another."""

import base64
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet  # type: ignore[import-untyped]  # a wheel of data, with a path to it

_PICTURES = re.compile(r"url\((images/[a-z0-9-]+\.png)\)")


@dataclass(frozen=True, slots=True)
class LeafletFiles:
    """Leaflet's two files; the style names its pictures relatively, `images/…`."""

    script: str
    style: str

    @classmethod
    @cache
    def read(cls) -> "LeafletFiles":
        """The files as installed, with the line ends that a browser makes of them before it hashes."""
        folder = leaflet_folder()
        return cls((folder / "leaflet.js").read_text("utf-8"), (folder / "leaflet.css").read_text("utf-8"))

    def style_alone(self) -> str:
        """The style with its pictures inside it, for a page that may ask for nothing."""
        return _PICTURES.sub(lambda found: f"url({_inline(found[1])})", self.style)

    def script_alone(self) -> str:
        """The script without the comment that names a file for debuggers, which there is none of."""
        return re.sub(r"\n//# sourceMappingURL=\S+\s*$", "\n", self.script)


def leaflet_folder() -> Path:
    """Where `leaflet.js`, `leaflet.css` and `images/` lie as they were released."""
    return Path(leaflet.BASE_DIR)


def _inline(picture: str) -> str:
    encoded = base64.b64encode((leaflet_folder() / picture).read_bytes()).decode("ascii")
    return f"data:image/png;base64,{encoded}"
