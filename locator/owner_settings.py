"""Settings of whose site it is: what a government site must show at the foot of every page."""

from typing import Annotated

from pydantic import Field, HttpUrl
from pydantic_settings import BaseSettings

from locator.meaning import Meaning


class OwnerSettings(BaseSettings):
    """Who stands behind the site; what is not set is not shown."""

    sponsor: Annotated[
        str | None,
        Field(max_length=100),
        Meaning(
            "主办单位，写在每一页的页脚。", "Who is responsible for the site (主办单位), at the foot of every page."
        ),
    ] = None
    site_code: Annotated[
        str | None,
        Field(pattern=r"^[A-Za-z0-9]{10}$"),
        Meaning("政府网站标识码，十位。", "The government site's code (网站标识码), ten characters."),
    ] = None
    icp_number: Annotated[
        str | None,
        Field(max_length=60),
        Meaning("ICP 备案号，例如“湘ICP备00000000号”。", "The ICP filing number (ICP 备案号)."),
    ] = None
    police_number: Annotated[
        str | None,
        Field(max_length=60, pattern=r"[0-9]{8,}"),
        Meaning("公安备案号，例如“湘公网安备43000000000000号”。", "The public security filing number (公安备案号)."),
    ] = None
    national_zone: Annotated[
        HttpUrl | None,
        Meaning("国家政务服务平台“跨省通办”专区的网址。", "Address of the national platform's zone (“跨省通办”专区)."),
    ] = None
    provincial_zone: Annotated[
        HttpUrl | None,
        Meaning("本省政务服务平台“跨省通办”专区的网址。", "Address of the province's own zone (“跨省通办”专区)."),
    ] = None
    rating_page: Annotated[
        HttpUrl | None,
        Meaning("政务服务“好差评”的网址。", "Address where citizens rate the service (好差评)."),
    ] = None
    hotline: Annotated[
        str,
        Field(pattern=r"^[0-9-]{3,20}$"),
        Meaning("咨询和投诉电话。", "Telephone number for questions and complaints."),
    ] = "12345"
