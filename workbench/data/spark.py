"""A Spark as the engine: Parquet files are read where they lie, and the checks and features run where they are."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import ibis
import pyarrow.parquet

from workbench.data.engine import Engine
from workbench.data.engine_options import Options
from workbench.errors import ConfigurationError

_LOCAL_PARTS = 8  # Spark's usual 200 are for clusters: on one machine each costs more than what is in it
_WHOLE = {  # session settings the results depend on
    "spark.sql.session.timeZone": "UTC",  # times are those of the dataset's zone already, and stay as they are
    "spark.sql.ansi.enabled": "false",  # a value that cannot be read is missing, and the checks say so
    "spark.sql.legacy.parquet.nanosAsLong": "true",  # Spark refuses times in nanoseconds otherwise
    "spark.sql.execution.arrow.pyspark.enabled": "true",
}


def connected(options: Options) -> Engine:
    """The Spark that [engine_options] names: remote (Spark Connect), master, or as many cores of this machine as threads says.

    Raises ConfigurationError where pyspark or Java is not there, or nothing answers.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise ConfigurationError(
            "engine = 'spark': pyspark is not installed. Install it with pip install 'workbench[spark]'."
        ) from None
    remote = _remote(options.remote)
    if not (remote or shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise ConfigurationError(
            "engine = 'spark': Java is not here, which Spark needs (17 or 21). Install it (Debian: openjdk-17-jre-headless), or name "
            "a Spark Connect server: [engine_options] remote."
        )
    builder = SparkSession.builder.appName("workbench")
    if remote:
        builder = builder.remote(remote)
    else:
        master = options.master or f"local[{options.threads or '*'}]"
        builder = builder.master(master).config("spark.ui.enabled", "false")
        if master.startswith("local"):
            builder = builder.config("spark.sql.shuffle.partitions", _LOCAL_PARTS)
        if options.memory:
            builder = builder.config("spark.driver.memory", options.memory.removesuffix("B").lower())
        if options.temp_folder:
            builder = builder.config("spark.local.dir", str(options.temp_folder))
    try:
        session = builder.getOrCreate()
        for name, value in _WHOLE.items():
            session.conf.set(name, value)
    except Exception as error:  # noqa: BLE001          Java's and the network's own kinds
        raise ConfigurationError(
            f"engine = 'spark': no session ({type(error).__name__}). Check [engine_options] master or remote, and that Java 17 "
            "or 21 runs here."
        ) from None
    return Engine(ibis.pyspark.connect(session), options.memory)


def register(engine: Engine, sources: Iterable[list[Path]]) -> None:
    """Give each source that is Parquet a view by which queries know it."""
    for files in sources:
        if files and all(file.suffix.lower() == ".parquet" for file in files):
            _frame(engine.backend._session, files).createOrReplaceTempView(view(files))


def view(files: list[Path]) -> str:
    """The name of the view over files; the same in every session."""
    return "source_" + hashlib.sha256("\n".join(map(str, files)).encode()).hexdigest()[:16]


def _frame(session: Any, files: list[Path]) -> Any:
    """The files as a Spark frame, with times in nanoseconds cut to microseconds."""
    from pyspark.sql import functions as F

    found = session.read.option("mergeSchema", len(files) > 1).parquet(*map(str, files))
    kinds = dict(found.dtypes)
    for field in pyarrow.parquet.read_schema(files[0]):
        if not pyarrow.types.is_timestamp(field.type):
            continue
        if kinds[field.name] == "bigint":  # what nanosAsLong has made of it
            moment = f"timestamp_micros(`{field.name}` DIV 1000)"
        elif (
            kinds[field.name] == "timestamp" and field.type.tz is None
        ):  # an old writer did not say that it has no zone
            moment = f"`{field.name}`"
        else:
            continue
        found = found.withColumn(field.name, F.expr(f"CAST({moment} AS TIMESTAMP_NTZ)"))
    return found


def _remote(named: str) -> str:
    """The URL in the environment variable named by "env:NAME"; it may hold a token and is never shown."""
    if not named:
        return ""
    variable = named.removeprefix("env:")
    if not os.environ.get(variable):
        raise ConfigurationError(
            f"[engine_options] remote = {named!r}: the environment variable {variable} is not set. Set it to the URL of a Spark "
            "Connect server such as sc://host:15002."
        )
    return os.environ[variable]
