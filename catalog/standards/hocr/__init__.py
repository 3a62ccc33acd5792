"""hOCR: the words of a page with their places, in HTML, as Tesseract and others write them."""
