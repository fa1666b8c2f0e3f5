#!/usr/bin/python3
# SPDX-License-Identifier: EPL-2.0
"""The yardstick of releng/benchmark: numpy.load of the given columns of a recording, with two threads.

Prints a line as org.schedlog.benchmarks.Jobs does: NUMPY, wall ms, processor ms. Starting Python does not count.
Columns that are not recorded are left out. "--events RECORDING" prints how many events there are.
"""
import sys
import tarfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor

import numpy


def load(tar, member):
    with tarfile.open(tar, "r:") as archive:
        name = member.rsplit("/", 1)[-1].removesuffix(".npz")
        return numpy.load(archive.extractfile(member))[name]


def events(tar):
    with tarfile.open(tar, "r:") as archive:
        member = next(member for member in archive if member.name.rsplit("/", 1)[-1] == "timestamp.npz")
        with zipfile.ZipFile(archive.extractfile(member)) as arrays, arrays.open(arrays.namelist()[0]) as array:
            version = numpy.lib.format.read_magic(array)
            read = numpy.lib.format.read_array_header_1_0 if version == (1, 0) else numpy.lib.format.read_array_header_2_0
            return read(array)[0][0]


def main():
    if sys.argv[1] == "--events":
        print(events(sys.argv[2]))
        return
    tar, *columns = sys.argv[1:]
    cpu = time.process_time()
    begin = time.perf_counter()
    with tarfile.open(tar, "r:") as archive:
        members = {member.name.rsplit("/", 1)[-1].removesuffix(".npz"): member for member in archive}
    columns = [column for column in columns if column in members]
    # The largest first, so that no thread is left alone with it in the end.
    columns.sort(key=lambda column: -members[column].size)
    with ThreadPoolExecutor(2) as threads:
        arrays = list(threads.map(lambda column: load(tar, members[column].name), columns))
    wall = time.perf_counter() - begin
    assert len({len(array) for array in arrays}) == 1
    print(f"NUMPY\t{wall * 1000:.3f}\t{(time.process_time() - cpu) * 1000:.3f}")


main()
