"""Ranking for notes: denied words do not count, feedback helps, and it beats plain BM25."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.patient.trials.ranking import Index, affirmed, words
from alloway.workbench.ranking import ndcg, rank_trials


def slow_bm25(documents: list[list[str]], query: set[str]) -> list[float]:
    """Okapi BM25 written out term by term."""
    mean = sum(map(len, documents)) / len(documents)
    scores = []
    for document in documents:
        score = 0.0
        for word in query:
            held = sum(word in other for other in documents)
            count = Counter(document)[word]
            idf = math.log(1 + (len(documents) - held + 0.5) / (held + 0.5))
            score += idf * count / (count + 1.2 * (0.25 + 0.75 * len(document) / mean))
        scores.append(score)
    return scores


WORDS = ["lymphoma", "lung", "heart", "cough", "fever"]
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)


@given(st.lists(TEXT, min_size=1, max_size=8))
def test_the_index_scores_as_the_formula_says(documents: list[list[str]]) -> None:
    index = Index((f"d{i}", " ".join(text)) for i, text in enumerate(documents))
    query = {"lung", "fever"}
    expected = slow_bm25([words(" ".join(text)) for text in documents], query)
    assert index.scores(dict.fromkeys(query, 1.0)).tolist() == pytest.approx(expected)


@pytest.mark.parametrize(
    "note",
    [
        "She denies smoking.",
        "Her father had smoking-related disease.",
        "Kein Nachweis von Smoking.",
    ],
)
def test_what_a_note_denies_or_says_of_relatives_is_not_asked_for(note: str) -> None:
    assert "smok" not in affirmed(note + " Cough for two weeks.")


def test_a_document_without_any_word_of_the_note_is_not_listed(tmp_path: Path) -> None:
    corpus, queries = tmp_path / "c.jsonl", tmp_path / "q.jsonl"
    corpus.write_text(
        '{"_id": "a", "title": "Mantle cell lymphoma", "text": "BTK inhibitor"}\n'
        '{"_id": "b", "text": "Heart failure"}\n'
    )
    queries.write_text('{"_id": "q", "text": "A man with lymphoma."}\n')
    assert [name for name, _ in rank_trials(queries, corpus)["q"]] == ["a"]


@pytest.mark.parametrize("line", ["[]", "{", '{"_id": "a"}', '{"text": "x"}', "[" * 100_000])
def test_a_line_that_is_no_document_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(InputError, match="line 1"):
        rank_trials(path, path)


def test_ranking_beats_bm25_on_the_patient_notes_of_koopman_and_zuccon(
    shared: Path, tmp_path: Path
) -> None:
    """Koopman and Zuccon 2016, SIGIR: the judged documents at hand, without any model."""
    folder = shared / "trials" / "ir" / "sigir"
    with gzip.open(folder / "corpus_partial.jsonl.gz", "rt") as file:
        held = [json.loads(line) for line in file]
    known = {document["_id"] for document in held}
    rows = (folder / "test.tsv").read_text().splitlines()
    kept = [rows[0], *(row for row in rows[1:] if row.split("\t")[1] in known)]
    judged = tmp_path / "judged.tsv"
    judged.write_text("\n".join(kept))
    corpus = folder / "corpus_partial.jsonl.gz"
    ours = ndcg(rank_trials(folder / "queries.jsonl", corpus, limit=10), judged)
    index = Index((d["_id"], d["description"]) for d in held)
    plain = {}
    for line in (folder / "queries.jsonl").read_text().splitlines():
        query = json.loads(line)
        scores = index.scores(dict.fromkeys(set(words(query["text"])), 1.0))
        order = scores.argsort(kind="stable")[::-1][:10]
        plain[query["_id"]] = [(index.ids[i], float(scores[i])) for i in order]
    bm25 = ndcg(plain, judged)
    print(f"NDCG@10: {ours:.4f}, BM25 {bm25:.4f}")
    assert ours > max(bm25, 0.184)
