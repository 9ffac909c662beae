"""Names for a draft's notices, by which people take proposals and confirm: the same as long as the fault is there."""

import base64
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from importer.notices import Notice

_SIGNS = 12


def notice_ids(notices: Iterable[Notice]) -> list[str]:
    """The notices' ids, in their order; no two are alike.

    An id is made of what is wrong and where, not of what the cell says or of what else is wrong: it is the same after
    every judgement that finds the same fault at the same cell. Of several faults of one kind at one cell, the first
    has the first id, and so on.
    """
    met: Counter[tuple[object, ...]] = Counter()
    ids = []
    for notice in notices:
        place = notice.place
        named = (notice.code, place.sheet, place.row, place.cell, place.field)
        ids.append(_id(*named, met[named]))
        met[named] += 1
    return ids


def with_ids(report: Mapping[str, Any], ids: Iterable[str]) -> dict[str, object]:
    """A file's report, each of its notices with its id; the ids are in the notices' order."""
    return {**report, "notices": [{"id": each, **told} for each, told in zip(ids, report["notices"], strict=True)]}


def _id(*named: object) -> str:
    told = json.dumps(named).encode()  # the standard library's: it takes half a surrogate pair, as names of sheets hold
    return base64.b32encode(sha256(told).digest()).decode()[:_SIGNS].lower()
