"""Whatever an interface answers, there is a listing or a named failure, and no address but of the web."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import fromstring, tostring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.discover.adapters import ADAPTERS
from extractors.failures import DocumentFailure
from models.item import Item, Listing
from tests.extractors.discover.adapters import examples
from tests.extractors.discover.adapters.interface import always

ANY_TEXT = st.text(st.characters(), max_size=20)
"""With the halves of characters that JSON can hold and UTF-8 cannot."""
TEXTS = st.builds("{}{}".format, st.sampled_from(["", "<b>", "&#", "https://a.example/", "//", "2031-04-03"]), ANY_TEXT)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.datetimes().map(str)
VALUES = st.recursive(SCALARS, lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=5), v, max_size=3))
IN_JSON = [name for name, (_, answer) in examples.ORDINARY.items() if not isinstance(answer, str)]
IN_XML = [name for name, (_, answer) in examples.ORDINARY.items() if isinstance(answer, str)]


def _is_fine(name: str, answer: object) -> None:
    watched, _ = examples.ORDINARY[name]
    asked = always(answer)
    try:
        listing = ADAPTERS[watched.kind](watched, asked)
    except DocumentFailure:
        return
    finally:
        assert len(asked.asked) <= 20
    assert Listing.model_validate_json(listing.model_dump_json()) == listing
    assert all(url.startswith(("http://", "https://")) for item in listing.items for url in _addresses(item))


def _addresses(item: Item) -> Iterator[str]:
    yield from (item.url, *([item.document_url] if item.document_url else []), *(a.url for a in item.alternates))


def _places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield above
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield from _places(below, (*above, key))


def _replaced(value: Any, place: tuple[Any, ...], new: object) -> Any:
    if not place:
        return new
    copy = value.copy()
    copy[place[0]] = _replaced(value[place[0]], place[1:], new)
    return copy


@pytest.mark.parametrize("name", IN_JSON)
@given(answer=VALUES)
def test_any_json(name: str, answer: object) -> None:
    _is_fine(name, answer)


@pytest.mark.parametrize("name", IN_JSON)
@settings(max_examples=150)
@given(data=st.data(), new=VALUES)
def test_an_ordinary_answer_with_one_value_replaced(name: str, data: st.DataObject, new: object) -> None:
    ordinary = examples.ORDINARY[name][1]
    place = data.draw(st.sampled_from(list(_places(ordinary))))
    _is_fine(name, json.dumps(_replaced(ordinary, place, new)))


@pytest.mark.parametrize("name", examples.ORDINARY)
@given(answer=st.binary(max_size=200))
def test_any_bytes(name: str, answer: bytes) -> None:
    _is_fine(name, answer)


@pytest.mark.parametrize("name", IN_XML)
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_an_ordinary_answer_in_xml_with_one_element_renamed_emptied_or_refilled(
    name: str, data: st.DataObject, text: str
) -> None:
    root = fromstring(str(examples.ORDINARY[name][1]))
    element = data.draw(st.sampled_from(list(root.iter())))
    if data.draw(st.booleans()):
        element.tag = f"{element.tag}x"
    element.text = text
    if data.draw(st.booleans()):
        element[:] = []
    _is_fine(name, tostring(root))
