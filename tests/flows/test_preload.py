"""What is loaded when: by commands little, by workers for many documents everything."""

import subprocess
import sys

from extractors.rules import languages
from flows.intake.preload import MANY, preload


def printed(script: str) -> str:
    """What a fresh Python prints."""
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()


def test_a_command_that_reads_no_text_loads_no_spacy() -> None:
    assert printed("import sys, flows.cli, flows.ingest; print('spacy' in sys.modules)") == "False"


def test_workers_for_many_documents_begin_with_the_rules_of_every_language() -> None:
    (module,) = preload(MANY)
    script = f"import {module}; from extractors.rules import loader; print(loader._lexicon.cache_info().currsize)"
    assert int(printed(script)) == len(languages())


def test_a_worker_for_one_document_does_not_wait_for_languages_that_it_may_not_need() -> None:
    imports = ", ".join(preload(1))
    script = f"import {imports}; from extractors.rules import loader; print(loader._lexicon.cache_info().currsize)"
    assert int(printed(script)) == 0
