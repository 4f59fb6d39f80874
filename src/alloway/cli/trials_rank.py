"""``alloway trials rank``: documents in order for notes, as retrieval tests give them."""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import Annotated

import typer

from alloway.cli.options import Json, progress


def rank(
    queries: Annotated[Path, typer.Option(metavar="FILE", help="Notes: JSON lines, _id and text.")],
    corpus: Annotated[
        Path, typer.Option(metavar="FILE", help="Documents: JSON lines (.gz), _id and text.")
    ],
    judgements: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Query, document, grade: print NDCG@10.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Documents for each note.")] = 100,
    json: Json = False,
) -> None:
    """Rank documents for patients' notes by the words that the notes affirm; no model.

    Example: alloway trials rank --queries queries.jsonl --corpus corpus.jsonl.gz --json
    """
    from alloway.workbench.ranking import ndcg, rank_trials

    with progress() as tell:
        found = rank_trials(queries, corpus, limit=limit, progress=tell)
    if judgements is not None:
        typer.echo(f"NDCG@10 {ndcg(found, judgements):.4f}", err=json)
    if json:
        named = {query: [name for name, _ in order] for query, order in found.items()}
        print(json_module.dumps(named, indent=1))
    elif judgements is None:
        for query, order in found.items():
            typer.echo(f"{query}: {', '.join(name for name, _ in order[:10])}")
