"""How long a check of sheets takes, and how much memory, against a bare calamine reading of the same files, in one run.

    python benchmarks/import.py [--json] [--rows 100000] [--files 10000] [--rounds 3]

The sheets are made up from a fixed seed: windows in all counties, each with its own name, address, telephone, manager
and position inside its county. One file of many rows, sound and with a fault in every tenth row, and a folder of small
files of twenty rows. calamine reads them in a fresh process and does nothing with what it read: that is the floor
that ours is measured from, of another question. openpyxl's plain reading stands beside it. The runs go by turns, so
that a slow spell of the machine falls on all of them; absolute times are this machine's, the ratios travel. Memory is
the most that a process and its children held together; pages that several of them share count once.

It ends with status 1 where a bound is exceeded, and says which.
"""

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from numpy.typing import NDArray

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.served_sites.process_memory import held_kb
from importer.columns import Form, read_form
from importer.demo_faults import Row, with_faults
from locator.datum import from_wgs84
from locator.divisions.divisions import Division, Divisions
from locator.position import Datum, Position
from locator.readers.area_codes import AreaCodes, packaged_area_codes
from locator.readers.phone_number import fits

HOUSE = Path(__file__).parents[1]
SEED = 20220922
ROWS_OF_A_SMALL_FILE = 20
FAULTY = 0.1
TIMES_CALAMINE = 5.0
MORE_MB = 300.0
SPREAD_DEG = 0.15
TRIES = 6
LOOKED_EVERY_S = 0.05

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "梓涵宇轩诗琪浩然欣怡子墨雨桐俊杰思远佳宁博文雅静志强晓燕国栋丽娟"
PLACES = (
    "白石",
    "青山",
    "龙泉",
    "太平",
    "永兴",
    "新桥",
    "双河",
    "长岭",
    "金沙",
    "高坪",
    "大塘",
    "柳林",
    "石门",
    "东湖",
    "清溪",
    "枫林",
    "安仁",
    "和平",
    "月亮",
    "沙河",
)
STREETS = (
    "人民",
    "建设",
    "解放",
    "中山",
    "文化",
    "迎宾",
    "滨江",
    "胜利",
    "新华",
    "团结",
    "朝阳",
    "工业",
    "学府",
    "振兴",
    "北环",
    "南园",
)
HALLS = ("政务服务中心", "便民服务中心", "行政审批局大厅", "社保服务大厅", "不动产登记大厅")
DAYS = ("法定工作日周一至周五：\n", "工作日：", "周一至周五 ", "周一至周五（法定节假日除外）")
MORNINGS = ("8:00—12:00", "8:30—11:30", "8:30—12:00", "9:00—12:00")
AFTERNOONS = ("13:00—17:00", "13:30—17:00", "14:00—17:30", "14:30—17:30", "15:00—18:00")

Degrees = NDArray[np.float64]
Indices = NDArray[np.intp]

_CALAMINE = """
import sys
from pathlib import Path
from python_calamine import CalamineWorkbook
for path in sorted(Path(sys.argv[1]).iterdir()):
    with CalamineWorkbook.from_path(path) as workbook:
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python()
"""
_OPENPYXL = """
import sys
from pathlib import Path
from openpyxl import load_workbook
for path in sorted(Path(sys.argv[1]).iterdir()):
    for sheet in load_workbook(path):
        for row in sheet.iter_rows(values_only=True):
            pass
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and its children took: wall seconds, and the most memory that they held together."""

    seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One way of taking one set of files in: medians over the rounds, beside those of the bare reading."""

    files: str
    way: str
    seconds: float
    peak_mb: float
    times_calamine: float
    more_mb: float


def made_up_rows(rows: int, divisions: Divisions, rng: np.random.Generator) -> list[Row]:
    """Rows of the form, county by county, with no fault that a check would keep them back for."""
    counties = [one for one in divisions if one.lowest and one.in_force and not one.code.startswith(("71", "8"))]
    places = [(one, seat.position) for one in counties if (seat := divisions.seat(one.code)) is not None]
    of_row = np.sort(rng.integers(0, len(places), rows))
    lon, lat = from_wgs84(*points_inside(places, of_row, divisions, rng), Datum.GCJ02)
    areas, draws = packaged_area_codes(), rng.integers(0, 2**31, (rows, 4))
    return [
        {
            **words(row, places[place][0], draw),
            "office_phone": telephone(places[place][0], areas, row),
            "longitude": round(east, 6),
            "latitude": round(north, 6),
        }
        for row, (place, east, north, draw) in enumerate(
            zip(of_row.tolist(), lon.tolist(), lat.tolist(), draws.tolist(), strict=True)
        )
    ]


def points_inside(
    places: Sequence[tuple[Division, Position]], of_row: Indices, divisions: Divisions, rng: np.random.Generator
) -> tuple[Degrees, Degrees]:
    """WGS-84 longitudes and latitudes, each row's around its county's seat and inside the county."""
    codes = np.array([division.code for division, _ in places])[of_row]
    seat_lon, seat_lat = np.array([(seat.lon, seat.lat) for _, seat in places])[of_row].T
    lon, lat, outside, spread = seat_lon.copy(), seat_lat.copy(), np.arange(len(of_row)), SPREAD_DEG
    for _ in range(TRIES):
        drawn_lon = seat_lon[outside] + rng.normal(0.0, spread, len(outside))
        drawn_lat = seat_lat[outside] + rng.normal(0.0, spread, len(outside))
        held = divisions.containing(drawn_lon, drawn_lat) == codes[outside]
        lon[outside[held]], lat[outside[held]] = drawn_lon[held], drawn_lat[held]
        outside, spread = outside[~held], spread / 3
    return lon, lat


def words(row: int, division: Division, draw: Sequence[int]) -> Row:
    """The texts of one row, nearly all of them its own."""
    place, street, hall = PLACES[draw[0] % len(PLACES)], STREETS[draw[1] % len(STREETS)], HALLS[draw[3] % len(HALLS)]
    person = draw[2]
    name = SURNAMES[person % len(SURNAMES)] + GIVEN[person // 40 % len(GIVEN)] + GIVEN[person // 4000 % len(GIVEN)]
    return {
        "number": row + 1,
        "region_name": "".join(dict.fromkeys((division.city or "", division.name))),
        "window_name": f"{division.name}{place}{hall}“跨省通办”窗口{row % 100:02d}",
        "division_code": int(division.code),
        "address": f"{division.full_name}{place}镇{street}路{draw[0] % 900 + 1}号{draw[1] % 9 + 1}楼",
        "manager_name": name,
        "manager_mobile": f"1390{row % 10_000_000:07d}",
        "office_hours": (
            f"{DAYS[draw[1] % len(DAYS)]}上午{MORNINGS[draw[2] % len(MORNINGS)]}，"
            f"下午{AFTERNOONS[draw[3] % len(AFTERNOONS)]}"
        ),
        "transit": f"公交{draw[0] % 90 + 1}路、{draw[1] % 300 + 1}路至“{place}{street}路口”站，步行{draw[2] % 900}米",
    }


def telephone(division: Division, areas: AreaCodes, row: int) -> str:
    """A landline in the division's own form."""
    area = areas.of(division.code)
    code = area.code if area is not None else "0731"
    short = f"2{row % 1_000_000:06d}"
    return f"{code}-{short}" if fits(code, short) else f"{code}-8{short}"


def write_workbook(path: Path, form: Form, rows: Sequence[Row]) -> None:
    """One office's workbook in the form's layout."""
    columns = form.printed()
    with xlsxwriter.Workbook(path) as book:
        sheet, wrapped = book.add_worksheet("窗口信息"), book.add_format({"text_wrap": True, "border": 1})
        sheet.merge_range(0, 0, 0, len(columns) - 1, form.title, wrapped)
        sheet.write_string(1, 0, f"填报单位：{rows[0]['region_name']}行政审批局")
        sheet.write_string(1, 4, "填报人：欧阳明月")
        sheet.write_string(1, 9, "填报时间：2026年3月2日")
        sheet.write_row(2, 0, [column.label for column in columns], wrapped)
        for number, row in enumerate(rows, start=3):
            sheet.write_row(number, 0, [row[column.field] for column in columns], wrapped)


def write_sheets(folder: Path, rows: int, files: int) -> dict[str, Path]:
    """The three sets of files, each in its folder."""
    divisions, form, rng = Divisions.load(), read_form(), np.random.default_rng(SEED)
    told(f"making up {rows:,} rows")
    sound = made_up_rows(rows, divisions, rng)
    faulty = with_faults(sound, [{}] * rows, FAULTY, rng)
    sets = {
        f"one file of {rows:,} rows, sound": [sound],
        f"one file of {rows:,} rows, every tenth with a fault": [faulty],
    }
    if files:
        told(f"making up {files:,} files")
        many = made_up_rows(files * ROWS_OF_A_SMALL_FILE, divisions, rng)
        many = with_faults(many, [{}] * len(many), FAULTY, rng)
        each = [many[start : start + ROWS_OF_A_SMALL_FILE] for start in range(0, len(many), ROWS_OF_A_SMALL_FILE)]
        sets[f"{files:,} files of {ROWS_OF_A_SMALL_FILE} rows, every tenth with a fault"] = each
    found = {}
    for number, (what, workbooks) in enumerate(sets.items()):
        found[what] = folder / str(number)
        found[what].mkdir()
        for index, workbook in enumerate(workbooks):
            write_workbook(found[what] / f"{index:05d}.xlsx", form, workbook)
    return found


def cost(command: Sequence[str], data: Path) -> Cost:
    """Run a command to its end and watch it."""
    environment = {**os.environ, "TONGBAN_DATA": str(data)}
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=subprocess.DEVNULL) as process:
        peak_kb = 0
        watching = threading.Event()

        def watch() -> None:
            nonlocal peak_kb
            while not watching.wait(LOOKED_EVERY_S):
                peak_kb = max(peak_kb, held_kb(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        status = process.wait()
        seconds = time.perf_counter() - began
        watching.set()
        watcher.join()
    if status not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return Cost(seconds, peak_kb / 1024)


def ways(folder: Path) -> dict[str, list[str]]:
    """The commands that take a set of files in."""
    check = [sys.executable, str(HOUSE / "tongban.py"), "check", str(folder)]
    return {
        "calamine": [sys.executable, "-c", _CALAMINE, str(folder)],
        "openpyxl": [sys.executable, "-c", _OPENPYXL, str(folder)],
        "check": check,
        "check --json": [*check, "--json"],
    }


def measure(what: str, folder: Path, rounds: int) -> list[Measured]:
    """All ways by turns; openpyxl once, as it is many times slower than anything else."""
    found: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory() as data:
        for done in range(rounds):
            for way, command in ways(folder).items():
                if way != "openpyxl" or done == 0:
                    found.setdefault(way, []).append(cost(command, Path(data)))
                    told(f"{what}, round {done + 1} of {rounds}: {way} {found[way][-1].seconds:.2f} s")
    return list(measured(what, found))


def measured(what: str, found: Mapping[str, Sequence[Cost]]) -> Iterator[Measured]:
    """The medians; a ratio is the median of the rounds' own ratios."""
    bare = found["calamine"]
    for way, costs in found.items():
        beside = list(zip(costs, bare, strict=False))  # openpyxl ran once
        yield Measured(
            files=what,
            way=way,
            seconds=statistics.median(one.seconds for one in costs),
            peak_mb=statistics.median(one.peak_mb for one in costs),
            times_calamine=statistics.median(one.seconds / floor.seconds for one, floor in beside),
            more_mb=statistics.median(one.peak_mb - floor.peak_mb for one, floor in beside),
        )


def told(progress: str) -> None:
    """Say what is being done."""
    print(progress, file=sys.stderr, flush=True)


def table(rows: Sequence[Measured]) -> str:
    """All of it as a Markdown table."""
    lines = [
        "| files | way | seconds | × calamine | MB | more than calamine, MB |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {row.files} | {row.way} | {row.seconds:.2f} | {row.times_calamine:.2f} "
        f"| {row.peak_mb:.0f} | {row.more_mb:.0f} |"
        for row in rows
    ]
    return "\n".join(lines)


def exceeded(rows: Sequence[Measured]) -> list[str]:
    """A line for each check that is slower, or takes more memory, than it may."""
    openpyxl = {row.files: row.seconds for row in rows if row.way == "openpyxl"}
    lines = []
    for row in rows:
        if not row.way.startswith("check"):
            continue
        if row.times_calamine > TIMES_CALAMINE:
            lines.append(
                f"exceeded: {row.files}, {row.way}: {row.times_calamine:.2f} × calamine, at most {TIMES_CALAMINE}"
            )
        if row.seconds > openpyxl.get(row.files, row.seconds):
            lines.append(f"exceeded: {row.files}, {row.way}: slower than openpyxl")
        if row.more_mb > MORE_MB:
            lines.append(
                f"exceeded: {row.files}, {row.way}: {row.more_mb:.0f} MB more than calamine, at most {MORE_MB:.0f}"
            )
    return lines


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the one file")
    parser.add_argument("--files", type=int, default=10_000, help="small files; 0 leaves them out")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run")
    parser.add_argument("--write", type=Path, help="only write the sheets, into this folder")
    arguments = parser.parse_args()
    if arguments.write is not None:
        arguments.write.mkdir()
        write_sheets(arguments.write, arguments.rows, arguments.files)
        return 0
    for room in ("importer", "locator"):
        # As what is installed is, and the libraries are.
        compileall.compile_dir(HOUSE / room, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        sets = write_sheets(Path(folder), arguments.rows, arguments.files)
        rows = [row for what, where in sets.items() for row in measure(what, where, arguments.rounds)]
    print(json.dumps([asdict(row) for row in rows], ensure_ascii=False) if arguments.json else table(rows))
    above = exceeded(rows)
    for line in above:
        told(line)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
