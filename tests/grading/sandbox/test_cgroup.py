"""What keeps the memory of a sandbox: a control group where one is delegated, and who is ended first.

The kernel's files are stood for by plain ones; `divide` and `new_group` do with them what they do with these.
"""

import subprocess
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from dlbasics.grading.sandbox import cgroup
from dlbasics.grading.sandbox.sandbox_factory import SandboxFactory

UNIFIED = "29 23 0:26 / {place} rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n"
HYBRID = "30 24 0:27 / /sys/fs/cgroup/memory rw shared:9 - cgroup cgroup rw,memory\n" + UNIFIED
IN_CONTAINER = "31 25 0:26 /system.slice/box.scope {place} rw - cgroup2 cgroup rw\n"


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """A function that stands for a kernel: its mounts, this process's groups, what can be counted."""

    def pretend(mounts: str, membership: str, controllers="cpu memory pids") -> Path:
        place = tmp_path / "cgroup"
        group = place / "user.slice" / "run-7.scope"
        group.mkdir(parents=True)
        (group / "cgroup.controllers").write_text(controllers + "\n")
        for name in ("mounts", "membership"):
            monkeypatch.setattr(cgroup, name.upper(), tmp_path / name)
        (tmp_path / "mounts").write_text(mounts.format(place=place))
        (tmp_path / "membership").write_text(membership)
        return group

    cgroup.delegated_group.cache_clear()
    yield pretend
    cgroup.delegated_group.cache_clear()


@pytest.mark.parametrize("mounts", [UNIFIED, HYBRID])
def test_a_group_of_its_own_is_divided(kernel, mounts):
    group = kernel(mounts, "4:memory:/elsewhere\n0::/user.slice/run-7.scope\n")
    assert cgroup.own_group() == group
    (group / "dlbasics-grader").mkdir()
    (group / "dlbasics-sandbox-17").mkdir()
    said = str(cgroup.describe_memory_limit())
    assert "control group" in said and "1280 MiB" in said
    assert (group / "dlbasics-grader" / "cgroup.procs").read_text() == "0"
    assert (group / "cgroup.subtree_control").read_text() == "+memory"
    assert not (group / "dlbasics-sandbox-17").exists()
    made = cgroup.create_cgroup()
    assert made.parent == group and (made / "memory.max").read_text() == str(1280 * 2**20)


def test_another_process_of_the_grader_uses_the_same_groups(kernel):
    group = kernel(UNIFIED, "0::/user.slice/run-7.scope/dlbasics-grader\n")
    assert cgroup.create_cgroup().parent == group
    assert not (group / "cgroup.subtree_control").exists()


def test_in_a_container_the_path_is_counted_from_what_is_mounted(kernel):
    group = kernel(IN_CONTAINER, "0::/system.slice/box.scope/user.slice/run-7.scope\n")
    assert cgroup.own_group() == group


@pytest.mark.parametrize("mounts, membership, controllers", [
    ("", "0::/user.slice/run-7.scope\n", "memory"),
    (UNIFIED, "4:memory:/user.slice/run-7.scope\n", "memory"),
    (UNIFIED, "0::/user.slice/run-7.scope\n", "hugetlb"),
    (UNIFIED, "0::/not/there\n", "memory"),
])
def test_where_nothing_is_delegated_that_is_said(kernel, mounts, membership, controllers):
    group = kernel(mounts, membership, controllers)
    assert "No control group" in str(cgroup.describe_memory_limit()) and cgroup.create_cgroup() is None
    assert list(group.iterdir()) == [group / "cgroup.controllers"]


def test_a_group_that_others_are_in_is_left_as_it_was(kernel):
    group = kernel(UNIFIED, "0::/user.slice/run-7.scope\n")
    (group / "cgroup.subtree_control").mkdir()  # no kernel can be asked to divide it
    assert cgroup.create_cgroup() is None
    assert (group / "cgroup.procs").read_text() == "0"


def test_a_box_goes_into_its_group_or_does_not_start(tmp_path):
    line = cgroup.wrap_in_cgroup(tmp_path, ["/bin/echo", "it", "runs"])
    assert subprocess.run(line, capture_output=True, text=True).stdout == "it runs\n"
    assert (tmp_path / "cgroup.procs").read_text() == "0\n"
    done = subprocess.run(cgroup.wrap_in_cgroup(tmp_path / "gone", line), capture_output=True, text=True)
    assert done.returncode and not done.stdout and "cgroup.procs" in done.stderr


def test_if_memory_runs_out_the_kernel_ends_boxes_before_the_grader():
    with closing(SandboxFactory()) as factory, closing(factory.new_sandbox()):
        bubblewrap = psutil.Process(factory.process.pid)
        held = [bubblewrap, *bubblewrap.children(recursive=True)]
        scores = [int(Path(f"/proc/{process.pid}/oom_score_adj").read_text()) for process in held]
    assert len(scores) == 5 and set(scores) == {1000}
    assert int(Path("/proc/self/oom_score_adj").read_text()) < 1000
