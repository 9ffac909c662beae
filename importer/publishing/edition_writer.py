"""Editions written: a folder made whole beside the others, forced to disk, and then made live by one pointer.

Whatever is killed, and whenever: a folder under its number is whole, and the pointer names a whole folder.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pyproj import CRS

from importer.items.catalogue_file import catalogue_toml
from locator.editions.edition import EDITIONS, ITEMS, MANIFEST, MANIFEST_VERSION, POINTER, WINDOWS, Manifest
from locator.editions.window_table import table_of
from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.window import Window

_HALF_WRITTEN = ".half-"
_FOLDER_MODE = 0o755
_FILE_MODE = 0o644


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What an edition is to hold; `restores` is the number of the edition brought back; `sample` marks a demo.

    Its items are those that come with the program, unless a catalogue is given.
    """

    edition: int
    windows: Sequence[Window]
    published_at: datetime
    note: str
    sample: bool = False
    restores: int | None = None
    catalogue: Catalogue | None = None


def write_edition(public: Path, new: NewEdition) -> Manifest:
    """Write an edition's folder; it is not live yet.

    Raises
    ------
    FileExistsError
        If there is an edition of this number already: editions never change.
    """
    editions = public / EDITIONS
    make_public_folder(public)
    make_public_folder(editions)
    final = editions / str(new.edition)
    if final.exists():
        raise FileExistsError(f"edition {new.edition} is already there")
    half = editions / f"{_HALF_WRITTEN}{new.edition}"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=_FOLDER_MODE)
    half.chmod(_FOLDER_MODE)
    manifest = _fill(half, new)
    _sync_folder(half)
    half.rename(final)
    _sync_folder(editions)
    return manifest


def make_live(public: Path, edition: int) -> None:
    """Point to an edition that is there; readers see the old one or the new one, never none."""
    replace_public_file(public / POINTER, f"{edition}\n".encode("ascii"))


def replace_public_file(path: Path, content: bytes) -> None:
    """Put a file in the place of another; readers see the old one or the new one, never none or half of one."""
    beside = path.with_name(f".{path.name}")
    _write(beside, content)
    beside.replace(path)
    _sync_folder(path.parent)


def sweep(public: Path, unpublished: Collection[int]) -> None:
    """Clear what a killed writer left: half-written folders, and whole ones of editions that never became live.

    No other folder is touched: one that nobody here prepared was laid there by somebody else.
    """
    editions = public / EDITIONS
    if not editions.is_dir():
        return
    for path in editions.glob(f"{_HALF_WRITTEN}*"):
        shutil.rmtree(path)
    for edition in unpublished:
        folder = editions / str(edition)
        if folder.exists():
            # Renamed first, so that a kill in the middle leaves no damaged folder under an edition's number.
            shutil.rmtree(folder.rename(editions / f"{_HALF_WRITTEN}{edition}"))


def make_public_folder(folder: Path) -> None:
    """Make a folder that other users may enter, whatever the umask; one that is there stays as its owner has it."""
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Opened before it gets its name: a kill in between would leave a closed folder that nobody opens any more.
    beside = folder.with_name(f".{folder.name}-new")
    try:
        beside.mkdir(exist_ok=True)
        beside.chmod(_FOLDER_MODE)
        beside.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was first
            raise
    _sync_folder(folder.parent)


def _fill(folder: Path, new: NewEdition) -> Manifest:
    files = {
        WINDOWS: _geoparquet(sorted(new.windows, key=lambda window: window.id)),
        ITEMS: catalogue_toml(new.catalogue or packaged_catalogue()).encode(),
    }
    for name, content in files.items():
        _write(folder / name, content)
    manifest = Manifest(
        version=MANIFEST_VERSION,
        edition=new.edition,
        published_at=new.published_at,
        note=new.note,
        windows=len(new.windows),
        sample=new.sample,
        restores=new.restores,
        files={name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    )
    _write(folder / MANIFEST, manifest.model_dump_json(indent=2).encode() + b"\n")
    return manifest


def _geoparquet(windows: Sequence[Window]) -> bytes:
    """The windows as a GeoParquet 1.1 file: the columns of W, and `geometry`, WKB points in EPSG:4326."""
    table = table_of(windows)
    points = shapely.points(table.column("lon").to_numpy(), table.column("lat").to_numpy())
    bounds = [float(edge) for edge in shapely.total_bounds(points)] if windows else None
    column: dict[str, object] = {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "crs": CRS.from_epsg(4326).to_json_dict(),
    }
    if bounds:
        column["bbox"] = bounds
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    table = table.append_column("geometry", pa.array(list(shapely.to_wkb(points)), pa.binary()))
    table = table.replace_schema_metadata({"geo": json.dumps(geo)})
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def _write(path: Path, content: bytes) -> None:
    """Write a file, readable by the public process whatever the umask, and force it to disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(file.fileno(), _FILE_MODE)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
