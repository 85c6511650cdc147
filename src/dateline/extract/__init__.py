"""Page → Document: plain text and markup alike, tickers taken apart."""

from dateline.extract.reading import is_markup, read
from dateline.extract.ticker_days import date_updates

__all__ = ["date_updates", "is_markup", "read"]
