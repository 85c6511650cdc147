"""A story as one page: a self-contained HTML file that opens from disk, without network."""

from dateline.export.html.page import render

__all__ = ["render"]
