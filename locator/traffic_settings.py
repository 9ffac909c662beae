"""Settings of the traffic: how much one address may ask, who stands before the site, and what is told of it all."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings

from locator.meaning import Meaning

Network = IPv4Network | IPv6Network


class TrafficSettings(BaseSettings):
    """What programs may do with the site, and what its operator hears of it."""

    rate_limit_per_minute: Annotated[
        int,
        Field(ge=0, le=1_000_000),
        Meaning(
            "同一个地址平均每分钟最多调用多少次接口（/api），可以一次用完；0 为不限。每个进程各自计数；网页不受限制。",
            "How often one address may ask the API (/api) in a minute on average, all at once too; 0: no limit. Each"
            " process counts by itself. Pages have none.",
        ),
    ] = 0
    corrections_per_hour: Annotated[
        int,
        Field(ge=0, le=1_000_000),
        Meaning(
            "同一个地址平均每小时最多发来多少条“这里不对”；0 为不限。每个进程各自计数。",
            "How many notes of what is wrong about windows one address may send in an hour on average; 0: no limit."
            " Each process counts by itself.",
        ),
    ] = 10
    trusted_proxies: Annotated[
        str,
        Field(max_length=2000),
        Meaning(
            "本站之前的代理服务器的地址或网段，用逗号隔开；只相信它们所写的 X-Forwarded-For 和 X-Forwarded-Proto。",
            "Addresses or networks of the proxies before this site, with commas; theirs alone are the X-Forwarded-For"
            " and the X-Forwarded-Proto that are believed.",
        ),
    ] = ""

    metrics: Annotated[
        str | None,
        Field(pattern=r"^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):[0-9]{1,5}$"),
        Meaning(
            "运行指标（Prometheus 格式）的地址，例如 127.0.0.1:9100；不填则没有。不要对公众开放。",
            "Address of the figures in Prometheus's format, such as 127.0.0.1:9100; by default there are none. Not for"
            " the public.",
        ),
    ] = None

    log_format: Annotated[
        Literal["text", "json"],
        Meaning(
            "日志的格式：text，或 json（每行一个 JSON 对象，便于收集）。",
            "Format of the log: text, or json (a JSON object a line, for those who collect logs).",
        ),
    ] = "text"

    @field_validator("metrics")
    @classmethod
    def _is_a_port(cls, address: str | None) -> str | None:
        if address is not None and int(address.rpartition(":")[2]) > 65535:
            raise ValueError("no such port")
        return address

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, text: str) -> str:
        _networks(text)
        return text

    def metrics_address(self) -> tuple[str, int] | None:
        """Host and port of the figures, or None."""
        if self.metrics is None:
            return None
        host, _, port = self.metrics.rpartition(":")
        return host.strip("[]"), int(port)

    def proxies(self) -> Sequence[Network]:
        """The proxies that are trusted."""
        return _networks(self.trusted_proxies)


def _networks(text: str) -> tuple[Network, ...]:
    """The networks of a list with commas; ValueError where one of them is none."""
    return tuple(ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())
