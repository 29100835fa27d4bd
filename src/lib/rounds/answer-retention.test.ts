import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { response, responseFile } from '#lib/responses/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { openNeed } from '../../../tests/responses.ts';
import { removeOutdated } from './retention.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const bytes = Buffer.from('sealed');
const suppliers = ['s1', 's2', 's3'] as const;

/** Two firms never handed theirs in, one of them having withdrawn before; the third began to change what it had. */
async function answered(daysSinceEnd: number | null): Promise<string> {
	const { id } = await openNeed(db);
	const rows = await db
		.insert(response)
		.values(
			suppliers.map((organisationId, at) => ({
				needId: id,
				organisationId,
				keyId: 'key',
				draft: bytes,
				revision: 3,
				...(at > 0 && { submissions: 1, submittedAt: sql`timestamptz '2026-03-01'` }),
				...(at === 2 && { state: 'read', submitted: bytes })
			}))
		)
		.returning({ id: response.id });
	const file = { label: bytes, keyId: 'key', size: 6 };
	await db.insert(responseFile).values(
		rows.flatMap((row) => [
			{ ...file, responseId: row.id, addedAt: sql`timestamptz '2026-02-28'` },
			{ ...file, responseId: row.id, addedAt: sql`timestamptz '2026-03-02'` }
		])
	);
	if (daysSinceEnd !== null)
		await db.execute(sql`
			update need set state = 'closed', ended_at = ${today}::date - ${daysSinceEnd}::int where id = ${id}`);
	return id;
}

async function left(needId: string) {
	return [
		...(await db.execute(sql`
			select organisation_id as firm, state, draft is not null as drafted, submitted is not null as submitted, revision,
				(select count(*)::int from response_file file where file.response_id = response.id) as files
			from response where need_id = ${needId} order by 1`))
	];
}

test('what was never handed in goes 90 days after the need ended; what was handed in stays with its files', async () => {
	const [long, late, open] = [await answered(91), await answered(90), await answered(null)];
	expect(await removeOutdated(db, 'response_drafts', today)).toBe(3);
	expect(await left(long)).toEqual([
		{ firm: 's2', state: 'withdrawn', drafted: false, submitted: false, revision: 4, files: 0 },
		{ firm: 's3', state: 'read', drafted: false, submitted: true, revision: 4, files: 1 }
	]);
	const whole = [
		{ firm: 's1', state: 'draft', drafted: true, submitted: false, revision: 3, files: 2 },
		{ firm: 's2', state: 'draft', drafted: true, submitted: false, revision: 3, files: 2 },
		{ firm: 's3', state: 'read', drafted: true, submitted: true, revision: 3, files: 2 }
	];
	expect(await left(late)).toEqual(whole);
	expect(await left(open)).toEqual(whole);
	expect(await removeOutdated(db, 'response_drafts', today)).toBe(0);
});

test('who said to have a conflict is forgotten with the persons of the log of the need', async () => {
	const { id } = await openNeed(db);
	await db.execute(sql`
		insert into need_conflict (need_id, person_id, stated_at)
		select ${id}, id, timestamptz '2026-11-22' from person order by email limit 2`);
	expect(await removeOutdated(db, 'need_conflicts', '2036-01-01')).toBe(0);
	expect(await removeOutdated(db, 'need_conflicts', '2050-01-01')).toBe(2);
});

test('that mail came back or was unwanted is forgotten after twelve months', async () => {
	await db.execute(sql`
		insert into mail_trouble (kind, at) values ('bounce', '2025-11-21 12:00+00'), ('complaint', '2025-11-22 12:00+00')`);
	expect(await removeOutdated(db, 'mail_trouble', today)).toBe(1);
	expect([...(await db.execute(sql`select kind from mail_trouble`))]).toEqual([{ kind: 'complaint' }]);
});
