import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { archiveParts } from '#lib/reports/project-report-archive.server.ts';
import { projectReportContent } from '#lib/reports/project-report-page.server.ts';
import { zipStream } from '#lib/zip.server.ts';

export const GET = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { content, isSubmitted } = await projectReportContent(db(), by, params.period, today());
	const { dataDir, demo } = env();
	return new Response(zipStream(archiveParts(content, { dataDir, isDemo: demo, isSubmitted })), {
		headers: {
			'Content-Type': 'application/zip',
			'Content-Disposition': `attachment; filename="sol-${content.period.code}.zip"`,
			'Cache-Control': 'no-store'
		}
	});
};
