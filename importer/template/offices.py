"""Whose windows a filled template holds: one office's, or those of all offices of a division."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from importer.staff_fault import StaffFault
from locator.window import Window

_NAMED, _LIKENESS = 5, 0.3

OfOffices = Mapping[str, Sequence[Window]]
"""Each office's public windows, offices by name, windows in their order."""


@dataclass(frozen=True, slots=True)
class OfficesChosen:
    """The offices whose windows are written, and those that have windows in the division and elsewhere too."""

    windows: OfOffices
    left_out: tuple[str, ...] = ()

    def notes(self, scope: str, lang: str) -> list[str]:
        """What to say of the offices left out: whose they are is not the division's to change."""
        if lang == "en":
            return [
                f"left out: {office} has windows outside {scope} too; --office takes it" for office in self.left_out
            ]
        return [f"未列入：{office} 在 {scope} 以外也有窗口；要取它的表，用 --office" for office in self.left_out]


class OfficeUnknown(StaffFault):
    """No public window is owned by an office of this name."""

    def __init__(self, office: str, known: Sequence[str]) -> None:
        likely = _alike(office, known)
        more = len(known) - len(likely)
        zh, en = "、".join(likely), ", ".join(likely)
        super().__init__(
            f"没有填报单位“{office}”的窗口。{'相近的' if more else '已公开的'}有：{zh}"
            f"{f'（共 {len(known)} 个单位）' if more else ''}。要空白表，去掉 --filled 和 --office。",
            f"No window of an office “{office}” is public. {'Nearest' if more else 'There'} are: {en}"
            f"{f' (of {len(known)} offices)' if more else ''}. For a blank form leave --filled and --office out.",
        )


class NothingToFillIn(StaffFault):
    """No office has windows in this division."""

    def __init__(self, scope: str) -> None:
        super().__init__(
            f"没有哪个单位公开的窗口都在 {scope}，无从预填。去掉 --filled 就是空白表；--office 可以取一个单位的。",
            f"No office has its public windows in {scope}: nothing to fill in. Without --filled the form is blank;"
            " --office takes one office's.",
        )


def of_office(windows: Sequence[Window], office: str) -> OfficesChosen:
    """One office's windows.

    Raises
    ------
    OfficeUnknown
        If it has none; spaces in its name do not count.
    """
    offices = by_office(windows)
    wanted = "".join(office.split())
    found = [name for name in offices if "".join(name.split()) == wanted]
    if not found or not wanted:
        raise OfficeUnknown(" ".join(office.split()), list(offices))
    return OfficesChosen({name: offices[name] for name in found})


def of_division(windows: Sequence[Window], scope: str | None) -> OfficesChosen:
    """The windows of all offices whose windows are all in a scope, or of all offices where no scope is given.

    As in a summary: what an office has elsewhere too is its own to bring up to date.

    Raises
    ------
    NothingToFillIn
        If there is no such office.
    """
    offices = by_office(windows)
    if scope is None:
        return OfficesChosen(offices)
    inside = {name: [one.division.code.startswith(scope) for one in owned] for name, owned in offices.items()}
    chosen = {name: offices[name] for name, within in inside.items() if all(within)}
    left_out = tuple(name for name, within in inside.items() if any(within) and not all(within))
    if not chosen:
        raise NothingToFillIn(scope)
    return OfficesChosen(chosen, left_out)


def by_office(windows: Sequence[Window]) -> dict[str, list[Window]]:
    """Each office's windows, offices by name."""
    offices = defaultdict[str, list[Window]](list)
    for window in windows:
        offices[window.office].append(window)
    return dict(sorted(offices.items()))


def _alike(office: str, known: Sequence[str]) -> list[str]:
    """The few names that are most like one, the likest first; of few names all."""
    if len(known) <= _NAMED:
        return list(known)
    return get_close_matches(office, known, _NAMED, _LIKENESS) or list(known[:_NAMED])
