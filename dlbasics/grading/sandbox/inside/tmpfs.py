"""The disk of a sandbox: memory of its own, the only place where anything can be written."""

import contextlib
import itertools
import os

from dlbasics.grading.sandbox.inside.libc import checked_call

# mount(2)
MS_NOSUID, MS_NODEV, MS_NOATIME = 2, 4, 1024
MOUNT_POINT = "/tmp"
# Files take memory beside what is in them, which no limit of a process counts.
OPTIONS = b"size=16m,nr_inodes=1000,mode=1777"
OPEN_TO_ALL, OPEN_TO_OWNER = 0o1777, 0o700


def mount_tmpfs():
    """Mount a disk that gives no program another's rights and holds no device, and be in it."""
    flags = MS_NOSUID | MS_NODEV | MS_NOATIME
    checked_call("mount", b"tmpfs", MOUNT_POINT.encode(), b"tmpfs", flags, OPTIONS)
    os.chdir(MOUNT_POINT)


def clear_tmpfs() -> bool:
    """Remove all that an exercise has left, when none of its processes runs; whether the disk is as new."""
    with contextlib.suppress(OSError):
        with contextlib.suppress(PermissionError):  # where root grades it belongs to root, and is open
            os.chmod(MOUNT_POINT, OPEN_TO_ALL)
        _remove_all()
        os.utime(MOUNT_POINT)  # times that an exercise chose would tell the next one something
        disk = os.statvfs(MOUNT_POINT)
        return disk.f_files - disk.f_ffree == 1  # the disk's own folder
    return False


def _remove_all():
    """Remove what is on the disk, however deep and closed its folders are, and follow no link."""
    names, folders = itertools.count(), [MOUNT_POINT]
    while folders:
        folder = folders.pop()
        for entry in list(os.scandir(folder)):
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)
                continue
            os.chmod(entry.path, OPEN_TO_OWNER)
            moved = f"{MOUNT_POINT}/{next(names)}"
            while os.path.lexists(moved):
                moved = f"{MOUNT_POINT}/{next(names)}"
            os.rename(entry.path, moved)  # to the top, so that no path grows too long
            folders.append(moved)
        if folder != MOUNT_POINT:
            os.rmdir(folder)
