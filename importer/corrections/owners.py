"""Whose windows are spoken of: the offices of the live edition."""

from collections.abc import Collection, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from importer.workplace import Workplace
from locator.editions.edition import EditionUnreadable


def live_offices(work: Workplace, window_ids: Collection[str]) -> Mapping[str, str]:
    """The office of each window that is public now; empty where no edition can be read."""
    try:
        live = work.folders.current() if work.public.exists() and window_ids else None
        if live is None:
            return {}
        table = work.folders.windows(work.folders.manifest(live)).select(["id", "office"])
    except EditionUnreadable:
        return {}
    found = table.filter(pc.is_in(table.column("id"), pa.array(sorted(window_ids), pa.string())))
    return {row["id"]: row["office"] for row in found.to_pylist()}
