"""Every notice of the table has a scene in which it is told and one in which it is not; no check invents another."""

import re
from functools import cache

import pytest

from importer.notices import Notice, NoticeTable, Severity
from tests.notice_scenes import SCENES

TABLE = NoticeTable.read()
SEVERITIES = {"needed": {Severity.ERROR, Severity.WARNING}, "by-case": set(Severity)}
KEYS = {"code", "severity", "sheet", "row", "cell", "field", "message", "value", "suggestion"}


@cache
def notices_of(code: str) -> tuple[list[Notice], list[Notice]]:
    told, silent = SCENES[code]
    return told.notices(), silent.notices()


def test_every_notice_of_the_table_has_its_two_scenes() -> None:
    assert set(SCENES) == set(TABLE.wordings), "write two scenes for each code in tests/notice_scenes.py"


@pytest.mark.parametrize("code", sorted(SCENES))
def test_a_notice_is_told_in_its_scene_and_not_in_the_other(code: str) -> None:
    told, silent = notices_of(code)
    assert code in {notice.code for notice in told}
    assert code not in {notice.code for notice in silent}


@pytest.mark.parametrize("code", sorted(SCENES))
def test_whatever_is_told_is_a_whole_sentence_of_the_table(code: str) -> None:
    for notice in (each for scene in notices_of(code) for each in scene):
        listed = TABLE.wordings[notice.code].severity
        assert notice.severity in SEVERITIES.get(listed, {listed})
        for lang, end in (("zh", "。"), ("en", ".")):
            sentence = TABLE.sentence(notice, lang)
            assert not re.search(r"[{}]|None|nan|“”|（）|\(\)", sentence), sentence
            assert sentence.rstrip("）").endswith((end, "?")), sentence
        assert set(TABLE.public(notice)) == KEYS
