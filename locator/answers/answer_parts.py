"""The parts of an answer's file: its fields between two lines `+++`, its Chinese text, and its English one."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from locator.fault import Fault

MOST_BYTES = 32 * 1024
FENCE = "+++"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file, and the number of its first line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The three parts of a file; `en` is None where there is no English."""

    front: Part
    zh: Part
    en: Part | None


def read_parts(path: Path) -> Parts:
    """The parts of a file.

    Raises
    ------
    Fault
        If it cannot be read, is too large, is no text in UTF-8, or is not parted so.
    """
    lines = _text(path).split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if not 2 <= len(fences) <= 3 or any(line.strip() for line in lines[: fences[0]]):
        raise wrong(
            f"{path.name}:1",
            f"应先是一行 {FENCE}、各项、一行 {FENCE}，再是中文正文；有英文的，再一行 {FENCE} 和英文正文",
            f"it begins with a line {FENCE}, the fields and a line {FENCE}; then comes the Chinese text and, if there"
            f" is an English one, a line {FENCE} and that",
        )
    ends = [*fences, len(lines)]
    front, zh, *en = [Part("\n".join(lines[start + 1 : end]), start + 2) for start, end in pairwise(ends)]
    return Parts(front, zh, en[0] if en else None)


def wrong(where: str, zh: str, en: str) -> Fault:
    """What is the matter at a place of a file."""
    return Fault(f"{where}：{zh}。", f"{where}: {en}.")


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as failure:
        raise wrong(path.name, f"读不出来（{failure.strerror}）", f"cannot be read ({failure.strerror})") from failure
    if len(raw) > MOST_BYTES:
        kib = MOST_BYTES // 1024
        raise wrong(path.name, f"超过 {kib} KiB，请分成几个文件", f"has more than {kib} KiB: make several files of it")
    try:
        text = raw.decode("utf-8-sig")  # some editors put a mark of UTF-8 in front
    except UnicodeDecodeError as failure:
        raise wrong(path.name, "不是 UTF-8 文本，请另存为 UTF-8", "is no text in UTF-8: save it as that") from failure
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        raise wrong(f"{path.name}:{line}", "有控制字符，请删去", "has a control character: delete it")
    return text
