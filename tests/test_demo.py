"""The demo's files are what ``documents.toml`` says of them, and the PDFs are built from their sources."""

import tomllib
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from demo.build import DEMO, build

DOCUMENTS: list[dict[str, Any]] = tomllib.loads((DEMO / "documents.toml").read_text(encoding="utf-8"))["document"]
PDFS = [document for document in DOCUMENTS if "source" in document]


@pytest.mark.parametrize("document", PDFS, ids=lambda document: Path(document["path"]).stem)
def test_pdf_is_typeset_from_its_source(document: dict[str, Any], tmp_path: Path) -> None:
    dated = datetime.combine(document["published"], time(tzinfo=UTC))
    build(DEMO / document["source"], tmp_path / "built.pdf", tagged=document["tagged"], dated=dated)
    built, shipped = (tmp_path / "built.pdf").read_bytes(), (DEMO / document["path"]).read_bytes()
    assert built == shipped, "run: python -m demo.build"


@pytest.mark.parametrize("document", PDFS, ids=lambda document: Path(document["path"]).stem)
def test_pdf_has_a_structure_tree_when_it_says_so(document: dict[str, Any]) -> None:
    catalogue = PdfReader(DEMO / document["path"]).root_object
    assert ("/StructTreeRoot" in catalogue) == document["tagged"]


def test_every_file_of_the_site_is_listed() -> None:
    listed = {document["path"] for document in DOCUMENTS}
    assert listed == {path.relative_to(DEMO).as_posix() for path in (DEMO / "site").rglob("*") if path.is_file()}
