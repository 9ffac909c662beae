"""Findings that people may confirm, and what becomes of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from importer.checks.confirmed import Confirmed, may_be_confirmed
from importer.checks.judging import judge
from importer.notices import CONFIRMED, Notice, NoticeTable, Place, Severity
from tests.sheets import cells, row
from tests.staff_side import staff_workplace

PLACE = Place("表", 7, "K7", "longitude")
WORDS = {"division": "天心区", "distance": "44 公里", "distance_en": "44 km", "there": "", "there_en": ""}
CONSEQUENCE = {"consequence": "不能发布。", "consequence_en": ": it cannot be published."}
FAR = Notice("position-outside-division", Severity.ERROR, PLACE, "112.5, 28.2", words={**WORDS, **CONSEQUENCE})


@pytest.mark.parametrize(
    ("code", "severity", "may"),
    [
        pytest.param("position-outside-division", Severity.ERROR, True, id="an error of the contract's first kind"),
        pytest.param("window-duplicate", Severity.ERROR, True, id="and of its second"),
        pytest.param("division-unknown", Severity.ERROR, False, id="any other error"),
        pytest.param("window-jumped", Severity.WARNING, True, id="any warning"),
        pytest.param("value-tidied", Severity.INFO, False, id="an information"),
    ],
)
def test_what_may_be_confirmed(code, severity, may):
    assert may_be_confirmed(Notice(code, severity, PLACE)) is may


def test_an_error_that_is_confirmed_is_a_warning_that_says_so():
    [weighed] = Confirmed(frozenset({(FAR.code, PLACE)})).weighed([FAR])
    assert (weighed.severity, weighed.words[CONFIRMED]) == (Severity.WARNING, CONFIRMED)
    notices = NoticeTable.read()
    assert notices.finding(weighed).endswith("照样发布。已经人工确认无误。")
    assert notices.finding(weighed, "en").endswith("it is published all the same. It was confirmed to be right.")


def test_a_confirmation_counts_at_its_own_place_alone():
    elsewhere = Place("表", 8, "K8", "longitude")
    assert Confirmed(frozenset({(FAR.code, elsewhere)})).weighed([FAR]) == [FAR]
    assert Confirmed(frozenset({("window-duplicate", PLACE)})).weighed([FAR]) == [FAR]


def test_an_error_that_has_to_be_mended_stays_one_whatever_is_said_of_it():
    unknown = Notice("division-unknown", Severity.ERROR, PLACE)
    assert Confirmed(frozenset({(unknown.code, PLACE)})).weighed([unknown]) == [unknown]


def test_weighing_twice_changes_nothing_more():
    confirmed = Confirmed(frozenset({(FAR.code, PLACE)}))
    once = confirmed.weighed([FAR])
    assert confirmed.weighed(once) == once


PHONE = "13900001234"


def judged_with(divisions, rows, *confirmed):
    rules = replace(staff_workplace(Path(), divisions).rules(None, None), confirmed=Confirmed(frozenset(confirmed)))
    return judge("表.xlsx", [cells(rows)], rules)


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        pytest.param("transit", f"公交：101，咨询 {PHONE}", lambda window: window.transit, id="transit"),
        pytest.param("address", f"示例路1号（{PHONE}）", lambda window: window.address, id="address"),
        pytest.param("office_phone", PHONE, lambda window: ",".join(window.phones).replace(" ", ""), id="telephone"),
    ],
)
def test_a_personal_text_that_is_confirmed_is_shown_and_no_notice_quotes_it(divisions, field, text, shown):
    rows = [row(**{field: text, "manager_mobile": PHONE}), row(window_name="二号", address="示例路2号", transit=text)]
    columns = {"transit": "J4", "address": "E4", "office_phone": "H4"}
    place = Place("窗口表", 4, columns[field], field)
    before, after = judged_with(divisions, rows), judged_with(divisions, rows, ("text-personal", place))
    assert PHONE not in shown(before.all_rows()[0])
    assert PHONE in shown(after.all_rows()[0])
    assert PHONE not in str(after.all_rows()[1]), "another row's text stays withheld"
    notices = NoticeTable.read()
    told = [notices.public(notice, lang) for notice in after.notices for lang in ("zh", "en")]
    assert PHONE not in str(told)
    [notice] = [each for each in after.notices if (each.code, each.place) == ("text-personal", place)]
    assert "照原文公开" in notices.finding(notice)
