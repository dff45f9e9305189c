"""Compares articles on an Apache Spark cluster, and writes the report that `gainsay compare` writes on one machine.

    spark-submit --master spark://HOST:7077 compare.py --csv report.csv --parquet report.parquet news.jsonl

The work is done by the stages of `gainsay` (`gainsay stage NAME`), which read JSON lines and write JSON lines; README.md tells of them.
What is here is the shuffling between them.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType

TYPES = {"string": StringType, "decimal": DoubleType, "positiveInteger": LongType, "nonNegativeInteger": LongType}


def arguments():
    parser = argparse.ArgumentParser(description="Report where articles contradict one another, on a Spark cluster.")
    parser.add_argument("input", nargs="+", help="files of JSON lines, an `id` in each, that every machine can open")
    parser.add_argument("--csv", metavar="FILE", help="the report, on the machine of the driver")
    parser.add_argument("--parquet", metavar="DIR", help="the same rows as Parquet, where every machine can write")
    parser.add_argument("--relations", metavar="LIST", default="conflict,disputed,update", help="what to report, or `all`")
    parser.add_argument("--gainsay", metavar="PATH", default="gainsay", help="the command, alike on every machine")
    parser.add_argument("--partitions", metavar="N", type=int, default=64, help="parts that the work is cut into")
    return parser.parse_args()


def main():
    asked = arguments()
    command = shutil.which(asked.gainsay)
    if command is None:
        sys.exit(f"no command {asked.gainsay}; name it with --gainsay")
    gainsay = [os.path.abspath(command), "stage"]
    columns = [json.loads(line) for line in subprocess.check_output([*gainsay, "columns"]).splitlines()]

    spark = SparkSession.builder.appName("gainsay").getOrCreate()

    def stage(lines, name, *options):
        # Nothing of an environment reaches the command, which needs none.
        return lines.pipe(shlex.join([*gainsay, name, "--threads", "1", *options]), checkCode=True)

    def cut(lines):
        return lines.map(json.loads)

    parts = asked.partitions
    read = stage(spark.sparkContext.textFile(",".join(asked.input), parts), "read")
    read.persist(StorageLevel.DISK_ONLY)
    documents = cut(read).filter(lambda record: "document" in record)

    found = compare(stage, documents, asked.relations, parts).persist(StorageLevel.DISK_ONLY)
    ordered = found.sortBy(place_in_report, numPartitions=parts).persist(StorageLevel.DISK_ONLY)

    if asked.csv:
        draft = f"{asked.csv}.{os.getpid()}.tmp"
        with open(draft, "w", encoding="utf-8", newline="") as out:
            out.write(",".join(column["name"] for column in columns) + "\r\n")
            for finding in ordered.toLocalIterator(prefetchPartitions=True):
                out.writelines(finding["id"] + row["csv"] for row in finding["rows"])
        os.replace(draft, asked.csv)
    if asked.parquet:
        schema = StructType([StructField(column["name"], TYPES[column["type"]](), False) for column in columns])
        rows = ordered.flatMap(lambda finding: ([finding["id"], *row["cells"]] for row in finding["rows"]))
        spark.createDataFrame(rows, schema, verifySchema=False).write.mode("overwrite").parquet(asked.parquet)

    messages = cut(read).filter(lambda record: "message" in record)
    skipped = 0
    for record in messages.toLocalIterator():
        skipped += record["kind"] == "skipped"
        print(f"gainsay: {record['kind'].replace('_', ' ')}: {record['message']}", file=sys.stderr)
    print(f"gainsay: {documents.count()} documents read, {skipped} skipped", file=sys.stderr)
    spark.stop()
    return 2 if skipped else 0


def compare(stage, documents, relations, parts):
    """The findings of the documents, those that are not reported left out."""
    # Each spelling once, where it stands first.
    names = documents.flatMap(lambda record: (((name["class"], name["name"]), name) for name in record["names"]))
    spellings = names.reduceByKey(lambda a, b: min(a, b, key=lambda name: (name["document"], name["local"])), parts)
    # By block of names.
    keyed = stage(spellings.values().map(json.dumps), "keys").map(json.loads)
    blocks = keyed.map(lambda record: (record["key"], record["name"])).groupByKey(parts)
    blocks = blocks.mapValues(list).filter(lambda block: len(block[1]) > 1)
    same = stage(blocks.map(lambda block: json.dumps({"key": block[0], "names": block[1]})), "same")
    # All documents, in outline.
    outlines = documents.map(lambda record: json.dumps({key: record[key] for key in ("document", "outline")}))
    places = stage(outlines.union(same).repartition(1), "join").persist(StorageLevel.DISK_ONLY)
    # By event.
    places = places.map(json.loads).map(lambda place: (place["document"], place))
    readings = documents.map(lambda record: (record["document"], record["reading"]))
    placed = readings.join(places, parts).values().map(lambda pair: (pair[1]["event"], {"reading": pair[0], **pair[1]}))
    events = placed.groupByKey(parts).map(lambda event: json.dumps({"event": event[0], "documents": list(event[1])}))
    found = stage(events, "compare", "--relations", relations).map(json.loads)
    # By id: findings of one id are told apart, by their evidence and then by their claims.
    found = found.map(lambda finding: {**finding, "round": 0})
    for tell_apart in (by_evidence, by_claims):
        found = found.groupBy(lambda finding: finding["id"], parts).values().map(list).flatMap(tell_apart)
    return found.filter(lambda finding: finding["rows"])


def by_evidence(equals):
    return [{**f, "id": f["by_evidence"], "round": 1} for f in equals] if len(equals) > 1 else equals


def by_claims(equals):
    return [{**f, "id": f["by_claims"][f["round"]]} for f in equals] if len(equals) > 1 else equals


def place_in_report(finding):
    return (finding["event"], finding["rank"], -finding["confidence"], finding["question"], finding["id"])


if __name__ == "__main__":
    sys.exit(main())
