"""Tests of what a team draws from many reports."""
