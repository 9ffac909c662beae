"""The command on items: a table for people, the API's document for programs."""

import json

import pytest
import typer
from rich.cells import cell_len
from typer.testing import CliRunner

from importer.items.commands import add_commands
from locator.items.catalogue import packaged_catalogue
from locator.items.item import HandIn, Mode
from locator.texts import Lang, sentence

ITEMS = packaged_catalogue().items


def printed(*arguments: str, lang: str = "zh") -> str:
    app = typer.Typer()
    app.callback()(lambda: None)
    add_commands(app)
    result = CliRunner().invoke(app, ["items", *arguments], obj={"lang": lang})
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_a_person_is_told_each_item_with_its_place_and_its_modes() -> None:
    head, *lines = printed().splitlines()
    assert head.split() == ["编号", "在哪里交", "办理方式", "事项"]
    assert [line.split() for line in lines][:3] == [
        ["2022-01", "各地均可", "未注明", "临时居民身份证办理"],
        ["2022-02", "迁入地或新管理部门", "多地联办", "子女投靠父母户口迁移"],
        ["2022-03", "网上", "全程网办", "城乡居民养老保险参保登记"],
    ]
    assert lines[9].split() == ["2022-10", "清单没有说", "未注明", "航运公司符合证明查询、核验"]
    assert [line.split()[0] for line in lines] == [item.id for item in ITEMS]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_names_stand_below_each_other(lang: str) -> None:
    _, *lines = printed(lang=lang).splitlines()
    assert len({cell_len(line.removesuffix(item.name)) for line, item in zip(lines, ITEMS, strict=True)}) == 1


def test_in_english_the_names_of_items_stay_as_the_lists_have_them() -> None:
    lines = printed(lang="en").splitlines()
    assert lines[0].split() == ["id", "handed", "in", "how", "item"]
    assert "the new place" in lines[2]
    assert lines[2].endswith("  jointly     子女投靠父母户口迁移")


def test_every_place_and_mode_has_its_word_in_every_language() -> None:
    for lang in Lang:
        words = [sentence(lang, f"hand-in-{one.value}") for one in HandIn]
        words += [sentence(lang, f"mode-{one.value}") for one in Mode]
        assert all(words)


def test_a_program_is_told_what_the_api_answers() -> None:
    assert json.loads(printed("--json")) == {"items": [item.public() for item in ITEMS]}
