import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { yes } from '#lib/decision.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, keysOf, statusOf } from '../../../tests/decided.ts';
import { decideRates } from './decide-rates.server.ts';
import { fetchRates } from './fetch-rates.server.ts';
import { proposeRates } from './propose-rates.server.ts';
import { lateRates, ratesPage } from './rate-pages.server.ts';
import { ofMonth, type MonthlyRate } from './rate.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const finance = await actorOf(db, 'okonomi.karlstad');
const editor = await actorOf(db, 'redaktor.karlstad');
const first = await actorOf(db, 'sekretariat1');
const second = await actorOf(db, 'sekretariat2');
const auditor = await actorOf(db, 'revisor');

const sek = ofMonth('SEK', '2026-11-01', '11.2345');
const nok = ofMonth('NOK', '2026-11-01', '11.7');
const stands = async () =>
	[
		...(await db.execute<{ said: string }>(
			sql`select currency || ' ' || valid_from || ' ' || trim_scale(per_euro) as said from rate order by 1`
		))
	].map(({ said }) => said);
const propose = (rates: readonly MonthlyRate[], by = finance) =>
	proposeRates(db, by, {
		rates: yes(rates),
		field: 'value',
		sourceField: 'source',
		source: 'InforEuro, läst 2026-11-02',
		lang: 'sv'
	});
const decide = (id: string, by = second, approve = true, reason = '') => decideRates(db, by, { id, approve, reason });

// Rates are never deleted on the site; here each test starts without any.
beforeEach(async () => {
	await db.execute(sql`alter table rate disable trigger user`);
	await db.execute(sql`delete from rate`);
	await db.execute(sql`alter table rate enable trigger user`);
	await db.execute(sql`delete from rule_proposal`);
	await db.execute(sql`delete from rate_fetch`);
});

describe('proposing rates', () => {
	test('is for finance, administrators and the secretariat', async () => {
		expect(keysOf(await propose([sek]))).toEqual([]);
		expect(keysOf(await propose([nok], first))).toEqual([]);
		expect(await statusOf(propose([sek], editor))).toBe(404);
		expect(await statusOf(propose([sek], auditor))).toBe(404);
		expect(await stands()).toEqual([]);
	});

	test('needs a source, and names its lack beside the other faults', async () => {
		const refused = { ok: false as const, issues: [{ field: 'value', key: 'number.empty' }] };
		const answer = await proposeRates(db, finance, {
			rates: refused,
			field: 'value',
			sourceField: 'source',
			source: ' ',
			lang: 'nb'
		});
		expect(keysOf(answer)).toEqual(['number.empty', 'rate.source_missing']);
	});

	test('of what stands already is refused: the same is needless, another value is told with both', async () => {
		await decide(accepted(await propose([sek])));
		expect(keysOf(await propose([sek]))).toEqual(['rate.all_stand']);
		expect(await propose([{ ...sek, perEuro: '12' }])).toMatchObject({
			issues: [{ key: 'rate.stands', params: { stands: '11,2345', asked: '12' } }]
		});
	});
});

describe('deciding on proposed rates', () => {
	test('is for another person of the secretariat', async () => {
		const id = accepted(await propose([sek, nok], first));
		expect(keysOf(await decide(id, first))).toEqual(['rate.own_hands']);
		expect(await statusOf(decide(id, finance))).toBe(404);
		expect(await statusOf(decide(id, auditor))).toBe(403);
		expect(await stands()).toEqual([]);
		expect(keysOf(await decide(id))).toEqual([]);
		expect(await stands()).toEqual(['NOK 2026-11-01 11.7', 'SEK 2026-11-01 11.2345']);
		expect(keysOf(await decide(id))).toEqual(['rate.decided_already']);
	});

	test('that refuses says why, and nothing comes to stand', async () => {
		const id = accepted(await propose([sek]));
		expect(keysOf(await decide(id, second, false))).toEqual(['rate.reason_missing']);
		expect(keysOf(await decide(id, second, false, 'Fel månad'))).toEqual([]);
		expect(await stands()).toEqual([]);
		expect(keysOf(await decide(id))).toEqual(['rate.decided_already']);
	});

	test('never changes what came to stand meanwhile', async () => {
		const [one, other] = [
			accepted(await propose([sek])),
			accepted(await propose([{ ...sek, perEuro: '12' }, nok], first))
		];
		accepted(await decide(one));
		expect(keysOf(await decide(other))).toEqual(['rate.stands']);
		expect(await stands()).toEqual(['SEK 2026-11-01 11.2345']);
	});

	test('at once by two lets one of two values stand', async () => {
		const ids = [accepted(await propose([sek])), accepted(await propose([{ ...sek, perEuro: '12' }]))];
		const answers = await Promise.all(ids.map((id) => decide(id)));
		expect(answers.flatMap(keysOf)).toEqual(['rate.stands']);
		expect(await stands()).toHaveLength(1);
	});

	test('of a proposal that does not exist is answered 404', async () => {
		expect(await statusOf(decide('00000000-0000-4000-8000-000000000000'))).toBe(404);
		expect(await statusOf(decide('x'))).toBe(404);
	});

	test('is seen with both names on the page', async () => {
		await decide(accepted(await propose([sek])));
		await propose([nok], second);
		const page = await ratesPage(db, first, today);
		expect(page.rates).toMatchObject([{ currency: 'SEK', proposedBy: finance.name, decidedBy: second.name }]);
		expect(page.waiting).toMatchObject([{ isOwn: false, by: second.name, rates: [nok] }]);
		expect(page.late).toEqual(['NOK']);
		expect(await statusOf(ratesPage(db, finance, today))).toBe(404);
	});
});

const row = (code: string, value: string) => `{"isoA3Code":"${code}","value":${value},"comment":null}`;
const good = `[${row('SEK', '11.2345')},${row('NOK', '11.700')},${row('USD', '1.1')}]`;
let answer: RequestListener = (_, response) => response.end(good);
let asked: string[] = [];
const server = createServer((request, response) => {
	asked.push(request.url ?? '');
	answer(request, response);
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/monthly-rates`;
const fetched = (timeoutMs = 10_000) =>
	fetchRates(db, today, address, { timeoutMs, waitsMs: [10, 20], maxBytes: 2_000 });
const attempts = async () =>
	[
		...(await db.execute<{ said: string }>(
			sql`select coalesce(fault, new_count::text) as said from rate_fetch order by id`
		))
	].map(({ said }) => said);

describe('fetching the rates of the month', () => {
	beforeEach(() => {
		asked = [];
		answer = (_, response) => response.end(good);
	});

	test('keeps those that are needed, to the last digit, and asks no more that month', async () => {
		expect(await fetched()).toBe(2);
		expect(asked).toEqual(['/monthly-rates?lang=EN&year=2026&month=11']);
		expect(await stands()).toEqual(['NOK 2026-11-01 11.7', 'SEK 2026-11-01 11.2345']);
		expect(await fetched()).toBe(0);
		expect(asked).toHaveLength(1);
		expect(await attempts()).toEqual(['2']);
		expect(await lateRates(db, today)).toEqual([]);
	});

	test('takes also the currency of a late invoice', async () => {
		await db.execute(sql`update expense set original_currency = 'USD', original_minor = 100, original_rate = 1.1, paid_on = '2026-10-01'
			where id = (select id from expense where state = 'draft' limit 1)`);
		expect(await fetched()).toBe(3);
		await db.execute(sql`update expense set original_currency = null, original_minor = null, original_rate = null`);
	});

	test.each<[string, RequestListener, number]>([
		['rate.fetch_refused', (_, response) => response.writeHead(500).end(), 3],
		['rate.fetch_refused', (_, response) => response.writeHead(404).end(good), 1],
		['rate.fetch_moved', (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(good), 1],
		['rate.fetch_slow', (_, response) => void setTimeout(() => response.end(good), 400), 3],
		['rate.fetch_slow', (_, response) => void response.write('['), 3],
		['rate.fetch_unreachable', (request) => void request.socket.destroy(), 3],
		['rate.fetch_garbage', (_, response) => response.end('<html>Maintenance</html>'), 1],
		['rate.fetch_garbage', (_, response) => response.end(`[${row('SEK', '"eleven"')}]`), 1],
		['rate.fetch_too_big', (_, response) => response.end(good + ' '.repeat(2_000)), 1]
	])('that ends as %s changes nothing, and stands in the list of attempts', async (fault, listener, times) => {
		answer = listener;
		await expect(fetched(fault === 'rate.fetch_slow' ? 150 : undefined)).rejects.toThrow(fault);
		expect(asked).toHaveLength(times);
		expect(await attempts()).toEqual([fault]);
		expect(await stands()).toEqual([]);
	});

	test('succeeds when the second attempt does', async () => {
		answer = (_, response) => (asked.length === 1 ? response.writeHead(503).end() : response.end(good));
		expect(await fetched()).toBe(2);
		expect(asked).toHaveLength(2);
	});

	test('without one of the two currencies keeps the other and is made again', async () => {
		answer = (_, response) => response.end(`[${row('SEK', '11.2345')}]`);
		await expect(fetched()).rejects.toThrow('rate.fetch_incomplete');
		expect(await stands()).toEqual(['SEK 2026-11-01 11.2345']);
		expect(await lateRates(db, today)).toEqual(['NOK']);
	});

	test('never changes a rate that stands', async () => {
		await decide(accepted(await propose([{ ...sek, perEuro: '12' }])));
		expect(await fetched()).toBe(1);
		expect(await stands()).toEqual(['NOK 2026-11-01 11.7', 'SEK 2026-11-01 12']);
		await expect(db.execute(sql`update rate set per_euro = 1`)).rejects.toThrow();
	});
});
