"""How the program speaks: plain sentences on standard error, so that standard output stays for data."""

from rich.console import Console


def say(sentence: str) -> None:
    """Print a sentence on standard error; control characters from documents or addresses are shown as "?"."""
    plain = "".join(c if c.isprintable() or c == "\n" else "?" for c in sentence)
    Console(stderr=True, soft_wrap=True).print(plain, markup=False, highlight=False)
