"""Texts of office hours to try things on: those of the samples, and pieces of such texts put together at random."""

import json
import random

from hypothesis import strategies as st

from tests.house import HOUSE

_FOLDER = HOUSE / "tests/samples"
SAMPLES = [
    json.loads(line)["text"]
    for name in ("hours", "hours-own")
    for line in (_FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
]

WORDS = """
    周一至周五 周六 周日 周三下午 每天 工作日 法定工作日 双休日 周末 节假日 春节 调休上班日 每月第一个周六 每月5日、15日
    周一至周八 除 外 除外 休息 不休 照常 全年无休 含 其他时间 8:30-12:00 2:30-5:30 14:00-17:30 9:00-5:00 17:30-14:00
    22:00-6:00 18:00-次日8:00 9点 8:3 上午 下午 中午 晚上 次日 至 - 24小时 全天 夏季 冬季 5月1日至9月30日 10月1日起 预约
    可预约 值班 延时 午休 中午不休 16:30停止取号 延长至20:00 提前至16:00下班 以公告为准 如有变动
    暂停办公 内部学习 自助 人工
    单周 隔周 双周周六 逢单日 寒假 暑假期间 错峰时段 午间 下午（ 五一、
    一楼 社保窗口 咨询电话0731-85550123 网上24小时 24小时内办结 逢圩日 x ， ； 。 （ ） ： 、 <b> &nbsp;
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " "])
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(SAMPLES), st.text())
HOURS_TEXTS = st.lists(PIECES, min_size=2, max_size=8).map("".join) | st.sampled_from(SAMPLES)


def wordings() -> list[str]:
    """The texts that were written to mislead the reader."""
    lines = (_FOLDER / "hours-wordings.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def random_texts(count: int, seed: int) -> list[str]:
    """So many texts of two to eight pieces, the same for the same seed."""
    chosen = random.Random(seed)  # noqa: S311 – a test's texts
    pieces = [*WORDS.split(), "\n", " "]
    return ["".join(chosen.choices(pieces, k=chosen.randint(2, 8))) for _ in range(count)]
