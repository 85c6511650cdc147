"""The tables that are searched in."""

from sqlalchemy.engine import Connection


def create_search_tables(connection: Connection) -> None:
    """Make them in an empty database."""
