"""How long tests wait before they say that something hangs.

No test is slower for it, and a machine that does much else stays green.
"""

HANG_SECONDS = 300
