"""Start here.

Run (``python3 app.py``, ``python3 app.py test``): sets up whatever is missing, then serves the site or runs its tests.
Imported by a server (``gunicorn app:app``, Passenger's ``application``): the site itself; nothing is ever installed.
"""

if __name__ == "__main__":
    import sys

    if sys.version_info < (3, 7):  # noqa: UP036 - a Python that cannot even read what tells it so in more words
        sys.exit(
            "Python di komputer ini terlalu lama. Gapura memerlukan Python 3.11 atau yang lebih baru.\n"
            "Pasang dari https://www.python.org/downloads/ lalu jalankan, misalnya: python3.11 app.py\n"
            "This Python is too old. Gapura needs Python 3.11 or newer."
        )
    from village.bootstrap import main

    sys.exit(main(sys.argv[1:]))
else:
    from village.application import create_app

    app = application = create_app()
