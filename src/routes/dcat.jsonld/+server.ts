import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { dcatAnswer } from '#lib/open-data/dcat-answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => {
	const { dataDir, demo: isDemo, origin } = env();
	return dcatAnswer(db(), 'jsonld', { dataDir, isDemo, origin, today: today() });
};
