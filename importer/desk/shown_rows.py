"""A draft's rows for whoever works at it: what stands in each cell, what stood there, what is wrong, where it lies."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from importer.desk.judged_draft import JudgedDraft
from importer.desk.spot import Spot, spots_in


def shown_rows(draft: JudgedDraft) -> Iterator[dict[str, object]]:
    """Every row that came, in the workbook's order, also those that are none any more.

    Each has `sheet`, `row` and `left` (the first column of its table, which tells rows side by side apart); `texts` by
    field, personal ones with them; `changed` by field, with what came (`was`), who changed it and when; the ids of its
    `notices`; `publishable` and the window's `id`; `lon` and `lat` in degrees on WGS-84 as the row was read, null where
    there is no position, and the `division` code that was read, null where there is none.
    """
    notices: dict[Spot, list[str]] = defaultdict(list)
    for notice_id, notice in draft.notices.items():
        spot = draft.spot_of(notice)
        if spot is not None:
            notices[spot].append(notice_id)
    for spot, came, index in spots_in(draft.came):
        window = draft.window(spot)
        changes = draft.overlay.changes.get(spot, {})
        names = dict.fromkeys((*came.columns, *changes))
        yield {
            "sheet": spot.sheet,
            "row": spot.row,
            "left": spot.left,
            "texts": {name: draft.cell_text(spot, name) for name in names},
            "changed": {
                name: {"was": came.text(name, index), "who": change.who, "at": change.at.isoformat()}
                for name, change in changes.items()
            },
            "notices": notices[spot],
            "publishable": window is not None,
            "id": window.id if window is not None else None,
            **_place(draft, spot),
        }


def _place(draft: JudgedDraft, spot: Spot) -> Mapping[str, object]:
    judged, index = draft.rows.get(spot, (None, 0))
    if judged is None or index >= len(judged.points.codes):
        return {"lon": None, "lat": None, "division": None}
    lon, lat = float(judged.points.lon[index]), float(judged.points.lat[index])
    there = not (math.isnan(lon) or math.isnan(lat))
    code = str(judged.points.codes[index]) or None
    return {"lon": lon if there else None, "lat": lat if there else None, "division": code}
