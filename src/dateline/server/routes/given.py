"""What a route is given, said so that the framework need not guess."""

from __future__ import annotations

from typing import TypeAlias

from litestar.di import NamedDependency
from litestar.params import FromPath

from dateline.server.entrance import Entrance
from dateline.server.newsroom import Newsroom
from dateline.server.settings import Settings

InPath: TypeAlias = FromPath[str]
TheNewsroom: TypeAlias = NamedDependency[Newsroom]
TheSettings: TypeAlias = NamedDependency[Settings]
TheEntrance: TypeAlias = NamedDependency[Entrance]
