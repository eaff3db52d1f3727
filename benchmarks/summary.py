"""Compares our abstracts with lead sentences and sumy's methods, on documents that carry a summary of their own.

    uv run --group summary python -m benchmarks.summary [--words 350] [--out build/summary]

The document's own summary is the reference and is taken out of the input; every method sees the same sentences of
the rest and fills the same number of words. Prints ROUGE-1, -2 and -L (F, percent; -L over whole summaries), per
document and on average, writes ``summary.json``, and ends with 1 when a method of the others is ahead of ours.
The corpus folder is ``POLICY_MONITOR_CORPUS``, by default ``../shared``.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from statistics import mean
from typing import Any

from rich.console import Console
from rich.table import Table
from rouge_score import rouge_scorer  # type: ignore[import-untyped,import-not-found,unused-ignore]
from sumy.models.dom import ObjectDocumentModel, Paragraph  # type: ignore[import-untyped,import-not-found,unused-ignore]
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-untyped,import-not-found,unused-ignore]
from sumy.summarizers.lsa import LsaSummarizer  # type: ignore[import-untyped,import-not-found,unused-ignore]
from sumy.summarizers.luhn import LuhnSummarizer  # type: ignore[import-untyped,import-not-found,unused-ignore]
from sumy.summarizers.text_rank import TextRankSummarizer  # type: ignore[import-untyped,import-not-found,unused-ignore]

from extractors.draft.sentences import Sentence, running_sentences
from extractors.draft.summary import choose
from extractors.failures import DocumentFailure
from extractors.outline import outline
from extractors.read import read
from models.document import Document
from models.outline import Outline
from models.snapshot import Snapshot

METRICS = ("rouge1", "rouge2", "rougeLsum")
LEAST_REFERENCE, MOST_REFERENCE = 200, 2500
"""Words of a section that can serve as a reference: less is a teaser, more is a mistaken outline."""
OURS = "policy monitor"
Method = Callable[[Sequence[Sentence], int], list[str]]
Scores = dict[str, float]


class _Words:
    """The tokenizer that sumy wants; its own needs data to be downloaded."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return (text,)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[^\W\d_]+", sentence.lower()))


def main() -> int:
    """Run, print, write and judge; the exit code."""
    arguments = _arguments()
    corpus = Path(os.environ.get("POLICY_MONITOR_CORPUS", "../shared")) / "corpus"
    if not corpus.is_dir():
        print(f"No documents in {corpus}: set POLICY_MONITOR_CORPUS to the corpus folder.")
        return 0
    results: dict[str, dict[str, Scores]] = {}
    for path in sorted([*corpus.glob("pdf/*.pdf"), *corpus.glob("html/*.html")]):
        if any(part in path.stem for part in arguments.skip):
            continue
        scores = _score(path, arguments.words)
        if scores:
            results[path.stem] = scores
    means = {m: {k: mean(r[m][k] for r in results.values()) for k in METRICS} for m in next(iter(results.values()))}
    _show(results, means, arguments.words)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "summary.json").write_text(json.dumps({"documents": results, "mean": means}, indent=1) + "\n")
    return int(any(means[m][k] > means[OURS][k] for m in means for k in METRICS))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare abstracts with other methods.")
    parser.add_argument("--words", type=int, default=350, help="words that each method may use")
    parser.add_argument("--out", type=Path, default=Path("build/summary"), help="where the results go")
    parser.add_argument("--skip", nargs="*", default=[], metavar="STEM", help="leave out documents so named")
    return parser.parse_args()


def _score(path: Path, words: int) -> dict[str, Scores] | None:
    """The scores of each method on one document; none when it has no summary that can serve."""
    loaded = _load(path)
    if loaded is None:
        return None
    document, tree = loaded
    reference = _own_summary(document, tree)
    if not LEAST_REFERENCE <= len(reference.split()) <= MOST_REFERENCE:
        return None
    sentences = [s for s in running_sentences(document, tree) if s.role != "summary"]
    scorer = rouge_scorer.RougeScorer(list(METRICS), use_stemmer=document.language == "en")
    return {
        name: {k: 100 * v.fmeasure for k, v in scorer.score(reference, "\n".join(method(sentences, words))).items()}
        for name, method in METHODS.items()
    }


def _load(path: Path) -> tuple[Document, Outline] | None:
    content = path.read_bytes()
    snapshot = Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type="application/pdf" if path.suffix == ".pdf" else "text/html",
        requested_url=path.resolve().as_uri(),
        final_url=path.resolve().as_uri(),
        fetched_at=datetime.now(UTC),
    )
    try:
        document = read(snapshot)
    except DocumentFailure:
        return None
    return document, outline(document)


def _own_summary(document: Document, tree: Outline) -> str:
    """The text of the sections that the document calls its summary, a block a line."""
    blocks = [document.blocks[i] for s in tree.sections if s.role == "summary" for i in range(s.start + 1, s.stop)]
    return "\n".join(block.text for block in blocks)


def _ours(sentences: Sequence[Sentence], words: int) -> list[str]:
    return _cut([sentence.text for sentence in choose(sentences, words)], words)


def _lead(sentences: Sequence[Sentence], words: int) -> list[str]:
    return _cut([sentence.text for sentence in sentences], words)


def _sumy(summarizer: type) -> Method:
    def run(sentences: Sequence[Sentence], words: int) -> list[str]:
        tokenizer = _Words()
        model = ObjectDocumentModel([Paragraph([SumySentence(s.text, tokenizer) for s in sentences])])
        chosen = summarizer()(model, lambda ranked: _filling(ranked, words))
        return _cut([str(sentence) for sentence in chosen], words)

    return run


def _filling(ranked: Sequence[Any], words: int) -> list[Any]:
    """The best of sumy's ranked sentences until ``words`` words are full."""
    kept: list[Any] = []
    for info in ranked:
        if sum(len(str(other.sentence).split()) for other in kept) >= words:
            break
        kept.append(info)
    return kept


def _cut(texts: Sequence[str], words: int) -> list[str]:
    """Whole texts up to ``words`` words, without repeats, the last one cut, so that all methods are equally long."""
    kept: list[str] = []
    for text in dict.fromkeys(texts):
        room = words - sum(len(t.split()) for t in kept)
        if room <= 0:
            break
        kept.append(" ".join(text.split()[:room]))
    return kept


METHODS: dict[str, Method] = {
    OURS: _ours,
    "lead": _lead,
    "LexRank": _sumy(LexRankSummarizer),
    "TextRank": _sumy(TextRankSummarizer),
    "LSA": _sumy(LsaSummarizer),
    "Luhn": _sumy(LuhnSummarizer),
}


def _show(results: dict[str, dict[str, Scores]], means: dict[str, Scores], words: int) -> None:
    table = Table("document", *METHODS, title=f"ROUGE-1/2/L at {words} words, {len(results)} documents")
    for name, scores in [*results.items(), ("mean", means)]:
        table.add_row(name, *("/".join(f"{scores[m][k]:.1f}" for k in METRICS) for m in METHODS))
    Console(width=160).print(table)


if __name__ == "__main__":
    sys.exit(main())
