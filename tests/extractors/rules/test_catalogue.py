"""What the checks say of a folder of rules: each problem with its file, and what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.rules import packs_from
from extractors.rules.catalogue import copy_shipped, problems_of_rules, problems_of_words, strangers
from extractors.rules.failures import RulePackError

RULE = """
about = "Harbours."
[[rule]]
id = "opens"
label = "a harbour opens"
why = "Whoever opens a harbour says so."
kind = "instrument"
score = 0.8
pattern = ["{pattern}"]
finds = ["The «harbour opens» today.", "A «harbour opens» in spring."]
ignores = ["The harbour is open.", "{ignored}"]
"""


def pack(folder: Path, pattern: str = "harbour opens", ignored: str = "Nothing opens.") -> Path:
    file = folder / "en" / "provisions.toml"
    file.parent.mkdir()
    file.write_text(RULE.replace("{pattern}", pattern).replace("{ignored}", ignored))
    return folder


@pytest.fixture
def shipped(tmp_path: Path) -> Iterator[Path]:
    """A folder that holds nothing: all rules are the shipped ones."""
    with packs_from(tmp_path):
        yield tmp_path


@pytest.mark.parametrize(
    ("pattern", "ignored", "expected"),
    [
        ("harbour opens", "Nothing opens.", []),
        ("harbour opens", "The harbour opens.", ["which it should ignore"]),
        ("harbour shuts", "Nothing opens.", ["does not find 'harbour opens'", "does not find 'harbour opens'"]),
        ("{no-such-list} opens", "Nothing opens.", ["no such list"]),
        ("harbour opens**", "Nothing opens.", ["is not an element"]),
        ("harbour opens ...4", "Nothing opens.", ["ends in a gap"]),
    ],
)
def test_problems_name_file_and_rule(tmp_path: Path, pattern: str, ignored: str, expected: list[str]) -> None:
    with packs_from(pack(tmp_path, pattern, ignored)):
        problems = problems_of_rules("en", "provisions")
    assert len(problems) == len(expected)
    for problem, part in zip(problems, expected, strict=True):
        assert problem.file == "en/provisions.toml"
        assert "en.provisions.opens" in problem.what
        assert part in problem.what
        assert problem.advice


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (pack(tmp_path) / "en" / "provisions.toml").write_text("rule = [")
    with packs_from(tmp_path):
        (problem,) = problems_of_rules("en", "provisions")
    assert "provisions.toml is not valid TOML" in problem.what


def test_a_second_list_of_one_name_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "harbour-words.toml").write_text('[will]\nabout = "again"\nwords = ["will"]\n')
    with packs_from(tmp_path):
        (problem,) = problems_of_words("en")
    assert "another file has a list of this name" in problem.what


def test_copied_rules_are_the_shipped_ones_and_never_overwrite(shipped: Path) -> None:
    copied = copy_shipped("nl", "amounts", shipped)
    assert copied == shipped / "nl" / "amounts.toml"
    with packs_from(shipped):
        assert problems_of_rules("nl", "amounts") == []
    with pytest.raises(FileExistsError):
        copy_shipped("nl", "amounts", shipped)
    with pytest.raises(RulePackError, match="xx"):
        copy_shipped("xx", "amounts", shipped)


@pytest.mark.parametrize(
    ("name", "strange"),
    [
        ("en/actions.toml", False),
        ("en/harbour-words.toml", False),
        ("en/harbours.toml", True),
        ("xx/actions.toml", True),
        ("actions.toml", True),
    ],
)
def test_files_that_are_never_read_are_found(tmp_path: Path, name: str, strange: bool) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text('about = "Nothing."\n')
    with packs_from(tmp_path):
        assert strangers(tmp_path) == ([path] if strange else [])
