/** Documents of Karlstad's to look for in the register. */
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { publicRegister } from '#lib/documents/register.server.ts';
import { readRegisterQuery } from '#lib/documents/register.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { actorOf } from './actor.ts';

type Written = Partial<typeof document.$inferInsert>;

export async function registering(db: Db, today: string) {
	const [all, editor] = [await organisationDirectory(db), await actorOf(db, 'redaktor.karlstad')];
	let count = 0;

	async function written(values: Written = {}): Promise<string> {
		count += 1;
		const [row] = await db
			.insert(document)
			.values({
				organisationId: 'karlstad',
				name: `fil-${count}.pdf`,
				mediaType: 'application/pdf',
				sha256: count.toString(16).padStart(64, '0'),
				byteCount: 1000,
				language: 'sv',
				uploadedBy: editor.personId,
				...values
			})
			.returning({ id: document.id });
		return row?.id ?? '';
	}

	/** On the published version of a pilot, Karlstad's first, as if approved on this day. */
	async function onPilot(values: Written, publishedOn = '2026-11-01', which = 0) {
		const pilots = await db.execute<{ id: string; number: number }>(sql`
			select p.id, v.number from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
			where p.hidden_at is null order by p.owner_id <> 'karlstad', p.slug`);
		const on = pilots[which];
		if (!on) throw new Error('There is no such pilot');
		await db.execute(sql`update pilot_version set decided_at = ${`${publishedOn} 12:00 Europe/Oslo`}::timestamptz
			where pilot_id = ${on.id} and number = ${on.number}`);
		const id = await written(values);
		await db.execute(sql`insert into pilot_document (pilot_id, number, document_id, position)
			values (${on.id}, ${on.number}, ${id}, 90)`);
		return { id, pilotId: on.id, number: on.number };
	}

	/** What the register shows under this address. */
	const found = async (address: string, on = today) =>
		(await publicRegister(db, readRegisterQuery(new URLSearchParams(address)).query, all, on)).entries.map(
			({ id }) => id
		);

	return { written, onPilot, found };
}
