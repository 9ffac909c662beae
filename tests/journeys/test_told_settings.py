"""Settings and operator's files as commands tell of them: listed with their meaning, a wrong one in one line."""

import pytest

from importer.settings import StaffSettings
from locator.settings import meanings
from tests.desk import Desk
from tests.sheets import changsha_rows


def test_settings_are_listed_each_with_value_source_and_meaning(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    config = desk.folder / "tongban.toml"
    config.write_text("max_rows = 500\nmax_sheets = 7\n")
    monkeypatch.setenv("TONGBAN_CONFIG", str(config))
    monkeypatch.setenv("TONGBAN_MAX_ROWS", "600")
    listed = desk.run("settings", "--json").document
    assert all(list(entry) == ["name", "value", "source", "meaning"] and entry["meaning"] for entry in listed)
    assert {entry["name"] for entry in listed} == {f"TONGBAN_{name.upper()}" for name in StaffSettings.model_fields}
    assert len(listed) == len(list(meanings(StaffSettings)))
    told = {entry["name"]: (entry["value"], entry["source"]) for entry in listed}
    assert told["TONGBAN_DATA"] == (str(desk.data), "environment")
    assert told["TONGBAN_MAX_ROWS"] == (600, "environment")
    assert told["TONGBAN_MAX_SHEETS"] == (7, str(config))
    assert told["TONGBAN_MAX_COLUMNS"] == (1000, "default")
    plain = desk.run("--lang", "en", "settings").out
    assert "TONGBAN_MAX_ROWS = 600  [environment]\n    Most rows of a sheet." in plain


def test_no_secret_is_listed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_KEY", "geheim-1")
    monkeypatch.setenv("TONGBAN_DATABASE", "postgresql://u:geheim-2@h/d")
    monkeypatch.setenv("TONGBAN_TIANDITU_KEY", "geheim-3")
    for arguments in (["settings"], ["settings", "--json"]):
        said = desk.run(*arguments)
        assert (said.code, "********" in said.out, "geheim" in said.out + said.err) == (0, True, False)


@pytest.mark.parametrize(
    "command", [["settings"], ["check", "."], ["import", "."], ["editions"], ["find", "--at", "1,2"]]
)
@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("TONGBAN_MAX_ROWS=abc", id="letters for a number"),
        pytest.param("TONGBAN_MAX_ROWS=0", id="a number out of range"),
        pytest.param("x = [", id="no TOML"),
        pytest.param("max_rows = 'geheim'", id="a text for a number in the file"),
        pytest.param("missing", id="no file"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line_and_shows_no_value(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, command: list[str], wrong: str
) -> None:
    if wrong.startswith("TONGBAN_"):
        name, _, value = wrong.partition("=")
        monkeypatch.setenv(name, value)
    else:
        config = desk.folder / "tongban.toml"
        if wrong != "missing":
            config.write_text(wrong)
        monkeypatch.setenv("TONGBAN_CONFIG", str(config))
    said = desk.run(*command)
    if command[0] == "find" and "MAX_ROWS" in wrong.upper():
        # The public process knows nothing of the staff side's settings.
        assert (said.code, "TONGBAN_MAX_ROWS" in said.err) == (2, False)
        return
    assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert "geheim" not in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(("lang", "sentence"), [("zh", "没有这个文件"), ("en", "there is no such file")])
def test_divisions_that_cannot_be_read_are_one_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, lang: str, sentence: str
) -> None:
    monkeypatch.setenv("TONGBAN_DIVISIONS", str(desk.folder / "no.gpkg"))
    said = desk.run("--lang", lang, "check", desk.sheet(changsha_rows()))
    assert (said.code, said.is_one_line) == (2, True), said
    assert sentence in said.err


def test_a_configuration_that_is_no_text_is_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    config = desk.folder / "tongban.toml"
    config.write_bytes("data = '数据'".encode("gb18030"))
    monkeypatch.setenv("TONGBAN_CONFIG", str(config))
    said = desk.run("settings")
    assert (said.code, said.is_one_line) == (2, True), said
