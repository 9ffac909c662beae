"""Settings from environment and file, and what is said of those that cannot be used."""

from pathlib import Path

import pytest

from importer.settings import StaffSettings
from locator.fault import Fault
from locator.misspelt_settings import misspelt
from locator.settings import PublicSettings, meanings, read_settings, sources


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TONGBAN_CONFIG", "TONGBAN_DATA", "TONGBAN_DIVISIONS", "TONGBAN_POLL_SECONDS"):
        monkeypatch.delenv(name, raising=False)


def test_every_setting_has_its_meaning_in_both_languages() -> None:
    told = dict(meanings(PublicSettings))
    assert told.keys() == PublicSettings.model_fields.keys()
    assert all(meaning.zh and meaning.en for meaning in told.values())


def test_the_environment_stands_before_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "tongban.toml"
    file.write_text('data = "/from/file"\npoll_seconds = 5\nkey = "not for the public process"\n', "utf-8")
    monkeypatch.setenv("TONGBAN_CONFIG", str(file))
    monkeypatch.setenv("TONGBAN_DATA", "/from/environment")
    settings = read_settings(PublicSettings)
    assert (settings.data, settings.poll_seconds) == (Path("/from/environment"), 5.0)
    assert "not for" not in repr(settings)
    told = dict(sources(PublicSettings))
    assert {told.pop("data"), told.pop("poll_seconds")} == {"environment", str(file)}
    assert {*told.values()} == {"default"}


def test_a_value_that_cannot_be_used_is_named_but_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_POLL_SECONDS", "SECRET")
    with pytest.raises(Fault, match="TONGBAN_POLL_SECONDS") as fault:
        read_settings(PublicSettings)
    assert "SECRET" not in fault.value.zh + fault.value.en


@pytest.mark.parametrize(
    ("name", "meant"),
    [("TONGBAN_SPONSR", "TONGBAN_SPONSOR"), ("TONGBAN_POLL_SECOND", "TONGBAN_POLL_SECONDS")],
)
def test_a_misspelt_variable_is_told_with_the_one_that_is_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str
) -> None:
    monkeypatch.setenv(name, "SECRET")
    with pytest.raises(Fault, match=f"{name}.*{meant}") as fault:
        read_settings(PublicSettings)
    assert f"{name}: is {meant} meant?" in fault.value.en
    assert "SECRET" not in fault.value.zh + fault.value.en
    monkeypatch.setenv(name, "")
    read_settings(PublicSettings)


@pytest.mark.parametrize(("name", "meant"), [("hotlin", "hotline"), ("Sponsor", "sponsor")])
def test_a_misspelt_name_in_the_file_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, meant: str
) -> None:
    file = tmp_path / "tongban.toml"
    file.write_text(f'{name} = "SECRET"\n', "utf-8")
    monkeypatch.setenv("TONGBAN_CONFIG", str(file))
    with pytest.raises(Fault, match=f"{name}，是不是 {meant}"):
        read_settings(PublicSettings)


def test_what_is_like_no_setting_is_passed_over_and_so_are_the_staff_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_SHARED", "x")
    read_settings(PublicSettings)
    theirs = StaffSettings.model_fields.keys() - PublicSettings.model_fields.keys()
    assert list(misspelt(theirs, PublicSettings.model_fields.keys())) == []


def test_a_file_that_is_named_must_be_there_and_be_toml(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "tongban.toml"
    monkeypatch.setenv("TONGBAN_CONFIG", str(file))
    with pytest.raises(Fault, match=r"tongban\.toml"):
        read_settings(PublicSettings)
    file.write_text("data = ", "utf-8")
    with pytest.raises(Fault, match="TOML"):
        read_settings(PublicSettings)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8100", "https://t{0-7}.tianditu.gov.cn", "https://mirror/tiles/"]
)
def test_tiles_come_from_one_server_or_several(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("TONGBAN_TIANDITU_ADDRESS", address)
    assert read_settings(PublicSettings).tianditu_address == address


@pytest.mark.parametrize(
    "address",
    [
        "ftp://tiles",
        "tiles.example",
        "https://t{7-0}.example",
        "https://a:65536",
        "https://a:0",
        "https://a/?tk=1",
        "//a",
    ],
)
def test_an_address_that_no_tile_server_has_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("TONGBAN_TIANDITU_ADDRESS", address)
    with pytest.raises(Fault, match="TONGBAN_TIANDITU_ADDRESS"):
        read_settings(PublicSettings)


def test_the_key_for_tiles_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_TIANDITU_KEY", "SECRET")
    settings = read_settings(PublicSettings)
    assert settings.tianditu_key_text() == "SECRET"
    assert "SECRET" not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_without_a_word_the_data_lies_in_the_user_s_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_DATA", "")
    assert read_settings(PublicSettings).data.name == "tongban"


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("POLL_SECONDS", "often", "要填 0.05 到 3600 的数"),
        ("POLL_SECONDS", "-5", "要填 0.05 到 3600 的数"),
        ("ACCESS_LOG_EVERY", "1.5", "要填 0 到 1000000 的整数"),
        ("SPONSOR", "长" * 101, "超过了 100 个字"),
        ("SITE_CODE", "x", "格式不对"),
    ],
)
def test_why_a_value_cannot_be_used_is_told_with_what_can(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, why: str
) -> None:
    monkeypatch.setenv(f"TONGBAN_{name}", value)
    with pytest.raises(Fault, match=f"TONGBAN_{name} 的值不可用") as fault:
        read_settings(PublicSettings)
    assert why in str(fault.value)
    assert value not in str(fault.value)


def test_proxies_are_addresses_and_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_TRUSTED_PROXIES", "10.0.0.5, 10.1.0.0/16,")
    assert [str(one) for one in read_settings(PublicSettings).proxies()] == ["10.0.0.5/32", "10.1.0.0/16"]


@pytest.mark.parametrize("proxies", ["proxy.example", "10.0.0.256", "10.0.0.0/33", "*"])
def test_a_proxy_that_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch, proxies: str) -> None:
    monkeypatch.setenv("TONGBAN_TRUSTED_PROXIES", proxies)
    with pytest.raises(Fault, match="TONGBAN_TRUSTED_PROXIES"):
        read_settings(PublicSettings)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:9100", ("127.0.0.1", 9100)),
        ("[::1]:9100", ("::1", 9100)),
        ("metrics.internal:0", ("metrics.internal", 0)),
    ],
)
def test_figures_have_a_host_and_a_port(monkeypatch: pytest.MonkeyPatch, text: str, address: tuple[str, int]) -> None:
    assert read_settings(PublicSettings).metrics_address() is None
    monkeypatch.setenv("TONGBAN_METRICS", text)
    assert read_settings(PublicSettings).metrics_address() == address


@pytest.mark.parametrize("address", ["9100", ":9100", "127.0.0.1", "127.0.0.1:65536", "::1:9100", "a b:9100"])
def test_an_address_that_no_figures_can_have_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("TONGBAN_METRICS", address)
    with pytest.raises(Fault, match="TONGBAN_METRICS"):
        read_settings(PublicSettings)
