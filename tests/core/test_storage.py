"""Nothing accepted is ever lost: order of writes, power cuts, full disks, short uploads, kills."""

import errno
import hashlib
import io
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.core.watched_disk import BLOB_NAME, PowerCut, WatchedDisk, whole_blobs
from village.core.disk import Disk
from village.core.errors import NotFound, TooLarge
from village.core.storage import IncompleteUpload, Storage, StorageBusy, StorageFull

LETTER = os.urandom(600_000)
LIMIT = 1_000_000
HOSTILE_NAMES = (
    "../../etc/passwd", "..%2f..%2fx.pdf", "..\\x.pdf", "%252e%252e/", "/etc/passwd", "", ".", "..", "a" * 63, "a" * 65,
    "A" * 64, "g" * 64, "a" * 63 + "\n", "a" * 64 + "\n", "a" * 64 + "/x", "\0" + "a" * 63, "٣" * 64, "CON.pdf", "-rf",
)  # fmt: skip


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(tmp_path / "files")


def keep(storage: Storage, content: bytes = LETTER) -> str:
    return storage.keep(storage.receive(io.BytesIO(content), LIMIT))


def read(storage: Storage, sha256: str) -> bytes:
    with storage.open(sha256) as file:
        return file.read()


def blobs(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if BLOB_NAME.fullmatch(path.name)]


def leftovers(root: Path) -> list[Path]:
    return list((root / "temp").glob("*"))


def test_a_kept_file_comes_back_byte_for_byte(storage: Storage) -> None:
    sha256 = keep(storage)
    assert sha256 == hashlib.sha256(LETTER).hexdigest()
    assert read(storage, sha256) == LETTER
    assert storage.exists(sha256)


def test_bytes_are_synced_before_they_get_their_name_and_the_folders_after(tmp_path: Path) -> None:
    disk = WatchedDisk()
    keep(Storage(tmp_path / "files", disk))
    order = [call for call in disk.calls if call != "make_folder"]
    assert order == ["create", "write", "write", "write", "sync_file", "rename"] + ["sync_folder"] * 3


def test_a_power_cut_at_any_call_leaves_every_acknowledged_file_and_no_torn_one(tmp_path: Path) -> None:
    for cut_at in range(100):
        disk = WatchedDisk()
        storage = Storage(tmp_path / str(cut_at) / "files", disk)
        acknowledged = {keep(storage, b"surat pertama")}
        disk._cut_at = len(disk.calls) + cut_at
        try:
            acknowledged.add(keep(storage))
        except PowerCut:
            pass
        assert acknowledged <= whole_blobs(disk.survivors(tmp_path / str(cut_at)))
        assert disk.torn(tmp_path / str(cut_at) / "files") == []
        if len(acknowledged) == 2:
            return
    pytest.fail("the upload never ended")


def test_the_watch_sees_any_one_forgotten_sync(tmp_path: Path) -> None:
    watched = WatchedDisk()
    keep(Storage(tmp_path / "all" / "files", watched))
    for number in range(watched.syncs()):
        disk, instance = WatchedDisk(forget_sync=number), tmp_path / str(number)
        sha256 = keep(Storage(instance / "files", disk))
        assert sha256 not in whole_blobs(disk.survivors(instance)), f"sync {number} is not needed?"


def keep_three(storage: Storage) -> None:
    with storage.workspace() as folder:
        for name in ("160.webp", "320.webp", "320.jpg"):
            (folder / name).write_bytes(name.encode() * 100)
        storage.keep_set(folder, "pictures", "a" * 64)


def test_a_set_of_files_survives_a_power_cut_whole_and_needs_every_sync(tmp_path: Path) -> None:
    watched = WatchedDisk()
    keep_three(Storage(tmp_path / "all" / "files", watched))
    wanted = {f"/files/pictures/{'a' * 64}/{name}": name.encode() * 100 for name in ("160.webp", "320.webp", "320.jpg")}
    assert wanted.items() <= watched.survivors(tmp_path / "all").items()
    for number in range(watched.syncs()):
        disk, instance = WatchedDisk(forget_sync=number), tmp_path / str(number)
        keep_three(Storage(instance / "files", disk))
        assert not wanted.items() <= disk.survivors(instance).items(), f"sync {number} is not needed?"


def test_a_set_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    watched = WatchedDisk()
    keep_three(Storage(tmp_path / "all" / "files", watched))
    for cut_at in range(len(watched.calls)):
        root = tmp_path / str(cut_at) / "files"
        with pytest.raises(PowerCut):
            keep_three(Storage(root, WatchedDisk(cut_at=cut_at)))
        assert [len(list(found.iterdir())) for found in root.glob("pictures/*")] in ([], [3])


def test_the_same_file_twice_is_stored_once(tmp_path: Path, storage: Storage) -> None:
    assert keep(storage) == keep(storage)
    assert len(blobs(tmp_path)) == 1
    assert leftovers(tmp_path / "files") == []


def test_a_retry_after_a_lost_answer_keeps_the_same_file(storage: Storage) -> None:
    received = storage.receive(io.BytesIO(LETTER), LIMIT)
    assert len({storage.keep(received) for _ in range(10)}) == 1


def test_two_people_sending_the_same_file_at_once_share_one_blob(tmp_path: Path, storage: Storage) -> None:
    kept: list[str] = []
    senders = [threading.Thread(target=lambda: kept.append(keep(storage))) for _ in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(kept) == 8 and len(set(kept)) == 1
    assert len(blobs(tmp_path)) == 1 and read(storage, kept[0]) == LETTER


def test_a_blob_damaged_on_disk_is_mended_when_its_content_comes_again(tmp_path: Path, storage: Storage) -> None:
    sha256 = keep(storage)
    blobs(tmp_path)[0].write_bytes(LETTER[:-1] + b"?")
    assert keep(storage) == sha256
    assert read(storage, sha256) == LETTER


class FullDisk(Disk):
    """No room from the call number ``full_at`` on."""

    def __init__(self, full_at: int) -> None:
        self.left = full_at

    def _step(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    def create(self, path: Path) -> int:
        self._step()
        return super().create(path)

    def write(self, handle: int, chunk: bytes) -> None:
        self._step()
        os.write(handle, chunk[:10])
        super().write(handle, chunk[10:])

    def rename(self, source: Path, target: Path) -> None:
        self._step()
        super().rename(source, target)

    def _sync(self, path: Path, flags: int) -> None:
        self._step()
        super()._sync(path, flags)


def test_a_full_disk_is_told_in_words_at_every_step_and_loses_nothing(tmp_path: Path) -> None:
    root = tmp_path / "files"
    earlier = keep(Storage(root), b"surat lama")
    for full_at in range(9):
        with pytest.raises(StorageFull, match="hampir penuh") as refusal:
            keep(Storage(root, FullDisk(full_at)), LETTER + bytes([full_at]))
        assert refusal.value.status == 507
        assert leftovers(root) == []
        assert all(hashlib.sha256(blob.read_bytes()).hexdigest() == blob.name for blob in blobs(root))
        assert read(Storage(root), earlier) == b"surat lama"
    assert read(Storage(root), keep(Storage(root, FullDisk(9)))) == LETTER


@pytest.mark.parametrize(
    ("free", "total", "declared", "welcome"),
    [
        (199_000_000, 1_000_000_000, None, False),
        (201_000_000, 1_000_000_000, None, True),
        (400_000_000, 10_000_000_000, None, False),
        (510_000_000, 10_000_000_000, None, True),
        (200_500_000, 1_000_000_000, 600_000, False),
    ],
)
def test_uploads_stop_before_the_disk_is_full(
    tmp_path: Path, free: int, total: int, declared: int | None, welcome: bool
) -> None:
    class NearlyFull(Disk):
        def room(self, path: Path) -> tuple[int, int]:
            return free, total

    storage = Storage(tmp_path / "files", NearlyFull())
    if welcome:
        assert storage.receive(io.BytesIO(LETTER), LIMIT, declared_bytes=declared).size == len(LETTER)
    else:
        with pytest.raises(StorageFull):
            storage.receive(io.BytesIO(LETTER), LIMIT, declared_bytes=declared)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_short_upload_is_refused_and_leaves_nothing(tmp_path: Path, storage: Storage, share: float) -> None:
    part = io.BytesIO(LETTER[: int(len(LETTER) * share)])
    with pytest.raises(IncompleteUpload, match="belum terkirim utuh"):
        storage.receive(part, LIMIT, declared_bytes=len(LETTER))
    part.seek(0)
    with pytest.raises(IncompleteUpload):
        storage.receive(part, LIMIT, expected_sha256=hashlib.sha256(LETTER).hexdigest())
    assert leftovers(tmp_path / "files") == []


def test_a_connection_that_breaks_leaves_nothing(tmp_path: Path, storage: Storage) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 200_000:
                raise ConnectionResetError
            return super().read(100_000)

    with pytest.raises(ConnectionResetError):
        storage.receive(Broken(LETTER), LIMIT)
    assert leftovers(tmp_path / "files") == []


def test_one_byte_over_the_limit_is_refused_and_the_limit_itself_is_not(tmp_path: Path, storage: Storage) -> None:
    assert storage.receive(io.BytesIO(LETTER), len(LETTER)).size == len(LETTER)
    with pytest.raises(TooLarge):
        storage.receive(io.BytesIO(LETTER), len(LETTER) - 1)
    with pytest.raises(TooLarge, match="lebih besar dari 15 MB"):
        storage.receive(io.BytesIO(bytes(15 * 1024 * 1024 + 1)), 15 * 1024 * 1024)
    assert len(leftovers(tmp_path / "files")) == 1


def test_an_upload_declared_too_large_is_refused_unread(storage: Storage) -> None:
    class Untouchable(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise AssertionError("read")

    with pytest.raises(TooLarge):
        storage.receive(Untouchable(), LIMIT, declared_bytes=2_000_000_000)


def test_an_empty_file_is_refused(storage: Storage) -> None:
    with pytest.raises(IncompleteUpload, match="kosong"):
        storage.receive(io.BytesIO(), LIMIT)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_name_reaches_a_file_outside(tmp_path: Path, storage: Storage, name: str) -> None:
    keep(storage)
    (tmp_path / "x.pdf").write_bytes(b"rahasia")
    with pytest.raises(NotFound):
        storage.open(name)
    with pytest.raises(NotFound):
        storage.open_from_set("pictures", name, "320.webp")
    with pytest.raises(NotFound):
        storage.open_from_set("pictures", "a" * 64, name)
    assert not storage.exists(name)


def test_what_is_not_there_is_not_found(storage: Storage) -> None:
    with pytest.raises(NotFound, match="tidak ada"):
        storage.open("0" * 64)


def test_the_sweep_takes_only_old_leftovers(tmp_path: Path, storage: Storage) -> None:
    sha256 = keep(storage)
    fresh = storage.receive(io.BytesIO(b"sedang dikirim"), LIMIT)
    temp = tmp_path / "files" / "temp"
    (temp / "lama").write_bytes(b"x")
    (temp / "folder").mkdir()
    (temp / "folder" / "isi").write_bytes(b"x")
    for name in ("lama", "folder"):
        os.utime(temp / name, (time.time() - 4_000,) * 2)
    assert storage.sweep_temp() == 2
    assert leftovers(tmp_path / "files") == [fresh.path]
    assert read(storage, sha256) == LETTER


def test_whoever_waits_too_long_for_the_same_work_is_told_so(storage: Storage) -> None:
    with (
        storage.one_at_a_time("pictures", 1),
        pytest.raises(StorageBusy, match="Tunggu sebentar"),
        storage.one_at_a_time("pictures", 0.05),
    ):
        pytest.fail("two at a time")
    with storage.one_at_a_time("pictures", 0):
        pass


WRITER = """
import io, os, sys
from village.core.storage import Storage
storage = Storage(sys.argv[1])
while True:
    content = os.urandom(int.from_bytes(os.urandom(2), "big") * 4 + 1)
    print(storage.keep(storage.receive(io.BytesIO(content), 1_000_000)), flush=True)
"""


@pytest.mark.storm
def test_kill_at_any_moment_loses_no_acknowledged_file(tmp_path: Path) -> None:
    root, receipts, rng = tmp_path / "files", set(), random.Random(5)
    for _ in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(root)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        assert writer.stdout
        receipts.add(writer.stdout.readline().strip())
        time.sleep(rng.random() * 0.3)
        writer.kill()
        receipts.update(line.strip() for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n"))
        writer.wait()
        writer.stdout.close()
    storage = Storage(root)
    assert len(receipts) > 8
    assert all(hashlib.sha256(read(storage, receipt)).hexdigest() == receipt for receipt in receipts)
    kept = [path for path in blobs(root) if path.parent.name != "temp"]
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.name for path in kept)
    storage.sweep_temp(older_than_seconds=-1)
    assert leftovers(root) == []
