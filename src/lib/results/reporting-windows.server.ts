/** Reporting windows as the secretariat sees them. */
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { isId } from './measuring.server.ts';
import type { Point } from './measurement.ts';
import { hasReported, isRunning } from './reporting-window-asked.server.ts';
import { openingOf, type Opening } from './reporting-window.ts';

export type ReportingWindow = {
	id: string;
	point: Point;
	opensOn: string;
	closesOn: string;
	opening: Opening;
	openedBy: string;
	/** Running pilots, and those of them that have reported in it. */
	asked: number;
	reported: number;
};

type Row = Omit<ReportingWindow, 'opening'>;

/** Every window there ever was, the newest first. @throws 404 */
export async function reportingWindows(db: Db, by: Actor, today: string): Promise<ReportingWindow[]> {
	demand(by, 'review.read', { organisationId: null });
	const rows = await db.execute<Row>(sql`
		select asked.id::text, asked.point, asked.opens_on::text as "opensOn", asked.closes_on::text as "closesOn",
			person.name as "openedBy",
			(select count(*)::int from pilot join pilot_version version on version.pilot_id = pilot.id
				where ${isRunning}) as asked,
			(select count(*)::int from pilot join pilot_version version on version.pilot_id = pilot.id
				where ${isRunning} and ${hasReported}) as reported
		from reporting_window asked
		join person on person.id = asked.opened_by
		order by asked.opens_on desc, asked.opened_at desc
		limit 200`);
	return rows.map((row) => ({ ...row, opening: openingOf(row, today) }));
}

export type AskedPilot = {
	id: string;
	title: string;
	language: string;
	slug: string;
	ownerNb: string;
	ownerSv: string;
	hasReported: boolean;
};

/** The pilots that a window asks, those that have not reported first. @throws 404 */
export async function pilotsOfWindow(db: Db, by: Actor, windowId: string): Promise<AskedPilot[]> {
	demand(by, 'review.read', { organisationId: null });
	const known = isId(windowId)
		? await db.execute(sql`select 1 from reporting_window where id = ${windowId}::uuid`)
		: [];
	found(known[0]);
	return db.execute<AskedPilot>(sql`
		select pilot.id::text, version.title, pilot.language, pilot.slug, organisation.name_nb as "ownerNb",
			organisation.name_sv as "ownerSv", ${hasReported} as "hasReported"
		from reporting_window asked
		cross join pilot
		join pilot_version version on version.pilot_id = pilot.id
		join organisation on organisation.id = pilot.owner_id
		where asked.id = ${windowId}::uuid and ${isRunning}
		order by "hasReported", organisation.name_nb, version.title
		limit 1000`);
}
