"""From parsed records to a Case: facts, lines of therapy, conflicts and gaps."""

from alloway.patient.cases.build import build_case
from alloway.patient.cases.lines import RULE_SET

__all__ = ["RULE_SET", "build_case"]
