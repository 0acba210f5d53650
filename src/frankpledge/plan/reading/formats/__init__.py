"""Front-ends, one a format: the bytes of a document to the lines the reader takes."""
