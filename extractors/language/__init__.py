"""In which language a document speaks, and where its sentences end."""
