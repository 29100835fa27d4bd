import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { enqueueMail } from './enqueue.server.ts';
import type { Mail } from './mail.ts';
import { outgoingMail } from './schema.server.ts';
import { sendWaiting } from './send-mail.server.ts';

const { db } = await testDb();
const received: string[] = [];
/** What the server answers to a receiver, by the first word of the address. */
let answers: Record<string, number | undefined> = { full: 452, unknown: 550 };

const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS', 'AUTH'],
	onRcptTo: ({ address }, _session, callback) => {
		const code = answers[address.split('@')[0] ?? ''];
		callback(code === undefined ? null : Object.assign(new Error('no'), { responseCode: code }));
	},
	onData: (stream, _session, callback) => {
		let text = '';
		stream.setEncoding('utf8');
		stream.on('data', (part: string) => (text += part));
		stream.on('end', () => {
			received.push(text);
			callback();
		});
	}
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
const { port } = server.server.address() as { port: number };
afterAll(() => new Promise<void>((done) => server.close(() => done())));

const from = 'SOL <ikke-svar@sol.example>';
const post = {
	transport: createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true }),
	from,
	demo: false
};
const mail = (to: string, more: Partial<Mail> = {}): Mail => ({
	kind: 'test',
	to,
	language: 'sv',
	subject: 'Åtgärder på gång',
	body: 'Hej Björn!\n\nhttps://sol.example/sv/konto/lenke/abc\n',
	...more
});
const state = () =>
	db
		.select({
			to: outgoingMail.toAddress,
			isSent: sql<boolean>`sent_at is not null`,
			attempts: outgoingMail.attempts,
			error: outgoingMail.lastError
		})
		.from(outgoingMail)
		.orderBy(outgoingMail.toAddress);

beforeEach(async () => {
	received.length = 0;
	await db.delete(outgoingMail);
});

describe('sending what waits', () => {
	test('delivers text, sender and where to answer, once', async () => {
		await enqueueMail(db, [mail('bjorn@karlstad.example', { replyTo: 'kari@ringsaker.example' })]);
		expect(await sendWaiting(db, post)).toBe(1);
		expect(await sendWaiting(db, post)).toBe(0);
		const letter = await PostalMime.parse(received[0] ?? '');
		expect(letter).toMatchObject({
			from: { name: 'SOL', address: 'ikke-svar@sol.example' },
			to: [{ address: 'bjorn@karlstad.example' }],
			replyTo: [{ address: 'kari@ringsaker.example' }],
			subject: 'Åtgärder på gång'
		});
		expect(letter.text?.trim()).toBe('Hej Björn!\n\nhttps://sol.example/sv/konto/lenke/abc');
		expect(received).toHaveLength(1);
		expect(await state()).toEqual([{ to: 'bjorn@karlstad.example', isSent: true, attempts: 0, error: null }]);
	});

	test('says first that the data are invented, while they are', async () => {
		await enqueueMail(db, [mail('bjorn@karlstad.example')]);
		await sendWaiting(db, { ...post, demo: true });
		expect((await PostalMime.parse(received[0] ?? '')).text).toMatch(/^DEMONSTRATION: Personer/);
	});

	test('goes on past a mail that is refused, and gives up what is refused for good', async () => {
		await enqueueMail(db, [mail('unknown@x.example'), mail('full@x.example'), mail('bjorn@karlstad.example')]);
		expect(await sendWaiting(db, post)).toBe(1);
		expect(await state()).toEqual([
			{ to: 'bjorn@karlstad.example', isSent: true, attempts: 0, error: null },
			{ to: 'full@x.example', isSent: false, attempts: 1, error: 'EENVELOPE 452' },
			{ to: 'unknown@x.example', isSent: false, attempts: 6, error: 'EENVELOPE 550' }
		]);
	});

	test('tries again later, not at once', async () => {
		await enqueueMail(db, [mail('full@x.example')]);
		await sendWaiting(db, post);
		const { full, ...rest } = answers;
		answers = rest;
		expect(await sendWaiting(db, post)).toBe(0);
		await db.update(outgoingMail).set({ createdAt: sql`now() - interval '3 minutes'` });
		expect(await sendWaiting(db, post)).toBe(1);
		answers = { ...rest, full };
	});

	test('leaves a mail alone after six refusals or a week', async () => {
		await enqueueMail(db, [mail('a@x.example'), mail('b@x.example')]);
		await db
			.update(outgoingMail)
			.set({ attempts: 6 })
			.where(sql`to_address = 'a@x.example'`);
		await db
			.update(outgoingMail)
			.set({ createdAt: sql`now() - interval '8 days'` })
			.where(sql`to_address = 'b@x.example'`);
		expect(await sendWaiting(db, post)).toBe(0);
		expect(received).toEqual([]);
	});

	test('by two senders at once delivers each mail once', async () => {
		await enqueueMail(
			db,
			Array.from({ length: 12 }, (_, n) => mail(`p${n}@x.example`))
		);
		const sent = await Promise.all([sendWaiting(db, post), sendWaiting(db, post), sendWaiting(db, post)]);
		expect(sent.reduce((sum, each) => sum + each)).toBe(12);
		expect(new Set(received.map((text) => /^To: (.*)$/m.exec(text)?.[1]))).toHaveLength(12);
		expect(received).toHaveLength(12);
	});
});

describe('a mail server that is away', () => {
	const away = { ...post, transport: createTransport({ host: '127.0.0.1', port: 1, connectionTimeout: 2000 }) };

	test('is told to the loop and charged to no mail', async () => {
		await enqueueMail(db, [mail('bjorn@karlstad.example')]);
		await expect(sendWaiting(db, away)).rejects.toThrow();
		expect(await state()).toMatchObject([{ isSent: false, attempts: 0, error: null }]);
		expect(await sendWaiting(db, post)).toBe(1);
	});
});
