"""Runs notebooks one after the other in a process of its own; reads its jobs from stdin as JSON.

Started as a file, not as a module, so that it does not wait for the whole package to be imported. A process
of its own, since papermill's event loop leaves errors behind in a thread when a notebook fails.
"""

import json
import logging
import sys

import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

STARTS = 2  # a kernel's ports are chosen before it takes them: another kernel can be quicker, and it dies


def run(jobs: list[dict], seconds: int) -> dict:
    """Run the jobs; an empty dict, or what the first failure was: notebook, cell, name and value of its error."""
    for job in jobs:
        for start in range(1, STARTS + 1):
            try:
                papermill.execute_notebook(
                    job["source"],
                    job["out"],
                    parameters=job["parameters"],
                    kernel_name="python3",
                    progress_bar=job["progress"],
                    execution_timeout=seconds,
                    extra_arguments=["--IPKernelApp.log_level=50"],  # ipykernel warns of plain TCP at each start
                )
                break
            except PapermillExecutionError as error:
                return {**job, "cell": error.exec_count, "ename": error.ename, "evalue": str(error.evalue)}
            except (CellTimeoutError, DeadKernelError) as error:
                return {**job, "cell": None, "ename": type(error).__name__, "evalue": ""}
            except RuntimeError as error:  # it did not start
                if start == STARTS:
                    return {**job, "cell": None, "ename": "NotStarted", "evalue": str(error)}
    return {}


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    told = json.load(sys.stdin)
    json.dump(run(told["jobs"], told["seconds"]), sys.stdout)
