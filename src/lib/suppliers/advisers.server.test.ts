import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { roles } from '#lib/accounts/actor.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { makeMember } from '../../../tests/members.ts';
import type { About } from './adviser-access.ts';
import { endShowing, showingsOf, showToAdviser } from './show-to-adviser.server.ts';
import { shownThing, shownTo } from './shown-to-adviser.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const sender = { origin: 'https://sol.example', today };
const adviser = await actorOf(db, 'radgiver');
const administrator = await makeMember(db, 'Adm', 'administrator', 'arvika');

const [draft] = await db.execute<{ id: string; title: string }>(
	sql`select id, title from need where state = 'draft' and owner_id = 'arvika' limit 1`
);
const [pilot] = await db.execute<{ id: string }>(sql`select id from pilot where owner_id = 'arvika' limit 1`);
const need: About = { kind: 'need', id: draft?.id ?? '' };
const until = (endsOn: string, of = 'r1') => ({ adviser: of, endsOn });

beforeEach(async () => {
	await db.execute(sql`delete from adviser_access`);
	await db.execute(sql`delete from outgoing_mail`);
});

describe('an adviser', () => {
	test('reads a draft that it was shown, until the day and not after', async () => {
		expect(await shownTo(db, adviser, 'r1', today)).toEqual([]);
		expect(await showToAdviser(db, administrator, need, until('01.12.2026'), sender)).toMatchObject({ ok: true });
		const [shown] = await shownTo(db, adviser, 'r1', today);
		expect(shown).toMatchObject({ kind: 'need', aboutId: need.id, title: draft?.title, endsOn: '2026-12-01' });
		const id = shown?.id ?? '';
		expect(await shownThing(db, adviser, 'r1', id, '2026-12-01')).toMatchObject({ aboutId: need.id });
		await expect(shownThing(db, adviser, 'r1', id, '2026-12-02')).rejects.toMatchObject({ status: 404 });
		const mails = await db.execute<{ to_address: string; body: string }>(
			sql`select to_address, body from outgoing_mail`
		);
		expect(mails).toMatchObject([{ to_address: 'radgiver@demo.example' }]);
		expect(mails[0]?.body).toContain(`/arbeid/r1/vist/${id}`);
	});

	test('reads a pilot in the version that its owner sees', async () => {
		await showToAdviser(db, administrator, { kind: 'pilot', id: pilot?.id ?? '' }, until('2026-12-01'), sender);
		const [shown] = await shownTo(db, adviser, 'r1', today);
		expect(shown).toMatchObject({ kind: 'pilot', aboutId: pilot?.id });
		expect(shown?.version).toBeGreaterThan(0);
	});

	test('reads nothing after it was ended, and the journal says both', async () => {
		await showToAdviser(db, administrator, need, until('2026-12-01'), sender);
		const { showings } = await showingsOf(db, administrator, need, today);
		expect(showings).toMatchObject([{ adviserId: 'r1', endsOn: '2026-12-01' }]);
		const id = showings[0]?.id ?? '';
		await endShowing(db, administrator, need, id);
		await expect(shownThing(db, adviser, 'r1', id, today)).rejects.toMatchObject({ status: 404 });
		const moves = await db.execute<{ kind: string }>(
			sql`select kind from journal_entry where about_id = ${need.id} and kind like 'adviser.%' order by id desc limit 2`
		);
		expect(moves.map(({ kind }) => kind)).toEqual(['adviser.ended', 'adviser.shown']);
	});

	test('of another firm reads nothing of it', async () => {
		await showToAdviser(db, administrator, need, until('2026-12-01'), sender);
		const [shown] = await shownTo(db, adviser, 'r1', today);
		const other = await actorOf(db, 'leverandor1');
		await expect(shownThing(db, other, 'r1', shown?.id ?? '', today)).rejects.toMatchObject({ status: 404 });
		await expect(shownThing(db, other, 's1', shown?.id ?? '', today)).rejects.toMatchObject({ status: 404 });
		for (const role of roles.filter((each) => each !== 'supplier')) {
			const by = await makeMember(db, `V${role}`, role, 'arvika');
			await expect(shownTo(db, by, 'r1', today)).rejects.toMatchObject({ status: 404 });
		}
	});
});

describe('showing to an adviser', () => {
	test('again moves the day', async () => {
		await showToAdviser(db, administrator, need, until('2026-12-01'), sender);
		await showToAdviser(db, administrator, need, until('2026-12-24'), sender);
		expect((await shownTo(db, adviser, 'r1', today)).map(({ endsOn }) => endsOn)).toEqual(['2026-12-24']);
	});

	test.each([
		['a supplier that is no adviser', until('2026-12-01', 's1'), 'supplier.adviser_missing'],
		['a day that is past', until('2026-11-21'), 'supplier.shown_day_past'],
		['more than half a year', until('2027-06-01'), 'supplier.shown_too_long'],
		['no day', until(''), 'day.empty']
	])('is refused for %s', async (_, typed, key) => {
		const done = await showToAdviser(db, administrator, need, typed, sender);
		expect(done).toMatchObject({ ok: false, issues: [{ key }] });
	});

	test('is refused for an adviser that waits for verification', async () => {
		await db.insert(organisation).values({
			id: 'r9',
			kind: 'supplier',
			country: 'SE',
			nameNb: 'R9',
			nameSv: 'R9',
			language: 'sv',
			isAdviser: true,
			verifiedAt: null
		});
		expect(await showToAdviser(db, administrator, need, until('2026-12-01', 'r9'), sender)).toMatchObject({
			issues: [{ key: 'supplier.adviser_missing' }]
		});
	});

	test.each(roles.filter((role) => role !== 'administrator'))('is not for %s', async (role) => {
		const home = role === 'supplier' ? 'r1' : ['secretariat', 'auditor'].includes(role) ? 'secretariat' : 'arvika';
		const by = await makeMember(db, `S${role}`, role, home);
		const status = role === 'supplier' ? 404 : 403;
		await expect(showToAdviser(db, by, need, until('2026-12-01'), sender)).rejects.toMatchObject({ status });
		await expect(showingsOf(db, by, need, today)).rejects.toMatchObject({ status });
	});

	test("is not for another partner's administrator", async () => {
		const foreign = await actorOf(db, 'admin.karlstad');
		await expect(showToAdviser(db, foreign, need, until('2026-12-01'), sender)).rejects.toMatchObject({ status: 404 });
	});
});
