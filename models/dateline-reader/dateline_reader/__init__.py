"""The files of dateline's reader model. There is no code here: dateline.annotate.reader opens them."""
