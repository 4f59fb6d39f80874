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


@pytest.mark.parametrize(
    ("info", "about", "share"),
    [
        ("AF=0.31", "Variant allele fraction", 31.0),
        ("VAF=12%", "", 12.0),
        ("AC=1;AN=2;AF=0.5", "Allele Frequency, for each ALT allele", None),
        ("AF=1.0", "Allele frequency in the 1000 Genomes Project", None),
    ],
)
def test_a_file_without_columns_of_samples_may_hold_the_share_in_its_info(
    info: str, about: str, share: float | None
) -> None:
    key = "VAF" if info.startswith("VAF") else "AF"
    meta = f'##INFO=<ID={key},Number=A,Type=Float,Description="{about}">'
    assert only(vcf(row(f"ANN={TP53};{info}"), metas=(ANN, meta), samples=())).share == share


def test_the_share_of_a_caller_without_genotypes_comes_from_its_first_tier() -> None:
    bases = row(f"ANN={TP53}", "100:0,0:75,80:0,0:25,30", keys="DP:AU:CU:GU:TU")
    assert only(vcf(bases)).share == 25.0
    longer = row(f"ANN={TP53}", "60,60:20,22", keys="TAR:TIR")
    assert only(vcf(longer)).share == 25.0


def test_the_transcript_that_the_annotator_picked_wins_over_the_first() -> None:
    first = "T|missense_variant|KRAS|NM_9|c.1A>G|NP_9:p.Met1Val|"
    picked = "T|missense_variant|KRAS|NM_1|c.35G>A|NP_1:p.Gly12Asp|1"
    text = vcf(row(f"CSQ={first},{picked}", "0/1:0.3"), metas=(CSQ,))
    assert only(text).name == "KRAS p.G12D"


def test_a_record_of_another_allele_is_not_taken_for_this_one() -> None:
    text = vcf(row(f"ANN={TP53}", "1/2:0.2,0.1", alt="T,A"))
    content = content_of(text)
    assert [variant.name for variant in content.variants] == ["TP53 p.R248Q"]
    assert content.ignored == {"VCF: a variant that its annotation does not speak of": 1}


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
        (row("DP=99", "0/1:0.5"), "without an annotation that names one gene"),
        (row("GENE=TP53,WRAP53;HGVSP=p.Arg248Gln", "0/1:0.5"), "names one gene"),
        (row("GENE=TP53", "0/1:0.5"), "of a gene without its change"),
        (row(f"ANN={TP53}", "./.:."), "that was not called in the tumour"),
        (row(f"ANN={TP53.replace('T|', 'G|', 1)}", "0/2:0.5", alt="T,G"), "does not have"),
        (row(f"ANN={TP53};gnomAD_AF=0.08", "0/1:0.5"), "frequent in the population"),
        (row(f"ANN={TP53};CLNSIG=Likely_benign", "0/1:0.5"), "that the file calls benign"),
        ("chr17\tabc\t.\tC\tT", "on a broken line"),
    ],
)
def test_what_is_not_used_is_counted_with_its_reason(line: str, reason: str) -> None:
    low = '##FILTER=<ID=lowaf,Description="under 2 %">'
    content = content_of(vcf(line, metas=(ANN, low)))
    assert any(reason in told for told in content.ignored)
    assert len(content.variants) + sum(content.ignored.values()) in (1, 2)


def test_of_a_pair_only_the_tumour_counts_and_shared_variants_are_inherited() -> None:
    somatic = row(f"ANN={TP53}", "0/1:0.4", "0/0:0.0")
    inherited = row(f"ANN={TP53}", "0/1:0.5", "0/1:0.5")
    content = content_of(vcf(somatic, inherited, samples=("P1_tumor", "P1_normal")))
    assert [variant.share for variant in content.variants] == [40.0]
    assert content.ignored == {"VCF: a variant found in the normal tissue as well": 1}


def test_without_genotypes_a_fifth_of_the_normal_reads_is_inherited_and_a_trace_is_not() -> None:
    rows = [row(f"ANN={TP53}", "0.4", share, keys="AF") for share in ("0.48", "0.02")]
    content = content_of(vcf(*rows, samples=("TUMOR", "NORMAL")))
    assert len(content.variants) == 1
    assert content.ignored == {"VCF: a variant found in the normal tissue as well": 1}


def test_a_second_column_of_the_tumour_is_no_normal_tissue() -> None:
    metas = (ANN, "##tumor_sample=A1", "##SAMPLE=<ID=A2,Description=normal saliva>")
    text = vcf(row(f"ANN={TP53}", "0/1:0.4", "0/0:0"), metas=metas, samples=("A1", "A2"))
    assert only(text).share == 40.0


def test_a_file_of_normal_tissue_alone_gives_nothing() -> None:
    assert "of normal tissue" in why(vcf(row(f"ANN={TP53}", "0/1:0.5"), samples=("P1_germline",)))


@pytest.mark.parametrize("name", ["N-2026-0031", "T-4711", "PAT_skin_biopsy", "LK 3"])
def test_a_letter_in_the_number_of_the_only_sample_does_not_make_it_normal(name: str) -> None:
    assert only(vcf(row(f"ANN={TP53}", "0/1:0.4"), samples=(name,))).share == 40.0


@pytest.mark.parametrize("names", [("S1_T", "S1_N"), ("S1_N", "S1_T")])
def test_the_letters_of_a_pair_tell_its_columns_apart(names: tuple[str, str]) -> None:
    cells = ("0/1:0.4", "0/0:0.0") if names[0].endswith("T") else ("0/0:0.0", "0/1:0.4")
    assert only(vcf(row(f"ANN={TP53}", *cells), samples=names)).share == 40.0


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


def test_a_line_of_a_thousand_alleles_is_counted_and_passed_over() -> None:
    text = vcf(row(f"ANN={TP53}", "0/1:0.4", alt=",".join("T" * 1000)))
    assert "with over 20 alternative alleles" in why(text)


def test_a_header_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="over 5000 header lines"):
        content_of(vcf(metas=("##x=1",) * 5001))


def test_an_annotation_of_a_hundred_thousand_records_is_cut() -> None:
    many = ",".join([TP53.replace("TP53", "ABC1"), *["T|x|x|Y"] * 100_000])
    assert only(vcf(row(f"ANN={many}", "0/1:0.4"))).name == "ABC1 p.R248Q"


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
