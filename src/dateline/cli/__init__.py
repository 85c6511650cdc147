"""The command line: one module a command. Exit codes: 0 done, 1 a failure that is named, 2 wrong use."""

from __future__ import annotations

import typer

from dateline.cli import annotate, build, demo, export, read, schema, serve, store, verify, watch

app = typer.Typer(
    name="dateline",
    help="Who said what, when, and according to whom: one sourced chronology out of many news pages.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    build.build,
    read.read,
    annotate.annotate,
    verify.verify,
    demo.demo,
    export.export,
    serve.serve,
    watch.watch,
    schema.schema,
):
    app.command()(command)
app.add_typer(store.store, name="store")


def main() -> None:
    """Run the command line; the entry point `dateline`."""
    app()
