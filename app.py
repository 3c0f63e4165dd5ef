"""Start here.

Run (``python3 app.py``, ``python3 app.py test``): sets up whatever is missing, then serves the site or runs its tests.
Imported by a server (``gunicorn app:app``, Passenger's ``application``): the site itself; nothing is ever installed.
"""

if __name__ == "__main__":
    import sys

    from village.bootstrap import main

    sys.exit(main(sys.argv[1:]))
else:
    from village.application import create_app

    app = application = create_app()
