"""The page of notices, `docs/notices.md`, written from the same table as the notices themselves.

`python -m importer.notices_page` prints it.
"""

import sys
from collections.abc import Iterator

from importer.notices import NoticeTable, Wording

_SEVERITIES = {
    "error": "error 错误",
    "warning": "warning 警告",
    "info": "info 提示",
    "needed": "error where the field is needed to publish, else warning · 必填项为错误，其余为警告",
    "by-case": "as the sentence says · 视情况",
}
_HEAD = """# Notices 问题提示

Written from `data/notices.toml` by `python -m importer.notices_page`; a test holds this page to it. The sentences are
those of the example under them; in front of each stand sheet, row and cell as the workbook numbers them, left out here.

`error`: the row (or file) is not published until mended. `warning`: published, but somebody should look. `info`: a
repair or an assumption that the office should know of. Every automatic repair is a notice; the source text is kept.

错误：改正前该行（或文件）不发布。警告：已发布，但应有人核对。提示：自动整理或默认处理，请知悉。
"""


def notices_page(table: NoticeTable) -> str:
    """The whole page, Markdown."""
    return "\n".join([_HEAD, *(line for wording in table.wordings.values() for line in _entry(table, wording))])


def _entry(table: NoticeTable, wording: Wording) -> Iterator[str]:
    notice = wording.in_the_example()
    yield f"## {wording.code}"
    yield ""
    yield f"{_SEVERITIES[wording.severity]}"
    yield ""
    yield f"- {table.sentence(notice)}"
    yield f"- {table.sentence(notice, 'en')}"
    yield f"- 例：{wording.example} → {wording.mend}"
    yield f"- Example: {wording.example_en} → {wording.mend_en}"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(notices_page(NoticeTable.read()))
