"""Tests of the rooms in which candidates' code runs."""
