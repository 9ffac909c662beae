"""Settings of the staff side: the public ones, and the key, the store and the limits of what is read."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator

from importer.accounts.account import Right
from importer.accounts.account_rules import EVERYBODY, NOBODY, AccountRules, holders_named
from importer.accounts.hash_kind import HashKind
from importer.workbook.limits import DEFAULT_LIMITS, MIB, WorkbookLimits
from locator.meaning import Meaning
from locator.settings import PublicSettings


class StaffSettings(PublicSettings):
    """What the staff side is told; each field's meaning stands beside it in Chinese and English."""

    division_history: Annotated[
        Path | None,
        Meaning(
            "区划沿革的 CSV 文件，补充随程序安装的一份；也可直接用 yescallop/areacodes 的表。",
            "CSV of abolished division codes, laid over the packaged one; also in the layout of yescallop/areacodes.",
        ),
    ] = None
    database: Annotated[
        SecretStr | None,
        Meaning(
            "工作库的地址，例如 postgresql+psycopg://…；不填则用 staff/ 中的 SQLite 文件。",
            "Address of the staff store, such as postgresql+psycopg://…; by default a SQLite file in staff/.",
        ),
    ] = None
    key: Annotated[
        SecretStr | None,
        Meaning(
            "加密个人信息的密钥，32 字节的 base64；不填则用 staff/key，首次使用时生成。",
            "Key that seals personal data, 32 bytes in base64; by default staff/key, made at first use.",
        ),
    ] = None
    key_command: Annotated[
        str | None,
        Meaning(
            "打印密钥的命令，例如从密钥管理系统读取；代替上一项。",
            "Command that prints the key, as from a key management system; instead of the setting above.",
        ),
    ] = None
    writer_wait_s: Annotated[
        float,
        Field(ge=0, le=3600),
        Meaning("另一个进程正在写入时等待几秒。", "Seconds to wait while another process is writing."),
    ] = 0.0
    max_file_mib: Annotated[
        int,
        Field(ge=1, le=1024),
        Meaning("一个文件最大多少 MiB。", "Largest file that is read, in MiB."),
    ] = DEFAULT_LIMITS.file_bytes // MIB
    max_expanded_mib: Annotated[
        int,
        Field(ge=1, le=4096),
        Meaning("一个文件解压后最大多少 MiB。", "Largest size of a file once expanded, in MiB."),
    ] = DEFAULT_LIMITS.expanded_bytes // MIB
    max_rows: Annotated[
        int,
        Field(ge=1, le=1_048_576),
        Meaning("一张工作表最多多少行。", "Most rows of a sheet."),
    ] = DEFAULT_LIMITS.rows
    max_columns: Annotated[
        int,
        Field(ge=12, le=16_384),
        Meaning("一张工作表最多多少列。", "Most columns of a sheet."),
    ] = DEFAULT_LIMITS.columns
    max_sheets: Annotated[
        int,
        Field(ge=1, le=10_000),
        Meaning("一个文件最多多少张工作表。", "Most sheets of a file."),
    ] = DEFAULT_LIMITS.sheets
    max_cell_chars: Annotated[
        int,
        Field(ge=1_000, le=1_000_000),
        Meaning("一个单元格最多多少个字符。", "Most characters of a cell."),
    ] = DEFAULT_LIMITS.cell_chars
    max_read_seconds: Annotated[
        float,
        Field(gt=0, le=600),
        Meaning("读取一个文件最多几秒。", "Most seconds that reading one file may take."),
    ] = DEFAULT_LIMITS.seconds
    max_read_memory_mib: Annotated[
        int,
        Field(ge=256, le=16_384),
        Meaning("读取一个文件最多用多少 MiB 内存。", "Most memory that reading one file may take, in MiB."),
    ] = DEFAULT_LIMITS.memory_bytes // MIB

    password_hash: Annotated[
        HashKind,
        Meaning(
            "密码的散列算法：argon2id，或国密 pbkdf2-sm3；改了以后，各账号下次登录时换成新的。",
            "How passwords are hashed: argon2id, or pbkdf2-sm3 (Chinese algorithms); changed at the next sign-in.",
        ),
    ] = HashKind.ARGON2ID
    password_length: Annotated[
        int,
        Field(ge=8, le=128),
        Meaning("密码至少几个字。", "Fewest characters of a password."),
    ] = 12
    password_days: Annotated[
        int,
        Field(ge=0, le=3650),
        Meaning("密码几天后到期，须设新的；0 为不到期。", "Days until a password has to be set anew; 0: never."),
    ] = 0
    sign_in_tries: Annotated[
        int,
        Field(ge=3, le=100),
        Meaning("连续输错几次后锁住。", "Wrong passwords or codes in a row that lock an account."),
    ] = 10
    lock_minutes: Annotated[
        int,
        Field(ge=1, le=1440),
        Meaning("锁住几分钟。", "Minutes for which it is locked."),
    ] = 15
    link_hours: Annotated[
        int,
        Field(ge=1, le=720),
        Meaning("设密码的一次性链接几小时内有效。", "Hours for which a one-time link to set a password is good."),
    ] = 72
    session_idle_minutes: Annotated[
        int,
        Field(ge=5, le=1440),
        Meaning("登录后几分钟不操作就退出。", "Minutes without doing anything after which one is signed out."),
    ] = 30
    session_hours: Annotated[
        int,
        Field(ge=1, le=168),
        Meaning("一次登录最长几小时。", "Most hours that one is signed in for."),
    ] = 12
    token_days: Annotated[
        int,
        Field(ge=1, le=3650),
        Meaning("程序用的令牌最长几天有效。", "Most days that a program's token is good for."),
    ] = 365
    require_second_factor: Annotated[
        str,
        Meaning(
            "哪些账号必须用手机验证码：nobody、everybody，或用逗号分开的权限，如 province,admin。",
            "Who needs a second factor: nobody, everybody, or rights with commas between, such as province,admin.",
        ),
    ] = NOBODY
    separate_duties: Annotated[
        bool,
        Meaning(
            "管理、审计、数据三类权限不得同属一个账号（三权分立）。",
            "Forbid one account to hold admin, auditor and data rights together.",
        ),
    ] = True

    @field_validator("require_second_factor")
    @classmethod
    def _holders(cls, text: str) -> str:
        try:
            holders_named(text)
        except ValueError as failure:
            raise ValueError(f"{NOBODY}, {EVERYBODY} or rights: {', '.join(Right)}") from failure
        return text

    @field_validator("division_history")
    @classmethod
    def _history_from_home(cls, path: Path | None) -> Path | None:
        return path.expanduser() if path is not None else None

    def key_text(self) -> str | None:
        """The key as it was set, or None."""
        return self.key.get_secret_value() if self.key else None

    def database_url(self) -> str | None:
        """The staff store's address as it was set, or None."""
        return self.database.get_secret_value() if self.database else None

    def account_rules(self) -> AccountRules:
        """What is settled about accounts."""
        return AccountRules(
            hash_kind=self.password_hash,
            password_length=self.password_length,
            password_life=timedelta(days=self.password_days) if self.password_days else None,
            tries=self.sign_in_tries,
            locked_for=timedelta(minutes=self.lock_minutes),
            link_life=timedelta(hours=self.link_hours),
            session_idle=timedelta(minutes=self.session_idle_minutes),
            session_life=timedelta(hours=self.session_hours),
            token_life=timedelta(days=self.token_days),
            second_factor=holders_named(self.require_second_factor),
            separate_duties=self.separate_duties,
        )

    def limits(self) -> WorkbookLimits:
        """The limits of what is read."""
        return WorkbookLimits(
            file_bytes=self.max_file_mib * MIB,
            expanded_bytes=self.max_expanded_mib * MIB,
            rows=self.max_rows,
            columns=self.max_columns,
            sheets=self.max_sheets,
            cell_chars=self.max_cell_chars,
            seconds=self.max_read_seconds,
            wall_seconds=3 * self.max_read_seconds,  # a busy machine is nobody's fault
            memory_bytes=self.max_read_memory_mib * MIB,
        )
