"""Word-processor files (DOCX, ODT) to blocks, by their styles."""
