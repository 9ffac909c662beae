"""Every notice of the table has a scene in which it is told and one in which it is not; no check invents another."""

import re
from dataclasses import replace
from functools import cache

import pytest

from importer.notices import Notice, NoticeTable, Place, Severity, Wording
from importer.notices_page import notices_page
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
        assert "、" not in TABLE.sentence(notice, "en").replace(notice.value or "", "")
        assert set(TABLE.public(notice)) == KEYS


@pytest.mark.parametrize("wording", TABLE.wordings.values(), ids=lambda wording: wording.code)
def test_an_example_has_a_word_for_each_gap_of_its_sentences_and_no_other(wording: Wording) -> None:
    gaps = set(re.findall(r"\{([a-z_]+)\}", wording.zh + wording.en))
    # What a private cell holds is quoted nowhere, and so not in the example either.
    assert {*wording.words} | {"value"} == gaps | {"value"}
    assert all((wording.example, wording.example_en, wording.mend, wording.mend_en))


# The scene of a file that is too large is a small file and a smaller limit.
@pytest.mark.parametrize("code", sorted(SCENES.keys() - {"file-too-large"}))
def test_the_sentence_of_an_example_is_what_is_told_in_its_scene(code: str) -> None:
    told = next(notice for notice in notices_of(code)[0] if notice.code == code)
    example = TABLE.wordings[code].in_the_example()
    for lang in ("zh", "en"):
        assert TABLE.sentence(replace(told, place=Place()), lang) == TABLE.sentence(example, lang)


def test_the_page_of_notices_leaves_nothing_out_of_a_sentence() -> None:
    assert "…" not in notices_page(TABLE)
