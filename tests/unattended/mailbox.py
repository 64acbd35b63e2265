"""A mail server of a few lines for tests: STARTTLS, AUTH PLAIN, and what it was given."""

from __future__ import annotations

import base64
import socketserver
import ssl
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Mailbox:
    """What came, and over what."""

    port: int = 0
    letters: list[bytes] = field(default_factory=list)
    logins: list[tuple[str, str, bool]] = field(default_factory=list)  # user, password, encrypted
    encrypted: list[bool] = field(default_factory=list)


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for localhost with the system's openssl."""
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


def serve(box: Mailbox, cert: Path, key: Path, *, starttls: bool = True) -> socketserver.ThreadingTCPServer:
    """Serve in a thread; the caller shuts it down."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)

    class Session(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            line, lines = self._open(self.request)
            self._say("220 ready")
            secure = False
            while command := line():
                word = command.split()[0].upper()
                if word in (b"EHLO", b"HELO"):
                    offers = ["250-localhost"] + (["250-STARTTLS"] if starttls and not secure else [])
                    self._say("\r\n".join([*offers, "250-AUTH PLAIN", "250 8BITMIME"]))
                elif word == b"STARTTLS":
                    self._say("220 go")
                    line, lines = self._open(context.wrap_socket(self.talk, server_side=True))
                    secure = True
                elif word == b"AUTH":
                    _, user, password = base64.b64decode(command.split()[2]).decode().split("\0")
                    box.logins.append((user, password, secure))
                    self._say("235 welcome" if password == "right" else "535 no")
                elif word == b"DATA":
                    self._say("354 go on")
                    box.letters.append(b"".join(lines()))
                    box.encrypted.append(secure)
                    self._say("250 kept")
                elif word == b"QUIT":
                    self._say("221 bye")
                    return
                else:
                    self._say("250 well")

        def finish(self) -> None:
            for each in self.opened:
                each.close()

        def _open(self, talk):
            self.talk, file = talk, talk.makefile("rb")
            self.opened = [*getattr(self, "opened", []), file, talk]
            return file.readline, lambda: iter(lambda: file.readline(), b".\r\n")

        def _say(self, text: str) -> None:
            self.talk.sendall(f"{text}\r\n".encode())

    server = socketserver.ThreadingTCPServer(("localhost", 0), Session)
    server.daemon_threads = True
    box.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
