"""What is told of a telephone's column whose label does not say whose it is."""

from collections.abc import Iterator

from importer.checks.cell_text import without_spaces
from importer.checks.contact_columns import ANYBODYS_PHONE
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice

_NEAR = 2
_MANAGERS, _OFFICES = ("“负责人手机号码”", "the manager's mobile"), ("“办公电话”", "the office's telephone")
_BOTH = ("“负责人手机号码”和“办公电话”", "the manager's mobile and the office's telephone")
_TAKEN = {
    ("manager_mobile",): (_MANAGERS, ("没有写明是谁的电话，不公开", "it does not say whose they are; none is shown")),
    ("office_phone",): (_OFFICES, ("没有写明是谁的电话，将公开", "it does not say whose they are; they will be shown")),
    ("manager_mobile", "office_phone"): (
        _BOTH,
        (
            "没有写明是谁的电话，手机号码按负责人本人的处理，不公开，其余公开",
            "it does not say whose they are; mobiles were taken for the manager's own and not shown, others are shown",
        ),
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
        (tidy, tidy_en), (why, why_en) = _TAKEN[taken]
        label = table.labels[taken[0]]
        words = {
            "was": f"列名“{label}”",
            "was_en": f"The column's name “{label}”",
            "tidy": tidy,
            "tidy_en": tidy_en,
            "why": why,
            "why_en": why_en,
            "more": "",
            "more_en": "",
        }
        yield NoticeMaker(table, rules).header("value-tidied", taken[-1], label, words)


def _is_bare(table: SheetTable, field: str) -> bool:
    return without_spaces(table.labels.get(field, "")) in ANYBODYS_PHONE and not table.cells
