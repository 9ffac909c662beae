"""The service worker's script: what it lays in are the page for days without a network, and that page's own files."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import orjson

_SOURCE = (Path(__file__).parent / "worker" / "offline.js").read_text("utf-8")
_FILE = re.compile(rb'(?<=")/static/[^"]+')

KEPT = "kept"
"""The field of an address by which the worker asks for its page; whoever has it without is there with a network."""

POLICY = "default-src 'none'; connect-src 'self'"
"""What a worker may do (Content-Security-Policy): ask its own host."""


def worker_script(pages: Mapping[str, bytes]) -> bytes:
    """The script for pages by their addresses' language; whatever changes in them or their files changes it too.

    A browser that has it asks for it again and again, and takes it anew where a byte differs.
    """
    files = sorted({file.decode() for page in pages.values() for file in _FILE.findall(page)})
    version = hashlib.sha256(b"".join(pages.values())).hexdigest()[:12]
    addresses = {lang.lower(): f"/offline?lang={lang}&{KEPT}=1" for lang in pages}
    script = _SOURCE.replace("{version}", version)
    script = script.replace("{files}", orjson.dumps(files).decode())
    return script.replace("{pages}", orjson.dumps(addresses).decode()).encode()
