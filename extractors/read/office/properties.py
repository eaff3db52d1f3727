"""What an office file says of itself: Dublin Core and document statistics."""

from xml.etree.ElementTree import Element

from models.document import Metadatum, MetadatumName

_NAMES: dict[str, MetadatumName] = {
    "title": "title",
    "creator": "author",
    "initial-creator": "author",
    "subject": "subject",
    "description": "description",
    "created": "published",
    "creation-date": "published",
    "modified": "modified",
    "date": "modified",
    "identifier": "identifier",
}


def core_properties(root: Element | None, origin: str) -> tuple[tuple[Metadatum, ...], str | None]:
    """The properties under ``root``, each with ``origin`` and its element's name, and the stated language."""
    found: list[Metadatum] = []
    language = None
    for element in () if root is None else root.iter():
        local, value = element.tag.rpartition("}")[2], (element.text or "").strip()
        if value and local == "language":
            language = value
        elif value and local in _NAMES:
            found.append(Metadatum(name=_NAMES[local], value=value, origin=f"{origin}:{local}"))
    return tuple(found), language
