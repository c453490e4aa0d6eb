"""Who says what: for one story a table of facts, a row a slot, a column a source.

`find_consensus` takes the articles of a story, copies grouped, and a function that compares two.
"""

from lib.consensus.copies import fold_copies, separate_altered
from lib.consensus.find import find_consensus
from lib.consensus.model import Cell, Consensus, Fact, Place, Said, Standing, Status, Witness

__all__ = [
    "Cell", "Consensus", "Fact", "Place", "Said", "Standing", "Status", "Witness",
    "find_consensus", "fold_copies", "separate_altered",
]  # fmt: skip
