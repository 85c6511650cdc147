"""Feeds and tickers followed: what is new, what was changed or taken away, and how the sources are."""

from dateline.watch.config import ConfigWrong, SourceConfig, WatchConfig, load_config, parse_config
from dateline.watch.health import Health, SourceStatus
from dateline.watch.stories import StoryKeeper
from dateline.watch.telling import lines_of
from dateline.watch.watcher import Watcher

__all__ = [
    "ConfigWrong",
    "Health",
    "SourceConfig",
    "SourceStatus",
    "StoryKeeper",
    "WatchConfig",
    "Watcher",
    "lines_of",
    "load_config",
    "parse_config",
]
