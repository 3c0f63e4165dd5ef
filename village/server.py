"""The waitress server of this site, which also ends the waiting for senders who hardly send.

Waitress takes a request in whole before it asks the application, and waits for it as long as a byte comes now and then.
A hundred senders of one byte a second would hold all its places.
"""

import time
from typing import Any

from flask import Flask
from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer

from village.config import REQUEST_BYTES, Settings

# A phone on 2G sends some 5,000 bytes a second; one that pauses for a minute may still be on a train.
PATIENCE_SECONDS = 60
SLOWEST_BYTES_A_SECOND = 200


class BoundedChannel(HTTPChannel):
    """A connection that is closed when a request has come for a minute at less than 200 bytes a second."""

    _came = 0
    _began = 0.0

    def received(self, data: bytes) -> Any:
        """Take in what came; ends the connection of whoever is too slow."""
        if self.request is None:
            self._began, self._came = time.monotonic(), 0
        self._came += len(data)
        answer = super().received(data)
        seconds = time.monotonic() - self._began
        if self.request is not None and seconds > PATIENCE_SECONDS and self._came < seconds * SLOWEST_BYTES_A_SECOND:
            self.will_close = True  # the loop of the server closes it: it holds no thread
        return answer


def make_server(app: Flask, settings: Settings) -> Any:
    """The server at the settings' host and port, listening; its ``run`` answers requests. Raises OSError."""
    TcpWSGIServer.channel_class = BoundedChannel
    return create_server(
        app,
        host=settings.host,
        port=settings.port,
        ident=None,
        max_request_body_size=REQUEST_BYTES,
        # Forwarded headers are believed, or not, in one place only: the application, by the number of proxies.
        clear_untrusted_proxy_headers=not settings.proxies,
    )
