import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { expense } from '#lib/funding/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { expenseToSend } from './openapi-expense.ts';
import { sendExpense } from './send-expense.server.ts';
import { createToken } from './tokens.server.ts';
import { writeOnce } from './write-once.server.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;
const today = '2026-11-22';
const admin = await actorOf(db, 'admin.karlstad');
const secret = await createToken(db, admin, 'karlstad', { name: 'Raindance', scopes: ['expense.enter'] });
const measuring = await createToken(db, admin, 'karlstad', { name: 'Journalen', scopes: ['measurement.write'] });

const ticket = {
	source_id: '2026-10-4711',
	date: '2026-10-07',
	category: 'travel',
	work_package: 'AP3',
	text: 'Tåg Karlstad–Kongsvinger',
	total: '1400.00',
	vat: '280.00',
	vat_treatment: 'compensated',
	voucher_number: '4711',
	account: '5810'
};

function post(body: object, { key = randomUUID(), token = secret } = {}): Promise<Response> {
	const request = new Request('https://sol.example/api/v1/expenses', {
		method: 'POST',
		headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
		body: JSON.stringify(body)
	});
	return writeOnce(db, request, 'expense.enter', (tx, by, sent) => sendExpense(tx, by, sent, today));
}
const kept = () =>
	db
		.select()
		.from(expense)
		.where(eq(expense.sourceKey, `api:${ticket.source_id}`));
const answerOf = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('an accounting system that sends an expense', () => {
	test('makes one draft, whether it repeats the request or sends the entry anew', async () => {
		const key = randomUUID();
		const answers = await Promise.all([1, 2, 3].map(() => post(ticket, { key })));
		expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
		const first = await answerOf(answers[0] ?? Response.error());
		expect(first).toMatchObject({ state: 'draft', known: false });
		expect(await answerOf(await post(ticket))).toEqual({ ...first, known: true });
		const rows = await kept();
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({
			state: 'draft',
			amountMinor: 112_000n,
			organisationId: 'karlstad',
			account: '5810'
		});
	});

	test('is told every fault at its property', async () => {
		const response = await post({ ...ticket, source_id: 'x y', amount: 5, colour: 'red', kind: 'staff' });
		expect(response.status).toBe(422);
		const { errors } = (await response.json()) as { errors: { pointer: string }[] };
		expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['/amount', '/colour', '/kind', '/source_id']);
		const read = await post({ ...ticket, source_id: 'a', date: 'x', category: 'food', total: '' });
		const faults = ((await read.json()) as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
		expect(faults.sort()).toEqual(['/amount', '/category', '/date']);
		const books = await post({ ...ticket, source_id: 'b', kind: 'in_kind' });
		expect(((await books.json()) as { errors: object[] }).errors).toMatchObject([{ pointer: '/contribution' }]);
	});

	test('needs a key for expenses', async () => {
		expect((await post({ ...ticket, source_id: 'c' }, { token: measuring })).status).toBe(403);
		expect((await post({ ...ticket, source_id: 'c' }, { token: 'x'.repeat(40) })).status).toBe(401);
	});

	test('finds each property that is read in the description of the interface', () => {
		const { properties } = expenseToSend as unknown as { properties: object };
		expect(Object.keys({ ...ticket }).every((name) => name in properties)).toBe(true);
	});
});
