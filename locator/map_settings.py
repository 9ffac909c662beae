"""Settings of the maps: their review, and where the tiles of an official map come from."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings

from locator.meaning import Meaning


class MapSettings(BaseSettings):
    """What maps may show, and with whose key."""

    map_review_number: Annotated[
        str | None,
        Field(max_length=60),
        Meaning(
            "地图的审图号，写在每幅地图的左下角；没有它，公众页面的地图没有边界，也没有瓦片。",
            "The maps' review number (审图号), at the bottom left; without it no public map has borders or tiles.",
        ),
    ] = None
    tianditu_key: Annotated[
        SecretStr | None,
        Meaning(
            "天地图的密钥，只在本站内部使用；有了它和审图号，地图下面铺天地图的瓦片。",
            "The key for tiles of 天地图, which never leaves this site; with it and a 审图号 maps lie on them.",
        ),
    ] = None
    tianditu_address: Annotated[
        str,
        Field(pattern=r"^https?://[A-Za-z0-9.-]*(\{[0-9]-[0-9]\})?[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._-]+)*/?$"),
        Meaning(
            "天地图瓦片服务器的地址，{0-7} 代表八台主机；可换成镜像的地址；用 http 时密钥在路上不加密。",
            "The tiles' servers, {0-7} for eight hosts, or a mirror's; over http the key travels in the clear.",
        ),
    ] = "https://t{0-7}.tianditu.gov.cn"

    @field_validator("tianditu_address")
    @classmethod
    def _is_somewhere(cls, address: str) -> str:
        hosts = re.search(r"\{(.)-(.)\}", address)
        if urlsplit(address).port == 0 or (
            hosts is not None and hosts[1] > hosts[2]
        ):  # urlsplit refuses 65536 and more
            raise ValueError("no server can have this address")
        return address

    def tianditu_key_text(self) -> str | None:
        """The key as it was set, or None."""
        return self.tianditu_key.get_secret_value() if self.tianditu_key else None
