"""System calls that a box must not make, by their numbers on each kind of machine."""

import platform

from dlbasics.grading.sandbox.inside.allowed_system_calls import ALLOWED, ANSWERED, FILTERED, SystemCall

MACHINE = platform.machine()
REFUSED = {
    "fork": SystemCall(57, None),
    "vfork": SystemCall(58, None),
    "ptrace": SystemCall(101, 117),
    "process_vm_readv": SystemCall(310, 270),
    "process_vm_writev": SystemCall(311, 271),
    "pidfd_open": SystemCall(434, 434),
    "pidfd_getfd": SystemCall(438, 438),
    "kcmp": SystemCall(312, 272),
    "prlimit64": SystemCall(302, 261),
    "prctl": SystemCall(157, 167),
    "personality": SystemCall(135, 92),
    "seccomp": SystemCall(317, 277),
    "unshare": SystemCall(272, 97),
    "setns": SystemCall(308, 268),
    "mount": SystemCall(165, 40),
    "chroot": SystemCall(161, 51),
    "setsid": SystemCall(112, 157),
    "shmget": SystemCall(29, 194),
    "semget": SystemCall(64, 190),
    "msgget": SystemCall(68, 186),
    "mq_open": SystemCall(240, 180),
    "add_key": SystemCall(248, 217),
    "keyctl": SystemCall(250, 219),
    "bpf": SystemCall(321, 280),
    "perf_event_open": SystemCall(298, 241),
    "userfaultfd": SystemCall(323, 282),
    "io_uring_setup": SystemCall(425, 425),
    "io_setup": SystemCall(206, 0),
    "getrusage": SystemCall(98, 165),
    "flock": SystemCall(73, 32),
    "inotify_init1": SystemCall(294, 26),
    "fanotify_init": SystemCall(300, 262),
    "epoll_create1": SystemCall(291, 20),
    "eventfd2": SystemCall(290, 19),
    "pipe2": SystemCall(293, 59),
    "timer_create": SystemCall(222, 107),
    "setpriority": SystemCall(141, 140),
    "ioprio_set": SystemCall(251, 30),
    "sched_setaffinity": SystemCall(203, 122),
    "sched_setscheduler": SystemCall(144, 119),
    "sched_setattr": SystemCall(314, 274),
    "membarrier": SystemCall(324, 283),
    "sync": SystemCall(162, 81),
    "syncfs": SystemCall(306, 267),
    "sync_file_range": SystemCall(277, 84),
    "fadvise64": SystemCall(221, 223),
    "readahead": SystemCall(187, 213),
    "mincore": SystemCall(27, 232),
    "preadv2": SystemCall(327, 286),
    "mlock": SystemCall(149, 228),
    "mbind": SystemCall(237, 235),
    "sysinfo": SystemCall(99, 179),
    "statfs": SystemCall(137, 43),
}


def numbers(calls: dict) -> dict:
    """The number of each of these calls on this machine; None where it has none."""
    return {name: getattr(call, MACHINE) for name, call in calls.items()}


_passing = ALLOWED | {name: filtered.call for name, filtered in FILTERED.items()}
_passing |= {name: call for name, (call, _) in ANSWERED.items()}
NUMBERS = numbers(REFUSED | _passing)
PASSING = {number for number in numbers(_passing).values() if number is not None}
