"""How much longer a check takes that gives every workbook back marked, and how much more memory, in one run by turns.

    python benchmarks/returns.py [--files 1000] [--rounds 3] 2>/dev/null

The files, and how time and memory are taken, are those of `benchmarks/import.py`. It ends with status 1 where a check
with returns takes more than four times as long as without, or more memory than its bound, and says which.
"""

import argparse
import compileall
import statistics
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

HOUSE = Path(__file__).parents[1]
TIMES_CHECK = 4.0
MORE_MB = 60.0


def one_round(sheets: Path, number: int, importing: Any) -> tuple[Any, Any]:
    """What a check costs alone and with returns, one after the other."""
    check = [sys.executable, str(HOUSE / "tongban.py"), "check", str(sheets)]
    with tempfile.TemporaryDirectory() as folder:
        data, out = Path(folder) / "data", Path(folder) / "out"
        alone = importing.cost(check, data)
        returned = importing.cost([*check, "--return", str(out)], data)
        written, sent = len(list(out.iterdir())), len(list(sheets.iterdir()))
    if written != sent:
        raise SystemExit(f"{written} of {sent} workbooks came back")
    importing.told(f"round {number}: check {alone.seconds:.2f} s, with returns {returned.seconds:.2f} s")
    return alone, returned


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    importing = import_module("benchmarks.import")
    for room in ("importer", "locator"):
        compileall.compile_dir(HOUSE / room, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        *_, sheets = importing.write_sheets(Path(folder), 100, arguments.files).values()
        rounds = [one_round(sheets, number, importing) for number in range(1, arguments.rounds + 1)]
    times = statistics.median(returned.seconds / alone.seconds for alone, returned in rounds)
    more_mb = statistics.median(returned.peak_mb - alone.peak_mb for alone, returned in rounds)
    seconds = statistics.median(returned.seconds for _, returned in rounds)
    print(
        f"{arguments.files:,} files given back: {seconds:.2f} s, {times:.2f} × the check alone, {more_mb:.0f} MB more"
    )
    above = [name for name, is_above in (("time", times > TIMES_CHECK), ("memory", more_mb > MORE_MB)) if is_above]
    for name in above:
        print(f"exceeded: {name}, at most {TIMES_CHECK} × and {MORE_MB:.0f} MB more")
    return int(bool(above))


if __name__ == "__main__":
    sys.exit(main())
