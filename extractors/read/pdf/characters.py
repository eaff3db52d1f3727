"""Characters as PDFium gives them, and what each is in plain text."""

NOTHING = 0x200B
"""The code of a character that is left out of the text."""

# Word's symbol fonts put their bullets in the private use area.
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0E0: "→", 0xF02D: "–", 0xF06E: "■", 0xF0A8: "□"}
PLAIN = str.maketrans(
    {
        **_SYMBOLS,
        0xFB00: "ff",
        0xFB01: "fi",
        0xFB02: "fl",
        0xFB03: "ffi",
        0xFB04: "ffl",
        0xFB05: "st",
        0xFB06: "st",
        0x00A0: " ",
        **dict.fromkeys(range(0x2000, 0x200B), " "),
        0x202F: " ",
        0x00AD: "\u00ad",
        0xFFFE: "\u00ad",
        0x0002: "\u00ad",
        NOTHING: None,
        0xFEFF: None,
        0x0000: "\ufffd",
        **dict.fromkeys(range(3, 32), " "),
    }
)
"""Ligatures spelled out, odd spaces made plain, line-end hyphens made U+00AD."""
