/**
 * The places at which a process may be gone in the middle of delivering: by name, so that a test can have it killed at
 * each of them. Elsewhere they do nothing at all.
 */
export const killPoints = [
	'expand-locked',
	'expand-notices-written',
	'expand-marked',
	'expand-committed',
	'digest-held',
	'digest-written',
	'digest-committed',
	'send-held',
	'send-worded',
	'send-answered',
	'send-recorded',
	'send-committed'
] as const;
export type KillPoint = (typeof killPoints)[number];

/** At these the server has taken a mail that our database does not know of yet: it goes out once more, as the same message. */
export const unknowable: readonly KillPoint[] = ['send-answered', 'send-recorded'];

/** Kills this process with SIGKILL at the point that SOL_KILL_AT names, in a test that said so with SOL_KILLABLE=1. */
export function reached(point: KillPoint): void {
	if (process.env['SOL_KILLABLE'] === '1' && process.env['SOL_KILL_AT'] === point) process.kill(process.pid, 'SIGKILL');
}
