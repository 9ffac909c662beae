"""One row with a division code, and what is told and published of it."""

from collections.abc import Mapping

from importer.checks.judging import Choice, judge
from importer.notices import Confidence, Notice
from importer.publishing.identify import Standing
from importer.workbook.cells import CellValue
from locator.window import Window
from tests.notice_scenes import WITH_LEVEL, Scene, rules
from tests.sheets import LABELS, cells, row

NOWHERE: Mapping[str, CellValue] = {"longitude": None, "latitude": None, "window_name": "一号窗口"}


def told(code: str, **changed: CellValue) -> list[Notice]:
    return told_of(code, changed)


def told_of(code: str, changed: Mapping[str, CellValue], scope: str | None = None) -> list[Notice]:
    scene = Scene([row(**changed)], labels=WITH_LEVEL, standing=Standing(scope=scope))
    return [notice for notice in scene.notices() if notice.code == code]


def windows(**changed: CellValue) -> list[Window]:
    return windows_of(changed)


def windows_of(changed: Mapping[str, CellValue], accept: Confidence | None = None) -> list[Window]:
    file = judge("表.xlsx", [cells([row(**changed)], labels=LABELS)], rules(), Choice(accept=accept))
    return [window for _, window in file.windows()]
