"""Why something cannot be done at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from importer.staff_fault import StaffFault
from importer.store.draft import DraftState
from locator.readers.moments import SHANGHAI


class RowUnknown(StaffFault):
    """The draft has no such row."""

    def __init__(self, row: int) -> None:
        super().__init__(f"这份草稿没有第 {row} 行窗口。", f"The draft has no window in row {row}.")


class RowAmbiguous(StaffFault):
    """Several rows of the draft have this number: the sheet is to be named, or the first column of the table."""

    def __init__(self, row: int) -> None:
        super().__init__(
            f"这份草稿有几个第 {row} 行：请写明工作表，并排的表还要写明起始列。",
            f"The draft has several rows {row}: name the sheet, and of tables side by side the first column.",
        )


class FieldUnknown(StaffFault):
    """The form has no such field in its rows."""

    def __init__(self, field: str) -> None:
        super().__init__(f"窗口信息表没有“{field}”这一栏。", f"The form has no field “{field}”.")


class FieldNotThere(StaffFault):
    """A form whose labels stand down the side has no place for a field that it lacks."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"这份表竖排，没有“{label}”一项，不能在线补填。请在原表中加上后重新上传。",
            f"This form stands upright and lacks “{label}”: add it to the sheet and upload it again.",
        )


class TextTooLong(StaffFault):
    """No cell holds so much."""

    def __init__(self, label: str, limit: int) -> None:
        super().__init__(
            f"“{label}”超过 {limit} 个字符，请写短一些。", f"“{label}” has over {limit} characters: make it shorter."
        )


class BothCoordinates(StaffFault):
    """Longitude and latitude stand in one cell: they are changed together."""

    def __init__(self) -> None:
        super().__init__(
            "这份表的经度和纬度写在同一格，请两项一起改。",
            "Longitude and latitude stand in one cell of this sheet: change both together.",
        )


class NoticeGone(StaffFault):
    """The draft has no such notice, or not any more."""

    def __init__(self, notice: str) -> None:
        super().__init__(
            f"这份草稿没有编号为 {notice} 的问题，可能已经改正，请刷新页面。",
            f"The draft has no notice {notice}; it may have been mended: load the page again.",
        )


class NothingProposed(StaffFault):
    """The notice proposes nothing that could be taken, or what it proposes is applied already."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"问题 {code} 没有可采纳的建议：请直接修改，或确认无误。",
            f"The notice {code} has no proposal to take: mend the cell, or confirm it.",
        )


class NotToBeConfirmed(StaffFault):
    """An error is mended, not confirmed, but for two kinds; of an information nothing is to be confirmed."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"问题 {code} 不能用确认代替修改。",
            f"The notice {code} cannot be confirmed: mend the cell.",
        )


class ReasonMissing(StaffFault):
    """A confirmation says why, and a return says what is to be done."""

    def __init__(self) -> None:
        super().__init__("请写明理由。", "Say why.")


class NothingToUndo(StaffFault):
    """No deed of this number can be undone: there is none, it changed nothing in the draft, or it is undone already."""

    def __init__(self, number: int) -> None:
        super().__init__(f"第 {number} 次改动不能撤销。", f"Change {number} cannot be undone.")


class DraftClosed(StaffFault):
    """The draft is public or withdrawn: nothing in it changes any more."""

    def __init__(self, draft_id: int, state: DraftState) -> None:
        super().__init__(
            f"草稿 {draft_id} 的状态是 {state}，不能再改。请重新上传。",
            f"Draft {draft_id} is {state} and cannot be changed any more: upload the sheet again.",
        )


class KeyTaken(StaffFault):
    """Something else was done under the key that came with the request."""

    def __init__(self) -> None:
        super().__init__(
            "这个请求编号已用于另一项操作。", "The key of this request was used for something else already."
        )


@dataclass(frozen=True, slots=True)
class Others:
    """Something that somebody did meanwhile; `what` says to which cell, or what else it was (zh, en)."""

    number: int
    who: str
    at: datetime
    what: str
    what_en: str


class DraftConflict(StaffFault):
    """Somebody changed the same meanwhile; nothing of either is lost, and whoever asked decides what is to stand."""

    def __init__(self, others: Sequence[Others]) -> None:
        self.others = tuple(others)
        listed = "；".join(f"{each.who} {_when(each.at)} {each.what}" for each in others)
        listed_en = "; ".join(f"{each.who} at {_when(each.at)}: {each.what_en}" for each in others)
        super().__init__(
            f"在您之前别人已有改动：{listed}。您的修改没有保存，请看过后再改。",
            f"Somebody was before you: {listed_en}. Nothing of yours was kept: look at it, then change it again.",
        )


def _when(moment: datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
