import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { membership, throttle } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { readContact } from '#lib/pilots/contact-form.ts';
import { contactOwner } from '#lib/pilots/contact-owner.server.ts';
import { publishedPilot } from '#lib/pilots/pilot-views.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { formOf } from '../../../tests/typed.ts';

const sending = { address: '192.0.2.1', origin: 'https://sol.example', today: '2026-11-21', role: null } as const;
const message = { name: 'Nina Holm', email: 'nina@example.no', text: 'Hvordan gikk opplæringen?' };
const slug = 'en-inngang-til-hjelpemiddellageret';
let db: Db;
beforeAll(async () => {
	({ db } = await testDb({ demo: true }));
});
beforeEach(async () => {
	await db.delete(outgoingMail);
	await db.delete(throttle);
});

const mails = () => db.select().from(outgoingMail);

describe('writing to those behind a pilot', () => {
	test('reaches the editors and administrators of who answers for it today', async () => {
		expect(await contactOwner(db, slug, message, sending)).toEqual({ ok: true, value: null });
		const sent = await mails();
		expect(sent.map(({ toAddress }) => toAddress).sort()).toEqual([
			'admin.lillestrom@demo.example',
			'redaktor.lillestrom@demo.example'
		]);
		expect(new Set(sent.map(({ replyTo }) => replyTo))).toEqual(new Set(['nina@example.no']));
		expect(sent[0]?.body).toContain('Hvordan gikk opplæringen?');
		expect(sent[0]?.body).toContain(`https://sol.example/nb/piloter/${slug}`);
	});

	test('reaches the one contact that is meant as long as that person is there, afterwards all', async () => {
		await db.execute(sql`
			update pilot_version set professional_contact = null, it_contact = (select id from person where email = 'okonomi.lillestrom@demo.example')
			where pilot_id = (select id from pilot where slug = ${slug})`);
		const to = async () => (await mails()).map(({ toAddress }) => toAddress);
		await contactOwner(db, slug, message, { ...sending, role: 'it' });
		expect(await to()).toEqual(['okonomi.lillestrom@demo.example']);
		expect((await publishedPilot(db, slug, sending.today))?.contacts).toEqual([
			{ role: 'it', name: (await actorOf(db, 'okonomi.lillestrom')).name }
		]);

		await db.delete(outgoingMail);
		await db.execute(sql`
			update membership set ends_on = '2026-11-20'
			where person_id = (select id from person where email = 'okonomi.lillestrom@demo.example')`);
		await contactOwner(db, slug, message, { ...sending, role: 'it' });
		expect((await to()).sort()).toEqual(['admin.lillestrom@demo.example', 'redaktor.lillestrom@demo.example']);
		expect((await publishedPilot(db, slug, sending.today))?.contacts).toEqual([]);
		await db.delete(outgoingMail);
		await contactOwner(db, slug, message, { ...sending, role: 'professional' });
		expect(await to()).toHaveLength(2);
	});

	test('stands in the log without the writer and the words', async () => {
		await contactOwner(db, slug, message, sending);
		const [entry] = await db.select().from(journalEntry).where(eq(journalEntry.kind, 'pilot.contacted')).limit(1);
		expect(entry?.organisationId).toBe('lillestrom');
		expect(JSON.stringify(entry)).not.toMatch(/nina|opplæringen/i);
	});

	test('reaches the secretariat when nobody works at the owner', async () => {
		await db.update(membership).set({ endsOn: '2026-11-20' }).where(eq(membership.organisationId, 'lillestrom'));
		await contactOwner(db, slug, message, sending);
		const sent = (await mails()).map(({ toAddress }) => toAddress).sort();
		expect(sent).toEqual(['sekretariat1@demo.example', 'sekretariat2@demo.example']);
		await db.update(membership).set({ endsOn: null }).where(eq(membership.organisationId, 'lillestrom'));
	});

	test('is not possible for a pilot that is not public, and nothing is sent', async () => {
		await db
			.update(pilot)
			.set({ hiddenAt: sql`now()` })
			.where(eq(pilot.slug, slug));
		await expect(contactOwner(db, slug, message, sending)).rejects.toMatchObject({ status: 404 });
		await db.update(pilot).set({ hiddenAt: null }).where(eq(pilot.slug, slug));
		await expect(contactOwner(db, 'nothing', message, sending)).rejects.toMatchObject({ status: 404 });
		expect(await mails()).toEqual([]);
	});

	test('is held back after five messages from one address', async () => {
		const sent: boolean[] = [];
		for (let each = 0; each < 6; each += 1) sent.push((await contactOwner(db, slug, message, sending)).ok);
		expect(sent).toEqual([true, true, true, true, true, false]);
		expect(await contactOwner(db, slug, message, { ...sending, address: '192.0.2.9' })).toMatchObject({ ok: true });
	});
});

describe('what is written', () => {
	const faults = (change: Partial<typeof message>) => {
		const form = formOf({ ...message, ...change });
		const read = readContact(form);
		return read.ok ? [] : read.issues.map(({ field, key }) => `${field} ${key}`);
	};

	test('is taken when it is whole', () => {
		expect(faults({})).toEqual([]);
	});

	test('is refused with every fault at once', () => {
		expect(faults({ name: '', email: 'nina', text: 'x'.repeat(2001) })).toEqual([
			'name contact.name_missing',
			'email account.email_unreadable',
			'text text.too_long'
		]);
	});

	test('may hold no personal number', () => {
		expect(faults({ text: 'Min mor, 19121212-1212, vil vite' })).toEqual(['text text.personal_number']);
	});
});
