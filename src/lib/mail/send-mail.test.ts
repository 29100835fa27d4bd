import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '#lib/db.server.ts';
import { testDb } from '../../../tests/db.ts';
import { enqueueMail } from './enqueue.server.ts';
import type { Mail } from './mail.ts';
import type { Refusal } from './refusal.ts';
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

/** What the one who sends is told of mail that was refused for good. */
const refused: string[] = [];
const from = 'SOL <ikke-svar@sol.example>';
const post = {
	transport: createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true }),
	from,
	demo: false,
	words: () => Promise.resolve(undefined),
	refused: (_tx: Db, { to }: { to: string }, { said, isNobody }: Refusal) => {
		refused.push(`${to} ${said} ${isNobody ? 'nobody' : 'somebody'}`);
		return Promise.resolve();
	}
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
	refused.length = 0;
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
		expect(refused).toEqual(['unknown@x.example EENVELOPE 550 nobody']);
	});

	test('tries again later, not at once', async () => {
		await enqueueMail(db, [mail('full@x.example')]);
		await sendWaiting(db, post);
		const { full, ...rest } = answers;
		answers = rest;
		expect(await sendWaiting(db, post)).toBe(0);
		const [waiting] = await db.select({ dueAt: outgoingMail.dueAt }).from(outgoingMail);
		expect((waiting?.dueAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(100_000);
		await db.update(outgoingMail).set({ dueAt: sql`now()` });
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

describe('every letter', () => {
	test('is plain text and HTML of the same words, escaped, in its language', async () => {
		await enqueueMail(db, [
			mail('bjorn@karlstad.example', { body: 'Hej <b>Björn</b>!\n\nhttps://sol.example/sv/x?a=1&b=2' })
		]);
		await sendWaiting(db, { ...post, demo: true });
		const letter = await PostalMime.parse(received[0] ?? '');
		expect(letter.text).toContain('Hej <b>Björn</b>!');
		expect(letter.html).toContain('Hej &lt;b&gt;Björn&lt;/b&gt;!');
		expect(letter.html).toContain('<a href="https://sol.example/sv/x?a=1&amp;b=2"');
		expect(letter.html).toContain('<html lang="sv">');
		expect(letter.html).toContain('DEMONSTRATION');
		expect(letter.html).not.toMatch(/<img|url\(|<link|src=/);
		expect(letter.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
		expect(letter.headers.some(({ key }) => key.startsWith('list-'))).toBe(false);
	});

	test('that can be declined says how, with one click', async () => {
		await enqueueMail(db, [mail('bjorn@karlstad.example')]);
		await db.update(outgoingMail).set({ unsubscribeUrl: 'https://sol.example/sv/avmeld/s3cr3t' });
		await sendWaiting(db, post);
		const { headers, messageId } = await PostalMime.parse(received[0] ?? '');
		const header = (name: string) => headers.find(({ key }) => key === name)?.value;
		expect(header('list-unsubscribe')).toBe('<https://sol.example/sv/avmeld/s3cr3t>');
		expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
		expect(header('list-id')).toBe('SOL <notices.sol.example>');
		const [row] = await db.select({ id: outgoingMail.id }).from(outgoingMail);
		expect(messageId).toBe(`<${row?.id ?? ''}@sol.example>`);
	});
});

describe('a mail whose words are set when it is sent', () => {
	const follower = '00000000-0000-4000-8000-000000000001';
	const queue = async () => {
		await enqueueMail(db, [mail('old@x.example', { subject: '', body: '' }), mail('bjorn@karlstad.example')]);
		await db
			.update(outgoingMail)
			.set({ digestOf: follower, createdAt: sql`now() - interval '30 days'`, dueAt: sql`now() - interval '30 days'` })
			.where(sql`subject = ''`);
	};
	const says = {
		toAddress: 'new@x.example',
		language: 'nb',
		subject: 'Nytt',
		body: 'Ord',
		html: '<p>Ord</p>'
	} as const;

	test('goes out however old it is, to the address of now', async () => {
		await queue();
		const words = () => Promise.resolve({ ...says, unsubscribeUrl: 'https://sol.example/nb/avmeld/x' });
		expect(await sendWaiting(db, { ...post, words })).toBe(2);
		expect(await PostalMime.parse(received[0] ?? '')).toMatchObject({
			to: [{ address: 'new@x.example' }],
			subject: 'Nytt'
		});
	});

	test('is dropped when nothing is left to say', async () => {
		await queue();
		expect(await sendWaiting(db, post)).toBe(1);
		const rows = await db.execute(sql`select dropped_at is not null as dropped from outgoing_mail order by to_address`);
		expect(rows).toMatchObject([{ dropped: false }, { dropped: true }]);
	});

	test('stands in nobody’s way when its words fail, and is tried again', async () => {
		await queue();
		const words = async (tx: Db) => {
			await tx.execute(sql`select 1 / 0`);
			return undefined;
		};
		expect(await sendWaiting(db, { ...post, words })).toBe(1);
		expect(await state()).toMatchObject([{ isSent: true }, { isSent: false, attempts: 1, error: 'words' }]);
	});
});

describe('a mail server that is away', () => {
	const away = { ...post, transport: createTransport({ host: '127.0.0.1', port: 1, connectionTimeout: 2000 }) };

	test('lets other mail go first when it comes back', async () => {
		await enqueueMail(db, [mail('first@x.example')]);
		await enqueueMail(db, [mail('second@x.example')]);
		await expect(sendWaiting(db, away)).rejects.toThrow();
		await sendWaiting(db, post);
		expect(received.map((text) => /^To: (.*)$/m.exec(text)?.[1])).toEqual(['second@x.example', 'first@x.example']);
	});

	test('is told to the one who asked and charged to no mail', async () => {
		await enqueueMail(db, [mail('bjorn@karlstad.example')]);
		await expect(sendWaiting(db, away)).rejects.toThrow();
		expect(await state()).toMatchObject([{ isSent: false, attempts: 0, error: null }]);
		expect(await sendWaiting(db, post)).toBe(1);
	});
});
