#!/usr/bin/env bash
# retentioneering: every call tells its makers, under a number of the machine, unless told not to.
# Guess: a library that runs on one's own data sends nothing.
# Seen: with a client put in place of PostHog's that only writes down: an event for each call, with the names of the
#   arguments that were set, versions and platform, and an identifier made from the machine's id or network address. No
#   values and no event names of the data are among them. It is on by default; RETENTIONEERING_NO_TRACK=1 turns it off.
# Who is hurt: whoever works under a contract or law that allows no such traffic from the room where customer data lie.
# Instead: set RETENTIONEERING_NO_TRACK=1 in the environment before the first import.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile retentioneering==5.2.4 duckdb==2.0.1 pandas==3.1.1 numpy==2.4.6 posthog==7.91.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata
import os

import posthog

sent = []


class Recorder:
    """Takes the place of PostHog's client: nothing leaves this process."""

    def __init__(self, *args, **kwargs):
        pass

    def capture(self, distinct_id=None, event=None, properties=None, **kwargs):
        sent.append((event, sorted(properties)))

    def identify(self, *args, **kwargs):
        sent.append(("identify", []))


os.environ.pop("RETENTIONEERING_NO_TRACK", None)
posthog.Posthog = Recorder

import pandas as pd  # noqa: E402
from retentioneering.eventstream import Eventstream  # noqa: E402

print("retentioneering", importlib.metadata.version("retentioneering"))
visits = pd.DataFrame({
    "user_id": ["a", "a", "b"], "event": ["catalog", "purchase", "catalog"],
    "timestamp": pd.date_range("2026-01-01", periods=3, freq="h"),
})
stream = Eventstream(visits)
before = len(sent)
stream.funnel_data(["catalog", "purchase"])
print("told before the first question:", before > 0)
for event, names in sent[before:]:
    print("told by asking for a funnel:", event, names)
told = len(sent)
os.environ["RETENTIONEERING_NO_TRACK"] = "1"
stream.funnel_data(["catalog", "purchase"])
print("told with RETENTIONEERING_NO_TRACK=1:", len(sent) - told)
PYTHON

diff - "$place/seen" <<'SEEN'
retentioneering 5.2.4
told before the first question: True
told by asking for a funnel: headless_funnel ['caller_type', 'command_hash', 'default_args', 'distinct_id_type', 'env', 'lib_version', 'non_default_args', 'os', 'os_version', 'python_version', 'script_path_hash', 'status']
told with RETENTIONEERING_NO_TRACK=1: 0
SEEN
