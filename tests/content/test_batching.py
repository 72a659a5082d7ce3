"""The slow oracle of the suite and the reference agree, for every batch size."""

import numpy as np
from hypothesis import given, settings
from hypothesis.strategies import integers

from solution_and_suite import suite_and_reference
