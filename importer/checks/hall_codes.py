"""A province's or city's own code in a row: right for a hall of that level, else a slip to be looked at."""

import re

from importer.checks.cell_text import without_spaces
from importer.checks.division_codes import CodeMeaning
from importer.checks.row_places import PlaceReader
from importer.checks.rules import NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import level_stated
from importer.notices import Notice, Severity, Suggestion
from locator.divisions.division import Division, governs_districts_itself
from locator.window import Level

# 市政务服务中心, 省政务大厅, 州本级: a hall that calls itself by its level alone.
_ITS_WORDS = r"(?:级|本级|直|政务|行政|民|人民政府|大厅|公安|人社)"
_HALL_NAMES = {
    Level.PROVINCE: re.compile(rf"(?:省|自治区|全省){_ITS_WORDS}"),
    Level.CITY: re.compile(rf"(?:市|州|盟|地区|全市){_ITS_WORDS}"),
}


def is_hall_of(table: SheetTable, places: PlaceReader, index: int, division: Division) -> bool:
    """Whether 层级 says the division's level, or the window's name is that of the division's own hall."""
    stated = level_stated(table.text("level", index))
    if stated is not None:
        is_municipality = division.level is Level.PROVINCE and governs_districts_itself(division.province)
        return stated is division.level or (is_municipality and stated is Level.CITY)
    if places.hall(index) == division:
        return True
    name = without_spaces(table.text("window_name", index))
    return bool(_HALL_NAMES[division.level].match(name))


def hall_notice(make: NoticeMaker, index: int, division: Division) -> Notice:
    """The notice about a code that is right for a hall."""
    words = {
        "division": division.full_name,
        "consequence": "；已作为该级大厅的窗口。",
        "consequence_en": "; taken as a window of that level's hall.",
    }
    return make.cell("division-not-county", index, "division_code", severity=Severity.INFO, words=words)


def slip_notice(
    make: NoticeMaker, index: int, meaning: CodeMeaning, division: Division, suggestion: Suggestion | None
) -> Notice:
    """The notice about a code that may be a slip; `suggestion` is the division within it that the row speaks for."""
    stated = level_stated(make.table.text("level", index))
    if meaning.collective:
        name = "直辖县级区划" if meaning.code.endswith("9000") else "“市辖区”"
        words = {
            "division": division.full_name + name,
            "consequence": f"代码，已按 {division.code} 公开。请改填窗口所在区县的代码。",
            "consequence_en": f" but of all its districts; shown under {division.code}. Give the county's code.",
        }
    elif stated is not None:  # 层级 says another level, else this were its hall
        level = make.table.text("level", index).strip()
        words = {
            "division": division.full_name,
            "consequence": f"代码，而“层级”写的是“{level}”。请改填窗口所在区划的代码。",
            "consequence_en": f", while 层级 says “{level}”. Give the code of where the window is.",
        }
    else:
        words = {
            "division": division.full_name,
            "consequence": "代码。若窗口在区县，请改填区县代码；若确是该级大厅，请在“层级”列写明。",
            "consequence_en": (
                ". If the window is in a county, give the county's code; if it is that level's own hall, say so under"
                " 层级."
            ),
        }
    return make.cell(
        "division-not-county",
        index,
        "division_code",
        severity=Severity.WARNING,
        suggestion=suggestion,
        words=words,
    )
