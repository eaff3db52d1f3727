"""Signatures: the same for the same words, nearly the same for nearly the same, none for next to nothing."""

import random

from hypothesis import given
from hypothesis import strategies as st

from extractors.alike import likeness, signature
from models.document import Block, BlockKind, Document
from models.signature import LENGTH, NEAR_DUPLICATE, bands

WORDS = tuple(f"{first}{second}" for first in ("ba", "ko", "li", "mu", "ne", "ro", "ti") for second in "dfglmnprst")


def invented(seed: int, words: int = 600) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(words))


def document(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    blocks = tuple(Block(id=f"b{number}", kind=kind, text=text, path="p") for number, text in enumerate(texts))
    return Document(
        snapshot_sha256="0" * 64,
        url="https://lorn.example/plan",
        media_type="text/html",
        language="en",
        language_origin="html:lang",
        blocks=blocks,
        reader="test",
    )


TEXT = invented(1)


def test_layout_case_and_punctuation_make_no_difference() -> None:
    words = TEXT.split()
    lines = [" ".join(words[start : start + 40]).capitalize() + "." for start in range(0, len(words), 40)]
    assert signature(document(*lines)) == signature(document(TEXT))


def test_a_table_of_contents_makes_no_difference() -> None:
    plain = document(TEXT)
    contents = Block(id="toc", kind=BlockKind.CONTENTS, text="1 Lighthouses 4", path="nav")
    assert signature(plain.model_copy(update={"blocks": (contents, *plain.blocks)})) == signature(plain)


def test_a_header_and_a_missing_twentieth_leave_it_a_near_duplicate() -> None:
    words = TEXT.split()
    other = document("Published anew by the Office for Coasts of Lorn", " ".join(words[: -len(words) // 20]))
    assert NEAR_DUPLICATE <= likeness(signature(document(TEXT)), signature(other)) < 1


def test_a_form_filled_in_for_another_place_is_another_document() -> None:
    def form(place: str) -> Document:
        return document(" ".join(place if number % 12 == 0 else word for number, word in enumerate(TEXT.split())))

    assert likeness(signature(form("Lorn")), signature(form("Marn"))) < NEAR_DUPLICATE


def test_different_texts_have_next_to_nothing_in_common() -> None:
    assert likeness(signature(document(TEXT)), signature(document(invented(2)))) < 0.05


def test_a_text_of_a_few_words_has_no_signature_and_is_like_nothing() -> None:
    short = signature(document("This page lists our publications."))
    assert short == ()
    assert likeness(short, short) == 0
    assert bands(short) == ()


def test_signatures_are_the_same_in_every_process() -> None:
    """They are stored and compared with those of other nights."""
    assert signature(document(TEXT))[:3] == (1794776, 20018452, 7761403)


@given(st.integers(0, 50), st.integers(50, 300))
def test_signatures_have_the_same_length_and_fit_their_bands(seed: int, words: int) -> None:
    numbers = signature(document(invented(seed, words)))
    assert len(numbers) == LENGTH
    assert all(0 <= number < 2**32 for number in numbers)
    assert len(bands(numbers)) == 32
    assert {len(band) for band in bands(numbers)} == {16}
