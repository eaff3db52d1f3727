"""List markers as printed: bullets, letters and numbers before an item."""

import re

BULLETS = "•‣◦▪▫■□●○◆◇►➢➤✓✔⁃∙·–—*o→"
_BULLET = re.compile(rf"([{re.escape(BULLETS.replace('o', ''))}]|[o\-])\s+(?=\S)|([•‣▪■●◆►➢➤✓✔□])(?=\S)")
_NUMBERED = re.compile(
    r"(\(?(?:\d{1,3}|[a-zA-Z]|[ivxl]{1,5}|[IVXL]{1,5}|[a-z]{2})\)"  # (a)  1)  iv)
    r"|(?:\d{1,2}|[a-z]|[ivxl]{1,5})\.)"  # 1.  a.  iv.
    r"\s+(?=\S)"
)


def bullet(text: str) -> tuple[str, int] | None:
    """The bullet at the start of ``text`` and the characters it takes with the space after it."""
    match = _BULLET.match(text)
    return (match[0].strip(), match.end()) if match else None


def number(text: str) -> tuple[str, int] | None:
    """The number or letter that marks an item ("a)", "3.", "(iv)") and the characters it takes."""
    match = _NUMBERED.match(text)
    return (match[1], match.end()) if match else None


def starts_item(text: str) -> bool:
    """Whether ``text`` begins with any list marker."""
    return bool(bullet(text) or number(text))
