"""Publications: what becomes public together as one edition, prepared first, and effective once the edition is live.

The order of a publication is: prepare here, write the edition's folder, replace the pointer, complete here. Whoever
finds a publication that is only prepared asks the pointer: where it is at that edition or later, the publication is
completed, else abandoned.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, func, insert, select, update

from importer.staff_fault import StaffFault
from importer.store.draft import DraftState
from importer.store.drafts import move_draft
from importer.store.schema import PUBLICATION_DRAFTS, PUBLICATIONS, WINDOW_PRIVATE


class PublicationState(StrEnum):
    """Whether the edition is live, or on its way there."""

    PREPARED = "prepared"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Publication:
    """One edition as the staff store knows it; `restores` is the edition that a rollback brings back, else null."""

    edition: int
    state: PublicationState
    note: str
    restores: int | None
    created_at: datetime
    published_at: datetime | None
    draft_ids: tuple[int, ...]


class PublicationUnknown(StaffFault):
    """The store knows no publication of this edition."""

    def __init__(self, edition: int) -> None:
        super().__init__(f"没有版次 {edition} 的发布记录。", f"There is no publication of edition {edition}.")


class PublicationPublished(StaffFault):
    """The edition is live already, and stays: only a rollback goes back, by a new edition."""

    def __init__(self, edition: int) -> None:
        super().__init__(
            f"版次 {edition} 已经发布，不能放弃，只能用 rollback 回到以前的版次。",
            f"Edition {edition} is published and cannot be abandoned; rollback goes back to an earlier one.",
        )


class PublicationUnfinished(StaffFault):
    """An earlier publication was neither completed nor abandoned."""

    def __init__(self, edition: int) -> None:
        super().__init__(
            f"版次 {edition} 的发布没有结束，须先完成或放弃它。",
            f"The publication of edition {edition} has not ended: it is completed or abandoned first.",
        )


class EditionTaken(StaffFault):
    """Editions are numbered upwards, and this number is not above the last."""

    def __init__(self, edition: int, last: int) -> None:
        super().__init__(
            f"版次 {edition} 不能再用：最近的版次是 {last}。",
            f"Edition {edition} cannot be made: the last one is {last}.",
        )


def lineage(restored: Mapping[int, int | None], at_edition: int | None = None) -> list[int]:
    """The editions whose private rows count at an edition, the one with the last word first.

    Parameters
    ----------
    restored
        Every published edition, with the one that it restores, or null.
    at_edition
        The edition asked for; null for the last. One that is not in `restored` counts as the last one before it.

    A rollback has what the edition that it restores had, and nothing of the editions in between; what is published
    after it builds on that. With 3 restoring 1 and 4 after it, the lineage of 4 is 4, 3, 1.
    """
    counting: list[int] = []
    limit = at_edition
    for edition in sorted(restored, reverse=True):
        if limit is not None and edition > limit:
            continue
        counting.append(edition)
        limit = restored[edition]
    return counting


def published_editions(connection: Connection) -> dict[int, int | None]:
    """Every published edition, with the one that it restores, or null."""
    columns = select(PUBLICATIONS.c.edition, PUBLICATIONS.c.restores)
    rows = connection.execute(columns.where(PUBLICATIONS.c.state == PublicationState.PUBLISHED.value))
    return {row.edition: row.restores for row in rows}


def insert_publication(
    connection: Connection, edition: int, note: str, moment: datetime, restores: int | None = None
) -> None:
    """Write down that an edition is on its way.

    Raises
    ------
    PublicationUnfinished
        If another one still is: what this one builds on would not be known.
    EditionTaken
        If the number is not above all others.
    """
    unfinished = read_publications(connection, PublicationState.PREPARED)
    if unfinished:
        raise PublicationUnfinished(unfinished[0].edition)
    last = last_edition(connection)
    if edition <= last:
        raise EditionTaken(edition, last)
    row = {
        "edition": edition,
        "state": PublicationState.PREPARED.value,
        "note": note,
        "restores": restores,
        "created_at": moment,
    }
    connection.execute(insert(PUBLICATIONS), row)


def last_edition(connection: Connection) -> int:
    """The highest number that a publication has taken; 0 before the first."""
    return int(connection.scalar(select(func.max(PUBLICATIONS.c.edition))) or 0)


def add_drafts(connection: Connection, edition: int, draft_ids: Sequence[int]) -> None:
    """Say which drafts an edition takes up, in the order in which they count."""
    rows = [{"edition": edition, "draft_id": each, "position": at} for at, each in enumerate(draft_ids)]
    if rows:
        connection.execute(insert(PUBLICATION_DRAFTS), rows)


def finish_publication(connection: Connection, publication: Publication, moment: datetime) -> None:
    """Make a prepared publication effective, and its drafts published."""
    values = {"state": PublicationState.PUBLISHED.value, "published_at": moment}
    connection.execute(update(PUBLICATIONS).where(PUBLICATIONS.c.edition == publication.edition).values(values))
    for draft_id in publication.draft_ids:
        move_draft(connection, draft_id, DraftState.PUBLISHED, publication.edition)


def delete_publication(connection: Connection, edition: int) -> None:
    """Take a prepared publication back with its private rows; its drafts stay as they are."""
    for table in (WINDOW_PRIVATE, PUBLICATION_DRAFTS, PUBLICATIONS):
        connection.execute(delete(table).where(table.c.edition == edition))


def read_publication(connection: Connection, edition: int) -> Publication:
    """One publication.

    Raises
    ------
    PublicationUnknown
        If there is none of this edition.
    """
    for publication in read_publications(connection, editions=[edition]):
        return publication
    raise PublicationUnknown(edition)


def read_publications(
    connection: Connection, state: PublicationState | None = None, editions: Iterable[int] | None = None
) -> list[Publication]:
    """Publications by edition, ascending: all, or those in one state or of some editions."""
    wanted = select(PUBLICATIONS).order_by(PUBLICATIONS.c.edition)
    if state is not None:
        wanted = wanted.where(PUBLICATIONS.c.state == state.value)
    if editions is not None:
        wanted = wanted.where(PUBLICATIONS.c.edition.in_(list(editions)))
    found = connection.execute(wanted).all()
    drafts: dict[int, list[int]] = {row.edition: [] for row in found}
    taken_up = select(PUBLICATION_DRAFTS).order_by(PUBLICATION_DRAFTS.c.position)
    for row in connection.execute(taken_up.where(PUBLICATION_DRAFTS.c.edition.in_(list(drafts)))):
        drafts[row.edition].append(row.draft_id)
    return [
        Publication(
            edition=row.edition,
            state=PublicationState(row.state),
            note=row.note,
            restores=row.restores,
            created_at=row.created_at,
            published_at=row.published_at,
            draft_ids=tuple(drafts[row.edition]),
        )
        for row in found
    ]
