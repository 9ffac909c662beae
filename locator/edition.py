"""Editions as they lie on disk: numbered folders that never change, and one pointer that makes one of them live.

`public/editions/N/` holds `windows.parquet` (GeoParquet, EPSG:4326) and `manifest.json`; `public/current` holds the
number of the live edition. This module only reads; writing is the importer's.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict, ValidationError

from locator.window_table import WINDOW_SCHEMA

MANIFEST_VERSION = 1
MANIFEST = "manifest.json"
WINDOWS = "windows.parquet"
POINTER = "current"
EDITIONS = "editions"


class EditionUnreadable(Exception):
    """An edition's folder or the pointer to it is missing, damaged or of a later version; the message says which."""


class Manifest(BaseModel):
    """What an edition says of itself: number, time, note, counts, and the SHA-256 of each of its files."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    edition: int
    published_at: datetime
    note: str
    windows: int
    sample: bool
    restores: int | None = None
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class EditionFolders:
    """The `public/` folder: which editions there are, and which one is live."""

    public: Path

    def folder(self, edition: int) -> Path:
        """Where an edition lies, whether it is there or not."""
        return self.public / EDITIONS / str(edition)

    def numbers(self) -> list[int]:
        """The numbers of all editions, ascending; folders of other names (half-written ones) are none."""
        root = self.public / EDITIONS
        if not root.is_dir():
            return []
        return sorted(int(path.name) for path in root.iterdir() if re.fullmatch(r"[1-9][0-9]*", path.name))

    def current(self) -> int | None:
        """The live edition's number, or None before the first one.

        Raises
        ------
        EditionUnreadable
            If the pointer holds anything but a number.
        """
        try:
            text = (self.public / POINTER).read_text("ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as failure:
            raise EditionUnreadable(f"the pointer {POINTER} cannot be read: {failure}") from failure
        if not re.fullmatch(r"[1-9][0-9]*", text):
            raise EditionUnreadable(f"the pointer {POINTER} holds no edition's number")
        return int(text)

    def manifest(self, edition: int) -> Manifest:
        """The manifest of one edition.

        Raises
        ------
        EditionUnreadable
            If it is missing, damaged, of another number, or of a version that this program does not know.
        """
        path = self.folder(edition) / MANIFEST
        try:
            manifest = Manifest.model_validate_json(path.read_bytes())
        except FileNotFoundError as failure:
            raise EditionUnreadable(f"edition {edition} is not there") from failure
        except (OSError, ValidationError) as failure:
            raise EditionUnreadable(
                f"the manifest of edition {edition} is damaged or from a later version"
            ) from failure
        if manifest.version != MANIFEST_VERSION:
            raise EditionUnreadable(
                f"edition {edition} has manifest version {manifest.version}, known is {MANIFEST_VERSION}"
            )
        if manifest.edition != edition:
            raise EditionUnreadable(f"folder {edition} holds edition {manifest.edition}")
        return manifest

    def windows(self, manifest: Manifest) -> pa.Table:
        """The windows of an edition, columns of `WINDOW_SCHEMA`, after checking the file against the manifest.

        Raises
        ------
        EditionUnreadable
            If the file is missing, is not the one that was published, or lacks a column.
        """
        path = self.folder(manifest.edition) / WINDOWS
        try:
            content = path.read_bytes()
        except OSError as failure:
            raise EditionUnreadable(f"{WINDOWS} of edition {manifest.edition} cannot be read") from failure
        if hashlib.sha256(content).hexdigest() != manifest.files.get(WINDOWS):
            raise EditionUnreadable(f"{WINDOWS} of edition {manifest.edition} is not the file that was published")
        try:
            table = pq.read_table(pa.BufferReader(content), columns=WINDOW_SCHEMA.names)
            return table.cast(WINDOW_SCHEMA)  # in the chunks it came in: joining them would take as much memory again
        except (pa.ArrowException, ValueError, KeyError) as failure:
            raise EditionUnreadable(
                f"{WINDOWS} of edition {manifest.edition} lacks a column or is damaged"
            ) from failure
