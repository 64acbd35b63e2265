"""Run the truth tests: `python -m tests.truth --size nightly --out reports/certificate/rows.json`.

Exit code 0 when every gate holds, 1 otherwise; failing rows go to standard error with their seed.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path

from tests.truth import certificate, replicates


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.truth", description="Hold every analysis to planted truth.")
    parser.add_argument("--size", choices=replicates.SIZES, default="nightly")
    parser.add_argument("--seed", type=int, help="default: pull, the cases' own; nightly, a fresh one, recorded")
    parser.add_argument("--out", type=Path, help="write the rows as JSON")
    parser.add_argument("tests", nargs="*", help="only these, such as T1 T20")
    given = parser.parse_args(arguments)
    fresh = secrets.randbits(32) if given.size == "nightly" else None
    seed = fresh if given.seed is None else given.seed
    rows = certificate.certificate_rows(given.size, seed=seed, tests=tuple(given.tests))
    if given.out:
        certificate.save(rows, given.out)
    sys.stdout.write(rows.drop(columns=["promised", "lo", "hi", "gate", "seed"]).round(4).to_string(index=False) + "\n")
    sys.stderr.write(replicates.failures(rows))
    return int((rows["verdict"] != "pass").any())


if __name__ == "__main__":
    sys.exit(main())
