"""What an open interface answers in XML, read with the same distrust as its JSON (``answers``)."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from extractors.discover.answers import MOST_ELEMENTS, Field, check_size, refuse
from extractors.failures import UnexpectedShape
from models.snapshot import Snapshot


@dataclass(frozen=True)
class Node:
    """An element and its ``path`` of local names, "records.record[3].title"; the root has the empty path."""

    element: Element
    path: str = ""

    def children(self, name: str) -> tuple["Node", ...]:
        """The children called ``name`` ("{namespace}local")."""
        below, found = self._below(name), self.element.findall(name)
        if len(found) > MOST_ELEMENTS:
            refuse(below, f"is there more than {MOST_ELEMENTS} times")
        return tuple(Node(child, f"{below}[{number}]") for number, child in enumerate(found))

    def get(self, name: str) -> "Node | None":
        """The first child called ``name``, if there is one."""
        found = self.element.find(name)
        return None if found is None else Node(found, self._below(name))

    def need(self, name: str) -> "Node":
        """The first child called ``name``; it must be there."""
        return self.get(name) or refuse(self._below(name), "is missing")

    def anywhere(self, name: str) -> "Field | None":
        """The text of the first element called ``name`` at any depth that has one."""
        for element in self.element.iter(name):
            if (element.text or "").strip():
                return Field(element.text, self._below(name))
        return None

    def field(self) -> Field:
        """The text of the element."""
        return Field(self.element.text or "", self.path)

    def _below(self, name: str) -> str:
        local = name.rpartition("}")[2]
        return f"{self.path}.{local}" if self.path else local


def xml_answer(snapshot: Snapshot, root: str) -> Node:
    """The answer that ``snapshot`` holds; its outermost element must be called ``root`` ("{namespace}local").

    Raises ``UnexpectedShape`` for another root and for what is no XML or declares entities, and ``TooLarge``.
    """
    check_size(snapshot)
    try:
        element = fromstring(snapshot.content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnexpectedShape("the answer is no plain XML") from error
    if element.tag != root:
        refuse(root.rpartition("}")[2], "is missing")
    return Node(element)
