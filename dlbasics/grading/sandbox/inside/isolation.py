"""What a box is beside bubblewrap: namespaces of its own, no capability, limits, a filter of system calls."""

import ctypes
import os
import platform
import resource
import struct
from functools import cache

# What code that only computes never needs: processes, memory outside its address space, sockets, signals to
# and a look into other processes, keys, mounts, namespaces, the machine's state, kernel doors with a history.
# Name, number on x86_64, number on aarch64 (- where there is none).
DENIED = """
fork 57 -, vfork 58 -, execve 59 221, execveat 322 281, clone3 435 435, memfd_create 319 279,
memfd_secret 447 447, shmget 29 194, shmctl 31 195, shmat 30 196, shmdt 67 197, semget 64 190, semop 65 193,
semctl 66 191, semtimedop 220 192, msgget 68 186, msgsnd 69 189, msgrcv 70 188, msgctl 71 187,
mq_open 240 180, socket 41 198, socketpair 53 199, bind 49 200, listen 50 201, connect 42 203,
accept 43 202, accept4 288 242, kill 62 129, tkill 200 130, tgkill 234 131, rt_sigqueueinfo 129 138,
rt_tgsigqueueinfo 297 240, pidfd_send_signal 424 424, pidfd_open 434 434, pidfd_getfd 438 438,
process_madvise 440 440, ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, kcmp 312 272,
prlimit64 302 261, add_key 248 217, request_key 249 218, keyctl 250 219, mount 165 40, umount2 166 39,
pivot_root 155 41, chroot 161 51, move_mount 429 429, open_tree 428 428, fsopen 430 430, fsconfig 431 431,
fsmount 432 432, fspick 433 433, mount_setattr 442 442, setns 308 268, unshare 272 97, mknod 133 -,
mknodat 259 33, name_to_handle_at 303 264, open_by_handle_at 304 265, fanotify_init 300 262,
quotactl 179 60, bpf 321 280, perf_event_open 298 241, userfaultfd 323 282, io_uring_setup 425 425,
io_uring_enter 426 426, io_uring_register 427 427, io_setup 206 0, vmsplice 278 75, personality 135 92,
modify_ldt 154 -, iopl 172 -, ioperm 173 -, settimeofday 164 170, clock_settime 227 112,
clock_adjtime 305 266, adjtimex 159 171, sethostname 170 161, setdomainname 171 162, reboot 169 142,
swapon 167 224, swapoff 168 225, acct 163 89, syslog 103 116, init_module 175 105, finit_module 313 273,
delete_module 176 106, kexec_load 246 104, kexec_file_load 320 294, migrate_pages 256 238,
move_pages 279 239
"""
MACHINES = {"x86_64": (1, 0xC000003E, 56), "aarch64": (2, 0xC00000B7, 220)}  # column, audit number, clone
NEWER, CLONE_THREAD, EPERM, ENOSYS = 448, 0x10000, 1, 38
NEW_PID, NEW_REST = 0x20000000, 0x20000 | 0x08000000 | 0x40000000  # the rest: mounts, IPC, network
DISK = b"size=16m,mode=1777"
_libc = ctypes.CDLL(None, use_errno=True)


def _call(name: str, *args):
    """Call a function of the C library that returns -1 when it fails."""
    if getattr(_libc, name)(*args) == -1:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")


def fork(own: int = -1) -> int:
    """Fork; the child is the first process of a namespace of processes, which ends with it.

    Parameters
    ----------
    own : int
        A pidfd of this process, if it goes on to fork, from a namespace that such a fork has made.
    """
    _call("unshare", NEW_PID)
    child = os.fork()
    if child and own >= 0:
        _call("setns", own, NEW_PID)
    return child


def settle(user: str):
    """Have mounts, IPC and network of one's own and an empty disk; then be `user`, without a capability."""
    _call("unshare", NEW_REST)
    # All that is mounted is read-only, for a time of change on /dev/null would be a message to the next box.
    _call("syscall", 442, -100, b"/", 0x8000, struct.pack("<QQQQ", 1, 0, 0, 0), 32)  # mount_setattr
    _call("mount", b"tmpfs", b"/tmp", b"tmpfs", 2 | 4, DISK)  # no program of another's rights, no device
    os.chdir("/tmp")
    for capability in range(64):
        if _libc.prctl(23, capability, 0, 0, 0) == 1:  # in the bounding set
            _call("prctl", 24, capability, 0, 0, 0)
    if user.isdecimal():
        os.setgroups([])
        os.setresgid(*[int(user)] * 3)
        os.setresuid(*[int(user)] * 3)
    head, held = struct.pack("<Ii", 0x20080522, 0), ctypes.create_string_buffer(24)
    _call("capset", head, held)
    _call("capget", head, held)
    if any(held.raw):
        raise PermissionError(f"capabilities are left: {held.raw.hex()}")
    unseen()


@cache
def program() -> bytes:
    """The filter: deny `DENIED`, calls newer than this list, and every clone that is not a thread."""
    column, arch, clone = MACHINES[platform.machine()]
    load, equal, atleast, bits, give = 0x20, 0x15, 0x35, 0x45, 0x06
    kill, allow, deny, absent = 0x80000000, 0x7FFF0000, 0x00050000 | EPERM, 0x00050000 | ENOSYS
    steps = [(load, 0, 0, 4), (equal, 1, 0, arch), (give, 0, 0, kill), (load, 0, 0, 0)]
    steps += [(atleast, 0, 1, NEWER), (give, 0, 0, absent)]  # and the x32 names of the same calls
    for entry in DENIED.split(","):
        name, number = entry.split()[0], entry.split()[column]
        if number != "-":  # C libraries try clone first where clone3 is absent, not where it is forbidden
            steps += [(equal, 0, 1, int(number)), (give, 0, 0, absent if name == "clone3" else deny)]
    steps += [(equal, 0, 3, clone), (load, 0, 0, 16), (bits, 1, 0, CLONE_THREAD), (give, 0, 0, deny)]
    return b"".join(struct.pack("<HBBI", *step) for step in [*steps, (give, 0, 0, allow)])


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def unseen():
    """Let no other process of the same user look into this one or into its children."""
    _call("prctl", 4, 0, 0, 0, 0)


def limit(limits: dict):
    """Set limits of this process, such as ``{"CPU": 10}``."""
    for name, most in limits.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))


def fence():
    """Set the filter; a process that cannot have it ends."""
    code = ctypes.create_string_buffer(program(), len(program()))
    filled = _Program(len(code.raw) // 8, ctypes.cast(code, ctypes.c_void_p))
    if _libc.prctl(38, 1, 0, 0, 0) or _libc.prctl(22, 2, ctypes.byref(filled), 0, 0):
        os._exit(97)
