/** A worker of its own process, which delivers and does nothing else; tests kill it. */
import { env } from '#lib/env.server.ts';
import { delivery } from '#lib/rounds/delivery.server.ts';
import { startWorker } from '#lib/rounds/worker.server.ts';

process.stdout.write('begun\n');
startWorker(env().databaseUrl, () => Promise.resolve(), delivery());
// Nothing else keeps the process while the worker waits.
setInterval(() => undefined, 60_000);
