import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { no, yes } from '#lib/decision.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import type { Actor } from './actor.ts';
import { once } from './once.server.ts';
import { sentForm } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const editor = await actorOf(db, 'redaktor.karlstad');
const other = await actorOf(db, 'redaktor.ringsaker');

function formNumbered(number: string): FormData {
	const form = new FormData();
	form.set('once', number);
	return form;
}

async function sendTimes(times: number, by: Actor, form: FormData) {
	let made = 0;
	const send = () => once(db, by, form, () => Promise.resolve(yes(`thing-${(made += 1)}`)));
	const answers = await Promise.all(Array.from({ length: times }, send));
	return { made, answers };
}

describe('a form that is sent twice', () => {
	test('makes one thing, and answers with it both times, also at the same moment', async () => {
		const { made, answers } = await sendTimes(4, editor, formNumbered(randomUUID()));
		expect(made).toBe(1);
		expect(answers).toEqual(Array.from({ length: 4 }, () => yes('thing-1')));
	});

	test('may be sent again after it was refused', async () => {
		const form = formNumbered(randomUUID());
		expect(
			await once(db, editor, form, () => Promise.resolve(no({ field: 'text', key: 'expense.text_empty' })))
		).toEqual(no({ field: 'text', key: 'expense.text_empty' }));
		expect(await once(db, editor, form, () => Promise.resolve(yes('later')))).toEqual(yes('later'));
	});

	test('is forgotten when making failed', async () => {
		const number = randomUUID();
		const failing = once(db, editor, formNumbered(number), () => Promise.reject(new Error('the disk is full')));
		await expect(failing).rejects.toThrow('the disk is full');
		expect(await db.select().from(sentForm).where(eq(sentForm.id, number))).toEqual([]);
	});

	test('with the number of somebody else’s form is answered as unknown', async () => {
		const form = formNumbered(randomUUID());
		await sendTimes(1, editor, form);
		await expect(once(db, other, form, () => Promise.resolve(yes('mine')))).rejects.toMatchObject({ status: 404 });
	});

	test('without a number, or with something else than one, makes a thing each time', async () => {
		expect((await sendTimes(2, editor, new FormData())).made).toBe(2);
		expect((await sendTimes(2, editor, formNumbered("'; drop table pilot"))).made).toBe(2);
	});
});
