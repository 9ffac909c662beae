"""A return of a workbook of WPS, opened by LibreOffice and printed; it is not needed for `make test`."""

import subprocess
from pathlib import Path

from importer.checks.judging import judge
from importer.returned.findings import Findings
from importer.returned.marker import WorkbookMarker
from importer.returned.told import marks_of
from importer.workbook.reader import WorkbookReader
from tests.corpus.checked import rules_of
from tests.sheets import changsha_rows, row
from tests.wps_workbook import REMARK, wps_workbook

ROWS = [row(division_code="410001"), *changsha_rows(), row(window_name="二号", longitude=28.11, latitude=112.99)]


def converted(path: Path, kind: str) -> Path:
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", path.parent, path],
        check=True,
        capture_output=True,
    )
    return path.with_suffix(f".{kind}")


def test_libreoffice_opens_and_prints_a_return_of_wps(tmp_path: Path) -> None:
    content, rules = wps_workbook(ROWS), rules_of(None)
    path = tmp_path / "return.xlsx"
    with WorkbookReader() as reader, WorkbookMarker() as marker:
        judged = judge("报送.et", reader.read_bytes(content, "报送.et"), rules)
        path.write_bytes(marker.marked(content, marks_of(Findings.of(judged), rules.notices, rules.form)))
    assert converted(path, "pdf").read_bytes().startswith(b"%PDF-")
    opened = converted(path, "fods").read_text("utf-8")
    assert all(text in opened for text in (REMARK, "【须修改】", 'table:name="检查结果"', "DISPIMG", "问题与建议"))
