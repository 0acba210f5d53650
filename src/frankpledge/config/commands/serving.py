"""frankpledge serve, demo, worker."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from frankpledge.config.commands.home import now, set_up

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
TARGET = "frankpledge.config.wsgi:application"
WORKERS, THREADS = 2, 4

host_option = click.option("--host", default="127.0.0.1", show_default=True)
port_option = click.option("--port", default=8000, show_default=True, type=int)


@click.command()
@host_option
@port_option
def serve(host: str, port: int) -> None:
    """Serve the pages, with one worker for what takes long."""
    if host in LOOPBACK:
        os.environ.setdefault("FRANKPLEDGE_PLAIN_HTTP", "1")
    set_up()
    click.echo(f"Frankpledge is at http://{host}:{port}/ (Ctrl+C stops it).", err=True)
    _serve(host, port)


@click.command()
@host_option
@port_option
@click.option("--no-serve", is_flag=True, help="Make the demo, but serve nothing.")
def demo(host: str, port: int, no_serve: bool) -> None:  # noqa: FBT001
    """Make the demo partnership, where there is none yet, and serve it.

    Everything in it is invented but the yearly totals, which are the printed figures
    of a real plan of 2010-11. Change no password here: it is for looking around.
    """
    if host in LOOPBACK:
        os.environ.setdefault("FRANKPLEDGE_PLAIN_HTTP", "1")
    set_up()
    from frankpledge.config.demo import making  # noqa: PLC0415

    made = making.make_demo(at=now(), say=lambda words: click.echo(words, err=True))
    click.echo(f"Sign in as (password: {made.password}):")
    for person in made.people:
        click.echo(f"  {person.email:<28} {person.name}, {person.role}")
    if no_serve:
        return
    click.echo(f"Open http://{host}:{port}/ (Ctrl+C stops it).")
    _serve(host, port)


@click.command(hidden=True)
def worker() -> None:
    """Work off what takes long: the one background worker."""
    set_up()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("db_worker", verbosity=0, interval=0.5)


def _serve(host: str, port: int) -> None:
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    with _worker_beside():
        Granian(
            TARGET,
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=WORKERS,
            blocking_threads=THREADS,
            log_level=LogLevels.warning,
        ).serve()


@contextmanager
def _worker_beside() -> Iterator[None]:
    """Run the background worker while the pages are served, and end it with them."""
    beside = subprocess.Popen(
        [sys.executable, "-m", "frankpledge.config.cli", "worker"]
    )
    try:
        yield
    finally:
        beside.terminate()
        try:
            beside.wait(timeout=10)
        except subprocess.TimeoutExpired:
            beside.kill()
