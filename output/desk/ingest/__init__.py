"""Ad-hoc ingestion: somebody pastes an address, sees how far it is, and lands on the draft."""
