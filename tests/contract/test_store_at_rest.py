"""What lies in the staff store's database for those who get hold of it: no person, and nothing that can be moved."""

import pytest
from sqlalchemy import select, text, update

from importer.store.database import Database
from importer.store.draft import DraftMode, DraftRow, NewDraft
from importer.store.private_fields import PrivateFields
from importer.store.private_rows import PrivateRow
from importer.store.schema import DRAFT_ROWS, DRAFTS, WINDOW_PRIVATE
from importer.store.vault import SealBroken, Vault, WrongKey

PERSON = "SENTINEL-NAME-哨兵甲"
MOBILE = "19900007788"
FILE = "SENTINEL-FILE-哨兵乙.xlsx"
COLUMN = "SENTINEL-COLUMN-哨兵丙"
SHEET = "SENTINEL-SHEET-哨兵丁"
REASON = "SENTINEL-REASON-哨兵戊"
SECRETS = (PERSON, MOBILE, FILE, COLUMN, SHEET, REASON, "SENTINEL", "哨兵")
OFFICE = "PUBLIC-OFFICE"


def row(number, window_id):
    return DraftRow(
        sheet=SHEET,
        row=number,
        publishable=True,
        window_id=window_id,
        source={"F7": PERSON, "G7": MOBILE, "N7": COLUMN},
        private={"manager_name": PERSON, "manager_mobile": MOBILE},
        unknown={COLUMN: COLUMN},
    )


@pytest.fixture
def filled(store, act):
    """A store in which a draft was kept, published and looked at; the number of the draft."""
    new = NewDraft(
        office=OFFICE,
        scope="4301",
        mode=DraftMode.ADD,
        base_edition=None,
        workbook=f"{PERSON}{MOBILE}".encode(),
        report={"file": FILE, "notices": [{"value": MOBILE}]},
        rows=[row(7, "w1"), row(8, "w2")],
        findings={"name": FILE, "notices": [{"value": MOBILE, "words": {"other": PERSON}}]},
    )
    draft_id = store.keep_draft(new, act)
    store.keep_draft(new, act)
    fields = PrivateFields(manager_name=PERSON, manager_mobile=MOBILE, filled_by=PERSON, unknown={COLUMN: COLUMN})
    said = [PrivateRow("w1", draft_id, fields), PrivateRow("w2", draft_id, PrivateFields(manager_name="another"))]
    store.prepare_publication(1, [draft_id], said, "", act)
    store.complete_publication(1, act)
    store.record(act, "contact-shown", "window w1", {"reason": REASON})
    return draft_id


@pytest.fixture
def below(place, filled):
    """The database under the filled store, for one who goes around the store."""
    database = Database.open(place.url)
    yield database
    database.close()


def appearances(secret, content):
    """How often a text lies somewhere, plainly or as PostgreSQL's dumps write bytes."""
    plain = [secret.encode(), secret.encode("utf-16-le"), secret.encode().hex().encode()]
    return sum(content.count(each) for each in plain)


def test_no_person_file_name_or_unknown_column_lies_in_the_database(place, filled):
    content = place.everything_on_disk()
    assert {secret: appearances(secret, content) for secret in SECRETS} == dict.fromkeys(SECRETS, 0)
    # What is public does lie there: the search would have found the rest.
    assert appearances(OFFICE, content) > 0


def test_the_search_finds_what_is_not_sealed(place, below):
    with below.writing() as connection:
        connection.execute(update(DRAFTS).values(workbook=PERSON.encode()))
    assert appearances(PERSON, place.everything_on_disk()) > 0


def test_nothing_of_a_closed_store_is_open_to_others(place, store, filled):
    if place.kind == "sqlite":
        assert {path.stat().st_mode & 0o777 for path in place.staff.iterdir()} == {0o600}
        assert {path.name for path in place.staff.iterdir()} == {
            "staff.sqlite",
            "staff.sqlite-wal",
            "staff.sqlite-shm",
        }
        assert place.staff.stat().st_mode & 0o777 == 0o700
        store.close()
        assert [path.name for path in place.staff.iterdir()] == ["staff.sqlite"]


def test_rows_that_were_exchanged_do_not_open(store, below, filled):
    mine = DRAFT_ROWS.c.draft_id == filled
    with below.writing() as connection:
        first, second = connection.scalars(select(DRAFT_ROWS.c.content).where(mine).order_by(DRAFT_ROWS.c.position))
        for position, content in ((0, second), (1, first)):
            at = DRAFT_ROWS.c.position == position
            connection.execute(update(DRAFT_ROWS).where(mine, at).values(content=content))
    with pytest.raises(SealBroken, match="draft_rows"):
        store.rows(filled)
    assert len(store.rows(filled + 1)) == 2


def test_a_windows_private_row_does_not_open_under_another_window(store, below):
    with below.writing() as connection:
        sealed = connection.scalar(select(WINDOW_PRIVATE.c.content).where(WINDOW_PRIVATE.c.window_id == "w1"))
        connection.execute(update(WINDOW_PRIVATE).where(WINDOW_PRIVATE.c.window_id == "w2").values(content=sealed))
    with pytest.raises(SealBroken, match="window_private"):
        store.private_of(["w2"])
    assert store.private_of(["w1"])["w1"].manager_name == PERSON


def test_a_draft_does_not_open_with_another_ones_workbook_or_report(store, below, filled):
    for column, ask in ((DRAFTS.c.workbook, store.workbook), (DRAFTS.c.report, store.report)):
        with below.writing() as connection:
            sealed = connection.scalar(select(column).where(DRAFTS.c.id == filled))
            connection.execute(update(DRAFTS).where(DRAFTS.c.id == filled + 1).values({column: sealed}))
        with pytest.raises(SealBroken, match="drafts"):
            ask(filled + 1)


def test_a_workbook_does_not_open_as_a_report(store, below, filled):
    with below.writing() as connection:
        connection.execute(update(DRAFTS).where(DRAFTS.c.id == filled).values(report=DRAFTS.c.workbook))
    with pytest.raises(SealBroken):
        store.report(filled)


def test_a_changed_byte_is_noticed(store, below, filled):
    with below.writing() as connection:
        sealed = bytearray(connection.scalar(select(DRAFTS.c.workbook).where(DRAFTS.c.id == filled)))
        sealed[-20] ^= 1
        connection.execute(update(DRAFTS).where(DRAFTS.c.id == filled).values(workbook=bytes(sealed)))
    with pytest.raises(SealBroken):
        store.workbook(filled)


def test_a_value_from_a_store_under_another_key_is_called_that(store, below, filled):
    foreign = Vault.from_key(bytes(32)).seal(b"{}", "anywhere")
    with below.writing() as connection:
        connection.execute(update(DRAFTS).where(DRAFTS.c.id == filled).values(report=foreign))
    with pytest.raises(WrongKey):
        store.report(filled)


def test_a_broken_seal_quotes_nothing_of_what_it_held(store, below, filled):
    with below.writing() as connection:
        connection.execute(text("UPDATE drafts SET report = workbook"))
    with pytest.raises(SealBroken) as raised:
        store.report(filled)
    assert not any(secret in raised.value.zh + raised.value.en for secret in SECRETS)
