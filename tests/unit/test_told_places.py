"""What a notice says of its place and of its proposal: sheet, cell or row, in the language that is asked for."""

import pytest

from importer.notices import Confidence, Notice, NoticeTable, Place, Severity, Suggestion

TABLE = NoticeTable.read()


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place("长沙", 7, "K7"), "表“长沙”K7：", "Sheet “长沙”, cell K7: "),
        (Place("长沙", 7), "表“长沙”第7行：", "Sheet “长沙”, row 7: "),
        (Place("长沙"), "表“长沙”：", "Sheet “长沙”: "),
    ],
)
def test_a_sentence_begins_with_what_it_is_about(place: Place, zh: str, en: str) -> None:
    notice = Notice("sheet-hidden", Severity.INFO, place)
    assert TABLE.sentence(notice).startswith(zh)
    assert TABLE.sentence(notice, "en").startswith(en)


def test_what_is_about_a_whole_file_begins_with_no_place() -> None:
    notice = Notice("sheet-hidden", Severity.INFO, Place())
    assert "表“" not in TABLE.sentence(notice)[:2]
    assert not TABLE.sentence(notice, "en").startswith("Sheet “")


@pytest.mark.parametrize(("lang", "reason"), [("zh", "邮政编码"), ("en", "a postal code")])
def test_a_proposal_gives_its_reason_in_the_language_asked_for(lang: str, reason: str) -> None:
    proposed = Suggestion("430103", Confidence.LIKELY, "邮政编码", "a postal code")
    notice = Notice("sheet-hidden", Severity.INFO, Place("长沙"), suggestion=proposed)
    told = {"value": "430103", "confidence": "likely", "reason": reason}
    assert TABLE.public(notice, lang)["suggestion"] == told
