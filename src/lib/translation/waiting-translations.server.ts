import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { originals, translatedWhere } from './originals.server.ts';
import { kinds, type Kind } from './translation.ts';

export type WaitingTranslation = {
	readonly kind: Kind;
	readonly id: string;
	readonly ownerId: string;
	readonly ownerNb: string;
	readonly ownerSv: string;
	readonly title: string;
	/** Of the title. */
	readonly language: ContentLang;
	/** Into which it is translated. */
	readonly target: ContentLang;
	readonly count: number;
	readonly submittedAt: Date;
};

const MOST = 500;

/** All that waits to be approved, the longest first. @throws 404 for whom the desk is none */
export async function waitingTranslations(db: Db, by: Actor): Promise<WaitingTranslation[]> {
	demand(by, 'review.read', { organisationId: null });
	const rows = await db.execute<Omit<WaitingTranslation, 'submittedAt'> & { submittedAt: string }>(sql`
		select original.kind, original.id, original.owner_id as "ownerId", o.name_nb as "ownerNb", o.name_sv as "ownerSv",
			original.title, original.language, t.language as target, count(*)::int as count, min(t.submitted_at) as "submittedAt"
		from translation t
		join ${originals(kinds, translatedWhere(sql`submitted_at is not null`))} original
			on original.kind = t.subject_kind and original.id = t.subject_id and original.field = t.field
		join organisation o on o.id = original.owner_id
		where t.submitted_at is not null
		group by original.kind, original.id, original.owner_id, o.name_nb, o.name_sv, original.title, original.language, t.language
		order by min(t.submitted_at), original.id limit ${MOST}`);
	return rows.map((row) => ({ ...row, submittedAt: new Date(row.submittedAt) }));
}
