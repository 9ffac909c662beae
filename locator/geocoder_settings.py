"""Settings of a geocoder of another host, which is asked for places that nothing here knows."""

from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from locator.meaning import Meaning


class GeocoderSettings(BaseSettings):
    """Which geocoder is asked, where, and with whose key; none is unless it is named."""

    geocoder_address: Annotated[
        str | None,
        Field(pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._-]+)*/?$"),
        Meaning(
            "地名服务的地址；天地图、高德可以不填，Nominatim、Photon 须填自己的。",
            "The geocoder's address; Tianditu and Amap have one, for Nominatim and Photon it is your own.",
        ),
    ] = None
    geocoder_key: Annotated[
        SecretStr | None,
        Meaning(
            "地名服务的密钥（天地图、高德），只在本站内部使用。",
            "Its key (Tianditu, Amap), which never leaves this site.",
        ),
    ] = None
    geocoder_wait_s: Annotated[
        float,
        Field(ge=0.1, le=30),
        Meaning("最多等地名服务几秒。", "How many seconds it may take to answer."),
    ] = 3.0
    geocoder: Annotated[
        Literal["tianditu", "amap", "nominatim", "photon"] | None,
        Meaning(
            "本站不认得的地点去问哪个地名服务；不填则不问。所输入的文字会发给它。",
            "Which geocoder is asked for places that nothing here knows, and gets the text as typed; none if unset.",
        ),
    ] = None

    def geocoder_key_text(self) -> str | None:
        """The key as it was set, or None."""
        return self.geocoder_key.get_secret_value() if self.geocoder_key else None
