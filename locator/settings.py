"""Settings of the public process: environment `TONGBAN_…`, or one TOML file that `TONGBAN_CONFIG` names.

Only what is listed here is kept. The file is parsed whole, though: where both sides share one, the staff side's values,
a key among them, pass through the public process's memory. So each side gets a file of its own (docs/operating.md).
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, TypeVar

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from locator.fault import Fault
from locator.geocoder_settings import GeocoderSettings
from locator.map_settings import MapSettings
from locator.meaning import Meaning
from locator.misspelt_settings import misspelt
from locator.owner_settings import OwnerSettings
from locator.site_address import site_address
from locator.traffic_settings import TrafficSettings
from locator.unusable_settings import unusable

CONFIG_VARIABLE = "TONGBAN_CONFIG"
PREFIX = "TONGBAN_"


def _default_data() -> Path:
    return user_data_path("tongban", appauthor=False)


class PublicSettings(MapSettings, OwnerSettings, TrafficSettings, GeocoderSettings):
    """What the public process is told; each field's meaning stands beside it in Chinese and English."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    data: Annotated[
        Path,
        Meaning(
            "全部数据所在的文件夹；公众进程只读其中的 public/。",
            "Folder of all data; the public process reads its folder public/ and nothing else.",
        ),
    ] = Field(default_factory=_default_data)
    divisions: Annotated[
        Path | None,
        Meaning(
            "行政区划的 GeoPackage 文件，代替随程序安装的一份。",
            "GeoPackage of divisions that replaces the packaged one.",
        ),
    ] = None
    holidays: Annotated[
        Path | None,
        Meaning(
            "节假日与调休上班日的 CSV 文件，补充随程序安装的日历：整年，或某地的日子。",
            "CSV of holidays and make-up days laid over the packaged calendar: whole years, or one region's days.",
        ),
    ] = None
    seasons: Annotated[
        Path | None,
        Meaning(
            "各地夏季、冬季作息起止日期的 CSV 文件，用于没有写明日期的办公时间。",
            "CSV of the dates of seasons by division, for office hours that give none.",
        ),
    ] = None
    workers: Annotated[
        int,
        Field(ge=1, le=64),
        Meaning(
            "几个进程一同作答；多于一个时共用一份内存里的版次（仅限 Linux 与 macOS）。",
            "How many processes answer; more than one share one edition in memory (Linux and macOS alone).",
        ),
    ] = 1
    places: Annotated[
        Path | None,
        Meaning(
            "地点的 CSV 文件（乡镇、小区、车站等），查找时与区划一样可以输入。",
            "CSV of places (towns, estates, stations) that may be typed as divisions are.",
        ),
    ] = None
    answers: Annotated[
        Path | None,
        Meaning(
            "问答文件夹（Markdown），补充随程序安装的常见问题；文件改了，几秒内生效。",
            "Folder of questions and answers (Markdown) beside the packaged ones; read again once a file changes.",
        ),
    ] = None
    guides: Annotated[
        Path | None,
        Meaning(
            "办事指南链接的 CSV 文件：每个事项在各地的指南网址，写在事项的页面上。",
            "CSV of links to official guides (办事指南), by item and division, shown on the pages of items.",
        ),
    ] = None
    public_address: Annotated[
        str | None,
        Field(max_length=300),
        Meaning(
            "公众网站的网址，如 https://tongban.example.gov.cn：二维码、日历和网站地图里写的就是它。",
            "The public site's own address, such as https://tongban.example.gov.cn: codes, calendars and the sitemap"
            " hold it.",
        ),
    ] = None
    poll_seconds: Annotated[
        float,
        Field(ge=0.05, le=3600),
        Meaning("公众进程每隔几秒查看有没有新版次。", "Seconds between two looks for a new edition."),
    ] = 1.0
    access_log_every: Annotated[
        int,
        Field(ge=0, le=1_000_000),
        Meaning(
            "每多少次应答记一行访问日志（0 为不记）；本站出错总会记录。",
            "Log one in so many answers (0: none); faults of ours are always logged.",
        ),
    ] = 1

    @field_validator("public_address")
    @classmethod
    def _is_a_site(cls, address: str | None) -> str | None:
        return site_address(address) if address is not None else None

    @field_validator("data", "divisions", "holidays", "seasons", "places", "answers", "guides")
    @classmethod
    def _home_expanded(cls, path: Path | None) -> Path | None:
        return path.expanduser() if path is not None else None

    @property
    def public(self) -> Path:
        """The folder of editions."""
        return self.data / "public"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments before environment before file; no .env file and no secrets' folder is looked for."""
        config = os.environ.get(CONFIG_VARIABLE)
        if not config:
            return init_settings, env_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, Path(config))


Settings = TypeVar("Settings", bound=PublicSettings)


def read_settings(kind: type[Settings]) -> Settings:
    """The settings as they stand now in environment and file.

    Raises
    ------
    Fault
        If the file is missing or no TOML, a value is none that its setting takes, or a name is a misspelt setting's;
        the fault names which.
    """
    config = os.environ.get(CONFIG_VARIABLE)
    if config and not Path(config).is_file():
        raise Fault(
            f"{CONFIG_VARIABLE} 所指的文件不存在：{config}", f"There is no file {config}, see {CONFIG_VARIABLE}."
        )
    try:
        settings = kind()
    except ValidationError as wrong:
        raise unusable(wrong, kind.model_fields, PREFIX) from wrong
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise Fault(f"{config} 不是 TOML 文件：{wrong}", f"{config} is no TOML: {wrong}") from wrong
    _refuse_misspelt(kind)
    return settings


def _refuse_misspelt(kind: type[PublicSettings]) -> None:
    """A slip in a name would leave its setting as it is by default, and nobody would know."""
    known = kind.model_fields.keys()
    # Neither case nor an empty value counts in the environment, as for the settings themselves.
    inside = {name.upper().removeprefix(PREFIX).lower(): name for name, text in os.environ.items() if text}
    given = {short: name for short, name in inside.items() if name.upper().startswith(PREFIX)}
    config = os.environ.get(CONFIG_VARIABLE)
    filed = tomllib.loads(Path(config).read_text("utf-8")) if config else {}
    slips = [(given[name], PREFIX + meant.upper()) for name, meant in misspelt(given, known)]
    slips += [(f"{config}: {name}", meant) for name, meant in misspelt(filed, known)]
    for name, meant in slips:
        raise Fault(f"没有设置 {name}，是不是 {meant}？", f"There is no setting {name}: is {meant} meant?")


def meanings(settings: type[PublicSettings]) -> Iterator[tuple[str, Meaning]]:
    """Each setting's name and meaning, in the order in which they are declared."""
    for name, field in settings.model_fields.items():
        yield from ((name, part) for part in field.metadata if isinstance(part, Meaning))


def sources(settings: type[BaseSettings]) -> Mapping[str, str]:
    """Where each field's value comes from: `environment`, the configuration file's path, or `default`."""
    config = os.environ.get(CONFIG_VARIABLE)
    filed = TomlConfigSettingsSource(settings, Path(config))() if config else {}

    def source(name: str) -> str:
        if os.environ.get(PREFIX + name.upper()):
            return "environment"
        return str(config) if name in filed else "default"

    return {name: source(name) for name in settings.model_fields}
