import { rm } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { createToken } from '#lib/api/tokens.server.ts';
import { answered, emptyForm, eventOf, moneyRoutes, type Params } from './money-routes.ts';
import { dataDir, moneyPeople, moneyThings } from './money-world.ts';
import {
	asking,
	auditorSends,
	readerSends,
	foreignSends,
	reads,
	secretariatSends,
	submits,
	type Thing
} from './money.ts';
import { testDb } from '../db.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
process.env['DATA_DIR'] = dataDir;
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const routes = await moneyRoutes();
const people = await moneyPeople(db);
const things = await moneyThings(db, people);
type Who = keyof typeof people;

function paramsOf(thing: Thing | ''): Params {
	const voucher = thing === 'voucher' || thing === 'payslip' || thing === 'inTray' ? things[thing] : undefined;
	const expense = thing === 'staff' || thing === 'decided' ? things[thing] : things.cost;
	return {
		lang: 'nb',
		organisation: 'karlstad',
		period: 'P3',
		side: 'NO',
		number: things.draft,
		import: things.import,
		sample: things.sample,
		id: voucher?.id ?? expense,
		name: voucher?.name ?? ''
	};
}

async function opened(route: string, thing: Thing | '', who: Who): Promise<number> {
	const module = routes.get(route);
	const handler = module?.load ?? module?.GET;
	if (!handler) throw new Error(`No such page: ${route}`);
	return answered(() => handler(eventOf(route, people[who], paramsOf(thing))));
}

/** Everything that an answer says, a file unpacked. */
async function said(route: string, thing: Thing, who: Who): Promise<string> {
	const module = routes.get(route);
	const given = await (module?.load ?? module?.GET)?.(eventOf(route, people[who], paramsOf(thing)));
	if (given instanceof Response) {
		const bytes = new Uint8Array(await given.arrayBuffer());
		if (given.headers.get('Content-Type') !== 'application/zip') return Buffer.from(bytes).toString('utf8');
		return Object.entries(unzipSync(bytes))
			.map(([name, file]) => `${name}\n${Buffer.from(file).toString('utf8')}`)
			.join('\n');
	}
	return JSON.stringify(given, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));
}

const sendable = [...routes].flatMap(([route, { actions }]) =>
	Object.entries(actions ?? {}).map(([name, action]) => ({ what: `${route} ${name}`, route, action }))
);
const sent = (who: Who, { route, action }: (typeof sendable)[number]) =>
	answered(() => action(eventOf(route, people[who], paramsOf(''), emptyForm())));

/** The actions that answer somebody otherwise than that they may not. */
async function maySend(who: Who): Promise<string[]> {
	const may: string[] = [];
	for (const each of sendable) if (![303, 403, 404].includes(await sent(who, each))) may.push(each.what);
	return may;
}

describe('reading money', () => {
	test.each(reads)('%s %s', async (route, thing, line) => {
		const wanted = line.split(/\s+/).map((word) => (word === '-' ? 404 : Number(word)));
		const found: number[] = [];
		for (const who of asking) found.push(await opened(route, thing, who));
		const told = (answers: readonly number[]) => Object.fromEntries(asking.map((who, at) => [who, answers[at]]));
		expect(told(found)).toEqual(told(wanted));
	});
});

describe('sending money forms', () => {
	test('there are some to send', () => {
		expect(sendable.length).toBeGreaterThan(50);
	});

	test('an auditor sends none but the own marks and draws', async () => {
		expect(await maySend('auditor')).toEqual(auditorSends);
	});

	test.each(['anonymous', 'supplier', 'gone'] as const)('%s sends none', async (who) => {
		expect(await maySend(who)).toEqual([]);
	});

	test('a reader holds a file against the book, and sends nothing else', async () => {
		expect(await maySend('reader')).toEqual(readerSends);
	});

	test.each(['foreign', 'foreignAdministrator'] as const)('%s sends none for another partner', async (who) => {
		expect(await maySend(who)).toEqual(foreignSends);
	});

	test('an editor enters, but hands nothing in', async () => {
		const may = await maySend('editor');
		expect(may).toContain('/[lang=lang]/arbeid/[organisation]/utgifter enter');
		expect(may.filter((what) => submits.includes(what) || what.includes('/sekretariat/'))).toEqual([]);
	});

	test('the secretariat sends nothing in the name of a partner, and no mark of an auditor', async () => {
		const may = await maySend('secretariat');
		expect(may.filter((what) => !secretariatSends.test(what))).toEqual([]);
		expect(may.length).toBeGreaterThan(20);
	});
});

describe('wages', () => {
	const work = '/[lang=lang]/arbeid/[organisation]/utgifter';
	const file = '/[lang=lang]/sekretariat/revisjon/utgift/[id]/mappe.zip';
	/** Who worked, what was written of it, the name of the payslip, the price of an hour. */
	const secrets = /Ida Moe|Lön oktober|lonn\.pdf|30611|306[.,]11/;

	test.each([work, `${work}/alle`, `${work}/[id]`, file])(
		'%s tells a reader and an editor nothing of them',
		async (page) => {
			for (const who of ['reader', 'editor'] as const) expect(secrets.exec(await said(page, 'staff', who))).toBeNull();
		}
	);

	test.each(['finance', 'administrator', 'secretariat', 'auditor'] as const)('%s reads them', async (who) => {
		expect(await said(`${work}/[id]`, 'staff', who)).toContain('Ida Moe');
		const whole = await said(file, 'staff', who);
		expect(whole).toContain('Ida Moe');
		expect(whole).toContain('dokumenter/lonn.pdf');
	});

	test('an editor reads what is no wage, with its voucher', async () => {
		const whole = await said(file, 'cost', 'editor');
		expect(whole).toContain('Tåg till Hamar');
		expect(whole).toContain('dokumenter/tog.pdf');
	});
});

test('the public book tells nobody the words of an expense', async () => {
	const [row] = await db.execute<{ text: string }>(sql`select text from ledger_masked where text <> '' limit 1`);
	const told = row?.text ?? '';
	expect(told).not.toBe('');
	for (const who of asking) {
		const book = await said('/api/v1/funding/ledger', 'cost', who);
		expect(book).toContain('"masked"');
		expect(book.includes(told)).toBe(false);
	}
});

describe('an auditor whose time is over', () => {
	test('reads on the last day, and the day after is a stranger to every page', async () => {
		for (const [route, thing] of reads) {
			const before = await opened(route, thing, 'goneOnLastDay');
			expect([route, before]).toEqual([route, await opened(route, thing, 'auditor')]);
		}
		expect(people.gone.memberships).toEqual([]);
	});
});

describe('an accounting system', () => {
	const post = (headers: Record<string, string>) => {
		const handler = routes.get('/api/v1/expenses')?.POST;
		if (!handler) throw new Error('No door for programs');
		const init = { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: '{}' };
		return answered(() => handler(eventOf('/api/v1/expenses', null, {}, init)));
	};
	test('without a key, with a wrong one or with one for other things writes no expense', async () => {
		const keys = { name: 'Journalen', scopes: ['measurement.write'] } as const;
		const narrow = await createToken(db, people.administrator, 'karlstad', keys);
		const wide = await createToken(db, people.administrator, 'karlstad', { ...keys, scopes: ['expense.enter'] });
		expect(await post({})).toBe(401);
		expect(await post({ Authorization: `Bearer ${'x'.repeat(43)}` })).toBe(401);
		expect(await post({ Authorization: `Bearer ${narrow}`, 'Idempotency-Key': 'a' })).toBe(403);
		expect(await post({ Authorization: `Bearer ${wide}`, 'Idempotency-Key': 'b' })).toBe(422);
	});
});
