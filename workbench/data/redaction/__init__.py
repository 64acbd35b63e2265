"""What in free text says who somebody is, and is taken out before anything reads it: addresses, numbers, names."""

from workbench.data.redaction.names import names_in
from workbench.data.redaction.redact import MARKS, redact, taken_out

__all__ = ["MARKS", "names_in", "redact", "taken_out"]
