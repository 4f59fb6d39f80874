"""``python -m alloway.cli``: the same command without the installed script."""

from alloway.cli.main import main

if __name__ == "__main__":
    main()
