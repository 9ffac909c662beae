"""Personal data in public texts: withheld from what is published, in whatever dress, and shown by no notice."""

from datetime import date

import pytest

from importer.notices import Severity
from importer.workbook.cells import CellValue
from tests.judged_sheets import codes, found, judged, rules
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME, row


@pytest.mark.parametrize("field", ["manager_name", "manager_mobile"])
def test_a_notice_about_a_private_cell_shows_nothing_of_it(field: str) -> None:
    notice = found(judged(row(**{field: "138****0000"})), "value-masked")[0]
    assert notice.value is None
    assert "138" not in rules().notices.sentence(notice)


def test_personal_texts_are_withheld_from_what_is_published() -> None:
    file = judged(
        row(address=f"示例路1号（{SENTINEL_NAME} {SENTINEL_MOBILE}）", office_phone=f"0731-85550123、{SENTINEL_MOBILE}")
    )
    ((_, window),) = file.windows()
    assert window.address == "示例路1号"
    assert window.phones == ("0731-85550123",)
    notices = found(file, "text-personal")
    assert {notice.place.field for notice in notices} == {"address", "office_phone"}
    assert all(notice.value is None for notice in notices)


def test_what_is_left_of_a_text_is_said_to_have_been_tidied_without_its_person() -> None:
    (notice,) = found(judged(row(address=f"天心区示例路１号（{SENTINEL_NAME}）")), "value-tidied")
    assert (notice.value, notice.words["was"], notice.words["tidy"]) == (None, "“天心区示例路1号”", "“天心区示例路1号”")


@pytest.mark.parametrize("written", ["张　三", "张三"])
def test_a_managers_name_is_known_however_it_is_spaced(written: str) -> None:
    # Tables pad a name of two characters, so that it is as wide as one of three.
    file = judged(row(manager_name=written, address="湖南省长沙市天心区示例路1号 联系人张三"))
    ((_, window),) = file.windows()
    assert "张三" not in window.address
    assert len(found(file, "text-personal")) == 1


def test_each_of_a_managers_numbers_is_withheld() -> None:
    file = judged(row(manager_mobile="13800000000、13900000000", office_phone="13800000000；0731-85550123"))
    ((_, window),) = file.windows()
    assert window.phones == ("0731-85550123",)


def test_who_filled_the_sheet_is_withheld_like_the_manager() -> None:
    ((_, window),) = judged(row(transit="问李哨兵，公交101")).windows()
    assert window.transit == "公交101"


@pytest.mark.parametrize(
    "fault",
    [
        {"address": f"示例路1号　　联系{SENTINEL_NAME}"},  # tidied as well
        {"office_phone": f"请找{SENTINEL_NAME}"},  # unreadable as well
        {"office_phone": f"０{SENTINEL_MOBILE}"},  # tidied as well
        {"longitude": f"问{SENTINEL_NAME}"},  # not a public text, but shown in a notice
        {"division_code": SENTINEL_MOBILE},
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_notice_of_any_check_shows_personal_data(fault: dict[str, CellValue], lang: str) -> None:
    file = judged(row(**fault))
    told = repr([rules().notices.public(notice, lang) for notice in file.notices])
    assert file.notices
    assert SENTINEL_NAME not in told
    assert SENTINEL_MOBILE not in told


def test_a_row_s_notice_hides_its_own_persons_and_no_other_row_s() -> None:
    address = "长沙市岳麓区示例路1号（王小明）"
    for managers, shown in ((("王小明", "张伟国"), address), (("张伟国", "王小明"), None)):
        first, second = managers
        file = judged(row(manager_name=first), row(manager_name=second, window_name="乙窗口", address=address))
        (notice,) = found(file, "division-address-mismatch")
        assert (notice.place.row, notice.value) == (5, shown)


def test_a_needed_text_that_is_nothing_but_personal_rejects_the_row() -> None:
    file = judged(row(address=f"{SENTINEL_NAME} {SENTINEL_MOBILE}"))
    assert [notice.severity for notice in found(file, "text-personal")] == [Severity.WARNING]
    missing = [(notice.place.cell, notice.severity, notice.value) for notice in found(file, "value-missing")]
    assert missing == [("E4", Severity.ERROR, None)]
    assert file.publishable == 0


@pytest.mark.parametrize(
    ("labels", "phones"),
    [
        ({"manager_name": "负责人", "office_phone": "联系电话"}, ()),  # right of the manager: the manager's own
        ({"manager_name": "负责人", "office_phone": "办公电话"}, ("139 0000 5678",)),  # the office's, in so many words
        ({"office_phone": "联系电话"}, ("139 0000 5678",)),  # nobody beside it
    ],
)
def test_a_bare_phone_label_beside_the_managers_name_is_the_managers(
    labels: dict[str, str], phones: tuple[str, ...]
) -> None:
    kept = {
        field: label
        for field, label in LABELS.items()
        if field not in ("manager_name", "manager_mobile", "office_phone")
    }
    ((_, window),) = judged(row(office_phone="13900005678"), labels={**kept, **labels}).windows()
    assert window.phones == phones


def test_what_announced_a_person_goes_with_the_person() -> None:
    ((_, window),) = judged(row(address="长沙市天心区示例路1号 联系人13900005678")).windows()
    assert window.address == "长沙市天心区示例路1号"


def test_nobody_is_asked_about_a_mobile_that_is_withheld() -> None:
    file = judged(row(office_phone=SENTINEL_MOBILE))
    assert "text-personal" in codes(file)
    assert "phone-mobile" not in codes(file)


def test_an_office_s_mobile_is_shown_in_its_notice_and_hidden_in_every_other() -> None:
    assert found(judged(row(office_phone="139 0000 5678")), "phone-mobile")[0].value == "139 0000 5678"
    assert found(judged(row(address="岳麓区甲路1号 13900005678")), "division-address-mismatch")[0].value is None
    assert (
        found(judged(row(address="长沙市岳麓区甲路1号")), "division-address-mismatch")[0].value == "长沙市岳麓区甲路1号"
    )


def test_what_a_row_says_in_private_is_kept_with_what_the_office_wrote() -> None:
    file = judged(row(region_name=" 长沙市天心区 ", longitude="112° 99'", latitude="28° 11'", manager_mobile=None))
    (said,) = file.tables[0].private
    assert (said.manager_name, said.manager_mobile, said.filled_by) == (SENTINEL_NAME, None, "李哨兵")
    assert (said.number, said.region_name) == ("1", "长沙市天心区")
    assert (said.longitude_text, said.latitude_text) == ("112° 99'", "28° 11'")
    assert (said.datum, said.datum_from) == ("gcj02", "assumed")


@pytest.mark.parametrize("stated", [SENTINEL_NAME, SENTINEL_MOBILE])
def test_a_windows_id_that_is_a_persons_is_not_taken_and_told(stated: str) -> None:
    labels = {**LABELS, "window_id": "窗口编号"}
    file = judged(row(window_id=stated), row(number=2, window_name="乙", window_id="430103-a"), labels=labels)
    assert list(file.tables[0].ids) == ["", "430103-a"]
    (notice,) = found(file, "text-personal")
    assert (notice.place.cell, notice.value) == ("M4", None)
    assert "已另给编号" in rules().notices.sentence(notice)
    assert stated not in rules().notices.sentence(notice)


SAMPLE_IDENTITY = "11010519491231002X"
"""The example of GB 11643 itself."""


@pytest.mark.parametrize(
    "written", [SAMPLE_IDENTITY, f"身份证{SAMPLE_IDENTITY.lower()}", f"负责人身份证号：{SAMPLE_IDENTITY}"]
)
def test_an_identity_number_is_withheld_and_told(written: str) -> None:
    file = judged(row(transit=f"公交101路（{written}）"))
    ((_, window),) = file.windows()
    assert window.transit == "公交101路"
    (notice,) = found(file, "text-personal")
    assert (notice.place.field, notice.value) == ("transit", None)


def test_a_number_that_is_called_one_is_withheld_whatever_its_last_sign() -> None:
    ((_, window),) = judged(row(address="示例路1号，身份证110105194912310021")).windows()
    assert window.address == "示例路1号"


@pytest.mark.parametrize("text", ["公交110105194912310021路", "编号1101051949123100211", "身份证补领请走3号门"])
def test_other_long_numbers_and_the_word_alone_stay(text: str) -> None:
    file = judged(row(transit=text))
    ((_, window),) = file.windows()
    assert window.transit == text
    assert not found(file, "text-personal")


@pytest.mark.parametrize(
    "beside", [f"（值班{SENTINEL_NAME}{SENTINEL_MOBILE}）", f"，联系{SENTINEL_NAME}", f" 联系{SENTINEL_MOBILE}"]
)
def test_a_person_beside_items_or_a_suspension_is_withheld_and_the_rest_is_read(beside: str) -> None:
    labels = {**LABELS, "items": "可办事项", "closed_until": "暂停服务"}
    stated = {"items": f"2022-01、2022-22{beside}", "closed_until": f"2026年12月1日至12月5日{beside}"}
    file = judged(row(**stated), labels=labels)
    ((_, window),) = file.windows()
    assert window.items == ("2022-01", "2022-22")
    assert window.suspension is not None
    assert (window.suspension.first, window.suspension.last) == (date(2026, 12, 1), date(2026, 12, 5))
    assert {notice.place.field for notice in found(file, "text-personal")} == {"items", "closed_until"}
    assert not found(file, "text-suspicious")
