"""What an import would change, said in lines."""

from importer.change_lines import change_lines
from importer.field_names import field_name, told_value
from locator.editions.diff import compare
from tests.windows import beside, window


def lines(lang: str = "zh", live: int | None = 3) -> list[str]:
    before = [window("A"), window("B", "乙窗口"), window("C", "丙窗口")]
    after = [window("A", position=beside(1500)), window("B", "乙窗口", transit=None), window("D", "丁\n窗口")]
    return list(change_lines(compare(before, after), after, live, lang))


def test_counts_come_first_and_then_each_window_with_what_changes() -> None:
    assert lines() == [
        "与现行第 3 版相比：新增 1，改动 2（其中移动 1），撤下 1",
        "  新增 D 丁 窗口",
        "  改动 A 天心区政务服务中心“跨省通办”窗口01（移动 1.5 公里）",
        "  改动 B 乙窗口（交通指引）",
        "  撤下 C 丙窗口",
    ]


def test_the_same_in_english() -> None:
    assert lines("en")[0] == "beside edition 3: 1 added, 2 changed (1 moved), 1 dropped"
    assert lines("en")[2].endswith("(moved 1.5 km)")


def test_without_an_edition_everything_is_new() -> None:
    after = [window(f"W{n:02d}", f"{n}号窗口") for n in range(25)]
    said = list(change_lines(compare([], after), after, None, "zh"))
    assert said[0] == "作为第一版：新增 25，改动 0（其中移动 0），撤下 0"
    assert (len(said), said[-1]) == (22, "  新增 …… 另有 5 个")


def test_what_changes_nothing_is_said_to_change_nothing() -> None:
    assert list(change_lines(compare([window()], [window()]), [window()], 1, "zh")) == [
        "与现行第 1 版相比：新增 0，改动 0（其中移动 0），撤下 0"
    ]


def test_every_key_of_a_window_has_a_name_and_every_value_is_read() -> None:
    for key, value in window().public().items():
        assert key == "id" or field_name(key, "zh") != key
        assert not any(sign in told_value(value, "zh") for sign in "[]{}'")
    assert told_value(["0731-85550123", "0731-85550124"], "zh") == "0731-85550123、0731-85550124"
    assert told_value(None, "zh") == "—"
