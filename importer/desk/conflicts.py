"""Two people in one draft: whether what one wants to change was changed by another since they looked."""

from collections.abc import Collection, Iterator, Sequence

from importer.desk.faults import DraftConflict, Others
from importer.desk.judged_draft import JudgedDraft
from importer.desk.overlay import CONFIRM, UNDO, changes_of
from importer.desk.spot import Spot
from importer.store.draft_deeds import DraftDeed

_KINDS = {
    "edit": ("改动了草稿", "changed the draft"),
    "accept": ("采纳了建议", "took proposals"),
    "confirm": ("确认了问题", "confirmed notices"),
    "undo": ("撤销了改动", "undid a change"),
    "hand-in": ("交了这份草稿", "handed the draft in"),
    "return": ("退回了这份草稿", "returned the draft"),
    "withdraw": ("撤回了这份草稿", "withdrew the draft"),
    "replaced": ("上传了新表代替它", "replaced it by another upload"),
}


def conflicts(
    now: JudgedDraft, deeds: Sequence[DraftDeed], seen: int | None, touches: Collection[tuple[object, str]]
) -> None:
    """Refuse to touch cells that somebody changed after the version that was seen; others may be changed side by side.

    Raises
    ------
    DraftConflict
        With who changed which of them.
    """
    if seen is None:
        return
    found: dict[tuple[str, object, str], Others] = {}
    for deed in deeds:
        if deed.number > seen:
            for spot, name in touched_by(deed, deeds):
                if (spot, name) in touches:
                    found[deed.who, spot, name] = _at_cell(now, deed, spot, name)
    if found:
        raise DraftConflict(list(found.values()))


def whole_conflicts(deeds: Sequence[DraftDeed], seen: int | None) -> None:
    """Refuse what is done to the whole draft where anything in it was changed after the version that was seen.

    Raises
    ------
    DraftConflict
        With who did what.
    """
    later = [deed for deed in deeds if seen is not None and deed.number > seen and deed.kind in _KINDS]
    if later:
        raise DraftConflict([Others(deed.number, deed.who, deed.at, *_KINDS[deed.kind]) for deed in later])


def touched_by(deed: DraftDeed, deeds: Sequence[DraftDeed]) -> Iterator[tuple[Spot, str]]:
    """The cells that a deed changed, or spoke of."""
    if deed.kind == UNDO:
        yield from touched_by(deeds[int(deed.content["undoes"]) - 1], deeds)
    elif deed.kind == CONFIRM:
        for each in deed.content["findings"]:
            if each["spot"]:
                for name in each["texts"]:
                    yield Spot(*each["spot"]), name
    else:
        for spot, name, _ in changes_of(deed):
            yield spot, name


def _at_cell(now: JudgedDraft, deed: DraftDeed, spot: Spot, name: str) -> Others:
    column = now.form.by_field[name]
    return Others(
        deed.number,
        deed.who,
        deed.at,
        f"改过“{spot.sheet}”第 {spot.row} 行的{column.label}",
        f"{column.label_en} in row {spot.row} of “{spot.sheet}”",
    )
