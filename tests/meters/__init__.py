"""Tests of the meters, and the candidates that they measure."""
