import type { Db } from '#lib/db.server.ts';
import type { Kind } from '#lib/translation/translation.ts';
import { approvedInAll } from '#lib/translation/translations.server.ts';

type Texts = Partial<Record<'nb' | 'nn' | 'sv', string>>;

/** The same items with the approved translations of these fields beside the original. One query. */
export async function withTranslations<F extends string, T extends { id: string } & Record<F, Texts>>(
	db: Db,
	kind: Kind,
	items: readonly T[],
	fields: readonly F[]
): Promise<T[]> {
	const ids = items.map(({ id }) => id);
	const all = await approvedInAll(db, kind, ids);
	return items.map((item) => {
		const texts = all.get(item.id) ?? {};
		const both = fields.map((field) => [field, { ...texts[field], ...item[field] }]);
		return { ...item, ...(Object.fromEntries(both) as Record<F, Texts>) };
	});
}
