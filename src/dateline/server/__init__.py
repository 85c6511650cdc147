"""The newsroom: a desk's stories in a browser, live, with what people corrected."""

from dateline.server.app import create_app
from dateline.server.settings import ServerRefused, Settings

__all__ = ["ServerRefused", "Settings", "create_app"]
