"""Gapura: the web site of one kampung tematik."""
