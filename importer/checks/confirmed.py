"""Findings that a person has confirmed to be right as they stand: what that changes of a judgement."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from importer.notices import CONFIRMED, Notice, Place, Severity

_ERRORS = frozenset({"position-outside-division", "window-duplicate"})
"""Errors that whoever knows better may confirm; they are warnings then, and their rows are published."""
_CONSEQUENCES = {
    "position-outside-division": ("照样发布。", "; it is published all the same."),
    "window-duplicate": ("，本行照样发布。", "; the row is published all the same."),
}
SHOWN = "text-personal"
"""What is withheld until the office has confirmed that everybody may read it."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The findings of a file that are confirmed, each by its code and place."""

    findings: frozenset[tuple[str, Place]] = frozenset()

    def weighed(self, notices: Iterable[Notice]) -> list[Notice]:
        """The notices; those that are confirmed say so, and are no errors."""
        return [self._weighed(notice) for notice in notices] if self.findings else list(notices)

    def shown(self) -> frozenset[tuple[str, int, str]]:
        """The cells whose texts everybody may read: sheet, row and field of each."""
        return frozenset(
            (place.sheet, place.row, place.field)
            for code, place in self.findings
            if code == SHOWN and place.sheet is not None and place.row is not None and place.field is not None
        )

    def _weighed(self, notice: Notice) -> Notice:
        if (notice.code, notice.place) not in self.findings or not may_be_confirmed(notice):
            return notice
        words = {**notice.words, CONFIRMED: CONFIRMED}
        if notice.severity is Severity.ERROR:
            words["consequence"], words["consequence_en"] = _CONSEQUENCES[notice.code]
        return replace(notice, severity=Severity.WARNING, words=words)


NOTHING_CONFIRMED = Confirmed()


def may_be_confirmed(notice: Notice) -> bool:
    """Whether a person may say of a finding that it is right as it stands: any warning, and errors of two kinds."""
    return notice.severity is Severity.WARNING or (notice.severity is Severity.ERROR and notice.code in _ERRORS)
