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
	let starting = startPostgres(options);
	const { url, startedHere } = await starting;
	let stopping = false;

	const keep = async () => {
		for (;;) {
			await (
				await starting
			).gone;
			if (stopping) return;
			say('The database went away; starting it again.');
			starting = startAgain();
			if ((await starting).url !== url) say('The database came back on another port: start the site again.');
		}
	};
	const startAgain = async () => {
		for (;;) {
			try {
				return await startPostgres(options);
			} catch (fault) {
				say(String(fault));
				await pause(2_000);
			}
		}
	};
	void keep();
	const stop = async () => {
		stopping = true;
		await (await starting).stop();
	};
	return { url, startedHere, stop };
}
