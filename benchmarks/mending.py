"""How long it takes to mend one cell of a draft, against checking the same workbook once, in one run.

    python benchmarks/mending.py [--rows 200,2000] [--rounds 7]

A draft beside as many public windows: an edit whose draft is in memory, as that of whoever mends one row after another,
and one of which nothing is. Processor time of this process, medians of the rounds; the reading child's is not in it.
It ends with status 1 where an edit in memory costs more than the bound, and says which. The ratios travel.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from importer.desk import mending, publishing
from importer.desk.draft_judge import DraftJudge
from importer.workbook.cells import CellValue
from locator.divisions.divisions import Divisions
from tests.desk_drafts import DraftDesk, asked, opened_desk
from tests.sheets import row, workbook

MOST_IN_MEMORY = 2.5


def rows_of(number: int) -> list[dict[str, CellValue]]:
    """So many windows of one county, each with its own texts."""
    return [
        row(
            number=at,
            window_name=f"示例窗口{at}",
            address=f"湖南省长沙市天心区示例路{at}号",
            office_phone=f"0731-8555{at:04d}",
            office_hours=f"周一至周五 9:00-12:00，13:{at % 60:02d}-17:00",
            longitude=round(112.980001 + at % 97 * 1e-4, 6),
            latitude=round(28.110001 + at % 89 * 1e-4, 6),
        )
        for at in range(1, number + 1)
    ]


def seconds(act: Callable[[], object], rounds: int) -> float:
    """The median processor time of some rounds, after one that is not counted."""
    act()
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        act()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def measured(desk: DraftDesk, rows: int, rounds: int) -> float:
    """Say what was measured, and how many checks an edit in memory costs."""
    content = workbook(rows_of(rows))
    first = desk.upload_bytes(content)
    with desk.press() as press:
        publishing.publish(desk.acts, [first], press, "", asked())
    draft_id, numbers = desk.upload_bytes(content), count(1)
    judge = desk.acts.judge

    def edit() -> None:
        mending.edit(desk.acts, draft_id, 4, {"address": f"湖南省长沙市天心区新路{next(numbers)}号"}, asked())

    def edit_anew() -> None:
        desk.acts.judge = DraftJudge(desk.work, desk.store, desk.reader)
        edit()

    check = seconds(lambda: desk.upload_judged(content), rounds)
    held = seconds(edit, rounds)
    anew = seconds(edit_anew, rounds)
    desk.acts.judge = judge
    told = f"a check {check * 1000:.0f} ms, an edit {held * 1000:.0f} ms ({held / check:.2f} checks)"
    sys.stdout.write(f"{rows} rows: {told}, with nothing in memory {anew * 1000:.0f} ms ({anew / check:.2f})\n")
    return held / check


def main() -> int:
    """Measure, and give the status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", default="200,2000")
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    divisions = Divisions.load()
    divisions.warm_to_judge()
    worst = 0.0
    for rows in map(int, given.rows.split(",")):
        with tempfile.TemporaryDirectory() as folder, opened_desk(Path(folder) / "data", divisions) as desk:
            worst = max(worst, measured(desk, rows, given.rounds))
    if worst > MOST_IN_MEMORY:
        sys.stdout.write(f"an edit costs {worst:.2f} checks, more than {MOST_IN_MEMORY}\n")
    return int(worst > MOST_IN_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
