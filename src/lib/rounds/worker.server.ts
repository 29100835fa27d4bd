/**
 * The one door to graphile-worker. What is asked for in the database is done at once; a beat asks for what was left
 * behind, kept in the database, so that of several processes one does it. Whatever goes wrong here is logged and tried
 * again; the site never notices.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, run, type Runner, type Task } from 'graphile-worker';
import { log } from '#lib/log.server.ts';

export type Round = () => Promise<void>;
export type Worker = { stop: () => Promise<void> };

const TASK = 'daily_round';
const beats = { hour: '0 * * * *', five_minutes: '*/5 * * * *', minute: '* * * * *' } as const;
/** What was missed while the site was down is asked for at the start. */
const beatOf = ([task, { every }]: [string, { every: keyof typeof beats }]) =>
	`${beats[every]} ${task} ?max=3&jobKey=${task}`;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 600_000;
/** How long a stopping site waits for a round that is under way; the rest is done at the next start. */
const PATIENCE_MS = 5_000;

/** By the name under which others ask for it in the database; each does all that is left of it, whoever asks. */
export type Work = Readonly<Record<string, { run: Round; every: keyof typeof beats }>>;

/** Works until it is stopped. The library brings a driver of its own; its connections are four at most. */
export function startWorker(connectionString: string, round: Round, others: Work = {}): Worker {
	const stopping = new AbortController();
	const ended = work(connectionString, { [TASK]: { run: round, every: 'hour' }, ...others }, stopping.signal);
	return {
		stop: async () => {
			stopping.abort();
			await Promise.race([ended, pause(PATIENCE_MS, undefined, { ref: false })]);
		}
	};
}

/** Begins anew when the library gives up, as it does when the database stays away. */
async function work(connectionString: string, tasks: Work, signal: AbortSignal): Promise<void> {
	let wait = FIRST_WAIT_MS;
	while (!signal.aborted) {
		try {
			const runner = await begin(connectionString, tasks);
			wait = FIRST_WAIT_MS;
			await untilEnd(runner, signal);
		} catch (fault) {
			log('error', 'worker.away', { error: codeOf(fault) });
		}
		await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
		wait = Math.min(wait * 2, LONGEST_WAIT_MS);
	}
}

async function begin(connectionString: string, tasks: Work): Promise<Runner> {
	const runner = await run({
		connectionString,
		taskList: Object.fromEntries(Object.entries(tasks).map(([name, { run: task }]) => [name, task satisfies Task])),
		crontab: Object.entries(tasks).map(beatOf).join('\n'),
		// A mail server that hangs or a long import holds up nothing else.
		concurrency: 3,
		maxPoolSize: 4,
		// Jobs are announced by the database; asking is for those whose announcement was lost.
		pollInterval: 60_000,
		noHandleSignals: true,
		logger
	});
	// Heard at once: a rejection that nobody holds would end the process.
	runner.promise.catch(() => undefined);
	const asked = Object.keys(tasks).map((task) => runner.addJob(task, {}, { jobKey: task, maxAttempts: 3 }));
	await Promise.all(asked).catch(async (fault: unknown) => {
		await runner.stop().catch(() => undefined);
		throw fault;
	});
	return runner;
}

async function untilEnd(runner: Runner, signal: AbortSignal): Promise<void> {
	const stop = () => void runner.stop().catch(() => undefined);
	if (signal.aborted) stop();
	signal.addEventListener('abort', stop, { once: true });
	try {
		await runner.promise;
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

const levels = { error: 'error', warning: 'warn' } as const;

const logger = new Logger(() => (level, message, meta) => {
	if (level !== 'error' && level !== 'warning') return;
	// Its sentences can hold what was in a job; the code says enough.
	log(levels[level], 'worker.fault', { error: codeOf(meta['error']) ?? message.slice(0, 80) });
});

function codeOf(fault: unknown): string | undefined {
	const { code, name } = Object(fault) as { code?: unknown; name?: unknown };
	return typeof code === 'string' ? code : typeof name === 'string' ? name : undefined;
}
