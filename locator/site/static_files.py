"""Static files under names that hold their content's hash, so that they may be kept for ever and never be stale."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_MEDIA_TYPES: Mapping[str, str] = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HEADERS = {"cache-control": "public, max-age=31536000, immutable"}


class StaticFiles:
    """The files of one folder, read once; nothing else can be asked for, whatever the address says."""

    def __init__(self, folder: Path) -> None:
        files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in _MEDIA_TYPES}
        self._hashed = {name: hashed_name(name, content) for name, content in files.items()}
        self._contents = {self._hashed[name]: content for name, content in files.items()}

    def address(self, name: str) -> str:
        """The path under which a file is served; KeyError where there is no such file."""
        return f"/static/{self._hashed[name]}"

    async def answer(self, request: Request) -> Response:
        """The file of a hashed name; 404 for every other."""
        name = request.path_params["name"]
        if name not in self._contents:
            raise HTTPException(404)
        return Response(self._contents[name], headers=_HEADERS, media_type=_MEDIA_TYPES[Path(name).suffix])


def hashed_name(name: str, content: bytes) -> str:
    """`site.css` → `site.0123456789ab.css`."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{suffix}"
