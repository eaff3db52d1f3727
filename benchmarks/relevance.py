"""How well documents on the home profile's topics are told from others, by their text and by their title alone.

    uv run python -m benchmarks.relevance

The corpus folder is ``POLICY_MONITOR_CORPUS``, by default ``../shared``. What each of its documents is about was judged
by reading (``relevance.toml``). All that is not named there
is on AI, data, privacy, security, standards or digital government. A document in a language without word lists that is
on other subjects is rightly left undecided. Prints what is misjudged; 1 when anything is.
"""

import json
import os
import sys
import tomllib
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from extractors.failures import DocumentFailure
from extractors.profiles import load_profile
from extractors.read import read
from extractors.relevance import relevance
from models.profile import HomeProfile
from models.relevance import Relevance
from models.snapshot import Snapshot

_JUDGED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_OTHER, _BROAD = frozenset(_JUDGED["other"]), frozenset(_JUDGED["broad"])
_MEDIA = {".pdf": "application/pdf", ".html": "text/html"}


def main() -> int:
    """Print the counts and the mistakes."""
    shared = Path(os.environ.get("POLICY_MONITOR_CORPUS", "../shared")).resolve()
    files = sorted(path for path in (shared / "corpus").glob("*/*") if path.suffix in _MEDIA)
    if not files:
        print(f"no documents under {shared}")
        return 1
    mistakes = _texts(files, load_profile("flanders"))
    _titles(shared, load_profile("flanders"))
    return 1 if mistakes else 0


def _texts(files: list[Path], profile: HomeProfile) -> int:
    counts = {"on its topics": [0, 0], "on others": [0, 0], "broad": [0, 0]}
    mistakes = 0
    for file in files:
        judged = _judge(file, profile)
        if judged is None:
            continue
        group = "on others" if file.stem in _OTHER else "broad" if file.stem in _BROAD else "on its topics"
        counts[group][0] += 1
        counts[group][1] += judged.relevant is True
        if judged.relevant is (group == "on others"):
            mistakes += 1
            print(f"misjudged: {file.name}: {judged.why.en}")
    for group, (total, relevant) in counts.items():
        print(f"{group}: {relevant} of {total} documents are judged relevant")
    return mistakes


def _judge(file: Path, profile: HomeProfile) -> Relevance | None:
    content = file.read_bytes()
    snapshot = Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type=_MEDIA[file.suffix],
        requested_url=file.as_uri(),
        final_url=file.as_uri(),
        fetched_at=datetime.now(UTC),
    )
    try:
        document = read(snapshot)
    except DocumentFailure as failure:
        print(f"not read: {file.name}: {failure}")
        return None
    return relevance(("", *(block.text for block in document.blocks)), document.language, profile)


def _titles(shared: Path, profile: HomeProfile) -> None:
    published = [json.loads(line)["title"] for line in (shared / "published-entries.jsonl").read_text().splitlines()]
    known = [json.loads(line) for line in (shared / "corpus" / "manifest.jsonl").read_text().splitlines()]
    stems = [(Path(row["file"]).stem, row["title"]) for row in known]
    groups = {
        "titles that the monitor published": published,
        "titles of documents on its topics": [title for stem, title in stems if stem not in _OTHER | _BROAD],
        "titles of documents on others": [title for stem, title in stems if stem in _OTHER],
    }
    for group, titles in groups.items():
        judged = [relevance((title,), None, profile).relevant for title in titles]
        print(f"{group}: {judged.count(True)} of {len(titles)} relevant, {judged.count(None)} undecided")


if __name__ == "__main__":
    sys.exit(main())
