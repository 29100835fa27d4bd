import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#lib/accounts/actor.ts';
import { roles } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { confirmFollow, followByMail, isWaiting } from './follow-by-mail.server.ts';
import { changePace, followThing, resumeMail, stopFollowing, type Wish } from './follow-thing.server.ts';
import { followerCount, followState, unseenCount } from './followers.server.ts';
import { dismissNotice, followsPage, markSeen } from './notices.server.ts';
import { follow, follower, notice } from './schema.server.ts';
import { readSearch } from './search.ts';
import { stopByLink, stoppable } from './stop-by-link.server.ts';

let db: Db;
let needId: string;
let wish: Wish;
const from = { address: '192.0.2.1', origin: 'http://sol.example' };
beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
	const [row] = await db.execute<{ id: string }>(sql`select id from need where external_id = 'B03'`);
	needId = row?.id ?? '';
	wish = { target: { kind: 'need', id: needId } };
});
beforeEach(async () => {
	await db.execute(sql`truncate follower, saved_search cascade`);
	await db.execute(sql`delete from outgoing_mail`);
	await db.execute(sql`delete from throttle`);
});

async function actor(name: string, role: Role = 'editor'): Promise<Actor> {
	const [row] = await db.execute<{ id: string }>(sql`select id from person where email = ${`${name}@demo.example`}`);
	const membership = { organisationId: 'karlstad', nameNb: '', nameSv: '', role, covers: ['karlstad'] };
	return { personId: row?.id ?? '', name, email: '', language: 'sv', memberships: [membership] };
}
const anna = () => actor('redaktor.karlstad');
const bo = () => actor('redaktor.ringsaker');
const only = async () => {
	const rows = await db.select().from(follow);
	expect(rows).toHaveLength(1);
	return rows[0] as (typeof rows)[number];
};
const target = () => ({ kind: 'need', id: needId }) as const;

describe('whoever is signed in', () => {
	test.each(roles)('as %s follows what everybody may read', async (role) => {
		expect((await followThing(db, await actor('redaktor.karlstad', role), wish, 'daily')).ok).toBe(true);
	});

	test('follows nothing that not everybody may read', async () => {
		const [draft] = await db.execute<{ id: string }>(sql`
			select id from pilot where not exists (select from pilot_version v where v.pilot_id = pilot.id and v.publication = 'published') limit 1`);
		for (const each of [
			{ kind: 'pilot', id: draft?.id ?? '' },
			{ kind: 'need', id: '00000000-0000-4000-8000-000000000000' },
			{ kind: 'organisation', id: 'secretariat' },
			{ kind: 'area', id: 'finnes-ikke' }
		] as const)
			await expect(followThing(db, await anna(), { target: each }, 'site')).rejects.toMatchObject({ status: 404 });
		await expect(followThing(db, null, wish, 'site')).rejects.toMatchObject({ status: 404 });
		expect(await db.select().from(follow)).toEqual([]);
	});

	test('gets no mail that was not chosen', async () => {
		for (const pace of ['', 'hourly', 'SITE'])
			expect(await followThing(db, await anna(), wish, pace)).toMatchObject({ ok: false, issues: [{ field: 'pace' }] });
		expect(await db.select().from(follow)).toEqual([]);
	});

	test('follows a search under any name, whatever is typed', async () => {
		const { search } = readSearch(new URLSearchParams(`q=${'a'.repeat(199)}🚨`), 'nb', () => true);
		expect(await followThing(db, await anna(), { search, name: 'Natt\0 og dag' }, 'site')).toMatchObject({ ok: true });
		expect(await only()).toMatchObject({ name: 'Natt og dag' });
	});

	test('follows once, with the pace chosen last', async () => {
		await followThing(db, await anna(), wish, 'site');
		const before = await only();
		await followThing(db, await anna(), wish, 'weekly');
		expect(await only()).toMatchObject({ id: before.id, pace: 'weekly', after: before.after });
		expect(await followState(db, await anna(), target())).toEqual({ followId: before.id, pace: 'weekly' });
		expect(await followState(db, await anna(), { kind: 'area', id: 'gps' })).toEqual({
			followId: null,
			pace: 'weekly'
		});
		expect(await followState(db, await bo(), target())).toEqual({ followId: null, pace: null });
		expect(await followState(db, null, target())).toEqual({ followId: null, pace: null });
		expect(await followerCount(db, 'need', needId)).toBe(1);
	});

	test('changes and ends only what is their own', async () => {
		await followThing(db, await anna(), wish, 'site');
		const { id } = await only();
		await expect(changePace(db, await bo(), id, 'daily')).rejects.toMatchObject({ status: 404 });
		await stopFollowing(db, await bo(), id);
		expect((await only()).pace).toBe('site');
		await changePace(db, await anna(), id, 'daily');
		expect((await only()).pace).toBe('daily');
		expect(await changePace(db, await anna(), id, 'x')).toMatchObject({ ok: false });
		await stopFollowing(db, await anna(), id);
		await stopFollowing(db, await anna(), id);
		expect(await db.select().from(follow)).toEqual([]);
	});
});

describe('a notice', () => {
	async function noticed(times: number) {
		await followThing(db, await anna(), wish, 'site');
		const { id, followerId } = await only();
		await db.execute(sql`
			with told as (
				insert into journal_entry (kind, about_kind, about_id)
				select 'need.state_changed', 'need', ${needId} from generate_series(1, ${times}::int) returning id),
			news as (insert into news (journal_id, kind, about_kind, about_id) select id, 'need.state_changed', 'need', ${needId} from told returning journal_id)
			insert into notice (follower_id, news_id, reasons, pace)
			select ${followerId}, journal_id, jsonb_build_array(jsonb_build_object('follow', ${id}::text, 'kind', 'need', 'word', '', 'area', '')), 'site' from news`);
		return db.select({ id: notice.id }).from(notice).orderBy(notice.id);
	}

	test('is counted until it is seen or put away, and by its own reader only', async () => {
		const [first] = await noticed(3);
		expect([await unseenCount(db, await anna()), await unseenCount(db, await bo())]).toEqual([3, 0]);
		await dismissNotice(db, await bo(), first?.id ?? 0);
		await markSeen(db, await bo());
		expect(await unseenCount(db, await anna())).toBe(3);
		await dismissNotice(db, await anna(), first?.id ?? 0);
		expect(await unseenCount(db, await anna())).toBe(2);
		expect((await followsPage(db, await anna(), 'sv')).groups.flatMap(({ items }) => items)).toHaveLength(2);
		await markSeen(db, await anna());
		expect(await unseenCount(db, await anna())).toBe(0);
		expect((await followsPage(db, await anna(), 'sv')).hasUnseen).toBe(false);
	});

	test('stands with others of the same thing, page by page', async () => {
		await noticed(45);
		const page = await followsPage(db, await anna(), 'nb');
		expect(page.groups.map(({ items }) => items.length)).toEqual([40]);
		expect(page.follows).toMatchObject([{ kind: 'need', pace: 'site' }]);
		expect(page.follows[0]?.lastAt).not.toBeNull();
		const next = await followsPage(db, await anna(), 'nb', page.older ?? 0);
		expect([next.groups.map(({ items }) => items.length), next.older]).toEqual([[5], null]);
	});
});

describe('somebody without an account', () => {
	const ask = (email: string, pace = 'daily', of = wish) => followByMail(db, { email, language: 'sv', pace }, of, from);
	const tokens = async () => {
		const mails = await db.select().from(outgoingMail).orderBy(outgoingMail.createdAt);
		return mails.map(({ body }) => /\/folg\/bekreft\/([\w-]+)/.exec(body)?.[1] ?? '');
	};

	test('follows only when the address itself has said so', async () => {
		expect((await ask(' Kari@Sol.Example ')).ok).toBe(true);
		const [mail] = await db.select().from(outgoingMail);
		expect(mail).toMatchObject({ toAddress: 'kari@sol.example', language: 'sv', kind: 'follow_confirm' });
		expect(await followerCount(db, 'need', needId)).toBe(0);
		const [token = ''] = await tokens();
		expect(await isWaiting(db, token)).toBe(true);
		expect(await isWaiting(db, token)).toBe(true);
		expect(await confirmFollow(db, token)).toBe(true);
		expect(await confirmFollow(db, token)).toBe(false);
		expect(await isWaiting(db, token)).toBe(false);
		expect(await followerCount(db, 'need', needId)).toBe(1);
		expect((await db.select().from(follower))[0]?.confirmedAt).not.toBeNull();
	});

	test('is asked anew for each thing, and told when it follows already', async () => {
		await ask('kari@sol.example');
		await confirmFollow(db, (await tokens())[0] ?? '');
		await ask('kari@sol.example', 'daily', { target: { kind: 'area', id: 'gps' } });
		await ask('kari@sol.example', 'instant');
		const kinds = (await db.select().from(outgoingMail).orderBy(outgoingMail.createdAt)).map(({ kind }) => kind);
		expect(kinds).toEqual(['follow_confirm', 'follow_confirm', 'follow_already']);
		expect(await followerCount(db, 'area', 'gps')).toBe(0);
		const [row] = await db.select().from(follow).where(eq(follow.targetId, needId));
		expect(row?.pace).toBe('daily');
	});

	test('hears from a link for a week', async () => {
		await ask('kari@sol.example');
		const [token = ''] = await tokens();
		await db.update(follow).set({ createdAt: sql`now() - interval '8 days'` });
		expect([await isWaiting(db, token), await confirmFollow(db, token)]).toEqual([false, false]);
		await ask('kari@sol.example');
		expect(await confirmFollow(db, (await tokens())[1] ?? '')).toBe(true);
	});

	test('gets the same answer as anybody, and no more than a few mails', async () => {
		const [known] = await db.execute<{ email: string }>(sql`select email from person limit 1`);
		const answers = [];
		for (let turn = 0; turn < 7; turn += 1) answers.push(await ask('kari@sol.example'));
		answers.push(await ask(known?.email ?? ''));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await db.select().from(outgoingMail)).toHaveLength(6);
	});

	test('is told of every fault at once', async () => {
		expect(await ask('kari', 'site')).toMatchObject({ ok: false, issues: [{ field: 'email' }, { field: 'pace' }] });
		await expect(ask('kari@sol.example', 'daily', { target: { kind: 'area', id: 'x' } })).rejects.toMatchObject({
			status: 404
		});
		expect(await db.select().from(follower)).toEqual([]);
	});
});

describe('one click in a mail', () => {
	test('ends one follow, and a second click does no harm', async () => {
		await followThing(db, await anna(), wish, 'daily');
		const { stopToken } = await only();
		expect(await stoppable(db, stopToken, 'nb')).toMatchObject({ what: 'this', label: { language: 'nb' } });
		expect(await stopByLink(db, stopToken)).toBe('this');
		expect(await stopByLink(db, stopToken)).toBeUndefined();
		expect(await db.select().from(follow)).toEqual([]);
		expect(await db.select().from(follower)).toHaveLength(1);
	});

	test('ends all mail of an account, whose pages go on until it wants mail again', async () => {
		await followThing(db, await anna(), wish, 'daily');
		const [me] = await db.select().from(follower);
		expect(await stoppable(db, me?.stopToken ?? '', 'nb')).toEqual({ what: 'all' });
		expect(await stopByLink(db, me?.stopToken ?? '')).toBe('all');
		expect(await stoppable(db, me?.stopToken ?? '', 'nb')).toBeUndefined();
		expect(await stopByLink(db, me?.stopToken ?? '')).toBeUndefined();
		await only();
		expect((await followsPage(db, await anna(), 'nb')).mailStopped).toBe('unsubscribed');
		await resumeMail(db, await bo());
		expect((await followsPage(db, await anna(), 'nb')).mailStopped).toBe('unsubscribed');
		await resumeMail(db, await anna());
		expect((await followsPage(db, await anna(), 'nb')).mailStopped).toBeNull();
	});

	test('leaves nothing of an address without an account', async () => {
		for (const all of [true, false]) {
			const [row] = await db.insert(follower).values({ email: 'kari@sol.example', language: 'nb' }).returning();
			const [one] = await db
				.insert(follow)
				.values({ followerId: row?.id ?? '', targetKind: 'need', targetId: needId, pace: 'daily', after: 0 })
				.returning();
			expect(await stopByLink(db, (all ? row : one)?.stopToken ?? '')).toBe(all ? 'all' : 'this');
			expect(await db.select().from(follower)).toEqual([]);
		}
	});

	test.each(['', 'x', '00000000-0000-4000-8000-000000000000', "'; drop table follow"])(
		'of «%s» ends nothing',
		async (token) => {
			expect([await stoppable(db, token, 'sv'), await stopByLink(db, token)]).toEqual([undefined, undefined]);
		}
	);
});
