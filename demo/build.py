"""Typeset the demo's PDFs from their sources: ``python -m demo.build``.

Only the fonts that come with the typst package are used, and dates are those of the documents, so that
the same source gives the same bytes on every machine.
"""

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path

import typst

DEMO = Path(__file__).parent


def build(source: Path, target: Path, *, tagged: bool, dated: datetime) -> None:
    """Typeset ``source`` (Typst) into the PDF ``target``; ``tagged`` says whether it has a structure tree."""
    target.parent.mkdir(parents=True, exist_ok=True)
    typst.compile(source, output=target, ignore_system_fonts=True, pdf_tags=tagged, timestamp=dated)


def main() -> None:
    """Typeset every document of ``documents.toml`` that names a source."""
    documents = tomllib.loads((DEMO / "documents.toml").read_text(encoding="utf-8"))["document"]
    for document in documents:
        if "source" in document:
            dated = datetime.combine(document["published"], time(tzinfo=UTC))
            build(DEMO / document["source"], DEMO / document["path"], tagged=document["tagged"], dated=dated)


if __name__ == "__main__":
    main()
