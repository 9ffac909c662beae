"""The foot of every page."""

import pytest
from pydantic import ValidationError

from locator.owner_settings import OwnerSettings
from locator.site.footer import FooterLine, footer_lines
from locator.texts import Lang


def owner(**given: object) -> OwnerSettings:
    return OwnerSettings.model_validate(given)


def test_what_is_not_set_is_not_shown() -> None:
    assert footer_lines(owner(), Lang.ZH) == [FooterLine("咨询和投诉：12345", "tel:12345")]


def test_whose_site_it_is_stands_first_and_numbers_lead_to_their_registers() -> None:
    told = footer_lines(
        owner(
            sponsor="示例省数据局",
            site_code="4300000000",
            icp_number="湘ICP备00000000号",
            police_number="湘公网安备43000000000000号",
            national_zone="https://national.test/zone",
            rating_page="https://rating.test/",
            hotline="0731-12345",
        ),
        Lang.ZH,
    )
    assert told == [
        FooterLine("主办单位：示例省数据局"),
        FooterLine("网站标识码：4300000000"),
        FooterLine("湘ICP备00000000号", "https://beian.miit.gov.cn/"),
        FooterLine("湘公网安备43000000000000号", "https://beian.mps.gov.cn/#/query/webSearch?code=43000000000000"),
        FooterLine("国家“跨省通办”专区", "https://national.test/zone"),
        FooterLine("好差评", "https://rating.test/"),
        FooterLine("咨询和投诉：0731-12345", "tel:0731-12345"),
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("national_zone", "javascript:alert(1)"),  # a link that would run
        ("rating_page", "//elsewhere.test"),  # no scheme
        ("police_number", "湘公网安备"),  # nothing to look up
        ("site_code", "43"),  # too short
        ("site_code", "43000000001"),  # too long
        ("hotline", "12345;ext=1"),  # no number to call
    ],
)
def test_what_cannot_be_linked_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValidationError):
        owner(**{name: value})
