"""What was found in each document's text, for linguists' tools: UIMA CAS and spaCy. (TimeML stands in `timeml`.)"""
