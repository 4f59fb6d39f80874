"""HML messages: what is read, what is refused, and that any bytes give one clear answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import AllowayError, InputError, LimitError
from alloway.hla.hml import hml_typings, parse_hml
from alloway.hla.typing import format_locus, format_typing

HEAD = '<?xml version="1.0"?><hml xmlns="http://schemas.nmdp.org/spec/hml/1.0.1" version="1.0.1">'


def message(*samples: str) -> bytes:
    return f"{HEAD}{''.join(samples)}</hml>".encode()


def sample(body: str, name: str = "s1", family: str = "HLA", version: str = "3.58.0") -> str:
    return (
        f'<sample id="{name}" center-code="123"><typing gene-family="{family}" date="2026-01-01">'
        f'<allele-assignment allele-db="IMGT/HLA" allele-version="{version}">{body}'
        "</allele-assignment></typing></sample>"
    )


GL = "<glstring>HLA-A*02:01:01:01+HLA-A*03:01:01:01</glstring>"


def test_a_gl_string_is_read_with_its_release_sample_and_digest() -> None:
    found = parse_hml(message(sample(GL)), name="a.xml")
    assert format_typing(found) == "A*02:01:01:01+A*03:01:01:01"
    assert found.release == "3.58.0"
    assert found.source is not None
    assert (found.source.document, found.source.place) == ("a.xml", "sample s1")
    assert len(found.source.sha256) == 64


def test_a_genotype_list_keeps_its_alternatives() -> None:
    body = (
        "<genotype-list>"
        "<diploid-combination><locus-block><allele-list><allele>HLA-B*07:02</allele>"
        '<allele present="U">HLA-B*07:61</allele><allele present="N">HLA-B*07:44N</allele>'
        "</allele-list></locus-block><locus-block><allele-list><allele>HLA-B*08:01</allele>"
        "</allele-list></locus-block></diploid-combination>"
        "<diploid-combination><locus-block><allele-list><allele>HLA-B*07:05</allele>"
        "</allele-list></locus-block><locus-block><allele-list><allele>HLA-B*08:02</allele>"
        "</allele-list></locus-block></diploid-combination></genotype-list>"
    )
    found = parse_hml(message(sample(body)), name="a.xml")
    assert format_typing(found) == "B*07:02/B*07:61+B*08:01|B*07:05+B*08:02"


def test_a_locus_block_is_one_chromosome_with_its_linked_genes() -> None:
    one, two = (
        f"<locus-block><allele-list><allele>{a}</allele></allele-list>"
        f"<allele-list><allele>{b}</allele></allele-list></locus-block>"
        for a, b in (("DRB1*03:01", "DRB3*02:02"), ("DRB1*15:01", "DRB5*01:01"))
    )
    body = f"<genotype-list><diploid-combination>{one}{two}</diploid-combination></genotype-list>"
    found = parse_hml(message(sample(body)), name="a.xml")
    names = {locus.name: format_locus(locus) for locus in found.loci}
    assert names == {"DRB1": "DRB1*03:01+DRB1*15:01", "DRB345": "DRB3*02:02+DRB5*01:01"}


def test_a_gl_string_that_is_only_an_address_is_refused_and_beside_one_it_is_passed_over() -> None:
    address = '<glstring uri="https://gl.example/imgt-hla/3.58.0/genotype/1"/>'
    with pytest.raises(InputError, match="an address only"):
        parse_hml(message(sample(address)), name="a.xml")
    assert len(parse_hml(message(sample(address + GL)), name="a.xml").loci) == 1


def test_the_reporting_center_stands_in_the_source() -> None:
    center = '<reporting-center reporting-center-id="789" reporting-center-context="NMDP"/>'
    found = parse_hml(message(center, sample(GL)), name="a.xml")
    assert found.source is not None
    assert found.source.place == "sample s1 of reporting center 789"


def test_the_same_assignment_given_twice_counts_once() -> None:
    body = f'{GL}</allele-assignment><allele-assignment date="2026-02-01">{GL}'
    assert len(parse_hml(message(sample(body)), name="a.xml").loci) == 1


def test_haploid_elements_are_dna_or_serology() -> None:
    body = (
        '<haploid locus="HLA-A" method="DNA" type="02:01"/>'
        '<haploid locus="HLA-A" method="DNA" type="NT"/>'
        '<haploid locus="HLA-DRB1" method="SER" type="4"/>'
    )
    assert format_typing(parse_hml(message(sample(body)), name="a.xml")) == "A*02:01^DR4"


def test_the_gl_string_is_preferred_and_sequences_are_passed_over() -> None:
    body = (
        f'<haploid locus="HLA-A" method="DNA" type="01:01"/>{GL}'
        "<consensus-sequence><sequence>ACGT</sequence></consensus-sequence>"
    )
    assert "A*01:01" not in format_typing(parse_hml(message(sample(body)), name="a.xml"))


def test_loci_in_several_typings_come_together_and_kir_is_left_out() -> None:
    two = (
        sample(GL).replace("</sample>", "")
        + sample("<glstring>HLA-B*07:02+HLA-B*08:01</glstring>").partition("<typing")[1]
        + sample("<glstring>HLA-B*07:02+HLA-B*08:01</glstring>").partition("<typing")[2]
    )
    found = parse_hml(message(two), name="a.xml")
    assert [locus.name for locus in found.loci] == ["A", "B"]
    with pytest.raises(InputError, match="no sample with an HLA typing"):
        parse_hml(message(sample("<glstring>KIR2DL1*001</glstring>", family="KIR")), name="a.xml")


def test_several_samples_must_be_told_apart() -> None:
    data = message(sample(GL), sample(GL.replace("02:01:01:01", "24:02"), name="s2"))
    assert list(hml_typings(data, name="a.xml")) == ["s1", "s2"]
    with pytest.raises(InputError, match="2 samples"):
        parse_hml(data, name="a.xml")
    assert "A*24:02" in format_typing(parse_hml(data, name="a.xml", sample_id="s2"))
    with pytest.raises(InputError, match="no typed sample 's3'"):
        parse_hml(data, name="a.xml", sample_id="s3")
    many = message(*(sample(GL, name=f"s{n}") for n in range(9)))
    with pytest.raises(InputError, match="9 samples") as error:
        parse_hml(many, name="a.xml")
    assert error.value.step == "name one: s0, s1, s2, s3, s4"
    with pytest.raises(InputError, match="twice"):
        hml_typings(message(sample(GL), sample(GL)), name="a.xml")


def test_releases_that_differ_leave_the_release_open() -> None:
    body = sample(GL) + ""
    other = sample("<glstring>HLA-B*07:02</glstring>", version="3.44.0")
    joined = body.replace("</sample>", "") + "<typing" + other.partition("<typing")[2]
    assert parse_hml(message(joined), name="a.xml").release == ""


@pytest.mark.parametrize(
    "attack",
    [
        b'<!DOCTYPE hml [<!ENTITY a "b">]><hml><sample id="s">&a;</sample></hml>',
        b'<!DOCTYPE hml SYSTEM "file:///etc/passwd"><hml/>',
        b'<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><hml>&b;</hml>',
    ],
)
def test_document_types_and_entities_are_refused(attack: bytes) -> None:
    with pytest.raises(InputError, match="document type"):
        parse_hml(attack, name="a.xml")


def test_depth_and_size_are_limited() -> None:
    with pytest.raises(LimitError, match="too deep"):
        parse_hml(b"<hml>" + b"<a>" * 50 + b"</a>" * 50 + b"</hml>", name="a.xml")
    with pytest.raises(LimitError, match="GL String over"):
        parse_hml(message(sample(f"<glstring>{'A' * 300_000}</glstring>")), name="a.xml")


_parts = st.lists(
    st.sampled_from(
        ["<hml>", "</hml>", '<sample id="s">', "</sample>", "<typing>", "</typing>", "&amp;",
         "<allele-assignment>", "</allele-assignment>", GL, "<glstring>", "</glstring>", "A*02:01",
         '<haploid locus="HLA-A" type="01:01"/>', "<genotype-list>", "</genotype-list>", "\x00"]
    ),
    max_size=14,
).map(lambda parts: "".join(parts).encode())  # fmt: skip


@given(st.binary(max_size=300) | _parts)
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_a_typing_or_one_clear_error(data: bytes) -> None:
    message = ""
    try:
        assert parse_hml(data, name="fuzz.xml").loci
    except AllowayError as error:
        message = str(error)
    assert not message or message.startswith("fuzz.xml")
