"""What is told of a telephone's column whose label does not say whose it is."""

from collections.abc import Iterator

from importer.checks.cell_text import without_spaces
from importer.checks.contact_columns import ANYBODYS_PHONE
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice, Place

_NEAR = 2
_TAKEN = {
    ("manager_mobile",): ("按负责人本人的号码处理，不公开", "taken for the manager's own and not shown"),
    ("office_phone",): ("按办公电话处理，已公开", "taken for the office's and shown"),
    ("manager_mobile", "office_phone"): (
        "手机号码按负责人本人的处理，不公开，其余按办公电话公开",
        "read by its numbers: mobiles were taken for the manager's own and not shown, the others for the office's",
    ),
}


def check_contacts(table: SheetTable, rules: CheckRules) -> Iterator[Notice]:
    """A notice for a bare 联系电话 near the manager's name: whose it was taken for."""
    manager = table.columns.get("manager_name")
    if manager is None:
        return
    fields = [name for name in ("manager_mobile", "office_phone") if _is_bare(table, name)]
    if "manager_mobile" not in fields and table.has("manager_mobile"):
        return
    columns = {table.columns[name] for name in fields if abs(table.columns[name] - manager) <= _NEAR}
    for column in columns:
        taken = tuple(name for name in fields if table.columns[name] == column)
        zh, en = _TAKEN[taken]
        label = table.labels[taken[0]]
        words = {"reason": zh, "reason_en": en}
        notice = NoticeMaker(table, rules).header("column-ambiguous", taken[-1], label, words)
        yield Notice(
            notice.code,
            notice.severity,
            Place(table.sheet, table.header_row, table.cell_of_header(taken[0]), taken[-1]),
            label,
            words=notice.words,
        )


def _is_bare(table: SheetTable, field: str) -> bool:
    return without_spaces(table.labels.get(field, "")) in ANYBODYS_PHONE and not table.cells
