"""The zip container of an office file, opened within bounds."""

import io
import lzma
import struct
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from extractors.failures import Encrypted, TooLarge, Unreadable

MAX_MEMBER = 60_000_000
"""Bytes a member may unpack to: the text of a thousand pages takes under 20 MB."""
MAX_MEMBERS = 20_000
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The two names of one vocabulary (ISO/IEC 29500, strict and transitional); read as the common one."""
_ENCRYPTED_FLAG = 0x1
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What ``zipfile`` raises on damaged files, as mutations of sound ones show."""


class Container:
    """The members of an office file. Raises ``Unreadable`` when the bytes are no sound zip file."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise Unreadable("the container does not open") from error
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise TooLarge(f"{len(self._zip.infolist())} members in the container")

    @property
    def names(self) -> frozenset[str]:
        """The names of the members."""
        return frozenset(self._zip.namelist())

    def xml(self, name: str) -> Element | None:
        """The root element of member ``name``; none when there is no such member.

        Raises ``TooLarge`` when it unpacks to more than ``MAX_MEMBER`` bytes, ``Encrypted`` when it needs a
        password, ``Unreadable`` when it is damaged or declares entities.
        """
        if name not in self.names:
            return None
        try:
            root = fromstring(self._unpacked(name).replace(_STRICT, _TRANSITIONAL), forbid_dtd=True)
        except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
            raise Unreadable(f"{name} is no sound XML") from error
        return root if isinstance(root, Element) else None

    def _unpacked(self, name: str) -> bytes:
        member = self._zip.getinfo(name)
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise Encrypted(f"{name} needs a password")
        try:
            # The size in the directory can lie: only what is read counts.
            with self._zip.open(member) as stream:
                data = stream.read(MAX_MEMBER + 1)
        except _DAMAGE as error:
            raise Unreadable(f"{name} does not unpack") from error
        if len(data) > MAX_MEMBER:
            raise TooLarge(f"{name} unpacks to more than {MAX_MEMBER} bytes")
        return data
