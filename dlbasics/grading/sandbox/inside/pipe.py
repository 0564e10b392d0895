"""Pipes that carry whole frames of the wire."""

import os

from dlbasics.runner import wire

MAX_READ = 2**16


class Pipe:
    """Whole frames from one file descriptor and to another."""

    def __init__(self, source: int, sink: int):
        self.source, self.sink = source, sink

    def read_some(self, max_bytes: int) -> bytes:
        """Read at least one byte, or none at the end."""
        return os.read(self.source, min(max_bytes, MAX_READ))

    def read_exactly(self, size: int) -> bytes:
        """Read so many bytes.

        Raises
        ------
        EOFError
            If there are fewer.
        """
        data = bytearray()
        while len(data) < size:
            part = self.read_some(size - len(data))
            if not part:
                raise EOFError
            data += part
        return bytes(data)

    def read_frame(self) -> bytes:
        """Read a frame as it is, measured but not understood."""
        return b"".join(wire.read_frame(self.read_exactly))

    def receive(self) -> dict:
        """Read a message."""
        return wire.read_message(self.read_exactly)

    def write(self, data: bytes):
        """Write all of it."""
        left = memoryview(data)
        while left:
            left = left[os.write(self.sink, left) :]

    def send(self, message: dict):
        """Write a message."""
        self.write(wire.encode_frame(message))

    def close(self):
        """Close both ends."""
        os.close(self.source)
        os.close(self.sink)
