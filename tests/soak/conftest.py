"""What is not at hand is not collected: the hostile workbooks lie beside the house, or where TONGBAN_SHARED says."""

import os
from pathlib import Path

from tests.house import HOUSE

_SHARED = Path(os.environ.get("TONGBAN_SHARED", str(HOUSE.parent / "shared")))
_AT_HAND = (_SHARED / "hostile" / "apache-poi-workbooks.zip").is_file()

collect_ignore = [] if _AT_HAND else ["test_hostile_workbooks.py"]
