"""The loop of a locked worker: one submission, served call by call, then gone.

Nothing that it says is believed because it says it: see `reply` for what the other side checks.
"""

import ast
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn
from zlib import crc32

import numpy as np

from tiebreak import rules
from tiebreak.meters import instrument
from tiebreak.meters.allocation import trace_memory
from tiebreak.meters.calling import Script, perform
from tiebreak.meters.headers import header_lines
from tiebreak.sandbox import capture, failures, loader, probes
from tiebreak.sandbox.decoding import Decoder
from tiebreak.sandbox.encoding import Encoder
from tiebreak.sandbox.facts import Arguments, Earlier, arrays_in, shared
from tiebreak.sandbox.frames import pack, unpack_value
from tiebreak.sandbox.serving import Line
from tiebreak.sandbox.values import HEAD_LIMIT, WireError

Message = dict[str, Any]
_WORKER_FAILED = 70
_ERRORS = np.geterr()


@dataclass(frozen=True)
class Request:
    """One request: what the head says, and the bytes its arrays point to."""

    message: Message
    body: bytearray

    def source(self) -> tuple[str, str]:
        """Return the name and the text of the submission that the request brings."""
        return self.message["name"], self.message["source"]


class Worker:
    """Serves one submission; keeps `output_bytes` of what a request prints."""

    def __init__(self, output_bytes: int) -> None:
        self._printed = capture.Printed(output_bytes)
        self._earlier = Earlier()
        self._loaded: loader.Loaded | None = None
        self._code = b""
        self._operations: dict[object, Callable[[Request], bytes]] = {
            "load": self._load,
            "example": self._example,
            "analyse": self._analyse,
            "probe": self._probe,
        }
        self._scripts: dict[object, Callable[[Request], Script[bytes]]] = {
            "call": self._call,
            "replay": self._replay,
            "steps": self._steps,
            "memory": self._memory,
        }
        self._nonce = 0
        self._send: Callable[[bytes], object] = bytes
        sys.stdout = sys.stderr = self._printed
        sys.displayhook = _display

    def serve(self, line: Line) -> NoReturn:
        """Answer the requests that come over `line` until it is hung up; never returns."""
        frame, self._send = None, line.send
        try:
            while (frame := line.receive()) is not None:
                header, message, body = frame
                self._nonce = header.nonce
                line.send(self.answer(Request(message, body)))
        finally:
            os._exit(0 if frame is None else _WORKER_FAILED)

    def answer(self, request: Request) -> bytes:
        """Return the frame that answers `request`."""
        operation = request.message["op"]
        try:
            if operation in self._scripts:
                return perform(self._scripts[operation](request))
            return self._operations[operation](request)
        except (MemoryError, loader.LoadError) as error:  # no room for arguments or answer
            return self._raised(error, {})

    def _load(self, request: Request) -> bytes:
        self._loaded = loaded = loader.prepare(*request.source())
        wanted = [loader.Wanted(**function) for function in request.message["functions"]]
        roots = [function.name for function in wanted]
        code = Decoder(request.body, layout=True).decode(request.message["code"])
        warned = capture.Warned(loaded.filename)
        try:
            with capture.warnings_into(warned):
                _, source = request.source()
                self._code = code or loader.translate(loaded.filename, source, roots)
                loader.run(loaded, self._code)
                loader.check(loaded, wanted)
        except BaseException as error:  # a submission may raise anything, SystemExit included
            return self._raised(error, {})
        self._printed.take()
        return self._returned(None, {})

    def _call(self, request: Request) -> Script[bytes]:
        decoder = Decoder(request.body, layout=True)
        args = decoder.decode(request.message["args"])
        encoder, function = self._encoder(), request.message["function"]
        reply = yield from self._reply(function, args, decoder, encoder, crc32(request.body))
        return self._pack(reply, encoder)

    def _replay(self, request: Request) -> Script[bytes]:
        """Answer with one frame per check: the replies to its calls, from a module of its own."""
        *first, last = request.message["checks"]
        try:
            for calls in first:
                frame = yield from self._replies(calls, memoryview(request.body))
                self._send(frame)
            return (yield from self._replies(last, memoryview(request.body)))
        except BaseException as error:  # in the module's code, or no room
            return self._raised(error, {})

    def _replies(self, calls: list[Any], body: memoryview) -> Script[bytes]:
        self._renew()
        encoder, replies = self._encoder(), []
        for function, start, end in calls:
            blob = body[start:end]
            decoder, args = unpack_value(blob)
            encoder.forget()
            reply = yield from self._reply(function, args, decoder, encoder, crc32(blob))
            replies.append({**reply, "printed": self._printed.take()})
        return self._pack({"status": "returned", "replies": replies}, encoder)

    def _renew(self) -> None:
        """Run the submission once more, in a module that knows nothing of earlier calls."""
        if self._loaded is None:
            raise WireError("nothing was loaded")
        self._loaded = loaded = loader.anew(self._loaded)
        self._earlier = Earlier()
        np.seterr(**_ERRORS)
        with capture.warnings_into(capture.Warned(loaded.filename)):
            loader.run(loaded, self._code)
        self._printed.take()

    def _reply(
        self, function: str, args: Any, decoder: Decoder, encoder: Encoder, chance: int
    ) -> Script[Message]:
        called = self._function(function)
        arguments = Arguments(args, decoder)
        with capture.conditions(self._file(), chance) as warned:
            status, result = yield called, args
        facts = {"warnings": warned.sentences(), "changed": arguments.changed()}
        if status == "raised":
            return {"status": "raised", "error": self._described(result), **facts}
        memory = self._memory_facts(result, arguments)
        return {"status": "returned", "value": encoder.node(result), **facts, **memory}

    def _example(self, request: Request) -> bytes:
        namespace = self._module()
        warned = capture.Warned(self._file())
        with capture.warnings_into(warned):
            try:
                code = compile(request.message["source"], "<example>", "single", dont_inherit=True)
                exec(code, namespace)  # noqa: S102 (what this process is for)
            except BaseException as error:  # as everywhere
                return self._raised(error, {"warnings": warned.sentences()})
        text = self._printed.take()
        return self._returned(text, {"warnings": warned.sentences(), "printed": text})

    def _analyse(self, request: Request) -> bytes:
        name, source = request.source()
        roots = request.message["roots"]
        analysis = rules.analyse(source, roots)
        value: dict[str, Any] = {"analysis": analysis.to_dict(), "headers": [], "code": b""}
        if not analysis.refusals:
            headers = header_lines(ast.parse(source))
            value["headers"] = [[h.line, h.first, h.last, h.kind] for h in headers]
            value["code"] = loader.translate(loader.file_of(name), source, roots)
        return self._returned(value, {})

    def _steps(self, request: Request) -> Script[bytes]:
        measure = partial(instrument.count_steps, filename=self._file())
        return self._measured(request, measure, until=lambda counts: counts["stopped"])

    def _memory(self, request: Request) -> Script[bytes]:
        return self._measured(request, trace_memory, until=lambda _: False)

    def _measured(
        self,
        request: Request,
        measure: Callable[..., Script[tuple[Any, Any]]],
        until: Callable[[Any], bool],
    ) -> Script[bytes]:
        """Return each run as a reply of its own, with the number or the counts beside it.

        A result is encoded before the next run: that run may write into the same memory.
        """
        function, encoder = self._function(request.message["function"]), self._encoder()
        runs, chance = [], crc32(request.body)
        for args, before in Decoder(request.body, layout=True).decode(request.message["runs"]):
            encoder.forget()
            for warm in before:
                with capture.conditions(self._file(), chance):
                    yield function, warm
            with capture.conditions(self._file(), chance):
                outcome, measured = yield from measure(function, args)
            runs.append([self._reply_to(outcome, encoder), encoder.node(measured)])
            if until(measured):
                break
        return self._pack({"status": "returned", "runs": runs}, encoder)

    def _reply_to(self, outcome: tuple[str, Any], encoder: Encoder) -> Message:
        status, value = outcome
        if status == "raised":
            return {"status": status, "error": self._described(value)}
        return {"status": status, "value": encoder.node(value)}

    def _probe(self, request: Request) -> bytes:
        if self._loaded is not None:
            raise WireError("probes are for workers that were given no submission")
        return self._returned(probes.run(request.message["probe"]), {})

    def _memory_facts(self, result: object, arguments: Arguments) -> Message:
        results = list(arrays_in(result))
        places = arguments.spans() + self._earlier.spans()
        facts = {
            "shares": shared(results, places),
            "read_only": any(not array.flags.writeable for array in results),
        }
        self._earlier.add(results)
        return facts

    def _returned(self, value: object, facts: Message) -> bytes:
        encoder = self._encoder()
        message = {"status": "returned", "value": encoder.node(value), **facts}
        return self._pack(message, encoder)

    def _raised(self, error: BaseException, facts: Message) -> bytes:
        return self._pack({"status": "raised", "error": self._described(error), **facts}, None)

    def _pack(self, message: Message, encoder: Encoder | None) -> bytes:
        message = {"printed": self._printed.take(), **message}
        frame = pack(self._nonce, message, encoder)
        size = 0 if encoder is None else encoder.size
        if len(frame) - size > HEAD_LIMIT:
            return pack(self._nonce, {"status": "returned", "value": ["x", "more than 8 MiB"]})
        return frame

    def _described(self, error: BaseException) -> Message:
        lines = self._loaded.lines if self._loaded else []
        return failures.describe(error, self._file(), lines)

    def _encoder(self) -> Encoder:
        records = self._loaded.module.__name__ if self._loaded else None
        return Encoder(layout=False, records=records)

    def _module(self) -> dict[str, Any]:
        return self._loaded.module.__dict__ if self._loaded else {}

    def _file(self) -> str:
        return self._loaded.filename if self._loaded else ""

    def _function(self, name: str) -> Callable[..., Any]:
        if name not in self._module():
            raise loader.LoadError(f"{name} is not defined")
        function: Callable[..., Any] = self._module()[name]
        return function


def _display(value: object) -> None:
    """Show `value` as the interactive interpreter does, but keep it nowhere."""
    if value is not None:
        print(repr(value))
