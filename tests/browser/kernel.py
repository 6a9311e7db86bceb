"""Talk to a running kernel from the test process, beside the notebook that owns it."""

from __future__ import annotations

import ast
import asyncio
import json
import re
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from jupyter_client.asynchronous.client import AsyncKernelClient

T = TypeVar("T")

ANSI = re.compile(r"\x1b\[[0-9;]*m")
ENCODER = """
def __json_of(value):
    import json
    def default(item):
        for name in ("to_dict", "tolist", "to_json", "item"):
            if hasattr(item, name):
                return getattr(item, name)()
        return repr(item)
    return json.dumps(value, default=default)
"""


class KernelError(AssertionError):
    """Code run in the kernel raised; the message is the kernel's traceback."""


class Kernel:
    """A second client of one kernel.

    It lives in a thread of its own: Playwright's synchronous API keeps an event loop
    running in the main thread, and jupyter_client wants one for itself.
    """

    def __init__(self, connection_file: Path) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kernel-client")
        self._loop = asyncio.Runner()
        self._client = AsyncKernelClient(connection_file=str(connection_file))
        self._wait(self._connect(), 60)

    def run(self, code: str, timeout: float = 60) -> Any:
        """Execute `code` and return its last expression, through JSON; None if it has none."""
        return self._wait(self._run(code, timeout), timeout)

    def close(self) -> None:
        """Close the channels; the kernel goes on."""
        self._wait(self._disconnect(), 60)
        self._thread.submit(self._loop.close).result(60)
        self._thread.shutdown()

    def _wait(self, work: Coroutine[Any, Any, T], timeout: float) -> T:
        return self._thread.submit(self._loop.run, work).result(timeout + 10)

    async def _connect(self) -> None:
        self._client.load_connection_file()
        self._client.start_channels(stdin=False, iopub=False, hb=False)
        await self._execute(ENCODER, {}, 60)

    async def _disconnect(self) -> None:
        self._client.stop_channels()
        self._client.context.destroy(linger=0)

    async def _run(self, code: str, timeout: float) -> Any:
        statements, expression = _split(code)
        wanted = {"value": f"__json_of({expression})"} if expression else {}
        reply = await self._execute(statements, wanted, timeout)
        if not expression:
            return None
        answer = reply["user_expressions"]["value"]
        _raise_error(answer, code)
        return json.loads(ast.literal_eval(answer["data"]["text/plain"]))

    async def _execute(self, code: str, wanted: dict[str, str], timeout: float) -> dict[str, Any]:
        reply = await self._client.execute(
            code,
            silent=True,
            store_history=False,
            user_expressions=wanted,
            allow_stdin=False,
            reply=True,
            timeout=timeout,
        )
        content: dict[str, Any] = reply["content"]
        _raise_error(content, code)
        return content


def _raise_error(answer: dict[str, Any], code: str) -> None:
    if answer["status"] != "ok":
        lines = answer.get("traceback") or [answer.get("evalue", answer["status"])]
        traceback = ANSI.sub("", "\n".join(lines))
        raise KernelError(f"in the kernel, running {code!r}:\n{traceback}")


def _split(code: str) -> tuple[str, str]:
    """Statements to execute, and the expression at the end (or "")."""
    code = code.strip()
    body = ast.parse(code).body
    if not body or not isinstance(body[-1], ast.Expr):
        return code, ""
    last = ast.unparse(body[-1])
    return ast.unparse(ast.Module(body[:-1], type_ignores=[])), last
