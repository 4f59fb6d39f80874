"""A VCF file of a tumour panel: what is taken, and why the rest is not."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.patient.records import read_folder
from alloway.patient.records.model import Content, Variant
from alloway.patient.records.vcf import read_vcf
from alloway.values.evidence import Source

ANN = (
    "##INFO=<ID=ANN,Number=.,Type=String,Description=\"Functional annotations: 'Allele | Annotation"
    " | Annotation_Impact | Gene_Name | Gene_ID | Feature_Type | Feature_ID | Transcript_BioType"
    " | Rank | HGVS.c | HGVS.p'\">"
)
CSQ = (
    '##INFO=<ID=CSQ,Number=.,Type=String,Description="Consequence annotations from Ensembl VEP.'
    ' Format: Allele|Consequence|SYMBOL|Feature|HGVSc|HGVSp|PICK">'
)
TP53 = "T|missense_variant|MODERATE|TP53|x|transcript|NM_000546.6|pc|7/11|c.743G>A|p.Arg248Gln"


def vcf(*rows: str, metas: tuple[str, ...] = (ANN,), samples: tuple[str, ...] = ("S1",)) -> str:
    columns = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"]
    columns += ["FORMAT", *samples] if samples else []
    return "\n".join(("##fileformat=VCFv4.2", *metas, "\t".join(columns), *rows)) + "\n"


def row(info: str, *cells: str, alt: str = "T", passed: str = "PASS", keys: str = "GT:AF") -> str:
    told = [keys, *cells] if cells else []
    return "\t".join(("chr17", "7674220", ".", "C", alt, "99", passed, info, *told))


def content_of(text: str) -> Content:
    return read_vcf(text, Source("p.vcf", sha256="00"), max_rows=1000)


def only(text: str) -> Variant:
    (variant,) = content_of(text).variants
    return variant


def why(text: str) -> str:
    content = content_of(text)
    assert not content.variants
    (reason,) = content.ignored
    return reason


def test_a_change_has_its_gene_protein_share_line_and_day() -> None:
    text = vcf(row(f"ANN={TP53}", "0/1:0.43"), metas=(ANN, "##sampleCollected=2026-05-04"))
    variant = only(text)
    assert (variant.name, variant.share, variant.date) == ("TP53 p.R248Q", 43.0, "2026-05-04")
    assert variant.source.place == "line 5"
    assert "c.743G>A" in variant.note


@pytest.mark.parametrize(
    ("info", "metas", "name"),
    [
        ("CSQ=T|missense_variant|KRAS|NM_1|c.35G>A|NP_1:p.Gly12Asp|1", (CSQ,), "KRAS p.G12D"),
        ("GENE=NPM1;HGVSP=p.Trp288CysfsTer12", (), "NPM1 p.W288Cfs*12"),
        ("GENE=SF3B1;AA=K700E;EFFECT=missense", (), "SF3B1 p.K700E"),
        ("SYMBOL=FLT3;HGVSP=p.(Asp835Tyr)", (), "FLT3 p.D835Y"),
        ("GENE=NOTCH1;HGVSC=c.7541_7542del", (), "NOTCH1 c.7541_7542del"),
    ],
)
def test_every_annotator_is_read_by_its_own_fields(
    info: str, metas: tuple[str, ...], name: str
) -> None:
    assert only(vcf(row(info, "0/1:0.3"), metas=metas)).name == name


@pytest.mark.parametrize(
    ("keys", "cell", "share"),
    [("GT:AD", "0/1:30,10", 25.0), ("GT:FREQ", "0/1:12.5%", 12.5), ("GT:DP:AD", "0/1:40:10", 25.0),
     ("GT:RO:AO", "0/1:60:20", 25.0), ("GT", "0/1", None)],
)  # fmt: skip
def test_the_share_of_reads_comes_from_what_the_caller_wrote(
    keys: str, cell: str, share: float | None
) -> None:
    assert only(vcf(row(f"ANN={TP53}", cell, keys=keys))).share == share


def test_a_population_frequency_is_not_the_share_of_reads() -> None:
    about = '##INFO=<ID=AF,Number=A,Type=Float,Description="Frequency in gnomAD, population">'
    text = vcf(row(f"ANN={TP53};AF=0.0001", "0/1", keys="GT"), metas=(ANN, about))
    assert only(text).share is None


def test_each_allele_of_a_line_has_its_own_change_and_share() -> None:
    other = TP53.replace("T|", "A|", 1).replace("Arg248Gln", "Arg248Leu")
    text = vcf(row(f"ANN={TP53},{other}", "1/2:0.2,0.1", alt="T,A"))
    assert [(v.name, v.share) for v in content_of(text).variants] == [
        ("TP53 p.R248Q", 20.0),
        ("TP53 p.R248L", 10.0),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (row(f"ANN={TP53}", "0/1:0.01", passed="lowaf"), "with filter lowaf (under 2 %)"),
        (row(f"ANN={TP53};GERMLINE", "0/1:0.5"), "marked as germline"),
        (row(f"ANN={TP53};STATUS=Germline", "0/1:0.5"), "marked as germline"),
        (row(f"ANN={TP53.replace('missense', 'synonymous')}", "0/1:0.5"), "synonymous"),
        (row("ANN=T|intron_variant|MODIFIER|TP53|||||||", "0/1:0.5"), "outside of the coding"),
        (row(f"ANN={TP53}", "0/0:0"), "that the tumour does not have"),
        (row("DP=99", "0/1:0.5"), "without a gene"),
        ("chr17\tabc\t.\tC\tT", "on a broken line"),
    ],
)
def test_what_is_not_used_is_counted_with_its_reason(line: str, reason: str) -> None:
    low = '##FILTER=<ID=lowaf,Description="under 2 %">'
    assert reason in why(vcf(line, metas=(ANN, low)))


def test_of_a_pair_only_the_tumour_counts_and_shared_variants_are_inherited() -> None:
    somatic = row(f"ANN={TP53}", "0/1:0.4", "0/0:0.0")
    inherited = row(f"ANN={TP53}", "0/1:0.5", "0/1:0.5")
    content = content_of(vcf(somatic, inherited, samples=("P1_tumor", "P1_normal")))
    assert [variant.share for variant in content.variants] == [40.0]
    assert content.ignored == {"VCF: a variant found in the normal tissue as well": 1}


def test_two_samples_of_which_neither_is_called_the_tumour_give_nothing() -> None:
    text = vcf(row(f"ANN={TP53}", "0/1:0.4", "0/1:0.3"), samples=("A17", "A18"))
    assert "which is the tumour is not told" in why(text)


def test_the_day_of_the_file_or_of_a_birth_is_not_the_day_of_the_sample() -> None:
    metas = (ANN, "##fileDate=20260512", "##patient_dob=1961-03-02")
    assert only(vcf(row(f"ANN={TP53}", "0/1:0.4"), metas=metas)).date == ""


def test_the_day_may_stand_at_the_sample_itself() -> None:
    metas = (ANN, "##SAMPLE=<ID=S1,Collected=2026-04-30,Description=lymph node>")
    assert only(vcf(row(f"ANN={TP53}", "0/1:0.4"), metas=metas)).date == "2026-04-30"


@pytest.mark.parametrize(
    "text",
    ["##fileformat=VCFv3.3\n", "##fileformat=VCFv4.2\nchr1\t1\n", "##fileformat=VCFv4.2\n#CHROM\n",
     vcf(samples=tuple(f"s{i}" for i in range(60)))],
)  # fmt: skip
def test_a_broken_or_too_wide_header_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"p\.vcf"):
        content_of(text)


def test_too_many_changes_and_too_many_lines_are_refused() -> None:
    with pytest.raises(InputError, match="over the limit"):
        content_of(vcf(*[row(f"ANN={TP53}", "0/1:0.4")] * 501))
    with pytest.raises(InputError, match="more than 1,000 variants"):
        content_of(vcf(*[row(f"ANN={TP53}", "0/1:0.4", passed="x")] * 1001))


def test_a_line_of_a_million_letters_is_a_broken_line() -> None:
    assert "on a line of over" in why(vcf(row(f"ANN={TP53};X=" + "a" * 1_000_001, "0/1:0.4")))


@pytest.mark.parametrize("packed", [False, True])
def test_a_vcf_in_a_folder_is_a_variant_file_and_never_prose(tmp_path: Path, packed: bool) -> None:
    raw = vcf(row(f"ANN={TP53}", "0/1:0.43")).encode()
    name = "p.vcf.gz" if packed else "p.vcf"
    (tmp_path / name).write_bytes(gzip.compress(raw) if packed else raw)
    records = read_folder(tmp_path)
    assert [variant.name for variant in records.variants] == ["TP53 p.R248Q"]
    assert not records.pages


@given(st.text(alphabet="ANCSQT=|;,.:/\t\n#<>0123456789pP\"'%-&", max_size=400))
def test_any_text_below_a_header_is_read_or_refused(body: str) -> None:
    try:
        content = content_of(vcf(body))
    except InputError:
        return
    assert all(variant.name for variant in content.variants)
