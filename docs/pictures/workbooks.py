"""Takes the pictures of for-offices.md: the form, a workbook that came back marked, and its sheet of results.

    python docs/pictures/workbooks.py [FOLDER]

LibreOffice prints the workbooks, poppler makes pictures of the pages, and Chromium draws the open list and the hint
over the form, with the form's own words: no program shows these in print. All data are made up.
"""

import argparse
import base64
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from playwright.sync_api import sync_playwright

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[2]))

from docs.pictures.photograph import small_png, write_small
from tongban import run

HERE = Path(__file__).parent
DOTS_PER_INCH = 130
NEEDED = {
    "soffice": "libreoffice-calc",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "chromium": "chromium",
}
TITLE = "示例数据：政务服务中心“跨省通办”窗口基本信息表"
COLUMNS = {
    "窗口名称": 13,
    "区划编码": 9,
    "办理地点": 20,
    "办公电话": 14,
    "办公时间": 19,
    "经度": 9,
    "纬度": 9,
    "坐标系": 7,
}
HOURS = "法定工作日8:30-12:00，14:00-17:30"
ROWS = (
    ("示例一号窗口", "430102", "湖南省长沙市芙蓉区示例路1号", "0731-85550123", HOURS, "113.0325", "28.1854", "高德"),
    ("示例二号窗口", "410007", "湖南省长沙市天心区示例路2号", "0731-85550124", HOURS, "112.9899", "28.1145", "高德"),
    ("示例三号窗口", "430104", "湖南省长沙市岳麓区示例路3号", "85550125", HOURS, "28.2345", "112.9313", "高德"),
    ("示例四号窗口", "430105", None, "0731-85550126", HOURS, "112.9859", "28.2564", "高德"),
)
LIST = """<style>body{{margin:0}} div{{position:absolute;font:15px "Noto Sans CJK SC",sans-serif;padding:4px 8px;
white-space:pre-wrap}}</style><img src="{image}" alt="">
<div style="left:{left}px;top:{top}px;background:#fff;border:1px solid #555">{choices}</div>
<div style="left:{hint}px;top:{top}px;width:280px;background:#ffffe1;border:1px solid #555">{told}</div>"""


def missing() -> list[str]:
    """The packages of the programs that are not here."""
    return sorted({package for program, package in NEEDED.items() if shutil.which(program) is None})


def said(command: Sequence[str | Path]) -> bytes:
    """What one of these programs writes to its output."""
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - our own words


def printed(workbook: Path, folder: Path) -> Path:
    """The workbook as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command: list[str | Path] = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, workbook]
    said(command)
    return folder / f"{workbook.stem}.pdf"


def page(pdf: Path, number: int) -> NDArray[np.int64]:
    """One printed page as colours (height, width, 3)."""
    which = ["-f", str(number), "-l", str(number), "-r", str(DOTS_PER_INCH)]
    taken = said(["pdftoppm", *which, pdf])
    _, size, _, pixels = taken.split(b"\n", 3)
    width, height = map(int, size.split())
    return np.frombuffer(pixels, dtype=np.uint8).astype(np.int64).reshape(height, width, 3)


def cropped(pixels: NDArray[np.int64], margin: int = 8) -> NDArray[np.int64]:
    """The picture without what is white around it."""
    down, across = (np.flatnonzero((pixels < 250).any(axis=(axis, 2))) for axis in (1, 0))
    top, left = max(down[0] - margin, 0), max(across[0] - margin, 0)
    return pixels[top : down[-1] + margin, left : across[-1] + margin]


def word_at(pdf: Path, word: str) -> tuple[float, float]:
    """Left and lower end of a word on the first page, in the picture's dots."""
    told = said(["pdftotext", "-bbox", "-l", "1", pdf, "-"]).decode()
    found = re.search(rf'xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">{word}<', told)
    if found is None:
        sys.exit(f"{pdf.name} does not say {word}.")
    return float(found[1]) * DOTS_PER_INCH / 72, float(found[2]) * DOTS_PER_INCH / 72


def faulty(path: Path) -> Path:
    """A made-up sheet with faults of four kinds."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "窗口表"
    for line in ((TITLE,), ("填报单位：长沙市示例局    填报时间：2026年3月2日",), tuple(COLUMNS), *ROWS):
        sheet.append(line)
    side = Side(style="thin")
    for row in sheet.iter_rows(min_row=3):
        sheet.row_dimensions[row[0].row or 0].height = 34
        for cell in row:
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    for letter, width in zip("ABCDEFGH", COLUMNS.values(), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["A1"].font = Font(size=16, bold=True)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.save(path)
    return path


def form_with_its_list(folder: Path, chromium: str | None) -> bytes:
    """The form's upper left, with the list of divisions open and the hint beside it."""
    form = folder / "form.xlsx"
    run(["template", "--division", "4301", "-o", str(form)])
    book = load_workbook(form)
    rules = book.worksheets[0].data_validations.dataValidation
    hint = next(rule for rule in rules if rule.promptTitle == "区划编码")
    codes = [str(row[2]) for row in book["区划编码"].iter_rows(min_row=3, values_only=True) if row[2]]
    pdf = printed(form, folder)
    left, lower = word_at(pdf, "430104")
    whole = page(pdf, 1)
    width, height = int(left) + 620, int(lower) + 230
    image = "data:image/png;base64," + base64.b64encode(small_png(whole[:height, :width])).decode("ascii")
    choices = "\n".join(map(escape, codes[:9]))
    told = f"<b>{escape(hint.promptTitle)}</b>\n{escape(hint.prompt)}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        sheet = browser.new_page(viewport={"width": width, "height": height})
        sheet.set_content(
            LIST.format(image=image, left=left - 4, hint=left + 250, top=lower + 3, choices=choices, told=told)
        )
        taken = sheet.screenshot(clip={"x": 40, "y": 45, "width": width - 40, "height": height - 45})
        browser.close()
    return taken


def marked(folder: Path) -> Path:
    """The made-up sheet as it comes back."""
    back = folder / "marked.xlsx"
    run(["check", str(faulty(folder / "示例.xlsx")), "--return", str(back)])
    return back


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the three pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE, metavar="FOLDER")
    target = parser.parse_args(arguments).folder
    if packages := missing():
        sys.exit(f"The pictures need programs that are not here: apt-get install {' '.join(packages)}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_small(target / "form.png", form_with_its_list(folder, shutil.which("chromium")))
        pdf = printed(marked(folder), folder)
        write_small(target / "marked.png", small_png(cropped(page(pdf, 1))))
        write_small(target / "results.png", small_png(cropped(page(pdf, 2))))


if __name__ == "__main__":
    main()
