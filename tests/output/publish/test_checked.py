import pytest

from tests.output.publish.checked import faults

SOUND = '<!doctype html><html lang="en"><head><title>t</title></head><body><main><h1>a</h1>{}</main></body></html>'


def test_a_sound_page_has_no_faults() -> None:
    assert faults(SOUND.format("<p>text")) == []


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("<p><div></p>", "unexpected-end-tag"),
        ("<b><i></b></i>", "adoption-agency"),
        ('<p id="a"></p><p id="a"></p>', "two elements are called a"),
        ('<p aria-labelledby="x"></p>', "aria-labelledby leads to no x"),
        ('<a href="#x">x</a>', "# leads to no #x"),
        ("<h3>c</h3>", "h3 follows h1"),
        ("<h1>b</h1>", "not exactly one h1"),
        ('<input id="q" name="q">', "the field q has no label"),
        ('<a href="x"></a>', "a a has no words"),
        ('<nav aria-label="a"></nav><nav aria-label="a"></nav>', "two navs are called a"),
        ('<p lang="english">', "a language has no code"),
    ],
)
def test_faults_are_found(part: str, fault: str) -> None:
    assert any(fault in found for found in faults(SOUND.format(part)))
