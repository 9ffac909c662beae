"""What a page has painted, read from a photograph of it: what a style asks for may lie under something else."""

from base64 import b64encode

from playwright.sync_api import FloatRect, Page

# The page itself takes the picture apart: its policy allows pictures out of data, and no library is needed.
_LIGHT_BY_LINE = """async (photograph) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${photograph}`;
  await picture.decode();
  const { width, height } = picture;
  const canvas = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  canvas.drawImage(picture, 0, 0);
  const line = (y) => [...canvas.getImageData(0, y, width, 1).data].filter((_, n) => n % 4 < 3);
  return Array.from({ length: height }, (_, y) => line(y).reduce((sum, one) => sum + one) / width / 3);
}"""


def light_by_line(page: Page, clip: FloatRect) -> list[float]:
    """How light each line of a part of the page is, from the top: 0 is black, 255 white; the part in CSS pixels."""
    found: list[float] = page.evaluate(_LIGHT_BY_LINE, b64encode(page.screenshot(clip=clip)).decode())
    return found
