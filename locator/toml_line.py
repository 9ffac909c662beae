"""Where a text stops being TOML, as a person finds it: the number of the line, and what the slip most likely is."""

import re

_LINE = re.compile("at line ([0-9]+)")
_CHINESE_QUOTE = re.compile(r"[=\[,{]\s*[“”‘’＂「]")
"""A text that begins with one; inside of straight quotation marks they may stand."""


def toml_line(text: str, failure: Exception) -> int:
    """The line, from 1, at which reading failed; the last one where the failure names none."""
    found = _LINE.search(str(failure))
    return int(found[1]) if found else text.count("\n") + 1


def toml_slip(text: str, line: int) -> tuple[str, str]:
    """What is wrong with a line and what to do, in Chinese and in English."""
    lines = text.split("\n")
    if line <= len(lines) and _CHINESE_QUOTE.search(lines[line - 1]):
        return (
            '这一行的文字用了中文引号，请改成英文引号 "……"',
            'has Chinese quotation marks around a text: use straight ones, "…"',
        )
    return (
        '这一行不是 TOML，应像 name = "……"，文字要加英文引号',
        'is no TOML here: lines are like name = "…", texts with straight quotation marks',
    )
