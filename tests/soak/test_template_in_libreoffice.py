"""The template through LibreOffice: it is opened and saved as .xlsx and as .ods, and nothing is lost on the way.

Where LibreOffice is not installed this file is not collected.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.desk import Desk
from tests.journeys.test_round_trips import two_offices


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a data folder of its own."""
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path / "data"))
    return Desk(tmp_path, capsys)


def saved_by_libreoffice(form: Path, kind: str) -> Path:
    """The same workbook as LibreOffice saves it, in a folder of its own."""
    folder = form.parent / f"saved as {kind}"
    profile = f"-env:UserInstallation={(form.parent / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, form],
        check=True,
        capture_output=True,
    )
    return folder / f"{form.stem}.{kind}"


def template(desk: Desk, name: str, *options: str) -> Path:
    path = desk.folder / name
    assert desk.run("template", "-o", path, *options).code == 0
    return path


def told(desk: Desk, form: Path) -> Sequence[tuple[str, str | None, str | None]]:
    """Every notice of a file, with its cell and that cell's text."""
    (file,) = desk.run("check", "--json", form).document["files"]
    return [(notice["code"], notice["cell"], notice["value"]) for notice in file["notices"]]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("options", [[], ["--division", "43"], ["--division", "4301", "--summary"]])
def test_a_blank_form_is_the_same_after_libreoffice_saved_it(desk: Desk, options: list[str], kind: str) -> None:
    form = template(desk, "空白.xlsx", *options)
    assert told(desk, saved_by_libreoffice(form, kind)) == told(desk, form)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("options", [["--filled"], ["--filled", "--division", "4301", "--summary"]])
def test_a_filled_form_changes_nothing_after_libreoffice_saved_it(desk: Desk, options: list[str], kind: str) -> None:
    two_offices(desk)
    before = desk.windows()
    back = saved_by_libreoffice(template(desk, "更新.xlsx", *options), kind)
    mode = ["--summary", "--scope", "4301"] if "--summary" in options else ["--whole"]
    said = desk.run("import", *mode, "--publish", "--json", back)
    assert (said.code, said.document["edition"]) == (0, None)
    assert desk.windows() == before


def test_libreoffice_keeps_every_rule_hint_and_text_format(desk: Desk) -> None:
    form = template(desk, "空白.xlsx", "--division", "4301")
    ours, theirs = (load_workbook(path).worksheets[0] for path in (form, saved_by_libreoffice(form, "xlsx")))
    rules = [
        {
            rule.promptTitle: (rule.prompt, rule.error or None, str(rule.sqref))
            for rule in sheet.data_validations.dataValidation
        }
        for sheet in (ours, theirs)
    ]
    assert rules[0] == rules[1]
    assert [cell.number_format for cell in ours[9]] == [cell.number_format for cell in theirs[9]]
    assert theirs.print_title_rows == "$3:$3"
