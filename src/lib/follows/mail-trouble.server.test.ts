import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { followers } from '../../../tests/delivery/followed-world.ts';
import { deliveryPage } from './delivery.server.ts';
import { giveUpMail, retryMail } from './handle-mail.server.ts';
import { recordRefusal } from './mail-trouble.server.ts';
import { recordTrouble } from './record-trouble.server.ts';

const { db } = await testDb({ demo: true });
const secretariat = await actorOf(db, 'sekretariat1');
const auditor = await actorOf(db, 'revisor');
const editor = await actorOf(db, 'redaktor.karlstad');
let follower = '';
let mail = '';

beforeEach(async () => {
	await db.execute(sql`truncate follower, outgoing_mail, mail_trouble cascade`);
	[follower = ''] = await followers(db, ['anna@x.example']);
	const [row] = await db.execute<{ id: string }>(sql`
		insert into outgoing_mail (kind, to_address, language, subject, body, digest_of)
		values ('notices_daily', 'anna@x.example', 'nb', 'Nytt', 'Ord', ${follower}::uuid) returning id`);
	mail = row?.id ?? '';
});

const stopped = async () => {
	const [row] = await db.execute<{ why: string | null }>(sql`select mail_stopped_why as why from follower`);
	return row?.why;
};

describe('a mail server’s refusal', () => {
	const refuse = (said: string, isNobody: boolean, digestOf: string | null = follower) =>
		recordRefusal(db, { id: mail, digestOf, to: 'Anna@x.example' }, { said, isFinal: true, isNobody });

	test('stops mail to an address that is nobody’s, whatever mail it was', async () => {
		await refuse('EENVELOPE 550 5.1.1', true, null);
		expect(await stopped()).toBe('bounce');
	});

	test('of a full mailbox or of our words is only noted', async () => {
		await refuse('EENVELOPE 552 5.2.2', false);
		expect(await stopped()).toBeNull();
		expect((await deliveryPage(db, auditor)).troubles).toMatchObject([
			{ kind: 'bounce', said: 'EENVELOPE 552 5.2.2', to: 'anna@x.example', isStopped: false, recordedBy: null }
		]);
	});
});

describe('the secretariat', () => {
	test.each([
		['the address', () => ' ANNA@x.example '],
		['the Message-ID', () => `<${mail}@sol.example>`]
	])('notes a complaint by %s, and the mail is stopped', async (_by, about) => {
		const noted = await recordTrouble(db, secretariat, { kind: 'complaint', about: about() });
		expect(noted).toEqual({ ok: true, value: 'stopped' });
		expect(await stopped()).toBe('complaint');
		const { figures, troubles } = await deliveryPage(db, secretariat);
		expect(figures).toMatchObject({ complained: 1, waiting: 1 });
		expect(troubles).toMatchObject([{ kind: 'complaint', isStopped: true, recordedBy: expect.any(String) as string }]);
	});

	test('is told what is missing or unknown', async () => {
		const note = (kind: string, about: string) => recordTrouble(db, secretariat, { kind, about });
		expect(await note('', 'anna@x.example')).toMatchObject({ ok: false, issues: [{ field: 'kind' }] });
		expect(await note('', '')).toMatchObject({ ok: false, issues: [{ field: 'kind' }, { field: 'about' }] });
		expect(await note('bounce', 'ukjent@x.example')).toMatchObject({ issues: [{ key: 'delivery.about_unknown' }] });
	});

	test('may type anything and is told that nothing is known of it', async () => {
		for (const about of ['x\0@x.example', '\0', 'x'.repeat(100_000)])
			expect(await recordTrouble(db, secretariat, { kind: 'bounce', about })).toMatchObject({
				ok: false,
				issues: [{ field: 'about' }]
			});
		for (const id of ['', 'a\0b', 'x'.repeat(100_000)])
			for (const handle of [retryMail, giveUpMail])
				expect(await handle(db, secretariat, id)).toMatchObject({ ok: false });
	});

	test('tries a mail anew and gives one up, once each', async () => {
		await db.execute(
			sql`update outgoing_mail set attempts = 6, last_error = 'EMESSAGE 554', created_at = now() - interval '30 days'`
		);
		expect((await deliveryPage(db, secretariat)).failed).toMatchObject([{ id: mail, dueAt: null, isTooOld: false }]);
		expect(await retryMail(db, secretariat, mail)).toEqual({ ok: true, value: 'due' });
		const [row] = await db.execute(sql`select attempts, due_at <= now() as due from outgoing_mail`);
		expect(row).toEqual({ attempts: 0, due: true });
		expect(await giveUpMail(db, secretariat, mail)).toEqual({ ok: true, value: 'given_up' });
		expect((await giveUpMail(db, secretariat, mail)).ok).toBe(false);
	});

	test('does not send an old link again, nor what went out', async () => {
		await db.execute(
			sql`update outgoing_mail set attempts = 6, digest_of = null, created_at = now() - interval '8 days'`
		);
		expect((await retryMail(db, secretariat, mail)).ok).toBe(false);
		await db.execute(sql`update outgoing_mail set sent_at = now(), created_at = now()`);
		expect((await retryMail(db, secretariat, mail)).ok).toBe(false);
		expect((await retryMail(db, secretariat, 'x')).ok).toBe(false);
	});

	test('does it, the auditor looks on, others do not know', async () => {
		await expect(retryMail(db, auditor, mail)).rejects.toMatchObject({ status: 403 });
		await expect(recordTrouble(db, auditor, { kind: 'bounce', about: mail })).rejects.toMatchObject({ status: 403 });
		await expect(giveUpMail(db, editor, mail)).rejects.toMatchObject({ status: 404 });
		await expect(deliveryPage(db, editor)).rejects.toMatchObject({ status: 404 });
	});
});
