"""The attack list: what is refused is refused in plain words, what is kept never runs, and neither takes long."""

import io
import json
import subprocess
import sys
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from flask import Flask

from tests.core import pictures
from tests.vault.hostile_papers import Hostile, docx, locked_pdf, papers_on_the_list, pdf, pictures_on_the_list
from village.core.storage import Storage
from village.vault.paper_kinds import KINDS, LARGEST_FILE_BYTES
from village.vault.services.keeping_files import keep_file

TYPED = {"title": "Surat", "kind": "lain", "dated_on": "2026-01-05", "access": "pengurus"}
SECONDS, MORE_KILOBYTES = 2, 64 * 1024
CODE_ROOT = Path(__file__).parents[2]


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(tmp_path / "files")


def kept_files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file() and path.suffix != ".lock"]


HARNESS = """
import json, resource, sys, time
from pathlib import Path
from village.core.errors import DomainError
from village.core.storage import Storage
from village.vault.services.keeping_files import keep_file

def used():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime

def largest():
    own = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    return {"own": int(own.split()[1]), "children": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}

storage = Storage(Path(sys.argv[1]))
for line in sys.stdin:
    path, name = json.loads(line)
    before, told = used(), {}
    try:
        with open(path, "rb") as file:
            told["kind"] = keep_file(storage, file, name).paper.kind
    except DomainError as refusal:
        told["refused"] = str(refusal)
    print(json.dumps({**told, "seconds": used() - before, **largest()}), flush=True)
"""


def try_each(root: Path, harmless: bytes, family: Iterable[Hostile]) -> None:
    """Give every input to one process as the site does, after a harmless one to compare with."""
    inputs = [Hostile(0, "biasa", harmless), *family]
    lines = []
    for number, hostile in enumerate(inputs):
        (root / f"masukan{number}").write_bytes(hostile.content)
        lines.append(json.dumps([str(root / f"masukan{number}"), hostile.name]))
    run = subprocess.run(
        [sys.executable, "-c", HARNESS, root / "files"], input="\n".join(lines), capture_output=True, text=True,
        cwd=CODE_ROOT,
    )  # fmt: skip
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(inputs), f"the process ended at {inputs[len(answers)].name}: {run.stderr}"
    for hostile, told in zip(inputs[1:], answers[1:], strict=True):
        of_whom = f"{hostile.number} {hostile.name}: {told}"
        assert told.get("kind", "") == hostile.kind, of_whom
        assert hostile.refused in told.get("refused", ""), of_whom
        assert told["seconds"] < SECONDS, of_whom
        for process in ("own", "children"):
            assert told[process] - answers[0][process] < MORE_KILOBYTES, of_whom
    assert [path for path in kept_files(root / "files") if path.parent.name == "temp"] == []


def test_pictures_of_the_list(tmp_path: Path) -> None:
    try_each(tmp_path, pictures.photo(), pictures_on_the_list())
    for path in kept_files(tmp_path / "files"):
        content = path.read_bytes()
        for hidden in (b"RAHASIA", b"alert", b"PK\x03\x04", b"Exif", b"GPS"):
            assert hidden not in content, "something that is no picture was kept"


def test_papers_of_the_list(tmp_path: Path) -> None:
    try_each(tmp_path, pdf(), papers_on_the_list())


def test_a_locked_pdf_is_kept_and_marked(storage: Storage) -> None:
    kept = keep_file(storage, io.BytesIO(locked_pdf()), "terkunci.pdf")
    assert kept.paper.is_locked and kept.paper.state == "locked" and not kept.paper.text


def test_the_child_cannot_take_the_memory_of_a_small_host(storage: Storage) -> None:
    greedy = (
        "from village.vault import paper_child; paper_child._limit(); "
        "bytearray(paper_child.MEMORY_BYTES + 8 * 1024 * 1024)"
    )
    run = subprocess.run([sys.executable, "-c", greedy], capture_output=True, text=True, cwd=CODE_ROOT)
    assert run.returncode == 1 and "MemoryError" in run.stderr


def send(client: object, content: bytes, name: str, **more: object) -> object:
    sent = {**TYPED, "file": (io.BytesIO(content), name), **more}
    return client.post("/kelola/dokumen/baru", data=sent)  # type: ignore[attr-defined]


def test_a_byte_too_many_is_refused_whatever_the_length_says(sign_in) -> None:
    client = sign_in("official")
    too_long = b"%PDF-1.4\n" + bytes(LARGEST_FILE_BYTES - 8)
    answer = send(client, too_long, "besar.pdf")
    assert answer.status_code == 413 and "25 MB" in answer.get_data(as_text=True)
    declared = {"CONTENT_LENGTH": "3000000000"}
    answer = client.post(
        "/kelola/dokumen/baru", data={**TYPED, "file": (io.BytesIO(b"x"), "a")}, environ_overrides=declared
    )
    assert answer.status_code == 413


def test_endless_parts_and_missing_ends_file_nothing(sign_in, storage: Storage) -> None:
    client = sign_in("official")
    fields = {f"bidang{number}": "x" for number in range(1_001)}
    assert client.post("/kelola/dokumen/baru", data={**TYPED, **fields}).status_code in (413, 422)
    headers = {"Content-Type": "multipart/form-data; boundary=batas"}
    open_end = b'--batas\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalo --batas di isi'
    assert client.post("/kelola/dokumen/baru", data=open_end, headers=headers).status_code in (400, 413, 422)


NAMES = (
    "..%2f..%2fx.pdf",
    "..\\x.pdf",
    "%252e%252e/x.pdf",
    "/etc/passwd",
    "n" * 5_000 + ".pdf",
    "... ...",
    "CON.pdf",
    "-rf.pdf",
    "surat\u202efdp.exe",
    "ꦱꦸꦫꦠ.pdf",
    "رسالة.pdf",
    "surat.pdf.html",
    "surat.php.jpg",
    "surat.pdf.",
)


def test_no_name_leaves_the_store_or_comes_back(app: Flask, sign_in) -> None:
    client = sign_in("official")
    for name in NAMES:
        answer = send(client, b"isi surat yang biasa saja", name, title="Surat ꦱꦸꦫꦠ untuk RW 😀")
        assert answer.status_code == 303, name
    torn = send(client, b"isi", 'a\x00b\r\nX: y";filename=z.html')
    assert torn.status_code == 422, "a name that ends its own header is no file"
    page = client.get(answer.location).get_data(as_text=True)
    assert "ꦱꦸꦫꦠ" in page and "😀" in page
    file = client.get(answer.location + "/versi/1")
    told = unquote(file.headers["Content-Disposition"])
    assert told.endswith("_v1.txt") and told.startswith("attachment;")
    root = Path(app.config["SETTINGS"].instance) / "files"
    assert all(len(path.name) == 64 for path in kept_files(root))


def test_every_kind_is_answered_so_that_it_cannot_run_here(sign_in) -> None:
    client = sign_in("official")
    photo = pictures.photo(1200, 1600)
    for content, kind in ((pdf(), "pdf"), (docx(), "docx"), (b"a;b\n1;2\n", "csv"), (b"halo", "txt"), (photo, "jpeg")):
        answer = send(client, content, "x", kept_page="")
        assert answer.status_code in (200, 303), kind
        if answer.status_code == 200:  # a photo that may be hard to read is shown first
            note = answer.get_data(as_text=True).split('name="kept_page" value="')[1].split('"')[0]
            answer = client.post("/kelola/dokumen/baru", data={**TYPED, "kept_page": note})
        for ending in ("", "/lihat"):
            file = client.get(f"{answer.location}/versi/1{ending}")
            policy = file.headers["Content-Security-Policy"]
            assert "sandbox" in policy and "default-src 'none'" in policy and "allow" not in policy
            assert file.headers["X-Content-Type-Options"] == "nosniff"
            assert file.mimetype == KINDS[kind].media_type
            is_shown = ending and KINDS[kind].is_shown
            assert file.headers["Content-Disposition"].startswith("inline" if is_shown else "attachment")


def test_the_same_content_at_once_from_two_people_is_one_file_with_separate_rights(app: Flask, sign_in) -> None:
    one, two = sign_in("official"), sign_in("official")
    start = threading.Barrier(2)

    def file_it(client: object, name: str) -> Any:
        with app.app_context():
            start.wait()
            return send(client, b"isi yang sama", name, access="terbatas")

    with ThreadPoolExecutor(2) as crowd:
        first, second = crowd.map(file_it, (one, two), ("a.txt", "b.txt"))
    assert first.location != second.location
    assert two.get(first.location).status_code == 404 and one.get(second.location).status_code == 404
    root = Path(app.config["SETTINGS"].instance) / "files"
    assert len(kept_files(root)) == 1
