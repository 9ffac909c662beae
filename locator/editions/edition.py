"""Editions as they lie on disk: numbered folders that never change, and one pointer that makes one of them live.

`public/editions/N/` holds `windows.parquet` (GeoParquet, EPSG:4326), `items.toml` (the catalogue of items) and
`manifest.json`; `public/current` holds the number of the live edition. This module only reads; the
importer writes.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict

from locator.editions.window_table import WINDOW_SCHEMA, as_written_now
from locator.fault import Fault
from locator.items.catalogue import Catalogue, catalogue_in, packaged_catalogue
from locator.items.entry import CatalogueUnreadable

MANIFEST_VERSION = 1
MANIFEST = "manifest.json"
WINDOWS = "windows.parquet"
ITEMS = "items.toml"
POINTER = "current"
EDITIONS = "editions"
_READ_BY_THREADS = 4 << 20


class EditionUnreadable(Fault):
    """An edition's folder or the pointer to it is missing, damaged or of a later version; the sentence says which."""


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
            raise EditionUnreadable(f"指针文件 {POINTER} 读不出", f"the pointer {POINTER} cannot be read") from failure
        if not re.fullmatch(r"[1-9][0-9]*", text):
            raise EditionUnreadable(
                f"指针文件 {POINTER} 里没有版次号", f"the pointer {POINTER} holds no edition's number"
            )
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
            content = json.loads(path.read_bytes())
            version = content["version"]
            # Asked first: a later version may have other fields, and is not damaged for that.
            if version != MANIFEST_VERSION:
                raise EditionUnreadable(
                    f"第 {edition} 版的清单是版本 {version}，本程序只认版本 {MANIFEST_VERSION}，请升级本程序",
                    f"edition {edition} has manifest version {version}, known is {MANIFEST_VERSION}: "
                    "install a later release",
                )
            manifest = Manifest.model_validate(content)
        except FileNotFoundError as failure:
            raise EditionUnreadable(f"没有第 {edition} 版", f"edition {edition} is not there") from failure
        except (OSError, ValueError, TypeError, KeyError) as failure:
            raise EditionUnreadable(
                f"第 {edition} 版的清单已损坏", f"the manifest of edition {edition} is damaged"
            ) from failure
        if manifest.edition != edition:
            raise EditionUnreadable(
                f"第 {edition} 版的文件夹里是第 {manifest.edition} 版",
                f"folder {edition} holds edition {manifest.edition}",
            )
        return manifest

    def catalogue(self, manifest: Manifest) -> Catalogue:
        """What can be done where, as the edition says; the packaged catalogue for editions from before they said it.

        Raises
        ------
        EditionUnreadable
            If the file is missing, is not the one that was published, or cannot be used.
        """
        if ITEMS not in manifest.files:
            return packaged_catalogue()
        try:
            return catalogue_in(ITEMS, self._published(manifest, ITEMS))
        except CatalogueUnreadable as failure:
            raise EditionUnreadable(
                f"第 {manifest.edition} 版的事项目录用不了：{failure.zh}",
                f"the catalogue of edition {manifest.edition} cannot be used: {failure.en}",
            ) from failure

    def live_catalogue(self) -> Catalogue:
        """The items of the live edition, those that come with the program before the first; faults as above."""
        live = self.current()
        return self.catalogue(self.manifest(live)) if live is not None else packaged_catalogue()

    def windows(self, manifest: Manifest) -> pa.Table:
        """The windows of an edition, columns of `WINDOW_SCHEMA`, after checking the file against the manifest.

        Raises
        ------
        EditionUnreadable
            If the file is missing, is not the one that was published, or lacks a column.
        """
        edition, content = manifest.edition, self._published(manifest, WINDOWS)
        try:
            # Threads for what is large only: a command that has read a small edition may end before Arrow's threads
            # have begun, and then the process is aborted at its very end (seen once in forty).
            threads = len(content) > _READ_BY_THREADS
            table = pq.ParquetFile(pa.BufferReader(content)).read(columns=WINDOW_SCHEMA.names, use_threads=threads)
            return as_written_now(table)  # in the chunks it came in: joining them would take as much memory again
        except (pa.ArrowException, ValueError, KeyError) as failure:
            raise EditionUnreadable(
                f"第 {edition} 版的 {WINDOWS} 缺列或已损坏",
                f"{WINDOWS} of edition {edition} lacks a column or is damaged",
            ) from failure

    def _published(self, manifest: Manifest, name: str) -> bytes:
        """A file of an edition, if it is the one that was published."""
        edition = manifest.edition
        try:
            content = (self.folder(edition) / name).read_bytes()
        except OSError as failure:
            raise EditionUnreadable(
                f"第 {edition} 版的 {name} 读不出", f"{name} of edition {edition} cannot be read"
            ) from failure
        if hashlib.sha256(content).hexdigest() != manifest.files.get(name):
            raise EditionUnreadable(
                f"第 {edition} 版的 {name} 不是发布时的文件",
                f"{name} of edition {edition} is not the file that was published",
            )
        return content
