"""What is searched in follows what is stored, in the same transaction."""

from sqlalchemy.engine import Connection

from dateline.model import Document, Story


class Index:
    """Keeps what is searched in up to date."""

    def put_document(self, connection: Connection, document: Document) -> None:
        """A document was stored."""

    def put_story(self, connection: Connection, id: str, story: Story) -> None:
        """A story was put or edited; `story` as shown."""
