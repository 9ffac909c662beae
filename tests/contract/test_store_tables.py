"""The staff store's tables: made by migrations alone, the same on both databases, by several processes at once."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, MetaData, Table, create_engine, insert, inspect, text, update
from sqlalchemy.exc import IntegrityError

import importer
from importer.store.database import Database, StoreUnavailable, sqlite_url
from importer.store.draft import FindingsUnkept
from importer.store.migrations import configuration
from importer.store.schema import ACCOUNTS, DRAFTS, HEAD, METADATA, PUBLICATIONS, SESSIONS, SIGN_IN_TRIALS
from importer.store.staff_store import StaffStore
from importer.store.vault import Vault, WrongKey
from tests.starting_gate import run_together

OPENING = """
import sys
from importer.store.staff_store import StaffStore
from importer.store.vault import Vault

StaffStore.open(sys.argv[1], Vault.from_key(bytes.fromhex(sys.argv[2]))).close()
"""


@pytest.fixture
def opened(place, store):
    """A second way into the open store, below it."""
    database = Database.open(place.url)
    yield database
    database.close()


def test_the_migrations_make_the_tables_that_the_code_knows(opened):
    with opened.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        command.check(configuration(connection))


def test_the_migrations_make_the_constraints_that_the_code_knows(opened):
    with opened.reading() as connection:
        made = inspect(connection)
        for table in METADATA.tables.values():
            names = {each["name"] for each in made.get_check_constraints(table.name)}
            names |= {each["name"] for each in made.get_foreign_keys(table.name)}
            names |= {made.get_pk_constraint(table.name)["name"]}
            assert names == {each.name for each in table.constraints}, table.name


def test_a_table_that_no_migration_makes_is_noticed(opened):
    with opened.writing() as connection:
        connection.execute(text("DROP TABLE seal_check"))
        context = MigrationContext.configure(connection)
        assert [step[0] for step in compare_metadata(context, METADATA)] == ["add_table"]


def test_the_code_names_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(Path(importer.__file__).parent / "store" / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_store_is_opened_from_a_folder_with_any_name(tmp_path, vault):
    staff = tmp_path / "数据 100% ?#&" / "staff"
    for _ in range(2):
        StaffStore.open(sqlite_url(staff), vault).close()
    assert (staff / "staff.sqlite").exists()


def test_a_store_of_the_first_version_is_brought_to_the_newest_with_its_drafts(place, act, vault):
    columns = (Column(each.name, each.type) for each in DRAFTS.columns if each.name != "findings")
    before = Table("drafts", MetaData(), *columns)
    draft = {"id": 1, "office": "示例办", "scope": "", "mode": "add", "state": "open", "created_at": act.at}
    place.staff.mkdir()
    engine = create_engine(place.url)
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "0001")
        connection.execute(insert(before), draft | {"rows": 0, "publishable": 0, "workbook": b"", "report": b""})
    engine.dispose()
    store = StaffStore.open(place.url, vault)
    assert [each.office for each in store.drafts()] == ["示例办"]
    with pytest.raises(FindingsUnkept, match="重新导入"):
        store.findings(1)
    store.close()


def test_processes_that_open_an_empty_store_at_once_all_succeed(place, key, vault):
    run_together(OPENING, [place.url, key.hex()], 3)
    StaffStore.open(place.url, vault).close()


def test_a_store_under_another_key_is_refused_at_once(store, place):
    with pytest.raises(WrongKey):
        StaffStore.open(place.url, Vault.from_key(bytes(32)))


def test_a_store_of_a_later_version_is_refused_and_left_alone(store, opened, place, vault):
    with opened.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
    with pytest.raises(StoreUnavailable, match="9000"):
        StaffStore.open(place.url, vault)
    with opened.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9000"


@pytest.mark.parametrize(
    ("table", "row"),
    [
        pytest.param(PUBLICATIONS, {"state": "half"}, id="a publication in no state"),
        pytest.param(PUBLICATIONS, {"edition": 0}, id="an edition below 1"),
        pytest.param(PUBLICATIONS, {"restores": 2}, id="a rollback forwards"),
        pytest.param(DRAFTS, {"state": "lost"}, id="a draft in no state"),
        pytest.param(DRAFTS, {"mode": "some"}, id="a draft in no mode"),
        pytest.param(DRAFTS, {"state": "published"}, id="published in no edition"),
        pytest.param(DRAFTS, {"edition": 1}, id="in an edition, not published"),
        pytest.param(DRAFTS, {"state": "published", "edition": 7}, id="in an edition that is not there"),
        pytest.param(ACCOUNTS, {"state": "lost"}, id="an account in no state"),
        pytest.param(SESSIONS, {"stage": "half"}, id="a session at no stage"),
        pytest.param(SESSIONS, {"account_id": 7}, id="a session of an account that is not there"),
        pytest.param(SIGN_IN_TRIALS, {"trials": -1}, id="fewer trials than none"),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(opened, act, table, row):
    good = {
        PUBLICATIONS: {"edition": 1, "state": "prepared", "note": "", "created_at": act.at},
        DRAFTS: {"id": 1, "office": "", "scope": "", "mode": "add", "state": "open", "created_at": act.at}
        | {"rows": 0, "publishable": 0, "workbook": b"", "report": b""},
        ACCOUNTS: {"id": 1, "name": "a", "rights": "", "scope": "", "state": "active", "created_by": ""}
        | {"created_at": act.at, "credentials": b""},
        SESSIONS: {"token_hash": "", "account_id": 1, "stage": "full", "begun_at": act.at, "last_used_at": act.at}
        | {"origin": ""},
        SIGN_IN_TRIALS: {"name_key": "", "trials": 0, "last_at": act.at},
    }
    with opened.writing() as connection:
        for each, values in good.items():
            connection.execute(insert(each), values)
    with pytest.raises(IntegrityError), opened.writing() as connection:
        connection.execute(update(table).values(row))


def test_a_file_that_is_no_database_is_one_sentence(tmp_path, vault):
    file = tmp_path / "staff.sqlite"
    file.write_bytes(b"these are not the tables you are looking for" * 100)
    with pytest.raises(StoreUnavailable, match="打不开"):
        StaffStore.open(f"sqlite:///{file}", vault)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path, vault):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="无法建立"):
        StaffStore.open(f"sqlite:///{tmp_path}/file/staff.sqlite", vault)


@pytest.mark.parametrize("url", ["", "nonsense", "sqlite://", "oracle9://x", "postgresql+nodriver://x/y"])
def test_an_address_that_means_nothing_is_one_sentence(url, vault):
    with pytest.raises(StoreUnavailable, match="地址无法使用"):
        StaffStore.open(url, vault)


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path, vault):
    with pytest.raises(StoreUnavailable, match="打不开") as raised:
        StaffStore.open(f"postgresql+psycopg://clerk:swordfish@/staff?host={tmp_path}", vault)
    assert "swordfish" not in raised.value.zh + raised.value.en


def test_the_tables_are_found_in_the_installed_package():
    # What the wheel must carry lies in packages, where every builder of wheels looks.
    folder = Path(importer.__file__).parent / "store" / "migrations"
    assert {"__init__.py", "env.py"} <= {path.name for path in folder.iterdir()}
    assert (folder / "versions" / "__init__.py").exists()
