"""What runs in the drawing process: draws all borders, writes them to its standard output, and ends.

Started by `maps.base_map.early_drawing`. It has the least claim to the processors, and takes along the memory that
drawing needs.
"""

import base64
import os
import sys
from pathlib import Path

import orjson

from locator.divisions.divisions import Divisions
from maps.base_map.border_files import drawn_borders
from maps.base_map.sent_file import SentFile

_LEAST_CLAIM = 19


def main(own_divisions: str) -> None:
    """Draw the packaged divisions, or an operator's own where a path is given."""
    os.nice(_LEAST_CLAIM)
    drawn = drawn_borders(Divisions.load(Path(own_divisions) if own_divisions else None))
    files = {name: drawn.file(name) for name in drawn.file_names()}
    sys.stdout.buffer.write(written(files))


def written(files: dict[str, SentFile]) -> bytes:
    """The files as one JSON text."""
    return orjson.dumps({name: [file.tag, base64.b64encode(file.gzipped).decode()] for name, file in files.items()})


def read(text: bytes) -> dict[str, SentFile]:
    """The files of that text."""
    return {name: SentFile(base64.b64decode(gzipped), tag) for name, (tag, gzipped) in orjson.loads(text).items()}
