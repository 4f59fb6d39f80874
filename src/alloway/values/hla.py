"""HLA values: alleles, typings with their ambiguity, and compatibility in both directions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from alloway.values.evidence import Source

NOT_TYPED = "not typed"
"""How a locus without typing is written where a GL String would stand."""


@dataclass(frozen=True, slots=True, order=True)
class Allele:
    """One HLA allele or allele group under WHO names, e.g. ``A*02:01``, ``A*24:09N``.

    >>> str(Allele("A", ("02", "01")))
    'A*02:01'
    """

    locus: str
    """Gene without the ``HLA-`` prefix: ``A``, ``DRB1``, ``DQA1``."""
    fields: tuple[str, ...]
    """Name fields, 1 to 4: ``("02", "01")``."""
    suffix: str = ""
    """Expression suffix (N L S C A Q), or group suffix (G P), or empty."""
    antigen: str = ""
    """The serological antigen a one-field name was written as, ``B62``; it narrows the group to
    the alleles that may carry it. Empty for names of DNA typing."""

    def __str__(self) -> str:
        if self.antigen:
            return self.antigen
        return f"{self.locus}*{':'.join(self.fields)}{self.suffix}"

    @property
    def two_field(self) -> str:
        """Name cut to two fields; keeps N, because a null allele is another protein outcome.

        >>> Allele("A", ("24", "09"), "N").two_field
        'A*24:09N'
        """
        kept = self.suffix if self.suffix in ("N", "L", "S", "C", "A", "Q") else ""
        return f"{self.locus}*{':'.join(self.fields[:2])}{kept}"


Slot = tuple[Allele, ...]
"""The alternatives for one chromosome's allele; empty = not known (a blank)."""


@dataclass(frozen=True, slots=True)
class Locus:
    """The typing of one locus: alternative genotypes, each a pair of slots.

    A blank second allele stays an empty slot: it may be homozygosity or a missed allele, and
    Alloway never guesses which.
    """

    name: str
    genotypes: tuple[tuple[Slot, Slot], ...]


@dataclass(frozen=True, slots=True)
class Typing:
    """One sample's HLA typing over any number of loci; a locus not listed was not typed."""

    loci: tuple[Locus, ...]
    release: str = ""
    """IPD-IMGT/HLA release the names were checked against; empty when unknown."""
    sample: Literal["unknown", "tissue", "blood"] = "unknown"
    """Germline tissue (buccal, skin, pre-transplant blood) or present blood; matters after an
    allogeneic transplant: tissue is the GvH target, present blood the HvG effector."""
    source: Source | None = None
    phased: tuple[tuple[str, ...], ...] = ()
    """Groups of loci in phase: all first slots on one chromosome, all second on the other."""
    notes: tuple[str, ...] = field(default=(), compare=False)
    """Names that were read otherwise than written: withdrawn ones, allele codes, old spellings."""

    def locus(self, name: str) -> Locus | None:
        """The locus of that name, or ``None`` when it was not typed."""
        return next((locus for locus in self.loci if locus.name == name), None)


OnSurface = Literal["yes", "no", "partly", "unknown"]


@dataclass(frozen=True, slots=True)
class Expressed:
    """What HLA the donor's cells still show once every edit is complete."""

    surface: tuple[Slot, ...]
    """Donor alleles on the surface, one slot of alternatives a chromosome."""
    uncertain: tuple[Slot, ...] = ()
    """Donor alleles that may or may not be there: suffix A or Q, or an edit that may hit them."""
    loci: tuple[tuple[str, OnSurface], ...] = ()
    """For each locus whether its molecules reach the surface; ``partly`` = at a reduced level."""
    hla_e: OnSurface = "yes"
    notes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Surface alleles as two-field names, alternatives joined by ``/``; HLA-E by name only."""
        alleles = tuple("/".join(dict.fromkeys(a.two_field for a in s)) for s in self.surface)
        return tuple(dict.fromkeys((*alleles, *(("HLA-E",) if self.hla_e != "no" else ()))))

    def state(self, locus: str) -> OnSurface:
        """Whether molecules of that locus reach the surface of fully edited cells."""
        return dict(self.loci).get(locus, "unknown")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of mismatches that ambiguity or missing typing may leave as a range."""

    min: int
    max: int


@dataclass(frozen=True, slots=True)
class LocusMatch:
    """Mismatches at one locus. GvH and HvG look at different sets; see docs/rules/directions.md."""

    locus: str
    recipient: str
    """Recipient's typing as a GL String, or ``not typed``."""
    donor: str
    gvh: Count
    """Recipient's surface alleles that the donor's unedited germline typing lacks."""
    hvg: Count
    """Donor's alleles still on the surface after the edits that the recipient lacks."""
    hvg_typing: Count
    """The same without the edits: what the typings alone would say."""
    gvh_alleles: tuple[str, ...] = ()
    """The alleles counted in GvH direction in every reading of the typings."""
    hvg_alleles: tuple[str, ...] = ()
    expressed: Literal["yes", "no", "partly", "unknown"] = "yes"
    """Whether the donor's antigens of this locus are on the surface of fully edited cells."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Total mismatches in one direction and whether cells can act on them."""

    min: int
    max: int
    reachable: bool | None = True
    """``False``: the edits remove the means (TRAC knock-out for GvH); ``None``: not known."""
    note: str = ""
    both_typed: Count | None = None
    """The total over the loci typed in both people alone; ``None`` where there is none. ``min`` and
    ``max`` are over every matched locus typed in either."""


@dataclass(frozen=True, slots=True)
class Bead:
    """One bead of a single-antigen assay."""

    specificity: tuple[str, ...]
    """Antigens or alleles on the bead: ``("A*02:01",)``, ``("DQA1*05:01", "DQB1*02:01")``."""
    mfi: float
    """Normalised mean fluorescence intensity, arbitrary units; not comparable between kits."""
    serum_date: str = ""
    source: Source | None = None
    measure: Literal["", "raw", "net", "normalised"] = ""
    """Which intensity `mfi` is: as measured, less the background, or normalised by the kit's
    controls; empty where the table only says MFI."""
    doubt: str = ""
    """Why a low value is no proof of absence: too few beads counted, a failed control."""


@dataclass(frozen=True, slots=True)
class DonorSpecificAntibody:
    """A recipient antibody against an antigen that the edited donor cells still show."""

    antigen: str
    mfi: float
    above_threshold: bool
    beads: tuple[str, ...] = ()
    serum_date: str = ""


@dataclass(frozen=True, slots=True)
class AntigenMfi:
    """What the recipient's sera show against one donor antigen left on the edited cells."""

    antigen: str
    """The donor's allele; HLA-DQ and -DP by their beta chain, so that no pair counts twice."""
    current: float | None = None
    """Strongest bead of the current serum, MFI; `None` = no bead of it tests the antigen."""
    historic_peak: float | None = None
    """Strongest bead of any earlier serum."""
    historic_peak_date: str = ""
    historic_latest: float | None = None
    """Strongest bead of the last earlier serum that tested it."""
    historic_latest_date: str = ""
    beads: tuple[str, ...] = ()
    """Beads it was judged by."""
    note: str = ""
    """What it rests on where no bead carries the allele itself."""


@dataclass(frozen=True, slots=True)
class VirtualCrossmatch:
    """Whether a recipient's antibodies reach what a donor's edited cells show, by typing alone."""

    verdict: Literal["negative", "positive", "positive by a historic serum only", "unknown"]
    reasons: tuple[str, ...]
    """Sentences that lead to the verdict."""
    threshold: float
    """MFI from which a bead counts as positive; none is agreed."""
    cumulative_current: float | None = None
    """Sum over the antigens at or above the threshold of their strongest bead in the current serum;
    a bead counts once; `None` = it cannot be told."""
    cumulative_historic: float | None = None
    """The largest such sum of an earlier serum; `None` = there is no earlier serum."""
    untested: tuple[str, ...] = ()
    """Donor alleles on the cells that no usable bead of the current serum stands for."""
    antigens: tuple[AntigenMfi, ...] = ()
    """Every donor antigen on the cells, the strongest first."""
    current_serum: str = ""
    """Date of the serum taken as current; empty when not stated or when it cannot be told."""
    notes: tuple[str, ...] = ()
    """What a reader must know beside the verdict: the intensity used, antibodies to own HLA."""


@dataclass(frozen=True, slots=True)
class Population:
    """One genotype among the cells of an incompletely edited lot."""

    name: str
    """Edits missing in these cells, e.g. ``TRAC unedited``; ``fully edited`` for none."""
    fraction: float
    """Share of all cells, 0 to 1, under the stated dependence between edits."""
    hvg: Count
    expressed: tuple[str, ...] = ()
    gvh_reachable: bool = True
    """Whether these cells keep a T-cell receptor to act on the GvH mismatches."""
    missing_self: tuple[str, ...] = ()
    dsa: tuple[str, ...] = ()
    """Antigens on these cells with an antibody at or above the threshold."""
    least: float = 0.0
    most: float = 1.0
    """Bounds of the share, 0 to 1, whatever the dependence between the edits."""


@dataclass(frozen=True, slots=True)
class Compatibility:
    """Everything the HLA typings say about one recipient and one lot."""

    release: str
    loci: tuple[LocusMatch, ...]
    gvh: Direction
    hvg: Direction
    expressed: tuple[str, ...]
    """Donor HLA on the surface of fully edited cells, two-field names (HLA-E by name only)."""
    populations: tuple[Population, ...] = ()
    dpb1_tce: str = "unknown"
    leader: str = "unknown"
    """HLA-B leader dimorphism of recipient and donor, e.g. ``recipient MT, donor TT``."""
    kir_ligands: tuple[str, ...] = ()
    """KIR ligand classes on the edited cells: C1, C2, Bw4, or empty."""
    missing_self: tuple[str, ...] = ()
    """Recipient's own KIR ligand classes that the edited cells lack (NK may respond)."""
    dsa: tuple[DonorSpecificAntibody, ...] = ()
    dsa_note: str = ""
    """What the antibody result rests on: sera, threshold, or why it is unknown."""
    notes: tuple[str, ...] = ()
    """Plain sentences a reader must see beside the numbers: unknown loci, ambiguity, rules."""
    crossmatch: VirtualCrossmatch | None = None
    dpb1_tce_v1: str = "unknown"
    """By version 1 of the epitope groups; ``dpb1_tce`` is by version 2."""
