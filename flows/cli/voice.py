"""How the program speaks: plain sentences on standard error, so that standard output stays for data."""

from rich.console import Console


def say(sentence: str) -> None:
    """Print a sentence on standard error, on one line and safe to show on a terminal."""
    line = printable(" ".join(sentence.splitlines()))
    Console(stderr=True, soft_wrap=True).print(line, markup=False, highlight=False)


def printable(text: str) -> str:
    """The text with what a terminal would act on, such as control characters, shown as "?"."""
    return "".join(character if character.isprintable() else "?" for character in text)
