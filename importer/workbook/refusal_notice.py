"""A refused file as a notice, in the words of `data/refusals.toml`."""

from functools import cache

from importer.notices import Notice, Place, Severity
from importer.workbook.limits import WorkbookRefused
from locator.data_files import own_table


def notice_of(refused: WorkbookRefused) -> Notice:
    """What the office is told of a file that was not read."""
    words = _words()
    values = {key: f"{value:g}" if isinstance(value, float) else value for key, value in refused.values.items()}
    kind = words["kind"].get(str(values.get("kind", "unknown")), words["kind"]["unknown"])
    zh, en = words["reason"][refused.reason.value]
    reason = {
        "reason": zh.format_map({**values, "kind": kind[0]}),
        "reason_en": en.format_map({**values, "kind": kind[1]}),
    }
    return Notice(refused.fault.value, Severity.ERROR, Place(), words=reason)


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return own_table("refusals.toml")
