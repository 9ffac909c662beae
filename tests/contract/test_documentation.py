"""Documentation held to the code: every command, setting and notice stands in the docs, and the docs name no other."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.pictures.photograph import AT_MOST_BYTES
from importer.notices import NoticeTable
from importer.notices_page import notices_page
from importer.settings import StaffSettings
from locator.settings import PREFIX, PublicSettings, meanings
from tests.house import HOUSE
from tongban import ROOM_OF, public_rooms

_OPERATING = (HOUSE / "docs/operating.md").read_text("utf-8")
_README = (HOUSE / "README.md").read_text("utf-8")


def test_the_page_of_notices_is_what_the_table_says() -> None:
    page = (HOUSE / "docs/notices.md").read_text("utf-8")
    assert page == notices_page(NoticeTable.read()), "run: python -m importer.notices_page > docs/notices.md"


def test_every_command_stands_in_the_operators_page() -> None:
    named = set(re.findall(r"`tongban(?: --lang en)? ([a-z]+)", _OPERATING))
    assert named == set(ROOM_OF)


def test_every_setting_stands_in_the_operators_page_and_has_a_meaning() -> None:
    named = set(re.findall(rf"`{PREFIX}([A-Z_]+)`", _OPERATING)) - {"CONFIG"}
    assert named == {name.upper() for name in StaffSettings.model_fields}
    assert {name for name, _ in meanings(StaffSettings)} == set(StaffSettings.model_fields)
    assert {name for name, _ in meanings(PublicSettings)} == set(PublicSettings.model_fields)


def test_the_public_side_has_no_setting_that_holds_a_secret_of_the_staff_side() -> None:
    assert not {"key", "key_command", "database"} & set(PublicSettings.model_fields)


def test_readme_shows_two_commands_which_make_knows_and_of_which_ci_runs_the_second(tmp_path: Path) -> None:
    [block] = re.findall(r"```sh\n(.*?)```", _README, re.DOTALL)
    shown = [line.partition("#")[0].split() for line in block.splitlines()]
    assert shown == [["make", "demo"], ["make", "test"]]
    targets = re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {target for _, target in shown} <= {*targets}
    assert what_ci_runs(tmp_path) == [" ".join(shown[1]) + " with CI=true"]


def what_ci_runs(folder: Path) -> list[str]:
    """Every call of make that `.ci/run` comes to, by a make that only tells of it."""
    make = folder / "make"
    make.write_text('#!/bin/sh\necho "make $* with CI=$CI"\n', "ascii")
    make.chmod(0o755)
    env = {"PATH": f"{folder}{os.pathsep}{os.defpath}"}
    ran = subprocess.run([HOUSE / ".ci/run"], env=env, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def test_each_link_in_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", _README)
    assert [link for link in links if not (HOUSE / link).exists()] == []


@pytest.mark.parametrize("page", ["for-offices.md", "form-details.md", "api.md", "public-api.md", "operating.md"])
def test_each_link_and_picture_of_a_page_leads_somewhere(page: str) -> None:
    text = (HOUSE / "docs" / page).read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)|<img src=\"([^\"]+)\"", text)
    assert links
    assert ["".join(link) for link in links if not (HOUSE / "docs" / "".join(link)).exists()] == []


@pytest.mark.parametrize("page", ["for-offices.md", "form-details.md"])
def test_each_command_and_option_that_offices_are_told_is_one(page: str) -> None:
    text = (HOUSE / "docs" / page).read_text("utf-8")
    told = re.findall(r"`tongban ([a-z]+)([^`]*)`", text)
    assert told
    for command, words in told:
        ran = subprocess.run(
            [sys.executable, "tongban.py", command, "--help"], cwd=HOUSE, capture_output=True, text=True, check=True
        )
        assert [option for option in re.findall(r"--[a-z]+", words) if option not in ran.stdout] == []


def test_the_pictures_of_the_offices_page_are_light() -> None:
    sizes = {
        name: (HOUSE / "docs/pictures" / name).stat().st_size for name in ("form.png", "marked.png", "results.png")
    }
    assert {name: size for name, size in sizes.items() if size > 120_000} == {}


def test_no_page_or_table_names_a_contact_person() -> None:
    # The form's third note names a person with telephone and e-mail; such a line is nowhere of ours.
    pages = [
        HOUSE / "README.md",
        *(HOUSE / "docs").rglob("*.md"),
        *(path for path in (HOUSE / "data").rglob("*") if path.is_file()),
    ]
    assert [page.name for page in pages if re.search("联系人：|电子邮箱：", page.read_text("utf-8"))] == []


def test_readme_shows_the_pictures_that_are_taken_for_it_and_each_is_light() -> None:
    shown = re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc=\"([^\"]+)\"", _README)
    taken = re.findall(r'folder / "([a-z]+\.png)"', (HOUSE / "docs/pictures/photograph.py").read_text("utf-8"))
    assert len(taken) == 4
    assert sorted("".join(one) for one in shown) == sorted(f"docs/pictures/{name}" for name in taken)
    sizes = {path: (HOUSE / path).stat().st_size for path in map("".join, shown)}
    assert {path: size for path, size in sizes.items() if size > AT_MOST_BYTES} == {}


def test_readme_names_every_page_that_the_navigation_and_the_foot_lead_to() -> None:
    rooms = public_rooms()
    paths = {"/", "/docs", "/sitemap.xml", *(path for room in rooms for path in (*room.navigation, *room.foot))}
    assert len(paths) > 5
    assert {path for path in paths if f"`{path}`" not in _README} == set()


def test_no_paragraph_of_the_docs_is_too_long_to_be_read() -> None:
    pages = [HOUSE / "README.md", *(HOUSE / "docs").rglob("*.md")]
    lines = [(page.name, len(line), line[:40]) for page in pages for line in page.read_text("utf-8").splitlines()]
    assert [long for long in lines if long[1] > 1000] == []
