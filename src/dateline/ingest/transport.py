"""httpx over connections that go only where they may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx

from dateline.ingest.addresses import CheckedBackend, PrivateAddressError


class CheckedTransport(httpx.BaseTransport):
    """httpx over connections that CheckedBackend opens. May be used by several threads.

    private: whether addresses of private networks may be connected to.
    """

    def __init__(self, *, private: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=CheckedBackend(private=private), max_connections=8
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request. Raises PrivateAddressError, and httpx's errors as any transport."""
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
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterator[bytes], response: httpcore.Response) -> None:
        self._stream = stream
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._stream

    def close(self) -> None:
        self._response.close()


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Errors of httpcore as httpx's, which is what callers of a transport expect."""
    try:
        yield
    except PrivateAddressError:
        raise
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise httpx.TransportError(str(error)) from error
