"""The script for the pictures of workbooks: what it needs it names, and margins are cut off."""

from pathlib import Path

import numpy as np
import pytest

from docs.pictures.workbooks import cropped, main


def test_where_libreoffice_is_missing_the_script_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="apt-get install chromium libreoffice-calc poppler-utils"):
        main([str(tmp_path / "pictures")])


def test_a_picture_loses_its_white_margins_and_keeps_a_narrow_one() -> None:
    page = np.full((100, 200, 3), 255, dtype=np.int64)
    page[40:50, 60:90] = 0
    assert cropped(page).shape == (10 + 2 * 8 - 1, 30 + 2 * 8 - 1, 3)
    assert cropped(page[38:, :]).shape[0] == 2 + 10 + 8 - 1
