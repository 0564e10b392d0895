"""Control groups, in which the kernel counts all memory of a sandbox: also what no limit of a process sees.

There are some where version 2 of control groups is delegated to the grader: where it is alone in a group that
it may divide, such as in ``systemd-run --user --scope -p Delegate=yes``. Each fork server gets a group, which
holds its sandbox as well, since it has one at a time.
"""

import contextlib
import os
import re
from functools import cache
from pathlib import Path

from dlbasics.messages import Message

MAX_MEMORY = 1280 * 2**20  # a process's limit, its page tables, the disk and the fork server
OWN_GROUP, SANDBOX = "dlbasics-grader", "dlbasics-sandbox-"
MOUNT_OF_GROUPS = re.compile(r"^\S+ \S+ \S+ (\S+) (\S+) .* - cgroup2 ", re.MULTILINE)
MOUNTS, MEMBERSHIP = Path("/proc/self/mountinfo"), Path("/proc/self/cgroup")


def describe_memory_limit() -> Message:
    """What keeps the memory of a sandbox, as a sentence."""
    if delegated_group():
        return Message("sandbox.memory-group", {"most": MAX_MEMORY // 2**20})
    return Message("sandbox.memory-limit")


@cache
def delegated_group() -> Path | None:
    """The group that this process may divide, if there is one; it is then in a part of it."""
    try:
        group = own_group()
        if group and group.name == OWN_GROUP:  # another process of the grader has made it
            return group.parent
        return group if group and delegate_memory_controller(group) else None
    except OSError:
        return None


def own_group() -> Path | None:
    """The folder of the group that this process is in, where version 2 of control groups is mounted."""
    mount = MOUNT_OF_GROUPS.search(MOUNTS.read_text())
    group = re.search(r"^0::/(.*)$", MEMBERSHIP.read_text(), re.MULTILINE)
    if not mount or not group:
        return None
    root, mount_point = mount.groups()
    return Path(mount_point) / os.path.relpath(f"/{group[1]}", root)


def delegate_memory_controller(group: Path) -> bool:
    """Go into a part of a group and let the kernel count the memory of each part; whether it does.

    It does only for a group in which no process is left.
    """
    if "memory" not in (group / "cgroup.controllers").read_text().split():
        return False
    part = group / OWN_GROUP
    part.mkdir(exist_ok=True)
    (part / "cgroup.procs").write_text("0")
    try:
        (group / "cgroup.subtree_control").write_text("+memory")
    except OSError:
        (group / "cgroup.procs").write_text("0")
        remove(part)
        return False
    for left in group.glob(f"{SANDBOX}*"):  # by a grader that was killed
        remove(left)
    return True


def create_cgroup() -> Path | None:
    """Make a group for a fork server of this process and its sandboxes, if that can be."""
    top = delegated_group()
    if not top:
        return None
    group = top / f"{SANDBOX}{os.getpid()}"
    group.mkdir(exist_ok=True)
    (group / "memory.max").write_text(str(MAX_MEMORY))
    with contextlib.suppress(FileNotFoundError):  # of a kernel that swaps nothing out
        (group / "memory.swap.max").write_text("0")
    return group


def remove(group: Path):
    """Remove a group, unless there are processes in it."""
    with contextlib.suppress(OSError):
        group.rmdir()


def wrap_in_cgroup(group: Path | None, command: list) -> list:
    """The command line of a program that is in a group, and that the kernel ends first if memory runs out."""
    script = '{ echo 1000 > /proc/self/oom_score_adj; } 2> /dev/null; exec "$@"'
    if group:
        script = 'echo 0 > "$1" || exit 1; shift; ' + script
        command = [str(group / "cgroup.procs"), *command]
    return ["/bin/sh", "-c", script, "sh", *command]
