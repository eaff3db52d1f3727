"""How a document is laid out, and what stands around it: whatever may change without the document saying anything."""

from random import Random

from models.value import Value


class Dress(Value):
    """Numbers that choose among ways to lay the same document out; a higher number is another way.

    On pages: the words of the ``banner`` and of the ``survey``, the ``menu``, the number of ``visits``, the day of the
    last visit (``visited``), the ``related`` documents, the ``share`` bar, the ``year`` in the footer, the ``session``
    in links; the ``order`` of lists, ``spaces``, ``quotes``, ``attributes`` and the whole ``layout``.
    ``edition`` is that of the PDF's bytes.
    """

    banner: int = 0
    menu: int = 0
    visits: int = 0
    visited: int = 0
    related: int = 0
    share: int = 0
    survey: int = 0
    year: int = 0
    session: int = 0
    order: int = 0
    spaces: int = 0
    quotes: int = 0
    attributes: int = 0
    layout: int = 0
    edition: int = 0

    def changed(self, *names: str) -> "Dress":
        """The next way in each of these respects."""
        return self.model_copy(update={name: getattr(self, name) + 1 for name in names})


RESTLESS = ("visits", "visited", "related", "session")
"""What some sites change with every visit."""
OF_PAPER = ("order", "spaces", "quotes")
"""What is in the text of the document itself."""


def first_dress(rng: Random, layout: int) -> Dress:
    """The dress of a new document on a site with this layout."""
    names = ("banner", "menu", "visits", "visited", "related", "share", "survey")
    return Dress(layout=layout, quotes=rng.randrange(2), **{name: rng.randrange(12) for name in names})
