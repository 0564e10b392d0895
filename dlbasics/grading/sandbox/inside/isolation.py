"""What a sandbox is beside bubblewrap: namespaces of its own, no capability, limits.

The filter of system calls is in `seccomp`, the disk in `tmpfs`.
"""

import ctypes
import os
import resource
import struct

from dlbasics.grading.sandbox.inside.libc import checked_call, libc
from dlbasics.grading.sandbox.inside.tmpfs import mount_tmpfs

# linux/sched.h
CLONE_NEWNS = 0x00020000
CLONE_NEWIPC = 0x08000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
# linux/prctl.h
PR_SET_DUMPABLE = 4
PR_CAPBSET_READ = 23
PR_CAPBSET_DROP = 24
# mount_setattr(2): one number on all machines; the fields of struct mount_attr are attr_set, attr_clr,
# propagation and userns_fd
SYS_MOUNT_SETATTR = 442
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
MOUNT_ATTR_RDONLY = 1
READ_ONLY = struct.pack("<QQQQ", MOUNT_ATTR_RDONLY, 0, 0, 0)
# capset(2): a header of version and process, and two words for each of three sets
CAPABILITY_VERSION_3 = 0x20080522
CAPABILITY_HEADER = struct.pack("<Ii", CAPABILITY_VERSION_3, 0)
CAPABILITY_SETS_SIZE = 24
MAX_CAPABILITIES = 64


def fork_into_new_pid_namespace(own_namespace: int = -1) -> int:
    """Fork; the child is the first process of a namespace of processes, which ends with it.

    Parameters
    ----------
    own_namespace : int
        A pidfd of this process, if it goes on to fork, from a namespace that such a fork has made.
    """
    checked_call("unshare", CLONE_NEWPID)
    child = os.fork()
    if child and own_namespace >= 0:
        checked_call("setns", own_namespace, CLONE_NEWPID)
    return child


def isolate(user: str):
    """Have mounts, IPC and network of one's own and an empty disk; then be `user`, without a capability.

    Parameters
    ----------
    user : str
        The number of a user and a group, or ``"-"`` to stay who one is.
    """
    checked_call("unshare", CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET)
    mount_all_read_only()
    mount_tmpfs()
    drop_privileges(user)
    make_undumpable()


def mount_all_read_only():
    """Let nothing mounted change: /dev/null's time of change would tell the next sandbox something."""
    checked_call("syscall", SYS_MOUNT_SETATTR, AT_FDCWD, b"/", AT_RECURSIVE, READ_ONLY, len(READ_ONLY))


def drop_privileges(user: str):
    """Be `user`, and give up every capability for good.

    Raises
    ------
    PermissionError
        If any is left.
    """
    for capability in range(MAX_CAPABILITIES):
        if libc.prctl(PR_CAPBSET_READ, capability, 0, 0, 0) == 1:
            checked_call("prctl", PR_CAPBSET_DROP, capability, 0, 0, 0)
    if user.isdecimal():
        number = int(user)
        os.setgroups([])
        os.setresgid(number, number, number)
        os.setresuid(number, number, number)
    sets = ctypes.create_string_buffer(CAPABILITY_SETS_SIZE)
    checked_call("capset", CAPABILITY_HEADER, sets)
    checked_call("capget", CAPABILITY_HEADER, sets)
    if any(sets.raw):
        raise PermissionError(f"capabilities are left: {sets.raw.hex()}")


def make_undumpable():
    """Let no other process of the same user look into this one or into its children."""
    checked_call("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0)


def set_limits(limits: dict):
    """Set limits of this process, such as ``{"CPU": 10}``."""
    for name, most in limits.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))
