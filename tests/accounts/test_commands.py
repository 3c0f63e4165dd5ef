"""The commands of a terminal: making a village, inviting, letting somebody in again."""

from flask import Flask

from tests import factories
from village.core.village import find_village

ANSWERS = (
    "--name", "Kampung Batik", "--theme", "Batik", "--region", "33.74.08.1005", "--rw", "3",
    "--phone", "0812-0000-1111", "--admin-name", "Pak Lurah", "--admin-phone", "0812-2222-3333",
)  # fmt: skip


def test_village_create_prints_an_invitation_that_works(empty_app: Flask):
    done = empty_app.test_cli_runner().invoke(args=["village", "create", *ANSWERS])
    assert done.exit_code == 0, done.output
    address = next(line for line in done.output.splitlines() if "/undangan/" in line)
    client = empty_app.test_client()
    code = address.rpartition("/")[2]
    sent = {"name": "Pak Lurah", "phone": "0812-2222-3333", "password": "keripik tempe enak"}
    assert client.post(f"/undangan/{code}", data=sent).status_code == 303
    assert client.get("/kelola/orang").status_code == 200
    assert "Kampung Batik" in client.get("/").text


def test_village_create_refuses_an_unknown_place(empty_app: Flask):
    arguments = [one if one != "33.74.08.1005" else "Atlantis" for one in ANSWERS]
    done = empty_app.test_cli_runner().invoke(args=["village", "create", *arguments])
    assert done.exit_code == 2
    assert "tidak ditemukan" in done.stderr


def test_a_wrong_answer_is_asked_for_again_and_the_others_stay(empty_app: Flask):
    answers = ["Kampung Batik", "Batik", "Atlantis", "Candisari", "33.74.08.1005", "nol delapan", "0812-0000-1111"]
    answers += ["Pak Lurah", "0812-2222-3333", "100", "7"]
    done = empty_app.test_cli_runner().invoke(args=["village", "create"], input="\n".join(answers))
    assert done.exit_code == 0, done.output
    assert "tidak ditemukan: Atlantis" in done.output and "Pilih salah satu kode wilayah" in done.output
    assert "Nomor ini belum benar: nol delapan" in done.output
    village = find_village()
    assert village is not None and (village.rw, village.region_code) == (7, "33.74.08.1005")
    assert "jalankan situsnya" in done.output


def test_a_second_village_is_refused(app: Flask):
    done = app.test_cli_runner().invoke(args=["village", "create", *ANSWERS])
    assert done.exit_code == 1
    assert "sudah punya kampung" in done.stderr


def test_the_sample_moves_aside_for_a_real_village(empty_app: Flask):
    factories.make_village(name="Kampung Contoh", is_sample=True)
    done = empty_app.test_cli_runner().invoke(args=["village", "create", *ANSWERS])
    assert done.exit_code == 0, done.output
    instance = empty_app.config["SETTINGS"].instance
    aside = list(instance.glob("contoh-*"))
    assert len(aside) == 1 and (aside[0] / "village.sqlite3").exists()
    assert str(aside[0]) in done.output
    page = empty_app.test_client().get("/").text
    assert "Kampung Batik" in page and "Kampung Contoh" not in page


def test_user_link_lets_a_known_person_in_again(app: Flask):
    factories.make_account("owner", phone="6281234567890")
    done = app.test_cli_runner().invoke(args=["user", "link", "0812-3456-7890"])
    assert done.exit_code == 0
    code = done.output.strip().rpartition("/")[2]
    answer = app.test_client().post(f"/undangan/{code}", data={"password": "keripik tempe enak"})
    assert answer.status_code == 303


def test_user_link_for_nobody_says_so_and_fails(app: Flask):
    done = app.test_cli_runner().invoke(args=["user", "link", "0812-0000-0000"])
    assert done.exit_code == 1
    assert "Tidak ada akun" in done.stderr


def test_user_invite_prints_an_address(app: Flask):
    done = app.test_cli_runner().invoke(args=["user", "invite", "--name", "Bu Sari", "--role", "kelurahan"])
    assert done.exit_code == 0
    assert "/undangan/" in done.output
