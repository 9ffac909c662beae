"""An edition in memory: immutable, shared by all requests, and answering by row."""

import hashlib
from collections import OrderedDict
from functools import cached_property
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.edition import EditionFolders, EditionUnreadable, Manifest
from locator.editions.window_table import window_at
from locator.geometry.nearest import NearestIndex
from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.window import Window

# A window's JSON is made when it is first asked for and kept: 700,000 of them made at loading would take half a minute
# and two gigabytes, of which a day's visitors read a few thousand.
_FRAGMENTS_KEPT = 65_536


class Snapshot:
    """All windows of one edition, with an index over their positions.

    Rows are those of the edition's table, 0-based; every array has one entry per row. `catalogue` are its items, the
    packaged ones unless given.
    """

    def __init__(self, manifest: Manifest, table: pa.Table, catalogue: Catalogue | None = None) -> None:
        self.manifest = manifest
        self.catalogue = catalogue or packaged_catalogue()
        self._table = table
        self.lon: NDArray[np.float64] = table.column("lon").to_numpy()
        self.lat: NDArray[np.float64] = table.column("lat").to_numpy()
        self.index = NearestIndex(self.lon, self.lat, self.ids)
        self._fragments: OrderedDict[int, bytes] = OrderedDict()

    @classmethod
    def load(cls, folders: EditionFolders, edition: int) -> "Snapshot":
        """Read one edition; EditionUnreadable where it is not whole."""
        manifest = folders.manifest(edition)
        table = folders.windows(manifest)
        if table.num_rows != manifest.windows:
            raise EditionUnreadable(
                f"第 {edition} 版清单上有 {manifest.windows} 个窗口，文件里有 {table.num_rows} 个",
                f"edition {edition} counts {manifest.windows} windows and holds {table.num_rows}",
            )
        return cls(manifest, table, folders.catalogue(manifest))

    @property
    def edition(self) -> int:
        """The edition's number."""
        return self.manifest.edition

    @cached_property
    def tag(self) -> str:
        """The edition's number, and a few signs that tell it from another one put in its place under that number."""
        content = hashlib.sha256(self.manifest.model_dump_json().encode()).hexdigest()
        return f"{self.edition}-{content[:12]}"

    def __len__(self) -> int:
        return int(self._table.num_rows)

    @cached_property
    def ids(self) -> NDArray[np.str_]:
        """The public id of each row."""
        return np.asarray(self._table.column("id").to_pylist(), dtype=np.str_)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {window_id: row for row, window_id in enumerate(self.ids.tolist())}

    @cached_property
    def division_codes(self) -> NDArray[np.str_]:
        """The six-digit division code of each row."""
        return np.asarray(self._codes, dtype="<U6")

    @cached_property
    def provinces(self) -> frozenset[str]:
        """The first two digits of every division that has a window."""
        return frozenset(code[:2] for code in self._codes)

    @cached_property
    def kinds(self) -> NDArray[np.str_]:
        """`staffed` or `kiosk`, for each row."""
        return np.asarray(self._table.column("kind").to_pylist(), dtype=np.str_)

    @cached_property
    def levels(self) -> NDArray[np.str_]:
        """The level of each row's hall, an empty text where it is not stated."""
        return np.asarray([level or "" for level in self._table.column("level").to_pylist()], dtype=np.str_)

    def items(self) -> list[list[str] | None]:
        """What each row's window takes, as in `WINDOW_SCHEMA`."""
        return list(self._table.column("items").to_pylist())

    def row_of(self, window_id: str) -> int | None:
        """The row of a window by its public id, or None; ids of ours, in small letters, are typed in capitals too."""
        row = self._rows.get(window_id)
        return row if row is not None else self._rows.get(window_id.lower())

    def window(self, row: int) -> Window:
        """The window in one row."""
        return window_at(self._table, row)

    def fragment(self, row: int) -> bytes:
        """The window in one row as ready JSON, the contract's W."""
        kept = self._fragments.get(row)
        if kept is None:
            kept = orjson.dumps(self.window(row).public())
            self._fragments[row] = kept
            if len(self._fragments) > _FRAGMENTS_KEPT:
                self._fragments.popitem(last=False)
        return kept

    def column(self, name: str) -> "pa.ChunkedArray[Any]":
        """One column of the edition's table, of the type that `WINDOW_SCHEMA` names."""
        return self._table.column(name)

    @cached_property
    def _codes(self) -> list[str]:
        codes: list[str] = pc.struct_field(self.column("division"), "code").to_pylist()
        return codes
