"""Commands: make a village, invite a person, print a one-time sign-in address."""

import sys
from typing import NoReturn

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from village.accounts.services import founding, invitations
from village.core.access import ROLES
from village.core.errors import DomainError
from village.core.phones import InvalidPhone, normalise
from village.core.regions import Region, find_regions, get_region
from village.core.schema import migrate_if_needed
from village.core.village import MOTIFS, PALETTES, WORDS, find_village


def fail(sentence: str) -> NoReturn:
    """A sentence on standard error, exit status 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


class PhoneNumber(click.ParamType):
    """A telephone number as its digits; a wrong one is asked for again, and what was answered before stays."""

    name = "nomor"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The digits. Landlines need the option of the area code in front."""
        try:
            return normalise(value, (ctx and ctx.params.get("area_code")) or None).digits
        except InvalidPhone:
            self.fail(f"Nomor ini belum benar: {value}. Contoh: 0812-3456-7890.", param, ctx)


class Place(click.ParamType):
    """A place of the region list, by its code or its name; asked for again while no or several places fit."""

    name = "wilayah"

    def convert(self, value: str | Region, param: click.Parameter | None, ctx: click.Context | None) -> Region:
        """The place."""
        if isinstance(value, Region):
            return value
        place = get_region(value)
        found = [place] if place else find_regions(value)
        if len(found) != 1:
            lines = "\n".join(f"  {one.code}  {one.words}" for one in found)
            words = f"Pilih salah satu kode wilayah:\n{lines}" if found else f"Tempat ini tidak ditemukan: {value}."
            self.fail(words, param, ctx)
        return found[0]


def invitation_address(code: str) -> str:
    return f"{current_app.config['PUBLIC_ADDRESS']}/undangan/{code}"


village_group = AppGroup("village", help="Kampung yang dilayani situs ini.")
user_group = AppGroup("user", help="Orang yang boleh masuk.")


@village_group.command("create", help="Buat kampung baru. Kampung contoh yang ada dipindahkan dulu.")
@click.option("--name", prompt="Nama kampung", help="Nama kampung, misalnya Kampung Batik Kenanga.")
@click.option("--theme", prompt="Tema", help="Tema kampung, misalnya Batik tulis.")
@click.option(
    "--region",
    type=Place(),
    prompt="Kode wilayah atau nama kelurahan/kecamatan",
    help="Kode Kemendagri, misalnya 33.74.08.1005.",
)
@click.option("--rw", type=click.IntRange(1, 99), default=None, help="Nomor RW.")
@click.option("--kelurahan", default="", help="Nama kelurahan, kalau hanya kecamatan yang dipilih.")
@click.option("--word", type=click.Choice(WORDS), default="kampung", show_default=True)
@click.option("--area-code", default="", is_eager=True, help="Kode telepon daerah, misalnya 024.")
@click.option("--phone", type=PhoneNumber(), prompt="Nomor WhatsApp kampung", help="Nomor yang dihubungi pengunjung.")
@click.option("--palette", type=click.Choice(PALETTES), default="nila", show_default=True)
@click.option("--motif", type=click.Choice(MOTIFS), default="kawung", show_default=True)
@click.option("--admin-name", prompt="Nama administrator pertama")
@click.option("--admin-phone", type=PhoneNumber(), prompt="Nomor telepon administrator")
@click.pass_context
def create_village(
    context: click.Context,
    name: str,
    theme: str,
    region: Region,
    rw: int | None,
    kelurahan: str,
    word: str,
    phone: str,
    area_code: str,
    palette: str,
    motif: str,
    admin_name: str,
    admin_phone: str,
) -> None:
    """Make the village and print the invitation of its first administrator."""
    if rw is None and context.get_parameter_source("name") is click.core.ParameterSource.PROMPT:
        rw = click.prompt("Nomor RW (0 kalau tidak ada)", type=click.IntRange(0, 99)) or None
    migrate_if_needed()
    village = find_village()
    if village is not None and village.is_sample:
        from village.accounts.services.moving import set_sample_aside

        click.echo(f"Kampung contoh dipindahkan ke {set_sample_aside(current_app.config['SETTINGS'].instance)}.")
        migrate_if_needed()
    try:
        code = founding.found_by_command(
            founding.Founding(
                name=name,
                theme=theme,
                region=region,
                rw=rw,
                kelurahan=kelurahan,
                word=word,
                contact_phone=phone,
                area_code=area_code,
                palette=palette,
                motif=motif,
            ),
            admin=invitations.Guest(admin_name, "admin", phone=admin_phone),
        )
    except DomainError as error:
        fail(str(error))
    click.echo(
        f"{name} sudah dibuat. Undangan administrator, berlaku 7 hari dan sekali pakai:\n{invitation_address(code)}\n"
        "Berikutnya: jalankan situsnya (kalau masih berjalan, hentikan dulu dengan Ctrl-C), lalu buka tautan itu."
    )


@user_group.command("invite", help="Undang seseorang dengan satu peran.")
@click.option("--name", prompt="Nama")
@click.option("--role", prompt="Peran", type=click.Choice(ROLES))
@click.option("--phone", type=PhoneNumber(), help="Nomor telepon, kalau sudah diketahui.")
def invite_user(name: str, role: str, phone: str | None) -> None:
    """Print the address of a new invitation."""
    guest = invitations.Guest(name, role, phone=phone)
    click.echo(invitation_address(invitations.invite_by_command(guest)))


@user_group.command("link", help="Cetak tautan masuk sekali pakai untuk seseorang yang tidak bisa masuk.")
@click.argument("phone_or_email")
def link_user(phone_or_email: str) -> None:
    """Print a one-time sign-in address, good for 30 minutes."""
    code = invitations.link_by_command(phone_or_email)
    if code is None:
        fail(f"Tidak ada akun aktif dengan nomor atau e-mail ini: {phone_or_email}.")
    click.echo(invitation_address(code))


def register(app: Flask) -> None:
    """Add the commands of this feature."""
    app.cli.add_command(village_group)
    app.cli.add_command(user_group)
