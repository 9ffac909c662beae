"""What a process and all that it forked hold in memory, as Linux counts it."""

from pathlib import Path


def children_of(process: int) -> list[int]:
    """The processes that one has forked and that have not ended; none where it has ended itself."""
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def family_of(process: int) -> list[int]:
    """A process and all that come of it."""
    return [process, *(one for child in children_of(process) for one in family_of(child))]


def held_kb(process: int) -> int:
    """The memory of a process and of all that come of it, shared pages counted once (PSS)."""
    return sum(map(_proportional_kb, family_of(process)))


def _proportional_kb(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
