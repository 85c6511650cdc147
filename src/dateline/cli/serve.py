"""dateline serve: the newsroom in a browser."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from dateline.cli.build import Interface
from dateline.cli.terminal import failing_clearly, parse_zone, say


def serve(
    db: Annotated[str, typer.Option(help="The store: a file, or postgresql://USER@HOST/NAME.")] = "dateline.db",
    host: Annotated[
        str, typer.Option(help="Address to listen on. Any other than this machine's own demands a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8321,
    token: Annotated[
        str | None, typer.Option(envvar="DATELINE_TOKEN", help="What everybody has to know who comes in.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="A host name under which browsers may reach it (repeatable).")
    ] = None,
    zone: Annotated[
        str | None, typer.Option(callback=parse_zone, help="Zone of clocks that name none (Europe/Vienna).")
    ] = None,
    interface: Annotated[
        Interface, typer.Option(help="Language of the pages where a browser asks for none.")
    ] = Interface.DE,
    private: Annotated[
        bool, typer.Option("--private-addresses", help="Fetch pages from this machine and the local network too.")
    ] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Open the newsroom in a browser.")] = False,
) -> None:
    """Serve the newsroom: add pages, watch stories grow, correct and search them."""
    # Only here, since the web framework takes half a second that no other command needs.
    import uvicorn  # noqa: PLC0415

    from dateline.server import Settings, create_app  # noqa: PLC0415

    settings = Settings(
        store=db,
        host=host,
        port=port,
        token=token or None,
        names=tuple(name or ()),
        zone=zone,
        language=interface.value,
        private_addresses=private,
    )
    with failing_clearly():
        app = create_app(settings)
    if not settings.loopback:
        say(f"Other machines can reach this newsroom at {settings.address}; it asks everybody for the token.")
    say(f"The newsroom: {settings.address}  (Ctrl-C ends it)")
    if open_page:
        webbrowser.open(settings.address)
    # Access lines would carry what people search for; the token is in none of them, being in no address.
    config = uvicorn.Config(
        app, host=host, port=port, access_log=False, log_level="warning", timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run()
