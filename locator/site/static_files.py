"""Static files under names that hold their content's hash, so that they may be kept for ever and never be stale."""

import gzip
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_MEDIA_TYPES: Mapping[str, str] = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
_HEADERS = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}
_COMPRESSED = {**_HEADERS, "content-encoding": "gzip"}
# How one of our files names another: a script `from "./a.js"` or `import("./a.js")`, a style `url(images/layers.png)`.
_REFERENCES: Mapping[str, re.Pattern[bytes]] = {
    ".js": re.compile(rb'(?:(?<=from "\./)|(?<=import\("\./))[a-z0-9_-]+\.js(?=")'),
    ".css": re.compile(rb"(?<=url\()[a-z0-9_/-]+\.png(?=\))"),
}
# For those who read the source: comments, in a script lines of their own, how far its lines are set in, and the spaces
# around a style's marks. In a selector there is none behind a colon, and before one it has a meaning.
_UNSENT: Mapping[str, Sequence[re.Pattern[bytes]]] = {
    ".js": (re.compile(rb"^[ ]*//.*\n|^[ ]+", re.MULTILINE),),
    ".css": (re.compile(rb"/\*.*?\*/", re.DOTALL), re.compile(rb"\s+(?=[{};,])|(?<=[{};,:])\s+|^\s+")),
}


class StaticFiles:
    """Files read once; nothing else can be asked for, whatever the address says.

    Where one of them names another, the name is replaced by the hashed one; so a changed module changes the names of
    those that import it, too. A picture's name keeps its last part alone. Comments are not sent, nor the spaces before
    a script's lines and around a style's marks: no text of ours has several lines, or a space there.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._hashed: dict[str, str] = {}
        self._contents: dict[str, bytes] = {}
        for name in files:
            self._lay_out(name, ())
        # Once and thoroughly, not a little for each who asks.
        packed = {name: gzip.compress(content, 9, mtime=0) for name, content in self._contents.items()}
        self._packed = {name: content for name, content in packed.items() if len(content) < len(self._contents[name])}

    def address(self, name: str) -> str:
        """The path under which a file is served; KeyError where there is no such file."""
        return f"/static/{self._hashed[name]}"

    async def answer(self, request: Request) -> Response:
        """The file of a hashed name; 404 for every other."""
        name = request.path_params["name"]
        if name not in self._contents:
            raise HTTPException(404)
        media_type = _MEDIA_TYPES[Path(name).suffix]
        if name in self._packed and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self._packed[name], headers=_COMPRESSED, media_type=media_type)
        return Response(self._contents[name], headers=_HEADERS, media_type=media_type)

    def _lay_out(self, name: str, inside: tuple[str, ...]) -> str:
        if name in inside:
            raise ValueError(f"static files name each other in a circle: {' → '.join((*inside, name))}")
        if name not in self._hashed:
            kind = Path(name).suffix
            content = self._files[name]
            for unsent in _UNSENT.get(kind, ()):
                content = unsent.sub(b"", content)
            if kind in _REFERENCES:
                content = _REFERENCES[kind].sub(
                    lambda found: self._lay_out(found[0].decode(), (*inside, name)).encode(), content
                )
            self._hashed[name] = hashed_name(name, content)
            self._contents[self._hashed[name]] = content
        return self._hashed[name]


def static_folder(folder: Path) -> Mapping[str, bytes]:
    """The static files of a folder by their names; files of other kinds are let be."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in _MEDIA_TYPES}


def hashed_name(name: str, content: bytes) -> str:
    """`site.css` → `site.0123456789ab.css`."""
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{suffix}"
