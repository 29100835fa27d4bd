import { found } from '#lib/accounts/demand.server.ts';
import { signedIn } from '#lib/accounts/require.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { readPage } from '#lib/page.ts';
import { readSide } from '#lib/projects/rule-set.ts';
import { projectReportContent } from '#lib/reports/project-report-page.server.ts';

const perPage = 100;

export const load = async ({ locals, params, url }) => {
	const by = signedIn(locals, url);
	const { content, isSubmitted } = await projectReportContent(db(), by, params.period, today());
	const { lines, ...annex } = found(content.annexes.find(({ side }) => side === readSide(params.side)));
	const page = readPage(url.searchParams.get('side_nr'), lines.length, perPage);
	const { organisations, workPackages, period, asOf, budgetVersion } = content;
	return {
		annex,
		lines: lines.slice(page.offset, page.offset + perPage),
		page,
		isSubmitted,
		content: { organisations, workPackages, period, asOf, budgetVersion }
	};
};
