"""Stores on both databases, and coverage to put into them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.model import Block, Document, Story
from dateline.store import Store
from tests.postgresql import Cluster, cluster

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL of its own."""
    with cluster() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store can be made: a path, and a database of PostgreSQL."""
    if request.param == "sqlite":
        yield str(tmp_path / "store.db")
        return
    running: Cluster = request.getfixturevalue("postgresql")
    address = running.new_database()
    yield address
    running.drop_database(address)


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """An empty store."""
    with Store.open(location) as opened:
        yield opened


@pytest.fixture
def both(tmp_path: Path, postgresql: Cluster) -> Iterator[tuple[Store, Store]]:
    """An empty store in each database."""
    address = postgresql.new_database()
    with Store.open(tmp_path / "store.db") as one, Store.open(address) as other:
        yield one, other
    postgresql.drop_database(address)


@pytest.fixture(scope="session")
def demo() -> Story:
    """The story of the examples."""
    coverage = dateline.gather([str(EXAMPLES)])
    return dateline.build([dateline.annotate(document) for document in coverage.documents])


def document(text: str, id: str = "d1", **fields: Any) -> Document:
    """A document of one paragraph, in German."""
    blocks = (Block("paragraph", 0, len(text)),) if text else ()
    return Document(id=id, text=text, **{"language": "de", "blocks": blocks} | fields)
