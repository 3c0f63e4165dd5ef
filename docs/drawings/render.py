"""Draw the sample village's pictures.

    .venv/bin/python docs/drawings/render.py                 every drawing
    .venv/bin/python docs/drawings/render.py klepon-sekar    only these
    .venv/bin/python docs/drawings/render.py --sheet /tmp/sheet.png klepon-sekar ...    and a sheet of them to look at

Each function marked `@drawing(slug)` in the modules beside this file draws one picture as SVG. Chromium paints it,
Pillow saves it as village/home/sample/drawings/<slug>.webp, at the best quality that stays under 60 kB.
Needs the packages of tests/requirements.txt and an installed Chromium.
"""

from __future__ import annotations

import argparse
import importlib
import io
import shutil
import sys
from pathlib import Path

from canvas import DRAWINGS, SIZES, Sheet
from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
for module in sorted([*HERE.glob("goods_*.py"), *HERE.glob("scene_*.py")]):
    importlib.import_module(module.stem)

OUT = HERE.parents[1] / "village" / "home" / "sample" / "drawings"
MOST_BYTES = 60_000


def paint(page: Page, slug: str) -> Image.Image:
    width, height = SIZES[slug]
    sheet = Sheet(slug, width, height)
    DRAWINGS[slug](sheet)
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(f'<body style="margin:0">{sheet.svg()}</body>')
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def webp(picture: Image.Image, most: int) -> bytes:
    """The picture as WebP of at most `most` bytes, or at quality 34 where even that is larger."""
    for quality in (84, 78, 72, 66, 60, 52, 46, 40, 34):
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= most:
            break
    return out.getvalue()


def card_bytes(picture: Image.Image) -> int:
    """What the picture weighs as a card, 320 px wide at quality 60."""
    small, out = (
        picture.resize((320, round(320 * picture.height / picture.width)), Image.Resampling.LANCZOS),
        io.BytesIO(),
    )
    small.save(out, "WEBP", quality=60, method=6)
    return out.tell()


def contact_sheet(pictures: list[Image.Image], path: str, columns: int = 4, width: int = 420) -> None:
    cells = [p.resize((width, round(width * p.height / p.width)), Image.Resampling.LANCZOS) for p in pictures]
    height = max(c.height for c in cells)
    rows = -(-len(cells) // columns)
    sheet = Image.new("RGB", (columns * (width + 12) + 12, rows * (height + 12) + 12), "#FBF4E6")
    for i, cell in enumerate(cells):
        sheet.paste(cell, (12 + i % columns * (width + 12), 12 + i // columns * (height + 12)))
    sheet.save(path)


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw the sample village's pictures.")
    parser.add_argument("slugs", nargs="*")
    parser.add_argument("--sheet", help="also write a sheet of all drawn pictures here (PNG)")
    asked = parser.parse_args()
    unknown = [s for s in asked.slugs if s not in DRAWINGS]
    if unknown:
        print(f"No such drawing: {', '.join(unknown)}. There are: {', '.join(sorted(DRAWINGS))}", file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    pictures, cards = [], []
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars"]
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=shutil.which("chromium"), headless=True, args=arguments)
        page = browser.new_page()
        for slug in asked.slugs or sorted(DRAWINGS):
            picture = paint(page, slug)
            data = webp(picture, MOST_BYTES)
            (OUT / f"{slug}.webp").write_bytes(data)
            pictures.append(picture)
            cards.append(card_bytes(picture))
            print(f"{slug:42} {len(data) / 1000:6.1f} kB, card {cards[-1] / 1000:5.1f} kB")
        browser.close()
    print(f"{len(cards)} drawings, cards {sum(cards) / len(cards) / 1000:.2f} kB on average")
    if asked.sheet:
        contact_sheet(pictures, asked.sheet)
    return 0


if __name__ == "__main__":
    sys.exit(main())
