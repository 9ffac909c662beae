"""A file that a command is to write: never over one that is there."""

from pathlib import Path

from locator.fault import Fault


def not_there_yet(out: Path) -> None:
    """Refuse to write over a file; Fault where there is one."""
    if out.exists():
        raise Fault(
            f"{out} 已经存在，没有覆盖。请换一个名字。",
            f"{out} is there already and was left alone: choose another name.",
        )
