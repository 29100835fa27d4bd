import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { needSearch, readNeedQuery, type Need } from '#lib/needs/need.ts';
import {
	needDeadlines,
	needsOf,
	newestNeeds,
	openNeedCount,
	publishedNeed,
	publishedNeeds
} from '#lib/needs/needs.server.ts';
import { need, needPartner } from '#lib/needs/schema.server.ts';
import { testDb } from '../../../tests/db.ts';

let db: Db;
beforeAll(async () => {
	({ db } = await testDb({ demo: 'now' }));
});

const query = (search: string) => readNeedQuery(new URLSearchParams(search), () => true).query;
const list = (search: string) => publishedNeeds(db, query(search));

async function firstNeed(): Promise<Need> {
	const [one] = (await list('')).needs;
	if (!one) throw new Error('The demonstration has no needs');
	return one;
}

describe('the list of needs', () => {
	test('shows the open ones, the one with the nearest last day first', async () => {
		const { needs, total } = await list('');
		expect(total).toBe(8);
		expect(total).toBe(await openNeedCount(db));
		expect((await list('status=closed')).total).toBe(2);
		const days = needs.map(({ deadline }) => deadline ?? '');
		expect(days).toEqual([...days].sort());
	});

	test('moves a need to the closed ones when its time has come, before anybody wrote that down', async () => {
		const { id, deadline, slug } = await firstNeed();
		await db
			.update(need)
			.set({
				deadline: sql`(clock_timestamp() at time zone 'Europe/Oslo')::date`,
				deadlineTime: sql`(clock_timestamp() at time zone 'Europe/Oslo' + interval '1 second')::time(0)`
			})
			.where(eq(need.id, id));
		await db.execute(sql`select pg_sleep(1.6)`);
		expect((await list('')).needs.map((each) => each.id)).not.toContain(id);
		expect((await list('status=closed')).needs.find((each) => each.id === id)?.state).toBe('closed');
		expect((await publishedNeed(db, slug))?.state).toBe('closed');
		expect((await needDeadlines(db, query(''))).map((each) => each.id)).not.toContain(id);
		await db.update(need).set({ deadline, deadlineTime: null }).where(eq(need.id, id));
		expect((await publishedNeed(db, slug))?.state).toBe('open');
	});

	test('keeps an open one without a last day, after those with one', async () => {
		const { id, deadline } = await firstNeed();
		await db.update(need).set({ deadline: null }).where(eq(need.id, id));
		expect((await list('')).needs.at(-1)?.id).toBe(id);
		expect((await needDeadlines(db, query(''))).map((each) => each.id)).not.toContain(id);
		await db.update(need).set({ deadline }).where(eq(need.id, id));
	});

	test('is cut down by country, type and technology, and its feed is too', async () => {
		const { needs } = await list('');
		const [one] = needs;
		const alike = (key: 'country' | 'type') => needs.filter((each) => each[key] === one?.[key]).length;
		expect((await list(`land=${one?.country}`)).total).toBe(alike('country'));
		expect((await list(`type=${one?.type}`)).total).toBe(alike('type'));
		expect(await newestNeeds(db, query(`type=${one?.type}`))).toHaveLength(alike('type'));
		const technology = one?.technology.key ?? '';
		const found = (await list(`teknologi=${technology}`)).needs;
		expect(new Set(found.map((each) => each.technology.key))).toEqual(new Set([technology]));
	});

	test('finds what is about a whole group by each of its areas, and the other way round', async () => {
		const named = async (search: string) => {
			const { needs } = await list(search);
			return needs.map(({ technology }) => [technology.key, technology.isGroup]);
		};
		expect(await named('teknologi=video')).toEqual([['remote_care', true]]);
		expect(await named('teknologi=fall_sensor')).not.toContainEqual(['remote_care', true]);
		expect(await named('gruppe=remote_care')).toEqual([['remote_care', true]]);
		expect(new Set((await list('gruppe=alarm')).needs.map(({ technology }) => technology.key))).toEqual(
			new Set(['mobile_alarm', 'fall_sensor', 'nurse_call'])
		);
		expect(await named('teknologi=group:remote_care')).toEqual(await named('gruppe=remote_care'));
		expect(needSearch(query('teknologi=group:remote_care'))).toBe('?gruppe=remote_care');
	});

	test('keeps what an open need is about', async () => {
		const group = db.update(need).set({ technologyArea: null, technologyGroup: 'alarm' });
		await expect(group.where(eq(need.externalId, 'B03'))).rejects.toMatchObject({
			cause: { message: 'the words of an open need stand' }
		});
	});

	test('has a feed in which what was added to last comes first', async () => {
		const [newest] = await newestNeeds(db, query(''));
		expect(newest?.title).toBe('Larm som går att förstå för alla');
	});
});

test('the needs of a partner are also those that it said yes to own with others', async () => {
	const one = await firstNeed();
	const other = one.ownerId === 'arvika' ? 'karlstad' : 'arvika';
	const ids = async () => (await needsOf(db, [other])).map(({ id }) => id);
	await db.insert(needPartner).values({ needId: one.id, organisationId: other, role: 'co_owner' });
	expect(await ids()).not.toContain(one.id);
	await db.update(needPartner).set({ acceptedAt: new Date() }).where(eq(needPartner.needId, one.id));
	expect((await ids()).filter((id) => id === one.id)).toHaveLength(1);
	await db.delete(needPartner).where(eq(needPartner.needId, one.id));
});

describe('what is not public', () => {
	test.each(['draft', 'submitted', 'returned'])('is in no list while it is %s', async (state) => {
		const one = await firstNeed();
		await db.update(need).set({ state }).where(eq(need.id, one.id));
		expect(await publishedNeed(db, one.slug)).toBeUndefined();
		expect((await list('')).total).toBe(7);
		expect((await needsOf(db, [one.ownerId])).map(({ id }) => id)).not.toContain(one.id);
		await db.update(need).set({ state: 'open' }).where(eq(need.id, one.id));
		expect((await publishedNeed(db, one.slug))?.title).toBe(one.title);
	});
});

describe('the moment at which a need closes', () => {
	const closes = async (day: string, time: string | null) => {
		const [row] = await db.execute<{ at: string }>(sql`
			select to_char(need_closes_at(${day}::date, ${time}::time) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as at`);
		return row?.at;
	};
	test.each([
		['2027-03-01', null, '2027-03-01T23:00:00'],
		['2027-03-01', '14:00', '2027-03-01T13:00:00'],
		['2027-07-01', '14:00', '2027-07-01T12:00:00'],
		// the day on which the clock is put on, and the one before
		['2027-03-27', null, '2027-03-27T23:00:00'],
		['2027-03-28', '01:59', '2027-03-28T00:59:00'],
		['2027-03-28', '03:00', '2027-03-28T01:00:00'],
		['2027-03-28', null, '2027-03-28T22:00:00'],
		// the day on which it is put back: of the hour that comes twice the second
		['2027-10-30', null, '2027-10-30T22:00:00'],
		['2027-10-31', '01:59', '2027-10-30T23:59:00'],
		['2027-10-31', '02:30', '2027-10-31T01:30:00'],
		['2027-10-31', null, '2027-10-31T23:00:00']
	])('of %s at %s is %s UTC', async (day, time, at) => {
		expect(await closes(day, time)).toBe(at);
	});
});
