"""What a page or a paper says in whole sentences, made from a document's numbers.

Pure: a sentence is a value (`Said`); a `Language` makes words of it.  Pages, letters and papers
use the same sentences, so they cannot differ.
"""
