"""The `copytaster` command: one function a file, put together here."""

import typer

from copytaster.cli import (
    demo,
    dlq,
    doctor,
    explain,
    kb,
    replay,
    schemas,
    serve,
    tail,
    topics,
    validate,
)

app = typer.Typer(
    name="copytaster",
    help="Raw news articles in, one alert out when a development becomes confirmed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(serve.serve)
app.command()(serve.worker)
app.command()(replay.replay)
app.command()(explain.explain)
app.command()(demo.demo)
app.command()(tail.tail)
app.command()(validate.validate)
app.command()(doctor.doctor)
app.add_typer(topics.app, name="topics")
app.add_typer(dlq.app, name="dlq")
app.add_typer(schemas.app, name="schemas")
app.add_typer(kb.app, name="kb")


@app.callback(invoke_without_command=True)
def root(
    *,
    show_version: bool = typer.Option(False, "--version", help="Print the version and end."),
) -> None:
    """Raw news articles in, one alert out when a development becomes confirmed."""
    from copytaster.observe.logging import configure_logging

    # errors are sentences; commands that run something long say themselves what they want to hear
    configure_logging(log_format="console", level="CRITICAL")
    if show_version:
        from copytaster.wiring import pipeline_version

        typer.echo(pipeline_version())
        raise typer.Exit
