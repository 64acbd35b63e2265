#!/usr/bin/env bash
# scikit-learn: K-means with a fixed random_state makes other segments when the table comes in another order.
# Guess: random_state makes the result a function of the data.
# Seen: the first centres are drawn by row number. With the default number of starts, the same 400 customers in reverse order end in another
#   partition (Rand index far below 1), with another inertia.
# Who is hurt: segments rebuilt from a query without ORDER BY: customers change segment though nothing about them did.
# Instead: sort the rows by what they contain (not by id), and use several starts.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

print("scikit-learn", sklearn.__version__)
customers = np.log(np.random.default_rng(0).lognormal(size=(400, 3)))
one = KMeans(4, random_state=0).fit(customers)
other = KMeans(4, random_state=0).fit(customers[::-1])
print("inertia:", round(one.inertia_, 1), "and", round(other.inertia_, 1))
print("agreement (1 is the same):", round(adjusted_rand_score(one.labels_, other.labels_[::-1]), 2))
PYTHON

diff - "$place/seen" <<'SEEN'
scikit-learn 1.9.1
inertia: 586.3 and 568.0
agreement (1 is the same): 0.38
SEEN
