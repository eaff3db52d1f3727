"""An outline covers each block exactly once, and its walks agree with each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.outline import Outline, Section
from tests.strategies.documents import outlines


@given(outlines())
def test_each_block_is_in_exactly_one_section(outline: Outline) -> None:
    held = [block for section in outline.sections for block in range(section.start, section.stop)]
    assert held == list(range(outline.block_count))


@given(outlines())
def test_the_section_of_a_block_holds_it(outline: Outline) -> None:
    for block in range(outline.block_count):
        section = outline.sections[outline.section_of(block)]
        assert section.start <= block < section.stop


@given(outlines())
def test_ancestors_grow_shallower_up_to_the_root(outline: Outline) -> None:
    for index in range(len(outline.sections)):
        levels = [outline.sections[i].level for i in outline.ancestors(index)]
        assert levels == sorted(set(levels), reverse=True)
        assert 0 not in outline.ancestors(index)


@given(outlines())
def test_each_section_but_the_root_is_the_child_of_its_parent(outline: Outline) -> None:
    for index, section in enumerate(outline.sections[1:], start=1):
        assert section.parent is not None
        assert index in outline.children(section.parent)


@given(outlines())
def test_a_section_ends_after_its_own_blocks(outline: Outline) -> None:
    for index, section in enumerate(outline.sections):
        assert section.stop <= outline.end_of(index) <= outline.block_count


@given(outlines().filter(lambda outline: len(outline.sections) > 1), st.integers(-1, 1), st.data())
def test_a_gap_or_an_overlap_is_refused(outline: Outline, by: int, data: st.DataObject) -> None:
    row = outline.model_dump()
    index = data.draw(st.integers(1, len(outline.sections) - 1))
    row["sections"][index]["start"] += by or 2
    with pytest.raises(ValidationError):
        Outline.model_validate(row)


ROOT = Section(title="", level=0, start=0, stop=1)


@pytest.mark.parametrize(
    ("sections", "block_count", "complaint"),
    [
        ((), 0, "at least 1 item"),
        ((Section(title="A", level=1, start=0, stop=1),), 1, "must be the root"),
        ((ROOT,), 2, "end at block 1 of 2"),
        ((ROOT, Section(title="A", level=1, start=1, stop=2)), 2, "no parent before it"),
        ((ROOT, Section(title="A", level=1, start=1, stop=2, parent=1)), 2, "no parent before it"),
        (
            (
                ROOT,
                Section(title="A", level=2, start=1, stop=2, parent=0),
                Section(title="B", level=2, start=2, stop=3, parent=1),
            ),
            3,
            "not deeper than its parent",
        ),
    ],
)
def test_a_malformed_tree_is_refused(sections: tuple[Section, ...], block_count: int, complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Outline(sections=sections, block_count=block_count)
