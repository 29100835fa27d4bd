import { createHash } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { need } from '#lib/needs/schema.server.ts';
import type { pilot } from '#lib/pilots/schema.server.ts';
import type { ImportDocument } from './import-file.ts';

/** A document with the thing that it is here. */
export type Placed = ImportDocument & { readonly subjectId: string };

/** Addresses for new things, by the key in the file: of the title, with a mark of its own where another has that address. */
export async function freeAddresses(
	tx: Db,
	table: typeof pilot | typeof need,
	wanted: readonly { id: string; base: string }[]
): Promise<ReadonlyMap<string, string>> {
	const bases = [...new Set(wanted.map(({ base }) => base))];
	const rows = await tx.select({ slug: table.slug }).from(table).where(inArray(table.slug, bases));
	const taken = new Set(rows.map(({ slug }) => slug));
	return new Map(
		wanted.map(({ id, base }) => {
			const slug = taken.has(base) ? `${base}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}` : base;
			taken.add(slug);
			return [id, slug];
		})
	);
}
