"""The file with the one-time links of many new accounts, for who hands them on."""

import csv
import os
from collections.abc import Iterable
from contextlib import suppress
from io import StringIO
from pathlib import Path

from importer.accounts.register import Invitation
from importer.accounts.said import clock
from importer.staff_fault import StaffFault
from importer.store.account_rows import rights_text
from importer.workbook.formula_texts import harmless
from locator.new_file import not_there_yet

_LABELS = ("账号", "权限", "单位", "区划代码", "链接", "有效期至")


class LinkFile:
    """A .csv for its owner alone (mode 600), made before any account is, so that no link is lost."""

    def __init__(self, path: Path) -> None:
        if path.suffix.lower() != ".csv":
            raise StaffFault(f"链接写成 .csv 文件，不是 {path.name}。", f"Links are a .csv file, not {path.name}.")
        not_there_yet(path)
        self._path = path
        self._written = False

    def write(self, invitations: Iterable[Invitation]) -> None:
        """Write the links and have the disk hold them; StaffFault where that cannot be."""
        target = StringIO()
        writer = csv.writer(target, lineterminator="\r\n")
        writer.writerows([_LABELS, *(_row(each) for each in invitations)])
        try:
            with os.fdopen(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                self._written = True
                file.write(b"\xef\xbb\xbf" + target.getvalue().encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as failure:
            self.forget()
            reason = failure.strerror or ""
            raise StaffFault(f"不能写入 {self._path}：{reason}", f"Cannot write {self._path}: {reason}") from failure

    def forget(self) -> None:
        """Take the file away again if it was written: its links are good for nothing."""
        if self._written:
            with suppress(OSError):
                self._path.unlink()


def _row(invited: Invitation) -> list[str]:
    mandate = invited.account.mandate
    said = [invited.account.name, rights_text(mandate.rights), mandate.office or "", mandate.scope]
    return [harmless(text) for text in (*said, invited.path, clock(invited.expires_at))]
