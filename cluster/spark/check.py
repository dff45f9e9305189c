"""Checks that a cluster one of whose workers dies writes what one machine writes; `cluster/spark/test` runs it."""

import argparse
import csv
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from pathlib import Path

os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")

import pyspark
from pyspark.sql import SparkSession

HERE = Path(__file__).resolve().parent
RELEASE = HERE.parents[1] / "target" / "release"
GAINSAY = RELEASE / "gainsay"
LOCAL = "127.0.0.1"
PARTITIONS = 32
# A master, two workers with an executor each, and a driver.
MEMORY = {"daemon": "200m", "worker": "600m", "executor": "500m", "driver": "500m"}


class Cluster:
    """A master and workers, each a group of processes, so that a worker dies with all that it started."""

    def __init__(self, folder, workers=2):
        self.folder, self.port, self.ui = folder, free_port(), free_port()
        home = Path(pyspark.__file__).parent
        self.environment = {
            **os.environ,
            "SPARK_HOME": str(home),
            "SPARK_LOCAL_IP": LOCAL,
            "SPARK_DAEMON_MEMORY": MEMORY["daemon"],
            "SPARK_LOCAL_DIRS": str(folder / "scratch"),
            "PYSPARK_PYTHON": sys.executable,
        }
        self.spark_class = home / "bin" / "spark-class"
        self.processes = []
        self.start("master.Master", "--host", LOCAL, "--port", str(self.port), "--webui-port", str(self.ui))
        self.wait(lambda: self.alive() == 0)
        for _ in range(workers):
            folders = ["--work-dir", str(folder / f"worker{len(self.processes)}")]
            self.start("worker.Worker", "--host", LOCAL, "--cores", "1", "--memory", MEMORY["worker"], *folders, self.url)
        self.wait(lambda: self.alive() == workers)

    @property
    def url(self):
        return f"spark://{LOCAL}:{self.port}"

    def start(self, name, *options):
        log = open(self.folder / f"{name}.{len(self.processes)}.log", "w")
        command = [str(self.spark_class), f"org.apache.spark.deploy.{name}", *options]
        process = subprocess.Popen(
            command, stdout=log, stderr=log, env=self.environment, cwd=self.folder, start_new_session=True
        )
        self.processes.append(process)

    def alive(self):
        return sum(worker["state"] == "ALIVE" for worker in fetch(f"http://{LOCAL}:{self.ui}/json/")["workers"])

    @staticmethod
    def wait(holds, seconds=120):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if holds():
                    return
            except OSError:
                pass
            time.sleep(0.2)
        sys.exit(f"the cluster is not up after {seconds} seconds")

    def kill(self, process):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop(self):
        for process in reversed(self.processes):
            self.kill(process)


def free_port():
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return probe.getsockname()[1]


def fetch(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)


def run(cluster, news, folder, kill):
    """Runs the driver, kills a worker once half the tasks of the stage that `kill` names are done, and tells how many it had done."""
    ui = free_port()
    command = [
        sys.executable, str(HERE / "compare.py"), str(news), "--gainsay", str(GAINSAY), "--partitions", str(PARTITIONS),
        "--csv", str(folder / "cluster.csv"), "--parquet", str(folder / "cluster.parquet"),
    ]
    settings = {
        "spark.master": cluster.url,
        "spark.driver.host": LOCAL,
        "spark.driver.memory": MEMORY["driver"],
        "spark.executor.memory": MEMORY["executor"],
        "spark.ui.port": str(ui),
        "spark.ui.showConsoleProgress": "false",
    }
    submit = " ".join(f"--conf {name}={value}" for name, value in settings.items())
    log = open(folder / "driver.log", "w")
    environment = {**cluster.environment, "PYSPARK_SUBMIT_ARGS": f"{submit} pyspark-shell"}
    driver = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=folder)
    killed, lost = False, None
    try:
        while driver.poll() is None:
            time.sleep(0.2)
            if not killed and due(ui, kill):
                cluster.kill(cluster.processes[-1])
                killed = True
            elif killed and lost is None:
                lost = lost_tasks(ui)
    finally:
        if driver.poll() is None:
            driver.kill()
    if driver.returncode != 0:
        sys.exit(f"the driver ended with {driver.returncode}:\n" + (folder / "driver.log").read_text()[-3000:])
    if not lost:
        sys.exit("the run was over before a worker could be killed; take more documents")
    return lost


def application(ui):
    try:
        return f"http://{LOCAL}:{ui}/api/v1/applications/" + fetch(f"http://{LOCAL}:{ui}/api/v1/applications")[0]["id"]
    except (OSError, IndexError, ValueError):
        return None


def due(ui, kill):
    """Whether the stage has half its tasks done: the first stage reads, the first after that of a single task compares."""
    base = application(ui)
    if base is None:
        return False
    try:
        stages = sorted(fetch(f"{base}/stages"), key=lambda stage: stage["stageId"])
    except (OSError, ValueError):
        return False
    if kill == "compare":
        joins = [stage["stageId"] for stage in stages if stage["numTasks"] == 1 and stage["status"] == "COMPLETE"]
        stages = [stage for stage in stages if joins and stage["stageId"] > joins[0]]
    halves = [s for s in stages if s["numTasks"] >= PARTITIONS and 2 * s["numCompleteTasks"] >= s["numTasks"]]
    if kill == "compare":
        # One stage shuffles documents, the next compares.
        halves = halves[1:]
    return bool(halves)


def lost_tasks(ui):
    base = application(ui)
    if base is None:
        return None
    try:
        executors = fetch(f"{base}/allexecutors")
    except (OSError, ValueError):
        return None
    lost = [executor["completedTasks"] for executor in executors if not executor["isActive"]]
    return lost[0] if lost else None


def rows_of_parquet(folder):
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    table = spark.read.parquet(str(folder))
    rows = Counter(tuple("%.2f" % cell if name == "confidence" else str(cell) for name, cell in zip(table.columns, row))
                   for row in table.collect())
    columns = table.columns
    spark.stop()
    return columns, rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20000)
    parser.add_argument("--kill", choices=["read", "compare", "both"], default="both")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=RELEASE.parent / "spark", ignore_cleanup_errors=True) as folder:
        folder = Path(folder)
        news = folder / "news.jsonl"
        with open(news, "wb") as out:
            planted = [str(RELEASE / "examples" / "planted"), "write", str(asked.documents), str(folder / "planted.tsv")]
            subprocess.run(planted, stdout=out, check=True)
        begun = time.monotonic()
        one = folder / "one.csv"
        subprocess.run([str(GAINSAY), "compare", "-q", "--exit-zero", "-o", str(one), str(news)], check=True)
        print(f"one machine: {asked.documents} documents in {time.monotonic() - begun:.0f} s", flush=True)
        with open(one, newline="", encoding="utf-8") as table:
            header, *rows = csv.reader(table)
        for kill in ["read", "compare"] if asked.kill == "both" else [asked.kill]:
            part = folder / kill
            part.mkdir()
            cluster = Cluster(part)
            begun = time.monotonic()
            try:
                lost = run(cluster, news, part, kill)
            finally:
                cluster.stop()
            seconds = time.monotonic() - begun
            print(f"cluster: a worker killed in the stage `{kill}` after {lost} tasks, done in {seconds:.0f} s", flush=True)
            if (part / "cluster.csv").read_bytes() != one.read_bytes():
                sys.exit("the cluster wrote another report")
            columns, found = rows_of_parquet(part / "cluster.parquet")
            if columns != header or found != Counter(map(tuple, rows)):
                sys.exit("the Parquet files hold other rows")
            print(f"  the same {one.stat().st_size} bytes of CSV, the same {len(rows)} rows of Parquet", flush=True)


if __name__ == "__main__":
    main()
