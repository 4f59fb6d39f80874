"""Documents ranked for a patient's note: the words the note affirms, and those found with them.

A query is the note as the record rules read it (`alloway.patient.cases.context`): words that are
denied or said of relatives are left out, endings are cut. The index is Okapi BM25 (Robertson 1994,
TREC-3; k1 1.2, b 0.75); the words that mark the best documents of a first pass widen the query
(RM3: Lavrenko 2001, SIGIR 24:120; Abdul-Jaleel 2004, TREC-13). No model, no vocabulary of topics.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"[a-z0-9]{2,}")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_STOP = frozenset(
    [
        "a",
        "after",
        "also",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "before",
        "but",
        "by",
        "during",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "his",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "no",
        "not",
        "of",
        "on",
        "or",
        "other",
        "same",
        "she",
        "such",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "was",
        "were",
        "which",
        "who",
        "will",
        "with",
        "year",
        "years",
        "old",
        "patient",
        "patients",
    ]
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ics", "ic", "al", "es", "ed", "s", "e", "y")
_LEAST_STEM = 4
_PASS = 10
"""Documents of the first pass whose words widen the query."""
_TERMS = 30
_OWN = 0.5
"""Share of the query that stays the note's own words."""
_RARE = 2.0
"""Inverse document frequency from which a word may widen a query (about one document in seven)."""


def words(text: str) -> list[str]:
    """Words of a text without endings, small words and accents.

    >>> words("The patients' lymphomas were relapsing.")
    ['lymphoma', 'relaps']
    """
    return [_stem(word) for word in _WORD.findall(folded(text)) if word not in _STOP]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def affirmed(note: str) -> frozenset[str]:
    """Words of a note that it does not deny, and does not say of relatives.

    >>> sorted(affirmed("She denies smoking. Chest pain. Her mother had diabetes."))
    ['chest', 'deni', 'pain']
    """
    found: set[str] = set()
    for sentence in _SENTENCE.split(note[:200_000]):
        plain = folded(sentence)
        for match in _WORD.finditer(plain):
            if match[0] in _STOP:
                continue
            if context(sentence[:2000], match.start(), match.end()) not in ("negated", "family"):
                found.add(_stem(match[0]))
    return frozenset(found)


class Index:
    """BM25 over documents held in memory.

    Parameters
    ----------
    documents
        Identifier and text of each; identifiers must differ.
    """

    def __init__(
        self, documents: Iterable[tuple[str, str]], *, k1: float = 1.2, b: float = 0.75
    ) -> None:
        import numpy as np

        self.ids: list[str] = []
        self._counts: list[Counter[str]] = []
        for name, text in documents:
            self.ids.append(name)
            self._counts.append(Counter(words(text)))
        self._lengths = np.array([max(1, sum(c.values())) for c in self._counts], dtype=np.float64)
        mean = float(self._lengths.mean()) if self.ids else 1.0
        self._norm = k1 * (1 - b + b * self._lengths / mean)
        self._held: dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]] = _postings(
            self._counts
        )
        total = len(self.ids)
        self.idf = {
            word: float(np.log(1 + (total - len(held) + 0.5) / (len(held) + 0.5)))
            for word, (held, _) in self._held.items()
        }

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float64]:
        """BM25 of every document for weighted words; shape (documents,)."""
        import numpy as np

        total = np.zeros(len(self.ids))
        for word, weight in query.items():
            if word in self._held:
                held, count = self._held[word]
                total[held] += weight * self.idf[word] * count / (count + self._norm[held])
        return total

    def rank(self, note: str, limit: int = 100) -> list[tuple[str, float]]:
        """The best documents for a note with their scores, best first; ties by identifier."""
        own = affirmed(note) & self._held.keys()
        if not own:
            return []
        first = self.scores(dict.fromkeys(own, 1.0))
        return self._best(self.scores(self._widened(own, first)), limit)

    def _widened(self, own: frozenset[str], first: NDArray[np.float64]) -> dict[str, float]:
        """The note's words, and those that the first documents share beyond chance."""
        best = [i for i in first.argsort(kind="stable")[::-1][:_PASS] if first[i] > 0]
        shared: Counter[str] = Counter()
        for i in best:
            for word, count in self._counts[i].items():
                if self.idf[word] > _RARE:
                    shared[word] += float(first[i] * count / self._lengths[i])  # type: ignore[assignment]
        added = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_TERMS]
        whole = sum(weight for _, weight in added) or 1.0
        query = dict.fromkeys(own, _OWN / len(own))
        for word, weight in added:
            query[word] = query.get(word, 0.0) + (1 - _OWN) * weight / whole
        return query

    def _best(self, scores: NDArray[np.float64], limit: int) -> list[tuple[str, float]]:
        found = [(self.ids[i], float(scores[i])) for i in scores.nonzero()[0]]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]


def _postings(
    counts: Sequence[Counter[str]],
) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]]:
    import numpy as np

    found: dict[str, tuple[list[int], list[int]]] = {}
    for index, counter in enumerate(counts):
        for word, count in counter.items():
            held = found.setdefault(word, ([], []))
            held[0].append(index)
            held[1].append(count)
    return {
        word: (np.array(held, dtype=np.int64), np.array(count, dtype=np.float64))
        for word, (held, count) in found.items()
    }
