"""`python -m reader.analysis.train CORPUS` learns the weights of attribution."""

from reader.analysis.train.attribution import main

if __name__ == "__main__":
    main()
