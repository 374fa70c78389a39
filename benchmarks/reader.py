"""A reader without a browser: speaks Streamlit's own protocol over a web socket, on this machine only.

It behaves as the page does: it keeps every widget's state, tells the server which messages it still holds, and
answers with the fragment that a widget belongs to.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_GOES_ON = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
PATIENCE = 120.0  # seconds until a run that does not end counts as an error


class Counted(ClientConnection):
    """Counts what comes in, packed as it is."""

    came = 0

    def data_received(self, data: bytes) -> None:
        self.came += len(data)
        super().data_received(data)


@dataclass
class Run:
    """One run of the script as the reader saw it: seconds until it ended, bytes on the wire, its messages."""

    seconds: float
    size: int
    ended: int
    messages: list[ForwardMsg] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All HTML that the run put on the page."""
        return "\n".join(m.delta.new_element.html.body for m in self.messages if m.WhichOneof("type") == "delta")

    @property
    def well(self) -> bool:
        """Whether it ended as runs should, a whole one or a fragment's, and showed no error."""
        ends = ForwardMsg.ScriptFinishedStatus
        return self.ended in (ends.FINISHED_SUCCESSFULLY, ends.FINISHED_FRAGMENT_RUN_SUCCESSFULLY) and not any(
            m.delta.new_element.WhichOneof("type") == "exception" for m in self.messages
        )


class Reader:
    """One session. `await Reader.open("http://127.0.0.1:8501")`, then `await reader.choose("layer", "aid")`."""

    def __init__(self, link: Counted, query: str, page: str = "") -> None:
        self.link, self.query, self.page = link, query, page
        self.session = self.script = ""
        self.widgets: dict[str, WidgetState] = {}
        self.ids: dict[str, str] = {}  # key -> widget id
        self.fragments: dict[str, str] = {}  # widget id -> fragment
        self.held: dict[str, ForwardMsg] = {}

    @classmethod
    async def open(cls, address: str, query: str = "", source: str = "", page: str = "") -> Self:
        """Connect and wait for nothing: the first run starts with `run()`.

        `source`: the loopback address it comes from. `page`: the page's own path, "new" for one.
        """
        said = urlsplit(address)
        if said.hostname not in LOOPBACK:
            raise ValueError(f"{address} is not this machine; the load script asks nobody else")
        url = f"ws://{said.netloc}{said.path.rstrip('/')}/_stcore/stream"
        protocols = [Subprotocol("streamlit")]
        link = await connect(
            url,
            max_size=None,
            subprotocols=protocols,
            proxy=None,
            create_connection=Counted,
            open_timeout=PATIENCE,
            local_addr=(source, 0) if source else None,
        )
        assert isinstance(link, Counted)
        return cls(link, query, page)

    async def close(self) -> None:
        await self.link.close()

    async def choose(self, key: str, value: str) -> Run:
        """Set a widget by its key (one that holds one choice) and wait for the run to end."""
        id_ = next(i for i in self.ids.values() if i.endswith(f"-{key}"))
        state = WidgetState(id=id_)
        if key in ("layer", "theme", "asof"):
            state.string_array_value.data[:] = [value]
        else:
            state.string_value = value
        self.widgets[id_] = state
        return await self.run(self.fragments.get(id_, ""))

    async def run(self, fragment: str = "", once: WidgetState | None = None) -> Run:
        """Ask for a run of the script, or of one fragment, and read until it has ended.

        `once` is the state of a button, which holds for this run only.
        """
        ask = BackMsg()
        ask.rerun_script.page_name, ask.rerun_script.page_script_hash = self.page, self.script
        ask.rerun_script.query_string = self.query
        ask.rerun_script.fragment_id = fragment
        ask.rerun_script.widget_states.widgets.extend([*self.widgets.values(), *([once] if once else [])])
        ask.rerun_script.cached_message_hashes.extend(self.held)
        ask.rerun_script.context_info.color_scheme = "light"
        start, came, messages = time.perf_counter(), self.link.came, []
        await self.link.send(ask.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                data = await self.link.recv(decode=False)
                message = self._whole(ForwardMsg.FromString(data))
                messages.append(message)
                self._learn(message)
                if message.WhichOneof("type") == "script_finished" and message.script_finished != _GOES_ON:
                    return Run(time.perf_counter() - start, self.link.came - came, message.script_finished, messages)

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, or the held one that it stands for."""
        if message.WhichOneof("type") == "ref_hash":
            whole = ForwardMsg()
            whole.CopyFrom(self.held[message.ref_hash])
            whole.metadata.CopyFrom(message.metadata)
            return whole
        if message.metadata.cacheable:
            self.held[message.hash] = message
        return message

    def _learn(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id
        if kind == "navigation":
            self.page, self.script = "", message.navigation.page_script_hash
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        if kind != "delta" or message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        shape = element.WhichOneof("type")
        id_ = getattr(getattr(element, shape), "id", "") if shape else ""
        if id_:
            self.ids[id_] = id_
            self.fragments[id_] = message.delta.fragment_id
