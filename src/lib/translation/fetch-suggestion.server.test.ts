import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { actorOf } from '../../../tests/actor.ts';
import { faultsOf } from '../../../tests/decided.ts';
import { decideTranslation } from './decide-translation.server.ts';
import { fetchSuggestion } from './fetch-suggestion.server.ts';
import { saveTranslation } from './save-translation.server.ts';
import { stampOf } from './stamp.server.ts';
import { submitTranslation } from './submit-translation.server.ts';
import type { TypedField } from './translation-form.ts';
import { demandTranslation, type Target } from './translation-work.server.ts';
import { stateOf } from './translation.ts';

const { db } = await testDb({ demo: true });
await db.execute(sql`delete from translation`);
const [editor, admin, reader] = (await Promise.all(
	['redaktor.karlstad', 'admin.karlstad', 'okonomi.karlstad'].map((who) => actorOf(db, who))
)) as [Actor, Actor, Actor];
const [found] = await db.execute<{ id: string; title: string }>(sql`
	select p.id, v.title from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
	where p.owner_id = 'karlstad' and p.language = 'sv' and p.hidden_at is null order by v.title limit 1`);
if (!found) throw new Error('Karlstad has published nothing');
const target: Target = { kind: 'pilot', id: found.id, language: 'nb' };

type Answer = (response: ServerResponse, asked: Record<string, unknown>) => void;
const json: (body: unknown, status?: number) => Answer =
	(body, status = 200) =>
	(response) =>
		void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
let answer: Answer = json({ translatedText: 'Tilsyn' });
const heard: Record<string, unknown>[] = [];
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
	let body = '';
	request.on('data', (part: Buffer) => (body += part.toString('utf8')));
	request.on('end', () => {
		const asked = JSON.parse(body) as Record<string, unknown>;
		heard.push({ method: request.method, path: request.url, ...asked });
		answer(response, asked);
	});
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => {
	server.closeAllConnections();
	server.close();
});
const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/translate`;
const limits = { ms: 10_000, bytes: 2000 };
const hasty = { ...limits, ms: 300 };
const wish = { typed: [], wanted: 'title' };

const ask = (by = editor, wanted = 'title', typed: TypedField[] = []) =>
	fetchSuggestion(db, by, target, { typed, wanted }, { machine: { url, key: 'hemmelig' }, limits });
const title = async () => {
	const { fields } = await demandTranslation(db, editor, 'translation.read_draft', target);
	const field = fields.find(({ name }) => name === 'title');
	return field && { state: stateOf(field), ...field.layers };
};
const rows = async () => (await db.execute<{ n: number }>(sql`select count(*)::int as n from translation`))[0]?.n;

beforeEach(async () => {
	await db.execute(sql`delete from translation`);
	heard.length = 0;
	answer = json({ translatedText: ' Tilsyn\nom natten ' });
});

describe('a suggestion of a machine', () => {
	test('is asked for with the text, both languages and the key, and kept as a machine’s draft', async () => {
		expect(faultsOf(await ask())).toEqual([]);
		expect(heard).toEqual([
			{
				method: 'POST',
				path: '/translate',
				q: found.title,
				source: 'sv',
				target: 'nb',
				format: 'text',
				api_key: 'hemmelig'
			}
		]);
		expect(await title()).toMatchObject({ state: 'machine', draft: 'Tilsyn om natten', approved: null, revision: 1 });
	});

	test('stays a machine’s when a person mends a word of it, until another person approves it', async () => {
		await ask();
		const typed = { field: 'title', revision: 1, source: stampOf(found.title), isTouched: true } as const;
		await saveTranslation(db, editor, target, [{ ...typed, text: 'Digitalt tilsyn om natten' }], 'whole');
		expect((await title())?.state).toBe('machine');
		await submitTranslation(db, editor, target, []);
		const waiting = await title();
		const revisions = new Map([['title', waiting?.revision ?? 0]] as const);
		const verdict = { verdict: 'approve', remark: '', revisions } as const;
		expect(faultsOf(await decideTranslation(db, editor, target, verdict))).toEqual([' translation.own_work']);
		expect(faultsOf(await decideTranslation(db, admin, target, verdict))).toEqual([]);
		expect(await title()).toMatchObject({ state: 'human', approved: 'Digitalt tilsyn om natten' });
	});

	test('is not asked for over what a person wrote, and what is typed is saved before', async () => {
		const typed: TypedField[] = [
			{ field: 'title', text: 'Mitt', revision: 0, source: stampOf(found.title), isTouched: true }
		];
		expect(faultsOf(await ask(editor, 'title', typed))).toEqual(['title translation.field_has_draft']);
		expect([heard.length, (await title())?.draft]).toEqual([0, 'Mitt']);
		expect(faultsOf(await ask(editor, 'nonsense'))).toEqual([' translation.field_gone']);
	});

	test('gives way to what a person wrote while the machine was at it', async () => {
		answer = (response) => {
			const typed = {
				field: 'title',
				text: 'Mitt',
				revision: 0,
				source: stampOf(found.title),
				isTouched: true
			} as const;
			void saveTranslation(db, editor, target, [typed], 'whole').then(() => {
				json({ translatedText: 'Maskinens' })(response, {});
			});
		};
		expect(faultsOf(await fetchSuggestion(db, editor, target, wish, { machine: { url, key: undefined } }))).toEqual([
			'title translation.field_has_draft'
		]);
		expect(await title()).toMatchObject({ state: 'draft', draft: 'Mitt' });
	});

	test('is not kept as made from words that somebody changed while the machine was at it', async () => {
		answer = (response) => {
			void db
				.execute(
					sql`update pilot_version set title = 'Nya ord' where pilot_id = ${found.id} and publication = 'published'`
				)
				.then(() => {
					json({ translatedText: 'Maskinens' })(response, {});
				});
		};
		const asked = fetchSuggestion(db, editor, target, wish, { machine: { url, key: undefined } });
		expect(faultsOf(await asked)).toEqual(['title translation.original_changed']);
		expect(await rows()).toBe(0);
		await db.execute(sql`update pilot_version set title = ${found.title}
			where pilot_id = ${found.id} and publication = 'published'`);
	});

	test.each<[string, Answer]>([
		['failed', json({ error: 'Language not supported' }, 400)],
		['failed', json({ translatedText: '' })],
		['failed', json({ translatedText: 7 })],
		['failed', json({ translatedText: 'x'.repeat(5000) })],
		['failed', json({ translatedText: 'Ring 19811218-9876' })],
		['failed', json(null)],
		['failed', (response) => void response.end('<html>')],
		['failed', (response) => void response.writeHead(302, { location: '/other' }).end()],
		['failed', (response) => void response.destroy()],
		['slow', () => undefined],
		['slow', (response) => void response.writeHead(200).write('{"translatedText":')]
	])('that %s is told plainly, and nothing is changed', async (how, wrong) => {
		answer = wrong;
		const around = { machine: { url, key: 'hemmelig' }, limits: how === 'slow' ? hasty : limits };
		const asked = fetchSuggestion(db, editor, target, wish, around);
		expect(faultsOf(await asked)).toEqual([`title translation.service_${how}`]);
		expect(await rows()).toBe(0);
	});

	test('is no failure of the page when nobody is there, or none is set up', async () => {
		const nobody = { url: 'http://127.0.0.1:9/translate', key: undefined };
		expect(faultsOf(await fetchSuggestion(db, editor, target, wish, { machine: nobody, limits }))).toEqual([
			'title translation.service_failed'
		]);
		expect(faultsOf(await fetchSuggestion(db, editor, target, wish, { machine: undefined }))).toEqual([
			' translation.service_unset'
		]);
	});

	test('is for those who may write', async () => {
		await expect(ask(reader)).rejects.toMatchObject({ status: 403 });
		expect(heard).toEqual([]);
	});
});
