/** Vouchers without an expense: sent in by many at once, tied to their expenses later. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';

type Of = { projectId: string; organisationId: string };
export type TrayFile = { id: string; name: string; at: string };

const most = 100;
/** What proves an expense by now waits for none, whichever way it came there. */
const untied = sql`not exists (select from expense_document tied where tied.document_id = t.document_id)`;

export async function trayCount(db: Db, { projectId, organisationId }: Of): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int as count from tray_document t
		where t.project_id = ${projectId} and t.organisation_id = ${organisationId} and ${untied}`);
	return row?.count ?? 0;
}

/** The oldest first. */
export async function trayFiles(db: Db, { projectId, organisationId }: Of): Promise<TrayFile[]> {
	return [
		...(await db.execute<TrayFile>(sql`
			select d.id, d.name, d.uploaded_at as at
			from tray_document t join document d on d.id = t.document_id
			where t.project_id = ${projectId} and t.organisation_id = ${organisationId} and ${untied}
			order by d.uploaded_at, d.id limit ${most}`))
	];
}
