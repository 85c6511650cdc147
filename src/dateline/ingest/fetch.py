"""Pages from the web: within limits, past robots.txt, never from a private network."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from protego import Protego

from dateline.ingest.addresses import CheckedBackend, PrivateAddressError
from dateline.ingest.files import check_content
from dateline.ingest.kinds import media_type_of
from dateline.ingest.limits import Limits
from dateline.model import Page, PageRefused

_ROBOTS_SIZE = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB are to be read
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterator[bytes], response: httpcore.Response) -> None:
        self._stream = stream
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._stream

    def close(self) -> None:
        self._response.close()


class _as_httpx:  # noqa: N801  a context manager used like a function
    """Errors of httpcore as httpx's, which is what callers of a transport expect."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, PrivateAddressError):
            return
        if isinstance(error, httpcore.TimeoutException):
            raise httpx.ReadTimeout(str(error)) from error
        if isinstance(error, (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)):
            raise httpx.TransportError(str(error)) from error


class _CheckedTransport(httpx.BaseTransport):
    """httpx over connections that CheckedBackend opens."""

    def __init__(self, *, private: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=CheckedBackend(private=private), max_connections=8
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        inner = httpcore.Request(
            method=request.method, url=url, headers=request.headers.raw, content=b"", extensions=request.extensions
        )
        with _as_httpx():
            response = self._pool.handle_request(inner)
        stream: Iterator[bytes] = iter(response.stream)  # type: ignore[arg-type]
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(stream, response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class Fetcher:
    """Fetches pages and remembers what robots.txt of each host says. Close it, or use it with `with`."""

    def __init__(self, limits: Limits | None = None, *, transport: httpx.BaseTransport | None = None) -> None:
        self.limits = limits or Limits()
        self._client = httpx.Client(
            transport=transport or _CheckedTransport(private=self.limits.private),
            headers={"User-Agent": self.limits.user_agent, "Accept": _ACCEPT},
            follow_redirects=False,
        )
        self._robots: dict[str, Protego | None] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def fetch(self, url: str) -> Page:
        """The page at `url`, its address after redirects. Raises PageRefused or PageSkipped, named as asked for."""
        deadline = time.monotonic() + self.limits.time
        address = url
        for _ in range(self.limits.redirects + 1):
            self._check(url, address)
            if self.limits.robots and not self._allowed(address, deadline):
                raise PageRefused(
                    url, "its robots.txt forbids fetching it", "Save the page from a browser and give the file."
                )
            content, response = self._get(url, address, deadline, self.limits.size)
            if response.status_code in _REDIRECTS and "location" in response.headers:
                address = urljoin(address, response.headers["location"])
                continue
            return self._page(url, address, content, response)
        raise PageRefused(
            url,
            f"it redirects more than {self.limits.redirects} times",
            "Open it in a browser and give the final address.",
        )

    def _page(self, url: str, address: str, content: bytes, response: httpx.Response) -> Page:
        if response.status_code >= 400:
            raise PageRefused(
                url,
                f"the server answers {response.status_code} {response.reason_phrase}".rstrip(),
                "Check the address.",
            )
        check_content(url, content)
        said = response.headers.get("content-type", "").partition(";")[0].strip().lower() or None
        return Page(
            content=content,
            media_type=said or media_type_of(content, urlsplit(address).path),
            charset=response.charset_encoding,
            url=address,
            retrieved=dt.datetime.now(dt.UTC).replace(microsecond=0),
        )

    def _check(self, url: str, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise PageRefused(url, f"it leads to {address[:100]}, which is no web address", "Check the address.")
        if parts.username or parts.password:
            raise PageRefused(url, "the address holds a user name or password", "Give the address without it.")

    def _get(self, url: str, address: str, deadline: float, size: int) -> tuple[bytes, httpx.Response]:
        """The body (at most `size` bytes after decompression) and the response."""
        parts: list[bytes] = []
        length = 0
        try:
            remaining = max(deadline - time.monotonic(), 0.1)
            with self._client.stream("GET", address, timeout=remaining) as response:
                for chunk in response.iter_bytes(65536):
                    length += len(chunk)
                    if length > size:
                        raise PageRefused(
                            url,
                            f"it is longer than the limit of {size // 1_048_576} MB",
                            "Save the part you need as a file.",
                        )
                    if time.monotonic() > deadline:
                        raise PageRefused(url, f"it takes longer than {self.limits.time:g} seconds", "Try again later.")
                    parts.append(chunk)
                return b"".join(parts), response
        except PrivateAddressError as error:
            raise PageRefused(
                url, str(error), "Only pages of the public internet are fetched; save the page and give the file."
            ) from None
        except httpx.TimeoutException:
            raise PageRefused(url, f"it takes longer than {self.limits.time:g} seconds", "Try again later.") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise PageRefused(url, f"it cannot be fetched ({error})", "Check the address and the network.") from None

    def _allowed(self, address: str, deadline: float) -> bool:
        """Whether robots.txt lets us fetch it (RFC 9309: none or 4xx allows, an unreachable or failing one forbids)."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin, deadline)
        robots = self._robots[origin]
        return robots is None or robots.can_fetch(address, self.limits.user_agent.split("/")[0])

    def _read_robots(self, origin: str, deadline: float) -> Protego | None:
        address = f"{origin}/robots.txt"
        for _ in range(5):  # RFC 9309, 2.3.1.2
            content, response = self._get(origin, address, deadline, self.limits.size)
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                break
            address = urljoin(address, response.headers["location"])
            self._check(origin, address)
        if response.status_code >= 500:
            return Protego.parse("User-agent: *\nDisallow: /")
        if response.status_code >= 400 or response.status_code in _REDIRECTS:
            return None
        return Protego.parse(content[:_ROBOTS_SIZE].decode("utf-8", "replace"))


def fetch(url: str, limits: Limits) -> Page:
    """The page at `url`, fetched once. Raises PageRefused or PageSkipped."""
    with Fetcher(limits) as fetcher:
        return fetcher.fetch(url)
