import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { SixDigits } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { yes, type Decision } from '#lib/decision.ts';
import { eq } from 'drizzle-orm';
import { record } from '#lib/journal/journal.server.ts';
import { readLogo, type TypedLogo } from './logo.ts';
import { logoById } from './logos.server.ts';
import { programmeLogo } from './schema.server.ts';

/** Puts the programme's logo on every page for as long as its period lasts. */
export async function uploadLogo(
	db: Db,
	by: Actor,
	typed: TypedLogo,
	today: string,
	sixDigits: SixDigits = 'day_first'
): Promise<Decision<string>> {
	demand(by, 'logo.write', { organisationId: null });
	const logo = readLogo(typed, today, sixDigits);
	if (!logo.ok) return logo;

	return db.transaction(async (tx) => {
		const { content, mediaType, altNb, altSv, startsOn, endsOn } = logo.value;
		const rows = await tx
			.insert(programmeLogo)
			.values({ content, mediaType, altNb, altSv, startsOn, endsOn, uploadedBy: by.personId })
			.returning({ id: programmeLogo.id });
		const { id } = found(rows[0]);
		const after = { mediaType, bytes: content.byteLength, altNb, altSv, startsOn, endsOn };
		await record(tx, {
			kind: 'logo.uploaded',
			by: by.personId,
			organisationId: null,
			about: { kind: 'logo', id },
			after
		});
		return yes(id);
	});
}

/** Takes it off every page at once. */
export async function removeLogo(db: Db, by: Actor, id: string): Promise<void> {
	demand(by, 'logo.write', { organisationId: null });
	await db.transaction(async (tx) => {
		const before = found(await logoById(tx, id));
		await tx.delete(programmeLogo).where(eq(programmeLogo.id, before.id));
		await record(tx, {
			kind: 'logo.removed',
			by: by.personId,
			organisationId: null,
			about: { kind: 'logo', id },
			before
		});
	});
}
