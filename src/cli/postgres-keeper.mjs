import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from './postgres.mjs';

/**
 * Starts or joins the embedded database, and starts it again on the same port when it ends though nobody asked: after
 * a crash, or when the program that it belonged to has stopped while this one goes on.
 *
 * @param {import('./postgres.mjs').Options} options
 * @param {(line: string) => void} say
 * @returns {Promise<{ url: string, startedHere: boolean, stop: () => Promise<void> }>}
 */
export async function keepPostgres(options, say) {
	let server = await startPostgres(options);
	const { url, startedHere } = server;
	let stopping = false;

	const keep = async () => {
		while (!stopping) {
			await server.gone;
			if (stopping) return;
			say('The database went away; starting it again.');
			try {
				server = await startPostgres(options);
				if (stopping) await server.stop();
				else if (server.url !== url) say(`The database came back on another port: start the site again.`);
			} catch (fault) {
				say(String(fault));
				await pause(2_000, undefined, { ref: false });
			}
		}
	};
	const kept = keep();
	const stop = async () => {
		stopping = true;
		await server.stop();
		// One that was only joined goes on, and so would the wait for its end.
		if (server.startedHere) await kept;
	};
	return { url, startedHere, stop };
}
