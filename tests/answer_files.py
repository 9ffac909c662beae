"""Files of answers for tests: whole ones, and what a slip makes of them."""

from pathlib import Path

FIELDS = {
    "question": '"在外地能办临时身份证吗？"',
    "items": '["2022-01"]',
    "divisions": '["4301"]',
    "answered_on": '"2026-01-05"',
    "source": '"示例市数据局"',
}
"""The fields of a whole answer, as they are written."""


LONG_LINK = f"https://example.invalid/{'a' * 150}"

EVERY_MARK = f"""# 一级

一段，**粗**、*重*、`码`、[站内](/help/what)、[站外]({LONG_LINK})、[电话](tel:073112345)。

[另起一行的链接](/help/what)

## 二级

- 一
  - 一之一
  - [办事指南](https://example.invalid/guide)
  - [申请表格](/help/open)

    > 引用

1. 甲
10. 乙

```
{"码" * 60}
```

---

###### 六级
"""
"""All that Markdown can do."""

HOSTILE_ANSWER = """\"><script>alert(1)</script> <img src=x onerror=alert(1)>

<iframe src="//example.invalid"></iframe>, [ok](https://example.invalid/?a="b&c=<d>) `<b>` {{ 7 * 7 }} {% raw %}"""
"""Markdown that tries to get out of its place."""


def answer_text(body: str = "可以，**请先电话**。", english: str | None = None, **fields: str | None) -> str:
    """An answer's file; a field that is None is left out."""
    lines = [f"{name} = {value}" for name, value in {**FIELDS, **fields}.items() if value is not None]
    parts = ["+++", *lines, "+++", "", body, *(("", "+++", "", english) if english is not None else ())]
    return "\n".join([*parts, ""])


def lay_answer(folder: Path, name: str = "10-temporary-card.md", text: str | None = None) -> Path:
    """Write a file of a folder, which is made where it is missing; a whole answer unless its text is given."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(answer_text() if text is None else text, "utf-8")
    return path
