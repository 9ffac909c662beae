"""The vault: seals what must not lie on disk in clear text, and opens it again (AES-256-GCM)."""

import base64
import binascii
import hashlib
import hmac
import secrets
import shlex
import subprocess
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from importer.staff_fault import StaffFault
from importer.store.staff_folder import OTHERS, open_staff_folder, place_once

KEY_BYTES = 32
KEY_FILE = "key"
COMMAND_TIMEOUT_S = 30.0

_VERSION = b"\x01"
_KEY_ID_BYTES = 4
_NONCE_BYTES = 12
_HEADER_BYTES = len(_VERSION) + _KEY_ID_BYTES
_TAG_BYTES = 16


class KeyUnavailable(StaffFault):
    """There is no usable key where the settings say one is."""


class KeyExposed(StaffFault):
    """The key file can be read by others than its owner."""


class SealBroken(StaffFault):
    """A sealed value was changed, cut off, or moved to another place than it was sealed for."""


class WrongKey(StaffFault):
    """A value was sealed with another key than this vault's."""


class Vault:
    """Seals and opens bytes under one key.

    A sealed value is a version byte, four bytes that name the key, a random nonce of 12 bytes, and the ciphertext with
    its tag. The header and the context (which table, row and column the value belongs to) are authenticated with it:
    a value that is carried to another row does not open there. Random nonces of 96 bits allow some four thousand
    million values under one key (NIST SP 800-38D, 8.3).
    """

    __slots__ = ("_cipher", "_header", "_marks")

    def __init__(self, cipher: AESGCM, key_id: bytes, marks: bytes) -> None:
        self._cipher = cipher
        self._header = _VERSION + key_id
        self._marks = marks

    def __repr__(self) -> str:
        return f"Vault(key_id={self.key_id!r})"

    @classmethod
    def from_key(cls, key: bytes) -> "Vault":
        """A vault under a key of 32 bytes.

        Raises
        ------
        KeyUnavailable
            If the key has another length.
        """
        if len(key) != KEY_BYTES:
            raise KeyUnavailable(
                f"密钥应为 {KEY_BYTES} 字节，实为 {len(key)} 字节。",
                f"A key has {KEY_BYTES} bytes, this one has {len(key)}.",
            )
        key_id = hmac.digest(key, b"tongban key id", hashlib.sha256)[:_KEY_ID_BYTES]
        return cls(AESGCM(key), key_id, hmac.digest(key, b"tongban marks", hashlib.sha256))

    @property
    def key_id(self) -> str:
        """Eight hexadecimal digits that tell keys apart and say nothing of the key."""
        return self._header[len(_VERSION) :].hex()

    def seal(self, plaintext: bytes, context: str) -> bytes:
        """Encrypt, bound to `context`; 33 bytes longer than the plaintext, and different every time."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return self._header + nonce + self._cipher.encrypt(nonce, plaintext, self._bound(context))

    def mark(self, text: str) -> str:
        """64 hexadecimal digits by which a text is known again; who has no key can neither make nor guess them."""
        return hmac.digest(self._marks, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hex()

    def open(self, sealed: bytes, context: str) -> bytes:
        """Decrypt what was sealed for the same context.

        Raises
        ------
        WrongKey
            If it was sealed with another key.
        SealBroken
            If it was changed, cut off, is of a later version, or belongs to another context.
        """
        if len(sealed) < _HEADER_BYTES + _NONCE_BYTES + _TAG_BYTES or not sealed.startswith(_VERSION):
            raise _broken(context)
        if not sealed.startswith(self._header):
            theirs = sealed[len(_VERSION) : _HEADER_BYTES].hex()
            raise WrongKey(
                f"数据是用另一把密钥（{theirs}）加密的，当前密钥是 {self.key_id}，请换回原来的密钥。",
                f"The data was sealed with another key ({theirs}) than this ({self.key_id}): put the first one back.",
            )
        nonce = sealed[_HEADER_BYTES : _HEADER_BYTES + _NONCE_BYTES]
        try:
            return self._cipher.decrypt(nonce, sealed[_HEADER_BYTES + _NONCE_BYTES :], self._bound(context))
        except InvalidTag:
            raise _broken(context) from None

    def _bound(self, context: str) -> bytes:
        return self._header + context.encode()


def open_vault(
    staff: Path, key: str | None = None, key_command: str | None = None, *, timeout_s: float = COMMAND_TIMEOUT_S
) -> Vault:
    """The staff side's vault, with its key from the setting, else from the command, else from the file `staff/key`.

    Setting, command's standard output and file hold the same text: the key's 32 bytes in base64. The file is made at
    first use, with mode 600; several processes that start at once find the same one.

    Raises
    ------
    KeyUnavailable
        If the text is no key, or the command fails or takes longer than `timeout_s` seconds.
    KeyExposed
        If others may read the key file.
    """
    if key:
        return Vault.from_key(_decoded(key, "设置中的密钥", "The key in the settings"))
    if key_command:
        return Vault.from_key(
            _decoded(_said_by(key_command, timeout_s), "取密钥命令的输出", "What the key command says")
        )
    path = staff / KEY_FILE
    return Vault.from_key(_decoded(_kept_in(path), f"密钥文件 {path}", f"The key file {path}"))


def _write_new_key(path: Path) -> None:
    path.write_text(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode() + "\n", encoding="ascii")


def _kept_in(path: Path) -> str:
    """The key file's text, from now on or from before."""
    try:
        open_staff_folder(path.parent)
        place_once(path, _write_new_key)
        exposed = path.stat().st_mode & OTHERS
        text = path.read_text(encoding="ascii", errors="replace")
    except OSError as failure:
        raise KeyUnavailable(
            f"密钥文件 {path} 无法读取或建立：{failure.strerror}。",
            f"The key file {path} cannot be read or made: {failure.strerror}.",
        ) from failure
    if exposed:
        raise KeyExposed(
            f"密钥文件 {path} 别人也能读，请执行：chmod 600 {shlex.quote(str(path))}",
            f"The key file {path} is open to others. Type: chmod 600 {shlex.quote(str(path))}",
        )
    return text


def _said_by(command: str, timeout_s: float) -> str:
    """The command's standard output. Of the command itself no fault names more than its first word."""
    try:
        words = shlex.split(command)
        # The operator's own setting, split without a shell.
        done = subprocess.run(  # noqa: S603
            words, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout_s, check=True
        )
    except ValueError as failure:
        raise _silent("引号不成对", "its quotation marks do not pair") from failure
    except OSError as failure:
        raise _silent(f"无法启动：{failure.strerror}", f"it cannot be started: {failure.strerror}") from failure
    # Their texts quote the whole command line and hold its output: they are not chained to ours.
    except subprocess.TimeoutExpired:
        raise _silent(f"{timeout_s:g} 秒内没有结束", f"it did not end within {timeout_s:g} seconds") from None
    except subprocess.CalledProcessError as failure:
        raise _silent(f"退出码为 {failure.returncode}", f"it ended with status {failure.returncode}") from None
    return done.stdout.decode("ascii", errors="replace")


def _silent(zh: str, en: str) -> KeyUnavailable:
    return KeyUnavailable(f"取密钥的命令没有给出密钥：{zh}。", f"The key command gave no key: {en}.")


def _decoded(text: str, zh: str, en: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyUnavailable(
            f"{zh}不是 {KEY_BYTES} 字节的 base64 文本，可用这一行生成：openssl rand -base64 {KEY_BYTES}",
            f"{en} is not {KEY_BYTES} bytes in base64. To make one, type: openssl rand -base64 {KEY_BYTES}",
        )
    return key


def _broken(context: str) -> SealBroken:
    return SealBroken(
        f"加密数据（{context}）已损坏、被改动过或不在原来的位置，请从备份恢复。",
        f"The sealed value ({context}) is damaged, was changed or was moved: restore it from a backup.",
    )
