"""What is not at hand is not collected: files beside the house, or where TONGBAN_SHARED says; and LibreOffice."""

import os
import shutil
from pathlib import Path

from tests.house import HOUSE

_SHARED = Path(os.environ.get("TONGBAN_SHARED", str(HOUSE.parent / "shared")))
_READ_BY = {
    "test_hostile_workbooks.py": _SHARED / "hostile" / "apache-poi-workbooks.zip",
    "test_returned_hostile.py": _SHARED / "hostile" / "apache-poi-workbooks.zip",
    "test_public_history.py": _SHARED / "reference" / "division-history.csv",
}

_NEEDS_LIBREOFFICE = [] if shutil.which("soffice") else ["test_template_in_libreoffice.py"]

collect_ignore = [*(test for test, file in _READ_BY.items() if not file.is_file()), *_NEEDS_LIBREOFFICE]
