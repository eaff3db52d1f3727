import re
from itertools import chain
from pathlib import Path

import pytest

import output.desk
from output.desk.wording import Labels, labels_of_all_parts

FOLDER = Path(output.desk.__file__).parent
ALL = [(group, key, words) for group, labels in labels_of_all_parts().items() for key, words in labels.items()]
CALLED = re.compile(
    r"""(?<!\w)(?<!view\.)label(?:\.count)?\(\s*["']([a-z-]+\.[a-z0-9-]+)["'](?:\s*,\s*["']([a-z-]+\.[a-z0-9-]+)["'])?"""
)


@pytest.mark.parametrize(("group", "key", "words"), ALL, ids=[f"{group}.{key}" for group, key, _ in ALL])
def test_both_languages_say_something_and_fill_in_the_same(group: str, key: str, words: object) -> None:
    nl, en = Labels("nl").raw(f"{group}.{key}"), Labels("en").raw(f"{group}.{key}")
    assert nl.strip() and en.strip()
    assert set(re.findall(r"\{(\w+)", nl)) == set(re.findall(r"\{(\w+)", en))


def test_every_label_that_a_page_or_module_names_exists() -> None:
    sources = chain(FOLDER.rglob("*.j2"), FOLDER.rglob("*.py"))
    named = {name for path in sources for match in CALLED.findall(path.read_text()) for name in match if name}
    named = {name for name in named if not name.endswith("-")}  # the beginning of several, put together there
    assert named
    assert named <= {f"{group}.{key}" for group, key, _ in ALL}


def test_an_unknown_label_is_an_error() -> None:
    with pytest.raises(KeyError):
        Labels("en")("desk.no-such-label")
