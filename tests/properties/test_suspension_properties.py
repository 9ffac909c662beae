"""Days out of service: any period in any dress reads back the same, and any text reads as something."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from importer.checks.suspension_stated import SHAPES, is_suspension_understood, suspension, suspension_text
from locator.window import WITHOUT_END, Suspension

_FIGURES = "〇一二三四五六七八九"
_HALF_A_YEAR = timedelta(days=183)


def in_chinese(number: int) -> str:
    """10 as 十, 21 as 二十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _FIGURES[tens]) + ("十" if tens else "") + (_FIGURES[ones] if ones else "")


def chinese(day: date) -> str:
    year = "".join(_FIGURES[int(figure)] for figure in str(day.year))
    return f"{year}年{in_chinese(day.month)}月{in_chinese(day.day)}日"


def spoken(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


DRESSES: tuple[Callable[[date], str], ...] = (
    spoken,
    chinese,
    lambda day: f"{day.year}年{day.month:02}月{day.day:02}号",
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    lambda day: f"{spoken(day)}（周{'一二三四五六日'[day.weekday()]}）",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}/{day.month:02}/{day.day:02}",
    date.isoformat,
    lambda day: day.isoformat().translate({ord(str(figure)): chr(0xFF10 + figure) for figure in range(10)}),
    lambda day: f"{day:%Y%m%d}",
)


def short(day: date, before: date) -> list[str]:
    """A day without the year, and without the month, where it follows another soon enough for that to be plain."""
    if day.year == before.year or (day.month < before.month and day - before <= _HALF_A_YEAR):
        texts = [
            f"{day.month}月{day.day}日",
            f"{in_chinese(day.month)}月{in_chinese(day.day)}日",
            f"{day.month}.{day.day}",
        ]
        return texts + ([f"{day.day}日"] if (day.year, day.month) == (before.year, before.month) else [])
    return []


# Eight figures are a date of this century alone, and the longest period drawn ends four hundred days later.
days = st.dates(date(2000, 1, 1), date(2098, 11, 26))
dresses = st.sampled_from(DRESSES)
reasons = st.sampled_from(["", "装修：", "因大厅搬迁，", "系统升级 ", "（防汛）", "因统一改造1号楼，\n"])
joins = st.sampled_from(["至", "到", "—", "－", "~", "～", "——", " - ", "-", "起至", "起，至", " 至 "])
ends = st.sampled_from(["", "止", "暂停服务", "（装修）", "停止办公，敬请谅解"])


@given(days, st.integers(0, 400), dresses, joins, ends, reasons, st.data())
def test_any_period_in_any_dress_reads_back_the_same(
    first: date, length: int, dress: Callable[[date], str], join: str, end: str, reason: str, data: st.DataObject
) -> None:
    last = first + timedelta(days=length)
    written = data.draw(st.sampled_from([dress(last), *short(last, first)]))
    text = f"{reason}{dress(first)}{join}{written}{end}"
    assert (suspension(text), is_suspension_understood(text)) == (Suspension(first, last), True), text


@given(days, dresses, reasons, st.sampled_from(["至{}", "截至{}", "{}止", "到{}为止", "即日起至{}暂停办理", "{}"]))
def test_any_last_day_reads_back_the_same(day: date, dress: Callable[[date], str], reason: str, words: str) -> None:
    assert suspension(reason + words.format(dress(day))) == Suspension(None, day)


@given(
    days, dresses, reasons, st.sampled_from(["{}恢复", "{}起恢复办公", "预计{}重新开放", "{}前恢复", "恢复时间：{}"])
)
def test_the_day_before_a_window_is_back_is_the_last(
    day: date, dress: Callable[[date], str], reason: str, words: str
) -> None:
    assert suspension(reason + words.format(dress(day))) == Suspension(None, day - timedelta(days=1))


@given(days, st.integers(1, 400), dresses, dresses, st.sampled_from(["自{}起暂停，{}恢复", "{}暂停，自{}起恢复正常"]))
def test_from_one_day_and_back_on_another(
    first: date, length: int, dress: Callable[[date], str], other: Callable[[date], str], words: str
) -> None:
    back = first + timedelta(days=length)
    assert suspension(words.format(dress(first), other(back))) == Suspension(first, back - timedelta(days=1))


@given(
    days, dresses, reasons, st.sampled_from(["自{}起", "{}起暂停", "从{}停用", "{}起暂停，恢复时间另行通知", "{}至今"])
)
def test_from_a_day_on_is_without_end(day: date, dress: Callable[[date], str], reason: str, words: str) -> None:
    assert suspension(reason + words.format(dress(day))) == Suspension(day, WITHOUT_END)


@given(st.none() | days, st.integers(0, 400) | st.none())
def test_what_is_written_down_reads_back_the_same(first: date | None, length: int | None) -> None:
    last = WITHOUT_END if length is None else (first or date(2026, 12, 1)) + timedelta(days=length)
    stated = Suspension(first, last)
    assert (suspension(suspension_text(stated)), is_suspension_understood(suspension_text(stated))) == (stated, True)


@given(st.text("0123456789年月日号至到-—.起止前恢复暂停自从十二〇 （）周一，") | st.text())
@example("9999-12-31恢复")
@example("9999-12-31起至1月1日")
@example("0000-00-00")
def test_any_text_reads_as_days_that_are_in_order(text: str) -> None:
    found = suspension(text)
    assert found is None or found.first is None or found.first <= found.last


@given(st.sampled_from(SHAPES).flatmap(lambda shape: st.from_regex(shape[0], fullmatch=True)))
def test_no_shape_is_two(letters: str) -> None:
    assert len([roles for shape, roles in SHAPES if shape.fullmatch(letters)]) == 1
