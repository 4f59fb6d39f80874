"""KIR typings from tables, text, GL Strings and JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.hla.kir_typing import GENES, parse_kir, read_kir

BYTES = st.one_of(
    st.binary(max_size=120),
    st.text(alphabet='KIR23DLSP15AB*+^|/~?=,;\t\n {}":01truefalsnoyegp', max_size=120).map(
        str.encode
    ),
)


def read(folder: Path, text: str, name: str = "kir.csv") -> dict[str, bool]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_kir(path)


@pytest.mark.parametrize(
    "text",
    [
        "gene,present\nKIR2DL1,yes\n2DL2,no\n",
        "Locus;Result\n2DL1;Positive\n2DL2;Negative\n",
        "KIR2DL1\t1\nKIR2DL2\t0\n",
        "id,2DL1,2DL2,age\np1,1,0,44\n",
        "KIR2DL1,KIR2DL2\n003+002,NEG\n",
        "gene,genotype\nKIR2DL1,KIR2DL1*003+KIR2DL1*NEG\nKIR2DL2,KIR2DL2*NEG\n",
        "KIR2DL1*0030201+KIR2DL1*002^KIR2DL2*NEG\n",
        "KIR2DL1*POS ^ KIR2DL2*NNNN",
        "2DL1=yes, 2DL2=no",
        '{"KIR2DL1": true, "2DL2": 0, "KIR3DL1": null}',
    ],
)
def test_every_form_says_the_same(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == {"KIR2DL1": True, "KIR2DL2": False}


def test_a_bare_list_leaves_every_other_gene_unknown(tmp_path: Path) -> None:
    assert read(tmp_path, "2DL1,2DL3,3DL1\n") == {
        "KIR2DL1": True, "KIR2DL3": True, "KIR3DL1": True,
    }  # fmt: skip


@pytest.mark.parametrize("value", ["", "?", "not tested", "NT"])
def test_a_gene_without_a_result_is_unknown_not_absent(tmp_path: Path, value: str) -> None:
    assert read(tmp_path, f"gene,present\n2DL1,yes\n2DL2,{value}\n") == {"KIR2DL1": True}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("KIR2DL5A*001|KIR2DL5B*002^KIR2DL1*003", {"KIR2DL1": True}),
        ("KIR2DL1*003/004+KIR2DL1*NEG", {"KIR2DL1": True}),
        ("KIR2DL1*003/NEG+KIR2DL1*NEG^KIR2DL2*001", {"KIR2DL2": True}),
        ("KIR2DL1*003|KIR2DL1*NEG^KIR2DL2*001", {"KIR2DL2": True}),
        ("KIR2DS4*Null^KIR2DL2*001", {"KIR2DL2": True}),
        ("KIR2DS1*NEG+KIR2DS1*NEG", {"KIR2DS1": False}),
    ],
)
def test_only_what_every_reading_agrees_on_is_known(text: str, known: dict[str, bool]) -> None:
    assert parse_kir(text) == known


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gene,present\nKIR2DL9,yes\n", "'KIR2DL9' is not a KIR gene"),
        ("gene,present\n2DL1,yes\nKIR2DL1,no\n", "KIR2DL1 is both present and absent"),
        ("KIR2DL1*003^KIR2DL1*NEG", "KIR2DL1 is both present and absent"),
        ("2DL5=no,2DL5A=yes", "KIR2DL5 is both present and absent"),
        ("gene,present\n2DL1,-\n", "'-' is not present or absent"),
        ("gene,present\n2DL1,maybe\n", "'maybe' is not present or absent"),
        ("2DL1,2DL2\n1,0\n1,1\n", "2 people in one KIR typing"),
        ("2DL1,2DL2,2DL9\n1,0,1\n", "'2DL9' is not a KIR gene"),
        ("gene,genotype\nKIR2DL1,KIR2DL2*001\n", "beside KIR2DL1"),
        ('{"2DL1": [1]}', "has no plain value"),
        ('{"2DL1": true, "2DL1": false}', "KIR2DL1 is both present and absent"),
        ("[1]", "'[1]'"),
        ("", "no KIR gene with a result"),
        ("KIR2DL1*banana", "is not a KIR allele"),
    ],
)
def test_one_clear_error_names_the_file_and_the_fault(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(InputError, match=r"kir\.csv") as caught:
        read(tmp_path, text)
    assert words in str(caught.value)


def test_deep_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"kir\.json: not JSON"):
        read(tmp_path, '{"a":' * 100_000, "kir.json")


@given(st.dictionaries(st.sampled_from([g for g in GENES if "DL5" not in g]), st.booleans()))
def test_what_is_written_comes_back(said: dict[str, bool]) -> None:
    listed = {"KIR3DL2": True, **said}
    text = ",".join(f"{gene}={'yes' if has else 'no'}" for gene, has in listed.items())
    assert parse_kir(text) == listed


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=BYTES)
def test_any_bytes_give_a_typing_or_one_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "kir.csv"
    path.write_bytes(data)
    said = "kir.csv"
    try:
        assert read_kir(path).keys() <= set(GENES)
    except InputError as error:
        said = str(error)
    assert "kir.csv" in said
