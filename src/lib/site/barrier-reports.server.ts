import { asc, count, desc, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { readPage, type Page } from '#lib/page.ts';
import { accessibilityReport } from './schema.server.ts';

export type Report = {
	id: string;
	language: string;
	page: string;
	text: string;
	replyTo: string | null;
	createdAt: Date;
	handledAt: Date | null;
};

const PER_PAGE = 25;

/** What was reported: the open ones first, of those the oldest first. */
export async function barrierReports(
	db: Db,
	by: Actor,
	page: string | null
): Promise<{ reports: Report[]; open: number; page: Page }> {
	demand(by, 'accessibility_report.handle', { organisationId: null });
	const [counted] = await db
		.select({
			total: count(),
			open: sql<number>`(count(*) filter (where ${isNull(accessibilityReport.handledAt)}))::int`
		})
		.from(accessibilityReport);
	const at = readPage(page, counted?.total ?? 0, PER_PAGE);
	const reports = await db
		.select({
			id: accessibilityReport.id,
			language: accessibilityReport.language,
			page: accessibilityReport.page,
			text: accessibilityReport.text,
			replyTo: accessibilityReport.replyTo,
			createdAt: accessibilityReport.createdAt,
			handledAt: accessibilityReport.handledAt
		})
		.from(accessibilityReport)
		.orderBy(
			desc(isNull(accessibilityReport.handledAt)),
			desc(accessibilityReport.handledAt),
			asc(accessibilityReport.createdAt)
		)
		.limit(PER_PAGE)
		.offset(at.offset);
	return { reports, open: counted?.open ?? 0, page: at };
}
