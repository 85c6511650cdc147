"""A store says which dateline wrote it; older ones are brought up to date, newer and foreign ones left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.store import Store, StoreRefused
from dateline.store.database import Database
from dateline.store.migrations import STEPS, VERSION, prepare
from tests.postgresql import Cluster
from tests.store.conftest import document

VERSIONS = Path(__file__).parent / "versions"


def tables(connection: Connection) -> dict[str, object]:
    """The schema as the database has it: columns with their types, keys, references, indexes."""
    found: dict[str, object] = {}
    inspector = sa.inspect(connection)
    for name in sorted(inspector.get_table_names()):
        if name.startswith("search_text"):
            continue
        found[name] = {
            "columns": [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)],
            "key": inspector.get_pk_constraint(name)["constrained_columns"],
            "refers": sorted(
                (k["constrained_columns"], k["referred_table"], k["referred_columns"])
                for k in inspector.get_foreign_keys(name)
            ),
            "indexes": sorted((i["name"], i["column_names"]) for i in inspector.get_indexes(name)),
        }
    return found


def script(location: str) -> str:
    """What makes the tables of a new store, as SQL, one statement a line group."""
    with sqlite3.connect(location) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'search_text_%' "
            "AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"
        )
        return ";\n".join(row[0] for row in rows) + ";\n"


def test_the_newest_version_is_written_down(tmp_path: Path) -> None:
    """Who changes a table adds a version, its step, and its tables here; those of earlier versions stay as they are."""
    Store.open(tmp_path / "new.db").close()
    assert sorted(int(p.stem) for p in VERSIONS.glob("*.sql")) == list(range(1, VERSION + 1))
    assert sorted(STEPS) == list(range(2, VERSION + 1))
    assert script(str(tmp_path / "new.db")) == (VERSIONS / f"{VERSION}.sql").read_text()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_older_stores_become_the_newest(tmp_path: Path, version: int) -> None:
    old, new = str(tmp_path / "old.db"), str(tmp_path / "new.db")
    with sqlite3.connect(old) as connection:
        connection.executescript((VERSIONS / f"{version}.sql").read_text())
        connection.execute("INSERT INTO dateline_schema VALUES (?, 'test')", (version,))
    connection.close()
    with Store.open(old) as store:
        store.documents.put(document("Die Mauer hält."))
    Store.open(new).close()
    seen = []
    for path in (old, new):
        database = Database(path)
        with database.read() as connected:
            seen.append(tables(connected))
        database.close()
    assert seen[0] == seen[1]


def add_column(connection: Connection) -> None:
    connection.execute(sa.text("ALTER TABLE users ADD COLUMN colour TEXT"))


def fail(connection: Connection) -> None:
    add_column(connection)
    raise RuntimeError("the power failed")


def columns(location: str) -> list[str]:
    database = Database(location)
    with database.read() as connection:
        found = [c["name"] for c in sa.inspect(connection).get_columns("users")]
    database.close()
    return found


def test_steps_are_taken_once_and_in_order(location: str) -> None:
    Store.open(location).close()
    database = Database(location)
    ahead = {VERSION + 1: add_column, VERSION + 2: lambda c: c.execute(sa.text("UPDATE users SET colour = 'red'"))}
    for _ in range(2):
        prepare(database, program="next", version=VERSION + 2, steps=ahead)
    database.close()
    assert columns(location)[-1] == "colour"
    with pytest.raises(StoreRefused, match=f"newer dateline .*number {VERSION + 2}"):
        Store.open(location)


def test_a_step_that_fails_changes_nothing(location: str) -> None:
    Store.open(location).close()
    database = Database(location)
    with pytest.raises(RuntimeError):
        prepare(database, program="next", version=VERSION + 1, steps={VERSION + 1: fail})
    database.close()
    assert "colour" not in columns(location)
    Store.open(location).close()


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreRefused, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["other.db"]


@pytest.mark.parametrize("content", [b"Hallo\n" * 100, b"SQLite format 3\x00" + b"x" * 4096, b"\x00" * 4096])
def test_what_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "text.db"
    path.write_bytes(content)
    with pytest.raises(StoreRefused, match="no database"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(postgresql: Cluster) -> None:
    address = postgresql.new_database()
    name = address.split("@/")[1].split("?")[0]
    postgresql.sql("CREATE TABLE recipes (name TEXT)", name)
    with pytest.raises(StoreRefused, match="another program"):
        Store.open(address)
    postgresql.drop_database(address)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused, match="no folder"):
        Store.open(tmp_path / "none" / "s.db")
    with pytest.raises(StoreRefused, match="no such file"):
        Store.open(tmp_path / "s.db", create=False)
    assert not list(tmp_path.iterdir())


def test_no_password_is_said() -> None:
    with pytest.raises(Exception, match="cannot be used now") as refused:
        Store.open("postgresql://ada:geheim@localhost:1/x")
    assert "geheim" not in str(refused.value)
    with pytest.raises(StoreRefused) as refused_too:
        Store.open("postgresql://ada:geheim@localhost:port/x")
    assert "geheim" not in str(refused_too.value)
