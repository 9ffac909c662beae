"""Where the vault's key comes from: a setting, a command, or a file made at first use."""

import base64
import os

import pytest

from importer.store.vault import KeyExposed, KeyUnavailable, Vault, open_vault
from tests.starting_gate import run_together

KEY = bytes(range(32))
TEXT = base64.b64encode(KEY).decode()
OPENING = """
import sys
from pathlib import Path
from importer.store.vault import open_vault

print(open_vault(Path(sys.argv[1])).key_id)
"""


def test_the_key_file_is_made_at_first_use_for_its_owner_alone(tmp_path):
    vault = open_vault(tmp_path / "staff")
    assert (tmp_path / "staff").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "staff" / "key").stat().st_mode & 0o777 == 0o600
    assert open_vault(tmp_path / "staff").key_id == vault.key_id
    assert [path.name for path in (tmp_path / "staff").iterdir()] == ["key"]


def test_two_folders_get_two_keys(tmp_path):
    assert open_vault(tmp_path / "one").key_id != open_vault(tmp_path / "two").key_id


def test_a_loose_umask_opens_nothing_to_others(tmp_path):
    before = os.umask(0)
    try:
        open_vault(tmp_path / "staff")
    finally:
        os.umask(before)
    assert (tmp_path / "staff").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "staff" / "key").stat().st_mode & 0o777 == 0o600


def test_a_staff_folder_that_stood_open_is_closed(tmp_path):
    staff = tmp_path / "staff"
    staff.mkdir(mode=0o755)
    open_vault(staff)
    assert staff.stat().st_mode & 0o777 == 0o700


def test_processes_that_start_at_once_end_with_the_same_key(tmp_path):
    said = run_together(OPENING, [str(tmp_path / "staff")], 4)
    assert said == [open_vault(tmp_path / "staff").key_id + "\n"] * 4
    assert [path.name for path in (tmp_path / "staff").iterdir()] == ["key"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_key_file_that_others_may_open_is_refused_with_the_line_to_type(tmp_path, mode):
    open_vault(tmp_path)
    (tmp_path / "key").chmod(mode)
    with pytest.raises(KeyExposed) as raised:
        open_vault(tmp_path)
    assert f"chmod 600 {tmp_path / 'key'}" in raised.value.zh
    assert f"chmod 600 {tmp_path / 'key'}" in raised.value.en


@pytest.mark.parametrize("content", ["", "not base64 at all!", TEXT[:-5], TEXT + TEXT, "天书"])
def test_a_key_file_without_a_key_is_refused_and_not_quoted(tmp_path, content):
    tmp_path.chmod(0o700)
    (tmp_path / "key").write_text(content, encoding="utf-8")
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(KeyUnavailable, match="openssl rand -base64 32") as raised:
        open_vault(tmp_path)
    assert not content or content not in raised.value.zh + raised.value.en
    assert (tmp_path / "key").read_text(encoding="utf-8") == content


def test_a_key_file_that_is_a_folder_is_one_sentence(tmp_path):
    (tmp_path / "key").mkdir()
    with pytest.raises(KeyUnavailable, match=str(tmp_path / "key")):
        open_vault(tmp_path)


def test_the_key_of_the_settings_needs_no_file(tmp_path):
    assert open_vault(tmp_path / "staff", key=f" {TEXT}\n").key_id == Vault.from_key(KEY).key_id
    assert not (tmp_path / "staff").exists()


def test_a_wrong_key_in_the_settings_is_refused_and_not_quoted(tmp_path):
    with pytest.raises(KeyUnavailable) as raised:
        open_vault(tmp_path, key="swordfish")
    assert "swordfish" not in raised.value.zh + raised.value.en
    assert raised.value.__cause__ is None


def test_a_command_gives_the_key(tmp_path):
    vault = open_vault(tmp_path / "staff", key_command=f"printf '%s\\n' {TEXT}")
    assert vault.key_id == Vault.from_key(KEY).key_id
    assert not (tmp_path / "staff").exists()


def test_no_shell_reads_the_command(tmp_path):
    with pytest.raises(KeyUnavailable):
        open_vault(tmp_path, key_command=f"echo {TEXT}; touch {tmp_path / 'made'}")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("command", "says"),
    [
        pytest.param("/nowhere/at-all hunter2", "无法启动", id="there is no such program"),
        pytest.param("sh -c 'echo hunter2; exit 3'", "退出码为 3", id="it fails"),
        pytest.param("echo hunter2", "base64", id="it says something else"),
        pytest.param("true hunter2", "base64", id="it says nothing"),
        pytest.param("echo 'hunter2", "引号", id="its quotation marks do not pair"),
        pytest.param("'' hunter2", "无法启动", id="its first word is empty"),
    ],
)
def test_a_command_that_gives_no_key_is_one_sentence_without_its_words(tmp_path, command, says):
    with pytest.raises(KeyUnavailable, match=says) as raised:
        open_vault(tmp_path, key_command=command)
    assert "hunter2" not in raised.value.zh + raised.value.en


def test_a_command_that_does_not_end_is_ended(tmp_path):
    with pytest.raises(KeyUnavailable, match=r"0\.2"):
        open_vault(tmp_path, key_command="sleep 600", timeout_s=0.2)
