"""Bead tables and exports: which intensity, which serum, which bead, and what is in doubt."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.hla.antibodies import parse_beads, read_bead_map, read_beads

EXPORT = """"Program","xPONENT","","LX100/LX200"
"Date","03/03/2023","2:47 PM"
"Results"

"DataType:","Median"
"Location","Sample","NC","PC","11","12","Total Events"
"1(1,A1)","Background0","20","20","20","20","9"
"2(1,B1)","S1","{nc}","{pc}","8000","300","9"
"3(1,C1)","S2","60","15000","90","95","9"

"DataType:","Net MFI"
"Location","Sample","NC","PC","11","12","Total Events"
"1(1,A1)","Background0","0","0","0","0","9"
"2(1,B1)","S1","{nc}","{pc}","{net}","280","9"
"3(1,C1)","S2","40","14980","70","75","9"

{more}"DataType:","Count"
"Location","Sample","NC","PC","11","12","Total Events"
"2(1,B1)","S1","90","90","90","12","9"
"3(1,C1)","S2","90","90","90","90","9"

"DataType:","Per Bead Count"
"Analyte:","NC","PC","11","12"
"BeadID:","1","2","3","4"
"Per Bead:","60","60","60","60"

-- CRC --
CRC32: 0
"""
NORMALISED = """"DataType:","Normalized MFI"
"Location","Sample","NC","PC","11","12"
"2(1,B1)","S1","0","14000","7000","250"

"""
MAP = {"11": "A*02:01", "12": "DQA1*05:01, DQB1*02:01"}
SHEET = 'bead,serological,molecular\nNC,NC,\n11,A2,A*02:01\n12,DQ2,"DQA1*05:01, DQB1*02:01"\n'


def export(
    folder: Path, net: str = "7980", nc: str = "80", pc: str = "15000", more: str = ""
) -> Path:
    path = folder / "run.csv"
    path.write_text(EXPORT.format(net=net, nc=nc, pc=pc, more=more))
    return path


def test_net_is_preferred_to_raw_and_normalised_to_net(tmp_path: Path) -> None:
    net = read_beads(export(tmp_path), bead_map=MAP, sample="S1")
    assert [(b.mfi, b.measure) for b in net] == [(7980.0, "net"), (280.0, "net")]
    best = read_beads(export(tmp_path, more=NORMALISED), bead_map=MAP, sample="S1")
    assert [(b.mfi, b.measure) for b in best] == [(7000.0, "normalised"), (250.0, "normalised")]


def test_net_values_that_subtract_nothing_are_called_raw(shared: Path) -> None:
    beads = read_beads(shared / "hla/LSA1-test.csv", sample="S001", bead_map={"103": "A2"})
    assert [(bead.mfi, bead.measure) for bead in beads] == [(8001.5, "raw")]


def test_sera_are_listed_without_the_background_well(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"run\.csv: sera S1, S2\. "):
        read_beads(export(tmp_path), bead_map=MAP)
    with pytest.raises(InputError, match="sera S1, S2"):
        read_beads(export(tmp_path), bead_map=MAP, sample="S9")


def test_a_bead_counted_too_rarely_is_in_doubt_and_says_so(tmp_path: Path) -> None:
    first, second = read_beads(export(tmp_path), bead_map=MAP, sample="S1")
    assert (first.doubt, second.doubt) == ("", "12 beads counted of 60 asked for")


def test_a_failed_positive_control_puts_its_whole_serum_in_doubt(tmp_path: Path) -> None:
    beads = read_beads(export(tmp_path, pc="70"), bead_map=MAP, sample="S1")
    assert all("is no brighter than the negative one" in b.doubt for b in beads[:1])
    beads = read_beads(export(tmp_path, pc="70"), bead_map=MAP, sample="S2")
    assert [bead.doubt for bead in beads] == ["", ""]


def test_the_date_of_an_export_is_the_users(tmp_path: Path) -> None:
    beads = read_beads(export(tmp_path), bead_map=MAP, sample="S1", serum_date="2023-01-02")
    assert {bead.serum_date for bead in beads} == {"2023-01-02"}
    with pytest.raises(InputError, match="serum date '03/01/2023'"):
        read_beads(export(tmp_path), bead_map=MAP, sample="S1", serum_date="03/01/2023")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("Net MFI", "Sum"), ""),
        (('"S1","80","15000","7980","280","9"', '"S1","80"'), "row 14 has 3 cells, its header 7"),
        (('"7980"', '"NaN"'), "sample S1, row 14, bead 11: MFI 'NaN'"),
    ],
)
def test_a_broken_export_is_named_by_its_row(
    tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    path = export(tmp_path)
    path.write_text(path.read_text().replace(*change))
    if words:
        with pytest.raises(InputError, match=r"run\.csv: ") as caught:
            read_beads(path, bead_map=MAP, sample="S1")
        assert words in str(caught.value)
    else:
        assert {b.measure for b in read_beads(path, bead_map=MAP, sample="S1")} == {"raw"}


def test_real_exports_go_through_whole(shared: Path, tmp_path: Path) -> None:
    """The kits' lot sheets are not public: the antigens of these beads are made up here."""
    sheets = {
        "LSA1-test.csv": {"103": "A*01:01", "104": "A*02:01", "105": "B*07:02", "106": "C*07:01"},
        "LSA2-test.csv": {
            "203": "DRB1*01:01", "204": "DRB3*01:01", "205": "DQA1*05:01,DQB1*02:01",
            "206": "DPA1*01:03,DPB1*04:01", "207": "DP4",
        },
    }  # fmt: skip
    wanted = {
        "S001": [8001.5, 63, 127, 501], "S002": [69, 92.5, 120, 111.5],
        "S0003": [700, 253, 104.5, 192, 227], "S0004": [134, 124, 160, 159, 601],
    }  # fmt: skip
    for name, samples in (
        ("LSA1-test.csv", ("S001", "S002")),
        ("LSA2-test.csv", ("S0003", "S0004")),
    ):
        sheet = tmp_path / "sheet.csv"
        rows = "".join(f'{bead},"{what}"\n' for bead, what in sheets[name].items())
        sheet.write_text(f"bead,specificity\nNC,negative control\nPC,positive control\n{rows}")
        path, bead_map = shared / "hla" / name, read_bead_map(sheet)
        with pytest.raises(InputError, match=f"sera {', '.join(samples)}"):
            read_beads(path, bead_map=bead_map)
        with pytest.raises(InputError, match="by number only"):
            read_beads(path, sample=samples[0])
        for sample in samples:
            beads = read_beads(path, sample=sample, bead_map=bead_map)
            assert [bead.mfi for bead in beads] == wanted[sample]
            assert not any(bead.doubt for bead in beads)


def test_a_list_of_antigens_without_bead_numbers_is_no_bead_map(shared: Path) -> None:
    with pytest.raises(InputError, match=r"bead_mapping\.csv: no column with the number"):
        read_bead_map(shared / "hla/bead_mapping.csv")


def test_a_kits_list_with_bead_numbers_is_read_whole(shared: Path, tmp_path: Path) -> None:
    with (shared / "hla/bead_mapping.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (tmp_path / "map.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Bead ID", "serological", "molecular"])
        writer.writerows([i, row["serological"], row["molecular"]] for i, row in enumerate(rows, 3))
    found = read_bead_map(tmp_path / "map.csv")
    assert len(found) == len(rows)
    assert all("*" in what for what in found.values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bead,name\n1,A2\n", "no header that names the specificity"),
        ("specificity\nA2\n", "no column with the number of the bead"),
        ("bead,specificity\n", "no beads under the header"),
        ("bead,specificity\n1,A2\n1,A3\n", "row 3: bead '1' a second time"),
        ("bead,specificity\n1,A99\n", "row 2: 'A99' is not an HLA antigen"),
    ],
)
def test_a_bad_bead_map_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "map.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=r"map\.csv") as caught:
        read_bead_map(path)
    assert words in str(caught.value)


def test_a_bead_map_prefers_alleles_and_keeps_controls(tmp_path: Path) -> None:
    path = tmp_path / "map.tsv"
    path.write_text(SHEET.replace(",", "\t").replace("*05:01\t ", "*05:01, "))
    assert read_bead_map(path) == {"NC": "NC", **MAP}


def test_a_table_says_which_intensity_was_used() -> None:
    head, row = ["Specificity", "Raw MFI", "Net MFI", "Normal Value"], ["A2", "900", "800", "700"]
    assert [
        (bead.mfi, bead.measure)
        for keep in (4, 3, 2)
        for bead in parse_beads([head[:keep], row[:keep]], name="b")
    ] == [(700.0, "normalised"), (800.0, "net"), (900.0, "raw")]
    assert parse_beads([["Antigen", "MFI"], ["A2", "9"]], name="b")[0].measure == ""


def test_an_allele_column_is_preferred_to_an_antigen_column() -> None:
    rows = [["Antigen", "Allele", "MFI"], ["A2", "A*02:06", "9"], ["A3", "", "8"]]
    found = [bead.specificity for bead in parse_beads(rows, name="b")]
    assert found == [("A*02:06",), ("A3",)]


def test_sera_told_apart_by_date_are_read_together_others_must_be_chosen() -> None:
    head = ["Sample", "Serum date", "Specificity", "MFI"]
    dated = [head, ["S1", "2026-01-01", "A2", "1"], ["S2", "2026-02-01", "A2", "2"]]
    assert len(parse_beads(dated, name="b")) == 2
    same = [head, ["S1", "", "A2", "1"], ["S2", "", "A2", "2"]]
    with pytest.raises(InputError, match="b: sera S1, S2 bear the same date or none"):
        parse_beads(same, name="b")
    assert [bead.mfi for bead in parse_beads(same, name="b", sample="S2")] == [2.0]
    with pytest.raises(InputError, match="not 'S3'"):
        parse_beads(same, name="b", sample="S3")


def test_two_people_in_one_table_are_refused_without_naming_them() -> None:
    rows = [["Patient", "Specificity", "MFI"], ["Ann", "A2", "1"], ["Bob", "A2", "2"]]
    with pytest.raises(InputError, match="beads of 2 people") as caught:
        parse_beads(rows, name="b")
    assert "Ann" not in str(caught.value)


def test_failed_controls_of_a_table_mark_its_serum() -> None:
    rows = [["Specificity", "MFI"], ["NC", "900"], ["PC", "800"], ["A2", "50"]]
    assert "no brighter" in parse_beads(rows, name="b")[0].doubt


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.one_of(
        st.binary(max_size=150),
        st.lists(st.sampled_from(EXPORT.splitlines()), max_size=14).map(
            lambda x: "\n".join(x).encode()
        ),
    )
)
def test_any_bytes_give_beads_or_one_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(data)
    for reader in (
        lambda: read_beads(path, bead_map=MAP, sample="S1"),
        lambda: read_bead_map(path),
    ):
        said = "any.csv"
        try:
            assert reader()
        except InputError as error:
            said = str(error)
        assert "any.csv" in said
