import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { feedAnswer } from '#lib/open-data/feeds.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { lang } }) => {
	const { demo: isDemo, origin } = env();
	return feedAnswer(db(), 'piloter', { lang, origin, isDemo, today: today() });
};
