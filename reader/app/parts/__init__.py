"""The parts of the reading screen: each holds one thing that it does with list, page and panel."""
