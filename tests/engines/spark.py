"""Map and reduce on Spark: a child a partition makes records, one `merge` makes the report.

    spark.py CORPUS_SCAN articles.jsonl RECORDS_FOLDER report.json

Written for `local[2]`; on a cluster leave `master` away, ship the program with `--files corpus-scan`
and call it `./corpus-scan`."""
import glob
import subprocess
import sys

from pyspark.sql import SparkSession


def make_records(program, articles, records):
    """The map step. `checkCode` makes a child that fails a task that fails; without it lines would be lost silently."""
    spark = (
        SparkSession.builder.master("local[2]")
        .appName("corpus-scan")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    lines = spark.sparkContext.textFile(articles, minPartitions=8)
    step = f"{program} --input-format jsonl --format jsonl --threads 1 --quiet -"
    lines.pipe(step, checkCode=True).saveAsTextFile(records)
    spark.stop()


def make_report(program, records, report):
    """The reduce step, where the records lie: part files in any order give the same bytes."""
    parts = sorted(glob.glob(f"{records}/part-*"), reverse=True)
    subprocess.run([program, "merge", "--format", "json", "--output", report, *parts], check=True)


if __name__ == "__main__":
    program, articles, records, report = sys.argv[1:]
    make_records(program, articles, records)
    make_report(program, records, report)
