/** What the site does for the open data by itself. */
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import type { Work } from '#lib/rounds/worker.server.ts';
import { keepDumps } from './dumps.server.ts';

/** Asked each hour, so that a missed day and what was taken away are made good soon. */
export function openDataWork(): Work {
	return {
		open_data: {
			every: 'hour',
			run: () => {
				const { dataDir, demo: isDemo, origin } = env();
				return keepDumps(db(), { dataDir, isDemo, origin, today: today() });
			}
		}
	};
}
