"""How the compact models are made: from treebanks, entity annotations and word vectors to one packed folder."""
