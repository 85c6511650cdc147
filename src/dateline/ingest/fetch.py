"""Pages from the web: within limits, past robots.txt, never from a private network."""

from __future__ import annotations

import datetime as dt
import time
from urllib.parse import urljoin, urlsplit

import httpx

from dateline.ingest.addresses import PrivateAddressError
from dateline.ingest.files import check_content
from dateline.ingest.hosts import FORBIDDEN, ROBOTS_SIZE, Hosts
from dateline.ingest.kinds import media_type_of
from dateline.ingest.limits import Limits
from dateline.ingest.transport import CheckedTransport
from dateline.ingest.validators import (
    Fetched,
    NotModified,
    Validators,
    fresh_for_in,
    retry_after_in,
    validators_in,
)
from dateline.model import FetchFailed, Page, PageRefused

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TEMPORARY = frozenset({408, 425, 429})
_ACCEPT = (
    "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,"
    "text/plain;q=0.9,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.1"
)


class Fetcher:
    """Fetches pages over connections that it keeps, and remembers what robots.txt of each host says.

    Several threads may use one. Close it, or use it with `with`.
    """

    def __init__(self, limits: Limits | None = None, *, transport: httpx.BaseTransport | None = None) -> None:
        self.limits = limits or Limits()
        self._client = httpx.Client(
            transport=transport or CheckedTransport(private=self.limits.private),
            headers={"User-Agent": self.limits.user_agent, "Accept": _ACCEPT},
            follow_redirects=False,
        )
        self._hosts = Hosts(self.limits)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def fetch(self, url: str) -> Page:
        """The page at `url`, its address after redirects.

        Raises PageRefused (FetchFailed where server or network do not give it) or PageSkipped, named as asked for.
        """
        found = self.fetch_if_changed(url)
        assert isinstance(found, Fetched)  # nothing was known that could be unmodified
        return found.page

    def fetch_if_changed(self, url: str, known: Validators | None = None) -> Fetched | NotModified:
        """The page at `url`, or NotModified where the server says that it is as it was.

        known: the validators that the last visit to the same `url` brought, None for the first visit. Redirects are
        followed, each address is checked anew, and robots.txt of each is asked. Raises as `fetch`; FetchFailed carries
        the status and how long the server asks us to stay away.
        """
        known = known or Validators()
        address = url
        for _ in range(self.limits.redirects + 1):
            self._check(url, address)
            if self.limits.robots and not self._hosts.allows(address, lambda origin: self._robots(url, origin)):
                raise PageRefused(
                    url, "its robots.txt forbids fetching it", "Save the page from a browser and give the file."
                )
            content, response = self._get(url, address, known.headers)
            if response.status_code in _REDIRECTS and "location" in response.headers:
                address = urljoin(address, response.headers["location"])
                continue
            return self._result(url, address, known, content, response)
        raise PageRefused(
            url,
            f"it redirects more than {self.limits.redirects} times",
            "Open it in a browser and give the final address.",
        )

    def _result(
        self, url: str, address: str, known: Validators, content: bytes, response: httpx.Response
    ) -> Fetched | NotModified:
        now = dt.datetime.now(dt.UTC)  # to the microsecond: of two states of a page within one second the later tells
        status = response.status_code
        wait = retry_after_in(response.headers, now)
        fresh = fresh_for_in(response.headers)
        new = validators_in(response.headers)
        if status == 304 and known.headers:
            new = Validators(etag=new.etag or known.etag, last_modified=new.last_modified or known.last_modified)
            return NotModified(url=address, validators=new, retrieved=now, retry_after=wait, fresh_for=fresh)
        if status >= 300:
            later = status in _TEMPORARY or status >= 500
            raise FetchFailed(
                url,
                f"the server answers {status} {response.reason_phrase}".rstrip(),
                "Try again later." if later else "Check the address.",
                status=status,
                retry_after=wait,
                temporary=later,
            )
        check_content(url, content)
        said = response.headers.get("content-type", "").partition(";")[0].strip().lower() or None
        page = Page(
            content=content,
            media_type=said or media_type_of(content, urlsplit(address).path),
            charset=response.charset_encoding,
            url=address,
            retrieved=now,
        )
        return Fetched(page=page, validators=new, retry_after=wait, fresh_for=fresh)

    def _check(self, url: str, address: str) -> None:
        try:
            parts = urlsplit(address)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable:
            raise PageRefused(url, f"it leads to {address[:100]}, which is no web address", "Check the address.")
        if parts.username or parts.password:
            raise PageRefused(url, "the address holds a user name or password", "Give the address without it.")

    def _get(self, url: str, address: str, headers: dict[str, str]) -> tuple[bytes, httpx.Response]:
        """The body (at most Limits.size bytes after decompression) and the response."""
        with self._hosts.turn(address):
            deadline = time.monotonic() + self.limits.time
            try:
                with self._client.stream("GET", address, headers=headers, timeout=self.limits.time) as response:
                    return self._body(url, response, deadline), response
            except PrivateAddressError as error:
                raise PageRefused(
                    url, str(error), "Only pages of the public internet are fetched; save the page and give the file."
                ) from None
            except httpx.TimeoutException:
                raise FetchFailed(
                    url, f"it takes longer than {self.limits.time:g} seconds", "Try again later."
                ) from None
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
                raise FetchFailed(
                    url, f"it cannot be fetched ({error})", "Check the address and the network."
                ) from None

    def _body(self, url: str, response: httpx.Response, deadline: float) -> bytes:
        parts: list[bytes] = []
        length = 0
        for chunk in response.iter_bytes(65536):
            length += len(chunk)
            if length > self.limits.size:
                raise PageRefused(
                    url,
                    f"it is longer than the limit of {self.limits.size // 1_048_576} MB",
                    "Save the part you need as a file.",
                )
            if time.monotonic() > deadline:
                raise FetchFailed(url, f"it takes longer than {self.limits.time:g} seconds", "Try again later.")
            parts.append(chunk)
        return b"".join(parts)

    def _robots(self, url: str, origin: str) -> str | None:
        """robots.txt of an origin (RFC 9309: none or 4xx allows, an unreachable or failing one forbids)."""
        address = f"{origin}/robots.txt"
        for _ in range(5):  # RFC 9309, 2.3.1.2
            content, response = self._get(url, address, {})
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                break
            address = urljoin(address, response.headers["location"])
            self._check(url, address)
        if response.status_code >= 500:
            return FORBIDDEN
        if response.status_code >= 300:
            return None
        return content[:ROBOTS_SIZE].decode("utf-8", "replace")


def fetch(url: str, limits: Limits) -> Page:
    """The page at `url`, fetched once. Raises PageRefused or PageSkipped."""
    with Fetcher(limits) as fetcher:
        return fetcher.fetch(url)
