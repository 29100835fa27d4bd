import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { expandNews } from './expand-news.server.ts';
import { followThing, stopFollowing, type Wish } from './follow-thing.server.ts';
import type { Target } from './follow.ts';
import { newsItems } from './news-items.server.ts';
import { readSearch } from './search.ts';
import { follow, follower, notice } from './schema.server.ts';

let db: Db;
let anna: Actor;
let bo: Actor;
beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	[anna, bo] = await Promise.all([actor('redaktor.karlstad'), actor('redaktor.ringsaker')]);
});
beforeEach(async () => {
	await db.execute(sql`truncate follower, saved_search cascade`);
	await db.execute(sql`update news set expanded_at = now()`);
});

async function actor(name: string): Promise<Actor> {
	const [row] = await db.execute<{ id: string; email: string; language: 'nb' | 'sv'; organisation: string }>(sql`
		select p.id, p.email, p.language, m.organisation_id as organisation from person p join membership m on m.person_id = p.id
		where p.email = ${`${name}@demo.example`}`);
	if (!row) throw new Error(`No ${name}`);
	const membership = {
		organisationId: row.organisation,
		nameNb: '',
		nameSv: '',
		role: 'editor' as const,
		covers: [row.organisation]
	};
	return { personId: row.id, name, email: row.email, language: row.language, memberships: [membership] };
}

async function needOf(externalId: string) {
	const [row] = await db.select().from(need).where(eq(need.externalId, externalId));
	if (!row) throw new Error(`No ${externalId}`);
	return row;
}

const thing = (kind: Target['kind'], id: string): Wish => ({ target: { kind, id } });
const searching = (address: string): Wish => ({
	search: readSearch(new URLSearchParams(address), 'sv', () => true).search,
	name: ''
});
const follows = async (by: Actor, wish: Wish, pace = 'site') =>
	expect((await followThing(db, by, wish, pace)).ok).toBe(true);
const happens = (
	id: string,
	kind = 'need.opened',
	by: Actor | null = null,
	told: { before?: unknown; after?: unknown } = {}
) =>
	db.transaction((tx) =>
		record(tx, {
			kind,
			by: by?.personId ?? null,
			organisationId: null,
			about: { kind: kind.split('.')[0] ?? '', id },
			...told
		})
	);
const expand = () => expandNews(db, { most: 50 });

async function noticesOf(by: Actor) {
	return db
		.select({
			id: notice.id,
			newsId: notice.newsId,
			pace: notice.pace,
			reasons: notice.reasons,
			followerId: notice.followerId
		})
		.from(notice)
		.innerJoin(follower, eq(follower.id, notice.followerId))
		.where(eq(follower.personId, by.personId))
		.orderBy(notice.id);
}

async function itemsOf(by: Actor) {
	const notices = await noticesOf(by);
	const [first] = notices;
	return first
		? newsItems(
				db,
				{ followerId: first.followerId },
				notices.map(({ id }) => id)
			)
		: [];
}

describe('somebody who follows words', () => {
	test('hears of what has them in its approved translation, and not of what is still a draft', async () => {
		const b03 = await needOf('B03');
		await follows(anna, searching('q=klangfiskrullator'));
		const translate = (column: 'draft' | 'approved') =>
			db.execute(sql`insert into translation (subject_kind, subject_id, field, language, ${sql.identifier(column)},
				${sql.identifier(`${column}_source`)}, ${sql.raw(column === 'draft' ? 'draft_origin' : 'approved_at')})
				values ('need', ${b03.id}, 'text', 'sv', 'En klangfiskrullator', 'x', ${column === 'draft' ? 'human' : '2026-11-01'})
				on conflict (subject_kind, subject_id, language, field) do update set
				approved = excluded.approved, approved_source = excluded.approved_source, approved_at = excluded.approved_at`);
		await translate('draft');
		await happens(b03.id);
		await expand();
		expect(await noticesOf(anna)).toEqual([]);
		await translate('approved');
		await happens(b03.id);
		await expand();
		const [only, ...more] = await noticesOf(anna);
		expect(more).toEqual([]);
		expect(JSON.stringify(only?.reasons)).toContain('klangfiskrullator');
	});
});

describe('somebody who follows', () => {
	test('hears of a thing, its owner, its area and its group, once, with each reason and the quickest pace', async () => {
		const b03 = await needOf('B03');
		await follows(anna, thing('need', b03.id), 'weekly');
		await follows(anna, thing('organisation', 'lorenskog'), 'daily');
		await follows(anna, thing('area', 'fall_sensor'));
		await follows(anna, thing('area', 'group:alarm'));
		await follows(anna, thing('area', 'gps'), 'instant');
		await happens(b03.id);
		expect(await expand()).toBe(1);
		expect(await expand()).toBe(0);
		const [only, ...more] = await noticesOf(anna);
		expect(more).toEqual([]);
		expect(only).toMatchObject({ pace: 'daily' });
		const [item] = await itemsOf(anna);
		expect(item).toMatchObject({
			title: b03.title,
			language: 'nb',
			what: 'Ett nytt behov har publicerats.',
			path: `/behov/${b03.slug}`
		});
		expect(item?.reasons.map(({ label, why }) => [label, why])).toEqual([
			[b03.title, 'Du följer behovet.'],
			['Lørenskog kommun', 'Du följer organisationen.'],
			['Fallsensor', 'Du följer området.'],
			['Larm', 'Du följer hela området. Det här gäller Fallsensor.']
		]);
	});

	test('a part of a group, or all of it, hears of what is about all of it', async () => {
		const b10 = await needOf('B10');
		await follows(anna, thing('area', 'video'));
		await follows(anna, thing('area', 'group:remote_care'));
		await follows(anna, thing('area', 'gps'));
		await follows(anna, searching('teknologi=remote_monitoring'));
		await happens(b10.id);
		await expand();
		const [item] = await itemsOf(anna);
		expect(item?.reasons.map(({ why }) => why)).toEqual([
			'Du följer en del av området. Det här gäller hela området Vård på distans.',
			'Du följer området.',
			'Du följer sökningen. Det här gäller hela området Vård på distans.'
		]);
	});

	test('three searches hears once, by the word of the other language', async () => {
		const b02 = await needOf('B02');
		for (const address of ['q=trygghetslarm', 'q=trygghetslarm&land=NO', 'hva=need&fylke=akershus'])
			await follows(anna, searching(address));
		await follows(anna, searching('q=läkemedelsautomat'));
		await happens(b02.id);
		await expand();
		expect(await noticesOf(anna)).toHaveLength(1);
		const [item] = await itemsOf(anna);
		expect(item?.reasons.map(({ label, why }) => [label, why])).toEqual([
			['”trygghetslarm”', 'Du följer sökningen. Hittades via ”trygghetsalarm”.'],
			['”trygghetslarm” · Norge', 'Du följer sökningen. Hittades via ”trygghetsalarm”.'],
			['behov · Akershus', 'Du följer sökningen.']
		]);
	});

	test('and did it themselves hears nothing; others do', async () => {
		const b03 = await needOf('B03');
		await follows(anna, thing('need', b03.id));
		await follows(bo, thing('need', b03.id));
		await happens(b03.id, 'need.opened', bo);
		await expand();
		expect([await noticesOf(anna), await noticesOf(bo)].map((each) => each.length)).toEqual([1, 0]);
	});

	test('hears nothing of what was there before', async () => {
		const b03 = await needOf('B03');
		await happens(b03.id);
		await follows(anna, thing('need', b03.id));
		await expand();
		expect(await noticesOf(anna)).toEqual([]);
		await happens(b03.id, 'need.state_changed', null, { after: { state: 'dialogue' } });
		await expand();
		expect((await itemsOf(anna)).map(({ what }) => what)).toEqual(['Behovet är nu i dialog med leverantörer.']);
	});

	test('while something is about to be told waits for it, and misses nothing told later under a lower number', async () => {
		const b03 = await needOf('B03');
		let go: () => void = () => undefined;
		const held = new Promise<void>((done) => (go = done));
		let begun: () => void = () => undefined;
		const started = new Promise<void>((done) => (begun = done));
		const slow = db.transaction(async (tx) => {
			await record(tx, { kind: 'need.opened', by: null, organisationId: null, about: { kind: 'need', id: b03.id } });
			begun();
			await held;
		});
		await started;
		await happens(b03.id, 'need.state_changed');
		let isDone = false;
		const following = follows(anna, thing('need', b03.id)).then(() => (isDone = true));
		await new Promise((done) => setTimeout(done, 300));
		expect(isDone).toBe(false);
		go();
		await Promise.all([slow, following]);
		const [first] = await db.execute<{ id: string }>(sql`select max(journal_id) as id from news`);
		const [row] = await db.select({ after: follow.after }).from(follow);
		expect(row?.after).toBe(Number(first?.id));
	});

	test('and ends one of two follows reads only the other as the reason, and after both nothing', async () => {
		const b03 = await needOf('B03');
		await follows(anna, thing('need', b03.id));
		await follows(anna, thing('area', 'fall_sensor'));
		await happens(b03.id);
		await expand();
		for (const left of [1, 0]) {
			const [one] = await db.select({ id: follow.id }).from(follow).limit(1);
			await stopFollowing(db, bo, one?.id ?? '');
			await stopFollowing(db, anna, one?.id ?? '');
			expect((await itemsOf(anna)).flatMap(({ reasons }) => reasons)).toHaveLength(left);
		}
	});
});

describe('a new last day', () => {
	test('is told as old and new, with the weekday and the time', async () => {
		const b03 = await needOf('B03');
		await follows(anna, thing('need', b03.id));
		await happens(b03.id, 'need.addendum_added', null, {
			before: { deadline: '2027-03-01', deadline_time: '12:00:00' },
			after: { deadline: '2027-03-15', deadline_time: '12:00:00' }
		});
		await expand();
		const [item] = await itemsOf(anna);
		expect(item?.changes).toEqual([
			{ label: 'Sista dag', before: 'måndag 1 mars 2027 kl. 12:00', after: 'måndag 15 mars 2027 kl. 12:00' }
		]);
	});
});

describe('what nobody may read', () => {
	const [shown, hidden] = [sql`update need set state = 'open'`, sql`update need set state = 'returned'`];

	test('becomes no notice, and one that was written is not told', async () => {
		const b03 = await needOf('B03');
		const one = sql` where id = ${b03.id}`;
		await follows(anna, thing('need', b03.id));
		await happens(b03.id);
		await db.execute(sql`alter table need disable trigger user`);
		await db.execute(sql`${hidden}${one}`);
		expect(await expand()).toBe(1);
		expect(await noticesOf(anna)).toEqual([]);
		await db.execute(sql`${shown}${one}`);
		await happens(b03.id);
		await expand();
		expect(await itemsOf(anna)).toHaveLength(1);
		await db.execute(sql`${hidden}${one}`);
		expect(await itemsOf(anna)).toEqual([]);
		await db.execute(sql`${shown}${one}`);
		await db.execute(sql`alter table need enable trigger user`);
	});

	test('is told of a pilot as long as it is public, of what is its too', async () => {
		const [row] = await db.execute<{ pilot: string; measurement: string; lesson: string }>(sql`
			select p.id as pilot, m.id as measurement, l.id as lesson from pilot p
			join measurement m on m.pilot_id = p.id and m.state = 'approved' join lesson l on l.pilot_id = p.id and l.publication = 'published'
			join pilot_version v on v.pilot_id = p.id and v.publication = 'published' where p.hidden_at is null limit 1`);
		if (!row) throw new Error('No pilot has both');
		await follows(anna, thing('pilot', row.pilot));
		await happens(row.pilot, 'pilot.published');
		await happens(row.measurement, 'measurement.approved');
		await happens(row.lesson, 'lesson.published');
		await expand();
		const items = await itemsOf(anna);
		expect(items.map(({ kind }) => kind)).toEqual(['lesson.published', 'measurement.approved', 'pilot.published']);
		expect(items[1]?.what).toMatch(/^Ny godkänd mätning: .+\.$/);
		await db.execute(sql`update pilot set hidden_at = now() where id = ${row.pilot}`);
		expect(await itemsOf(anna)).toEqual([]);
		await db.execute(sql`update pilot set hidden_at = null where id = ${row.pilot}`);
	});
});

describe('two who expand at once', () => {
	test('write each notice once', async () => {
		const b03 = await needOf('B03');
		await follows(anna, thing('need', b03.id));
		for (let turn = 0; turn < 6; turn += 1) await happens(b03.id, 'need.state_changed');
		const counts = await Promise.all([1, 2, 3, 4].map(() => expandNews(db, { most: 2 })));
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6);
		const ids = (await noticesOf(anna)).map(({ newsId }) => newsId);
		expect(new Set(ids).size).toBe(6);
		expect(ids).toEqual([...ids].sort((one, other) => one - other));
	});
});

describe('an address that nobody has confirmed', () => {
	test('hears nothing until it is', async () => {
		const b03 = await needOf('B03');
		const [row] = await db.insert(follower).values({ email: 'kari@sol.example', language: 'nb' }).returning();
		await db
			.insert(follow)
			.values({ followerId: row?.id ?? '', targetKind: 'need', targetId: b03.id, pace: 'daily', after: 0 });
		await happens(b03.id);
		await expand();
		expect(await db.select().from(notice)).toEqual([]);
		await db.update(follower).set({ confirmedAt: sql`now()` });
		await happens(b03.id);
		await expand();
		expect(await db.select().from(notice)).toHaveLength(1);
	});
});
