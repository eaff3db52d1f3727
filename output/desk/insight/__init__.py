"""The pages with numbers: rules, sources, throughput, and what governments promised by when."""
