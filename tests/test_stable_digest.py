"""Digests name published versions and draw published numbers: they must never change."""

from dlbasics.stable_digest import short_digest, stable_number


def test_digests_stay_what_they_are():
    assert short_digest("mlp/dense-layer") == "ef1dc300"
    assert stable_number("mlp/dense-layer") == int("ef1dc300", 16)
    assert stable_number("mlp/dense-layer", digits=4) == int("ef1dc300"[:4], 16)
