"""Ranges of times that stay on one line, in whatever dress, and everything else as it was, escaped."""

import re

import pytest

from locator.site.unbroken_times import unbroken_times


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("工作日 9:00-12:00，13:00-17:00", ["9:00-12:00", "13:00-17:00"]),
        ("上午8：30～12：00；下午 2.30—5.30", ["上午8：30～12：00", "下午 2.30—5.30"]),
        ("22:00至次日6:00", ["22:00至次日6:00"]),
        ("8:30 – 11:30", ["8:30 – 11:30"]),
        ("到 2026-10-10 为止", ["2026-10-10"]),
        ("全天24小时", []),
        ("电话 0731-85550123", []),
        ("", []),
    ],
)
def test_a_range_of_times_is_kept_whole(text: str, whole: list[str]) -> None:
    shown = unbroken_times(text)
    assert re.findall('<span class="whole">([^<]*)</span>', shown) == whole
    assert re.sub("</?span[^>]*>", "", shown) == text


def test_whatever_else_is_in_the_text_is_escaped() -> None:
    shown = unbroken_times("<b>8:00-9:00</b> & \"'")
    assert shown == '&lt;b&gt;<span class="whole">8:00-9:00</span>&lt;/b&gt; &amp; &#34;&#39;'
