"""`catalog serve` with time limits of a second, to see in a test what clients meet after minutes."""

from catalog.cli import main
from catalog.web import worker

worker._HEADER_SECONDS = 1
worker._ANSWER_SECONDS = 1

if __name__ == "__main__":
    main()
