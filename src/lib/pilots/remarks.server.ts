import { and, asc, desc, eq } from 'drizzle-orm';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { pilotRemark } from './asked-schema.server.ts';
import type { Remark } from './remark.ts';
import { isFieldName } from './section-field.ts';

export type WrittenRemark = Remark & { id: string; language: string; name: string; at: Date; isNewest: boolean };

/** All remarks on a version, the newest round first; `isNewest` marks those that came with it. */
export async function remarksOn(db: Db, pilotId: string, number: number): Promise<WrittenRemark[]> {
	const rows = await db
		.select({
			id: pilotRemark.id,
			field: pilotRemark.field,
			text: pilotRemark.text,
			language: pilotRemark.language,
			name: person.name,
			at: pilotRemark.writtenAt
		})
		.from(pilotRemark)
		.innerJoin(person, eq(person.id, pilotRemark.writtenBy))
		.where(and(eq(pilotRemark.pilotId, pilotId), eq(pilotRemark.number, number)))
		.orderBy(desc(pilotRemark.writtenAt), asc(pilotRemark.id))
		.limit(500);
	const newest = rows[0]?.at.getTime();
	return rows.map((row) => ({
		...row,
		field: isFieldName(row.field) ? row.field : '',
		isNewest: row.at.getTime() === newest
	}));
}

export async function insertRemarks(
	tx: Db,
	by: { personId: string; language: Lang },
	key: { pilotId: string; number: number },
	remarks: readonly Remark[]
): Promise<void> {
	await tx
		.insert(pilotRemark)
		.values(remarks.map((remark) => ({ ...key, ...remark, language: by.language, writtenBy: by.personId })));
}
