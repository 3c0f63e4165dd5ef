"""Photos from phone cameras become light pictures, and hostile files cost nothing."""

import io
import json
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFilter, ImageOps

from tests.core import pictures as samples
from village.core import images, picture_process
from village.core.errors import DomainError, NotFound, TooLarge, WrongType
from village.core.images import Picture, PictureRefused, crop_picture, make_pictures, open_variant, receive_picture
from village.core.storage import Storage

NAN = float("nan")
CODE_ROOT = Path(__file__).parents[2]


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(tmp_path / "files")


def send(storage: Storage, content: bytes, name: str | None = None) -> Picture:
    return receive_picture(storage, io.BytesIO(content), filename=name)


def variant(storage: Storage, picture: Picture, width: int, fmt: str = "webp") -> Image.Image:
    with open_variant(storage, picture.sha256, width, fmt) as file:
        return Image.open(io.BytesIO(file.read()))


def master(storage: Storage, picture: Picture) -> Image.Image:
    with storage.open(picture.sha256) as file:
        return Image.open(io.BytesIO(file.read()))


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_phone_was_held(storage: Storage, orientation: int) -> None:
    content = samples.photo(800, 600, orientation=orientation)
    picture = send(storage, content)
    expected = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
    assert (picture.width, picture.height) == expected.size
    assert samples.corner_names(variant(storage, picture, 320)) == samples.corner_names(expected)


def test_webp_and_png_photos_stand_upright_too(storage: Storage) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    for kind in ("PNG", "WEBP"):
        picture = send(storage, samples.encoded(samples.drawing(400, 300), kind, exif=exif))
        assert (picture.width, picture.height) == (300, 400)
        assert samples.corner_names(variant(storage, picture, 160)) == ["yellow", "red", "green", "blue"]


@pytest.mark.parametrize(
    "content",
    [
        lambda: samples.photo(900, 700, orientation=6),
        lambda: samples.text_png(samples.SECRET),
        lambda: samples.encoded(samples.drawing(400, 300), "WEBP", xmp=samples.SECRET, exif=b"Exif\0\0RAHASIA-LOKASI"),
    ],
    ids=["jpeg", "png", "webp"],
)
def test_nothing_about_place_camera_or_person_is_kept(
    tmp_path: Path, storage: Storage, content: Callable[[], bytes]
) -> None:
    sent = content()
    assert b"RAHASIA-LOKASI" in sent
    picture = send(storage, sent)
    for name, kept in files(tmp_path).items():
        assert b"RAHASIA" not in kept and b"Exif" not in kept and b"XMP" not in kept, name
    for image in [master(storage, picture), *(variant(storage, picture, width) for width in picture.widths)]:
        assert not image.getexif() and "icc_profile" not in image.info and "comment" not in image.info


def test_the_upload_itself_is_not_kept(tmp_path: Path, storage: Storage) -> None:
    content = samples.photo()
    send(storage, content)
    assert content not in files(tmp_path).values()
    assert not any("temp" in name for name in files(tmp_path))


def test_a_twelve_megapixel_photo_becomes_a_master_and_its_widths(storage: Storage) -> None:
    picture = send(storage, samples.photo(4000, 3000, orientation=6))
    assert (picture.width, picture.height, picture.widths) == (1500, 2000, (160, 320, 640, 1280))
    assert master(storage, picture).size == (1500, 2000)
    assert [variant(storage, picture, width).size for width in picture.widths] == [
        (160, 213),
        (320, 427),
        (640, 853),
        (1280, 1707),
    ]
    assert variant(storage, picture, 640, "jpg").format == "JPEG"


def test_a_small_photo_is_never_enlarged(storage: Storage) -> None:
    picture = send(storage, samples.photo(500, 400))
    assert (picture.width, picture.widths) == (500, (160, 320, 500))
    assert images.fallback_width(picture.widths) == 500
    assert variant(storage, picture, 500, "jpg").size == (500, 400)


def test_card_pictures_are_light(storage: Storage) -> None:
    on_a_cloth = samples.drawing(960, 1200).filter(ImageFilter.GaussianBlur(6))
    for scene, heaviest in ((on_a_cloth, 7_500), (samples.drawing(960, 1200), 16_000)):
        picture = send(storage, samples.encoded(scene))
        with open_variant(storage, picture.sha256, 320, "webp") as file:
            assert len(file.read()) <= heaviest


def test_the_same_photo_twice_is_stored_once(tmp_path: Path, storage: Storage) -> None:
    content = samples.photo()
    first = send(storage, content)
    before = files(tmp_path)
    assert send(storage, content, "salinan.jpg") == first
    assert files(tmp_path) == before
    assert first.bytes == sum(len(kept) for kept in before.values())


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "RGBA", "CMYK"])
def test_pictures_of_every_colour_mode_are_welcome(storage: Storage, mode: str) -> None:
    scene = samples.drawing(400, 300)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    content = samples.encoded(scene.quantize(32) if mode == "P" else scene.convert(mode), kind)
    seen = variant(storage, send(storage, content), 160)
    if mode in ("P", "RGBA", "CMYK"):
        assert samples.corner_names(seen) == list(samples.CORNERS)


def test_grey_of_sixteen_bits_keeps_its_tone(storage: Storage) -> None:
    ramp = Image.new("I;16", (200, 200), 32_768)
    seen = variant(storage, send(storage, samples.encoded(ramp, "PNG")), 160).convert("L")
    assert abs(seen.getpixel((80, 80)) - 128) < 4


def test_transparent_parts_become_white_paper(storage: Storage) -> None:
    clear = Image.new("RGBA", (200, 200), (255, 0, 0, 0))
    palette = samples.encoded(clear.quantize(4), "PNG")
    for content in (samples.encoded(clear, "PNG"), samples.encoded(clear, "WEBP", exact=True), palette):
        assert variant(storage, send(storage, content), 160).convert("RGB").getpixel((80, 80)) == (255, 255, 255)


def swapped_profile() -> bytes:
    """A colour profile in which red and blue have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"?", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"?", b"bXYZ", 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_of_another_profile_are_shown_as_they_were_meant(storage: Storage, kind: str) -> None:
    content = samples.encoded(Image.new("RGB", (200, 200), "red"), kind, icc_profile=swapped_profile())
    red, _, blue = variant(storage, send(storage, content), 160).convert("RGB").getpixel((80, 80))
    assert blue > 200 and red < 60


def test_photos_of_fifty_megapixels_are_welcome(storage: Storage) -> None:
    content = samples.encoded(Image.linear_gradient("L").resize((8192, 6144), Image.Resampling.BILINEAR), quality=60)
    picture = send(storage, content)
    assert (picture.width, picture.height) == (2000, 1500)


def test_png_and_webp_are_welcome_up_to_sixteen_megapixels(storage: Storage) -> None:
    assert send(storage, samples.one_colour_png(4656, 3496)).width == 2000
    with pytest.raises(PictureRefused, match="16 untuk PNG"):
        send(storage, samples.one_colour_png(4250, 4000))
    with pytest.raises(PictureRefused, match="16 untuk PNG"):
        send(storage, samples.encoded(Image.new("L", (4250, 4000)), "WEBP", quality=1, method=0))


def test_a_photo_of_more_than_fifteen_megabytes_is_refused(tmp_path: Path, storage: Storage) -> None:
    content = samples.photo()
    full = content + bytes(15 * 1024 * 1024 - len(content))
    assert send(storage, full).width == 800
    with pytest.raises(TooLarge, match=r"besar\.jpg: .*15 MB"):
        send(storage, full + b"\0", "besar.jpg")
    assert list((tmp_path / "files" / "temp").iterdir()) == []


def cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def refusals(
    storage: Storage, family: Iterator[tuple[str, bytes]], kind: type[DomainError]
) -> Iterator[tuple[str, DomainError]]:
    for name, content in family:
        before = cpu_seconds()
        with pytest.raises(kind) as refusal:
            send(storage, content, name)
        assert cpu_seconds() - before < 2, name
        yield name, refusal.value


def test_files_that_are_no_photo_are_refused_in_one_sentence(tmp_path: Path, storage: Storage) -> None:
    for name, refusal in refusals(storage, samples.not_pictures(), WrongType):
        assert str(refusal).startswith(f"{name}: ") and str(refusal).endswith(".")
    assert files(tmp_path) == {}


def test_a_photo_from_an_iphone_is_welcome_whole_or_in_tiles(storage: Storage) -> None:
    turned = Image.open(io.BytesIO(samples.photo(800, 600, orientation=6)))
    for content in (samples.heic(turned), samples.heic(turned, tile_size=256)):
        picture = send(storage, content)
        assert (picture.width, picture.height) == (600, 800)
        assert samples.corner_names(master(storage, picture)) == ["yellow", "red", "green", "blue"]


def test_where_the_decoder_is_missing_an_iphone_owner_is_told_what_to_do(
    storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = "raise ImportError('no wheel for this host')"
    (tmp_path / "pillow_heif.py").write_text(lacking)
    monkeypatch.setattr(picture_process, "_CODE_ROOT", tmp_path)
    (tmp_path / "village").symlink_to(CODE_ROOT / "village")
    with pytest.raises(PictureRefused, match="Paling Kompatibel"):
        send(storage, samples.heic(samples.drawing(64, 64)))
    assert send(storage, samples.photo()).widths, "every other photo is welcome all the same"


def test_an_empty_photo_is_refused(storage: Storage) -> None:
    with pytest.raises(DomainError, match="kosong"):
        send(storage, b"")


def test_bombs_and_torn_photos_are_refused_and_the_next_photo_works(tmp_path: Path, storage: Storage) -> None:
    for name, refusal in refusals(storage, samples.broken_pictures(), PictureRefused):
        assert str(refusal).startswith(f"{name}: Foto ini ") and str(refusal).endswith(".")
    assert not any(files(tmp_path).values())
    assert send(storage, samples.photo()).width == 800


def test_what_hides_in_a_true_photo_is_not_kept(tmp_path: Path, storage: Storage) -> None:
    for name, content in samples.inert_pictures():
        before = cpu_seconds()
        assert send(storage, content, name).widths
        assert cpu_seconds() - before < 2, name
    for name, kept in files(tmp_path).items():
        for hidden in (b"RAHASIA", b"script", b"alert", b"PK\x03\x04", b"acTL", b"ANMF"):
            assert hidden not in kept, name


def test_the_picture_process_cannot_take_the_memory_of_a_small_host() -> None:
    greedy = "from village.core.picture_child import limit_process; limit_process(0); bytearray(420_000_000)"
    run = subprocess.run([sys.executable, "-c", greedy], capture_output=True, text=True, cwd=CODE_ROOT)
    assert run.returncode == 1 and "MemoryError" in run.stderr


def test_a_picture_that_takes_too_long_is_refused(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_process, "WALL_SECONDS", 0.01)
    with pytest.raises(PictureRefused, match="terlalu berat"):
        send(storage, samples.photo())


def test_a_refusal_shows_a_harmless_short_name(storage: Storage) -> None:
    with pytest.raises(WrongType) as refusal:
        send(storage, b"<html>", "gambar\r\n\u202egpj.exe" + "a" * 5_000)
    assert str(refusal.value).startswith("gambargpj.exeaaa") and len(str(refusal.value)) < 150


SERVER = """
import io, json, pathlib, sys
from village.core.errors import DomainError
from village.core.images import crop_picture, receive_picture
from village.core.storage import Storage

def kilobytes(file, name):
    return int(next(line for line in open(file) if line.startswith(name)).split()[1])

def now():
    return {"pss": kilobytes("/proc/self/smaps_rollup", "Pss:"), "peak": kilobytes("/proc/self/status", "VmHWM:")}

storage, answers = Storage(sys.argv[1]), []
make = lambda path: receive_picture(storage, open(path, "rb"))
picture = make(sys.argv[2])
before = now()
crop_picture(storage, picture.sha256)
for path in sys.argv[2:]:
    try:
        make(path)
        answers.append("kept")
    except DomainError as refusal:
        answers.append("refused")
print(json.dumps({"before": before, "after": now(), "pillow": "PIL" in sys.modules, "answers": answers}))
"""


def test_the_server_grows_by_nothing_and_never_loads_the_decoder(tmp_path: Path) -> None:
    photo = samples.photo(4000, 3000)
    contents = [
        photo,
        samples.with_notes(samples.photo(), b"Exif\0\0" + bytes(60_000), 200),
        samples.with_notes(photo, b"", 3_000_000, 0xFE),
        samples.one_colour_png(50_000, 20),
        samples.animated_webp(10_000),
        photo[: len(photo) // 2],
    ]
    paths = [tmp_path / str(number) for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    run = subprocess.run(
        [sys.executable, "-c", SERVER, tmp_path / "files", *paths], capture_output=True, check=True, cwd=CODE_ROOT
    )
    report = json.loads(run.stdout)
    assert report["answers"] == ["kept", "kept", "refused", "refused", "kept", "refused"]
    assert not report["pillow"]
    assert report["after"]["pss"] - report["before"]["pss"] < 4_000
    assert report["after"]["peak"] - report["before"]["peak"] < 8_000


def test_a_card_is_the_middle_of_the_photo_in_its_own_shape(storage: Storage) -> None:
    whole = send(storage, samples.photo(1600, 1200))
    card = crop_picture(storage, whole.sha256)
    assert (card.width, card.height, card.widths) == (960, 1200, (160, 320, 640, 960))
    assert variant(storage, card, 320).size == (320, 400)
    assert master(storage, whole).size == (1600, 1200)
    assert crop_picture(storage, whole.sha256) == card


def test_a_crop_shows_the_part_that_was_chosen(storage: Storage) -> None:
    whole = send(storage, samples.photo(1600, 1200))
    corner = crop_picture(storage, whole.sha256, (0.76, 0.0, 0.24, 0.24))
    assert (corner.width, corner.height) == (384, 288)
    assert samples.corner_names(variant(storage, corner, 160)) == ["green"] * 4
    tall = send(storage, samples.photo(600, 1600))
    box = images.card_box(tall.width, tall.height, down=1.0)
    assert samples.corner_names(variant(storage, crop_picture(storage, tall.sha256, box), 160))[2:] == [
        "blue",
        "yellow",
    ]


@pytest.mark.parametrize(
    "box",
    [
        (0.5, 0, 0.6, 1),
        (-0.1, 0, 0.5, 0.5),
        (0, 0, 0, 1),
        (0, 0, float("nan"), 1),
        (0, 0, 0.001, 0.001),
        (0, 0, 1, 0.05),
    ],
)
def test_a_crop_outside_the_photo_or_without_a_shape_is_refused(
    storage: Storage, box: tuple[float, float, float, float]
) -> None:
    whole = send(storage, samples.photo())
    with pytest.raises(PictureRefused):
        crop_picture(storage, whole.sha256, box)


def test_only_what_is_there_can_be_cropped(storage: Storage) -> None:
    for name in ("0" * 64, "../0.jpg"):
        with pytest.raises(NotFound):
            crop_picture(storage, name)


@pytest.mark.parametrize(
    ("sha256", "width", "fmt"),
    [
        ("../" * 3, 320, "webp"),
        ("0" * 64, 320, "webp"),
        ("", 320, "webp"),
        (None, 321, "webp"),
        (None, -320, "webp"),
        (None, 320, "../320.webp"),
        (None, 320, "webp/../320.webp"),
        (None, 320, "jpg"),
        (None, 640, "webp\n"),
        (None, 640, "php"),
    ],
)
def test_only_exact_names_of_variants_are_served(storage: Storage, sha256: str | None, width: int, fmt: str) -> None:
    picture = send(storage, samples.photo())
    with pytest.raises(NotFound):
        open_variant(storage, picture.sha256 if sha256 is None else sha256, width, fmt)


def test_many_pictures_come_back_in_order(tmp_path: Path, storage: Storage) -> None:
    contents = [samples.photo(200 + 10 * number, 300) for number in range(7)]
    paths = [tmp_path / f"{number}.jpg" for number in range(7)]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    shown: list[Picture] = []
    made = make_pictures(storage, paths, on_each=shown.append)
    assert [picture.width for picture in made] == [200 + 10 * number for number in range(7)]
    assert shown == made and all(path.exists() for path in paths)
    assert send(storage, contents[3]) == made[3]


def test_two_photos_at_once_are_both_kept(storage: Storage) -> None:
    kept: list[Picture] = []
    contents = [samples.photo(300, 200), samples.photo(310, 200), samples.photo(320, 200)]
    senders = [threading.Thread(target=lambda sent=sent: kept.append(send(storage, sent))) for sent in contents]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert {picture.width for picture in kept} == {300, 310, 320}


def test_a_person_waits_for_the_photo_before_but_not_for_ever(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_process, "WAIT_SECONDS", 0.1)
    started = time.monotonic()
    with storage.one_at_a_time("pictures", 1), pytest.raises(DomainError, match="Tunggu sebentar"):
        send(storage, samples.photo())
    assert time.monotonic() - started < 2
