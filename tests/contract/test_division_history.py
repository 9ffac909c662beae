"""An operator's history of divisions: both layouts, both encodings, and what is refused."""

from pathlib import Path

import pytest

from locator.divisions.history import Abolition, DivisionHistory, HistoryUnreadable

OWN = "code,name,year,successors\n431121,祁阳县,2021,431181\n430999,旧县,1998,430901;430902\n430998,无继县,1985,\n"
AREACODES = """代码,一级行政区,二级行政区,名称,级别,状态,启用时间,变更/弃用时间,新代码
430999,湖南省,益阳市,旧县,县级,弃用,1981,1990,430901
430999,湖南省,益阳市,旧市,县级,弃用,1990,1998,430901[1995];430902;430903[1998]
430103,湖南省,长沙市,天心区,县级,在用,1981,,430111[1996]
"""


def laid(tmp_path: Path, text: str, encoding: str = "utf-8") -> DivisionHistory:
    path = tmp_path / "history.csv"
    path.write_bytes(text.encode(encoding))
    return DivisionHistory.load(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_history_in_our_own_layout_is_laid_over_ours(tmp_path: Path, encoding: str) -> None:
    history = laid(tmp_path, OWN, encoding)
    assert history.find("430999") == Abolition("430999", "旧县", 1998, ("430901", "430902"))
    assert history.find("430998") == Abolition("430998", "无继县", 1985, ())
    assert len(history) == len(DivisionHistory.load()) + 2


def test_a_history_in_the_public_layout_has_the_last_abolition_and_what_was_not_given_away_before(
    tmp_path: Path,
) -> None:
    history = laid(tmp_path, AREACODES)
    assert history.find("430999") == Abolition("430999", "旧市", 1998, ("430902", "430903"))
    assert history.find("430103") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "表头不对"),
        ("", "表头不对"),
        ("code,name,year,successors\n43112,祁阳县,2021,431181\n", "第 2 行读不懂"),
        ("code,name,year,successors\n431121,祁阳县,去年,431181\n", "第 2 行读不懂"),
        ("code,name,year,successors\n431121,祁阳县,2021,431181、431182\n", "第 2 行读不懂"),
    ],
)
def test_what_is_no_history_is_refused_with_the_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(HistoryUnreadable, match=said):
        laid(tmp_path, text)


def test_bytes_that_are_no_text_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(HistoryUnreadable, match="不是文本"):
        DivisionHistory.load(path)
    with pytest.raises(HistoryUnreadable, match="请核对 TONGBAN_DIVISION_HISTORY"):
        DivisionHistory.load(tmp_path / "none.csv")
