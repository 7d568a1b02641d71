"""`python -m copytaster` and the `copytaster` command."""

from copytaster.cli.app import app


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
