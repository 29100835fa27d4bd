import { databaseAnswers } from '#lib/health.server.ts';
import { db } from '#lib/db.server.ts';

export const GET = async () => {
	const ok = await databaseAnswers(db());
	return Response.json(
		{ status: ok ? 'ok' : 'database_away' },
		{ status: ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } }
	);
};
