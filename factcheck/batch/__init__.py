"""A batch: many stories, each checked once, whatever happens on the way.

Stories pass, in this order: the input (`factcheck.inputs`), the ledger, which knows those that an earlier run has finished
(`ledger`), fetching (`fetching`), the engine (`factcheck.engines`) with the job that a worker does (`job`), and the ledger
again. Results are told in the order of the input (`run`); the folder gets its index last (`folder`).
"""
