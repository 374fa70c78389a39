"""A reader who brings a text, by the page's own protocol: pastes or uploads it, has it read, goes where that leads."""

from __future__ import annotations

import http.client
import re
from asyncio import to_thread
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.reader import Reader, Run

_SAID = re.compile(r'(?:role="alert">|role="status">)(.*?)</div>', re.S)


class Contributor(Reader):
    """`await Contributor.open(address, page="new")`, `await who.run()`, then `paste` or `upload`, and `press`."""

    async def paste(self, text: str) -> Run:
        """Type a text and press the button beneath it."""
        id_ = self._id("new paste")
        self.widgets[id_] = WidgetState(id=id_, string_value=text)
        return await self.press("Use this text")

    async def press(self, label: str) -> Run:
        id_ = self.labels[label]
        return await self.run(self.fragments.get(id_, ""), WidgetState(id=id_, trigger_value=True))

    async def upload(self, address: str, *files: tuple[str, bytes]) -> Run:
        """Give files to the uploader. Raises OSError when the server does not take one."""
        id_ = next(i for i in reversed(self.ids) if re.search(r"-new files \d+$", i))
        state = WidgetState(id=id_)
        for (name, raw), urls in zip(files, await self._places([name for name, _ in files]), strict=True):
            await to_thread(put, address, urls.upload_url, name, raw)
            held = state.file_uploader_state_value.uploaded_file_info.add(
                file_id=urls.file_id, name=name, size=len(raw)
            )
            held.file_urls.CopyFrom(urls)
        return await self.run(self.fragments.get(id_, ""), state)

    async def _places(self, names: list[str]) -> Any:
        """Where the server will take these files."""
        ask = BackMsg()
        ask.file_urls_request.request_id, ask.file_urls_request.session_id = "files", self.session
        ask.file_urls_request.file_names.extend(names)
        await self.link.send(ask.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await self.link.recv(decode=False))
            if message.WhichOneof("type") == "file_urls_response":
                return message.file_urls_response.file_urls

    def _id(self, key: str) -> str:
        return next(i for i in reversed(self.ids) if i.endswith(f"-{key}"))

    @property
    def labels(self) -> dict[str, str]:
        """Buttons that were seen: label -> widget id, the latest for each."""
        return self._labels

    def _learn(self, message: ForwardMsg) -> None:
        super()._learn(message)
        if message.WhichOneof("type") == "delta" and message.delta.new_element.WhichOneof("type") == "button":
            button = message.delta.new_element.button
            self._labels[button.label] = button.id

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._labels: dict[str, str] = {}


def put(address: str, path: str, name: str, raw: bytes) -> None:
    """Send a file as the page does, with the token that it must carry. Raises OSError."""
    said = urlsplit(address)
    link = http.client.HTTPConnection(said.hostname or "", said.port, timeout=60)
    try:
        link.request("GET", "/_stcore/health")
        answer = link.getresponse()
        answer.read()
        token = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        quoted = name.encode("utf-8", "replace").replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")
        head = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n' % quoted
        body = head + b"Content-Type: application/octet-stream\r\n\r\n" + raw + b"\r\n--edge--\r\n"
        headers = {
            "Content-Type": "multipart/form-data; boundary=edge",
            "Cookie": token,
            "X-Xsrftoken": token.partition("=")[2],
        }
        link.request("PUT", path, body, headers)
        answer = link.getresponse()
        if answer.status >= 300:
            raise OSError(f"{answer.status}: {answer.read().decode('utf-8', 'replace')[:200]}")
    finally:
        link.close()


def said(run: Run) -> str:
    """What the run's notices and alerts tell the one who brought something, as plain words."""
    shapes = [(m.delta.new_element.WhichOneof("type"), m.delta.new_element) for m in run.messages]
    told = [_SAID.findall(e.html.body) for shape, e in shapes if shape == "html"]
    alerts = [e.alert.body for shape, e in shapes if shape == "alert"]
    return " ".join(re.sub(r"<[^>]+>", " ", " ".join([*(w for each in told for w in each), *alerts])).split())
