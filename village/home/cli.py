"""Command: load the sample village."""

import sys
from typing import NoReturn
from urllib.parse import urlsplit

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from village.config import LOOPBACK, Settings
from village.core.errors import DomainError
from village.core.files import storage
from village.core.schema import migrate_if_needed
from village.home.sample_village import read_sample
from village.home.services.sample import load_sample, refuse_where_a_village_is, steps_to_load

demo_group = AppGroup("demo", help="Kampung contoh, untuk dicoba di komputer sendiri.")


def fail(sentence: str) -> NoReturn:
    """A sentence on standard error, exit status 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def is_for_this_machine(settings: Settings) -> bool:
    """True where the site is bound to loopback and says no other address of itself."""
    return settings.asks_for_loopback and (urlsplit(settings.public_address).hostname or "") in LOOPBACK


@demo_group.command("load", help="Muat kampung contoh ke situs yang masih kosong.")
def load() -> None:
    """Make the sample village with its list, products, groups, notices and people."""
    if not is_for_this_machine(current_app.config["SETTINGS"]):
        fail("Kampung contoh hanya untuk komputer sendiri. Kosongkan GAPURA_HOST dan GAPURA_ADDRESS dulu.")
    migrate_if_needed()
    try:
        refuse_where_a_village_is()
    except DomainError as error:
        fail(str(error))
    sample = read_sample()
    with click.progressbar(length=steps_to_load(sample), label=f"{'Kampung contoh':<20}", file=sys.stderr) as bar:

        def tell(words: str, steps: int) -> None:
            bar.label = f"{words:<20}"
            bar.update(steps)

        try:
            load_sample(sample, storage(), tell)
        except DomainError as error:
            fail(f"\n{error}")  # somebody else was quicker
    click.echo("Kampung contoh siap.")


def register(app: Flask) -> None:
    """Give the application these commands."""
    app.cli.add_command(demo_group)
