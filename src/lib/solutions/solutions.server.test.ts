import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { queuesOf } from '#lib/waiting/queues.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted } from '../../../tests/decided.ts';
import { publishedSolution, publishedSolutions, usersOfSolutions } from './public-solutions.server.ts';
import { decideSolution, submitSolution, takeBackSolution, withdrawSolution } from './publish-solution.server.ts';
import { askToReuse } from './reuse-solution.server.ts';
import { solutionReview, waitingSolutions } from './solution-review.server.ts';
import type { SolutionContent } from './solution.ts';
import type { SolutionQuery } from './solution-list.ts';
import { solutionIn, solutionOptions, solutionWorkspace } from './solution-workspace.server.ts';
import { ownSolutions, solutionById } from './solutions.server.ts';
import { suppliers, supplierPage } from './suppliers.server.ts';
import { pilotsThatTried, pilotsWithSupplier } from './tried-in.server.ts';
import { discardSolution, editSolution, registerSolution, saveSolution } from './write-solution.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const sender = { origin: 'https://sol.example', today };
const everything: SolutionQuery = { kind: null, technology: null, country: null, usedBy: null, page: '' };
const ids = new Map<string, string>();
let supplier: Actor, editor: Actor, reader: Actor, foreign: Actor, office: Actor, colleague: Actor, auditor: Actor;

const content: SolutionContent = {
	kind: 'generic',
	supplierId: null,
	technologyArea: 'digital_supervision',
	name: 'Tillsyn på prov',
	summary: 'Så här gör vi.',
	prerequisites: '',
	summaryOther: null,
	prerequisitesOther: null,
	isReadyToReuse: false,
	language: 'sv',
	pilots: []
};

beforeAll(async () => {
	for (const row of await db.select({ id: pilot.id, key: pilot.externalId }).from(pilot))
		ids.set(row.key ?? '', row.id);
	[supplier, editor, reader, foreign, office, colleague, auditor] = await Promise.all([
		actorOf(db, 'leverandor2'),
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'okonomi.karlstad'),
		actorOf(db, 'admin.ringsaker'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2'),
		actorOf(db, 'revisor')
	]);
});

async function registered(by = editor, place = 'karlstad', rest: Partial<SolutionContent> = {}): Promise<string> {
	return accepted(await registerSolution(db, by, place, { ...content, ...rest }));
}
const publish = (id: string, revision: number, by = office) =>
	decideSolution(db, by, id, { verdict: 'publish', remark: '', revision }, sender);
async function published(rest: Partial<SolutionContent> = {}) {
	const id = await registered(editor, 'karlstad', rest);
	await submitSolution(db, editor, id);
	expect(await publish(id, 1)).toMatchObject({ ok: true });
	return id;
}

describe('a solution on its way to its readers', () => {
	test('is public when another person of the secretariat has published it', async () => {
		const id = await registered(editor, 'karlstad', { name: 'På väg' });
		const slug = (await solutionById(db, id))?.slug ?? '';
		expect(slug).toBe('pa-vag');
		expect(await publishedSolution(db, slug)).toBeUndefined();
		expect(await publish(id, 1)).toMatchObject({ issues: [{ key: 'solution.moved_on' }] });
		expect(await submitSolution(db, editor, id)).toMatchObject({ ok: true });
		expect((await waitingSolutions(db, office, today)).map((each) => each.id)).toContain(id);
		expect((await queuesOf(db, office)).find(({ name }) => name === 'solutions')?.count).toBeGreaterThan(1);
		expect(await publish(id, 1)).toMatchObject({ ok: true });
		expect(await publishedSolution(db, slug)).toMatchObject({ name: 'På väg', owner: { id: 'karlstad' } });
		const mails = await db.select().from(outgoingMail).where(eq(outgoingMail.kind, 'solution_published'));
		expect(mails.map(({ toAddress }) => toAddress)).toContain('redaktor.karlstad@demo.example');
	});

	test('needs a summary to be sent in, and comes back with a remark', async () => {
		const id = await registered(editor, 'karlstad', { summary: '' });
		expect(await submitSolution(db, editor, id)).toMatchObject({ issues: [{ key: 'solution.summary_missing' }] });
		expect(await saveSolution(db, editor, id, 1, content)).toMatchObject({ ok: true });
		await submitSolution(db, editor, id);
		expect(await saveSolution(db, editor, id, 2, content)).toMatchObject({ issues: [{ key: 'solution.moved_on' }] });
		expect(await takeBackSolution(db, editor, id)).toMatchObject({ ok: true });
		await submitSolution(db, editor, id);
		const verdict = { verdict: 'return', remark: 'Skriv vem som kan använda den.', revision: 2 } as const;
		expect(await decideSolution(db, colleague, id, verdict, sender)).toMatchObject({ ok: true });
		expect(await solutionById(db, id)).toMatchObject({ publication: 'returned', remark: verdict.remark });
	});

	test('keeps what one of two editors saved, and tells the other', async () => {
		const id = await registered();
		expect(await saveSolution(db, editor, id, 1, { ...content, name: 'Den ena' })).toMatchObject({ ok: true });
		expect(await saveSolution(db, editor, id, 1, { ...content, name: 'Den andra' })).toMatchObject({
			issues: [{ key: 'solution.changed_meanwhile' }]
		});
		expect((await solutionById(db, id))?.content.name).toBe('Den ena');
		expect(await discardSolution(db, editor, id)).toMatchObject({ ok: true });
		expect(await solutionById(db, id)).toBeUndefined();
	});

	test('is edited beside what readers see until the edit is published', async () => {
		const id = await published({ name: 'Före' });
		const begun = await editSolution(db, editor, id);
		const edit = begun.ok ? begun.value : '';
		expect(await editSolution(db, editor, id)).toEqual({ ok: true, value: edit });
		const tried = ids.get('P17') ?? '';
		await saveSolution(db, editor, edit, 1, { ...content, name: 'Efter', pilots: [tried] });
		await submitSolution(db, editor, edit);
		expect(await publishedSolution(db, 'fore')).toMatchObject({ name: 'Före', pilots: 0 });
		expect((await publishedSolutions(db, everything, 'sv')).solutions.map((each) => each.name)).not.toContain('Efter');
		expect((await solutionReview(db, office, edit)).before?.name).toBe('Före');
		expect(await publish(edit, 2)).toMatchObject({ ok: true });
		expect(await publishedSolution(db, 'fore')).toMatchObject({ id, name: 'Efter', pilots: 1 });
		expect(await solutionById(db, edit)).toBeUndefined();
	});

	test('has its words in the other language read, published and edited with it', async () => {
		const words = { summaryOther: 'Slik gjør vi det.', prerequisites: 'Nät.', prerequisitesOther: 'Nett.' };
		const id = await registered(editor, 'karlstad', { name: 'På två språk', ...words });
		await submitSolution(db, editor, id);
		expect((await solutionReview(db, office, id)).solution.content).toMatchObject(words);
		await expect(publish(id, 1, editor)).rejects.toMatchObject({ status: 404 });
		expect(await publish(id, 1)).toMatchObject({ ok: true });
		expect(await publishedSolution(db, 'pa-tva-sprak')).toMatchObject(words);

		const begun = await editSolution(db, editor, id);
		const edit = begun.ok ? begun.value : '';
		expect((await solutionById(db, edit))?.content).toMatchObject(words);
		const changed = { ...content, ...words, name: 'På två språk', summaryOther: 'Nye ord.', prerequisitesOther: null };
		expect(await saveSolution(db, editor, edit, 1, changed)).toMatchObject({ ok: true });
		await submitSolution(db, editor, edit);
		expect(await publishedSolution(db, 'pa-tva-sprak')).toMatchObject(words);
		expect(await publish(edit, 2)).toMatchObject({ ok: true });
		expect(await publishedSolution(db, 'pa-tva-sprak')).toMatchObject({
			summaryOther: 'Nye ord.',
			prerequisitesOther: null
		});
	});

	test('asks for nothing in one language that it does not ask for in its own', async () => {
		const id = await registered(editor, 'karlstad', { prerequisitesOther: 'Nett.' });
		expect(await submitSolution(db, editor, id)).toMatchObject({
			issues: [{ field: 'prerequisites', key: 'solution.prerequisites_missing' }]
		});
	});

	test('is withdrawn with a reason, by the owner or by the secretariat', async () => {
		for (const by of [editor, office]) {
			const id = await published({ name: 'Bort' });
			const slug = (await solutionById(db, id))?.slug ?? '';
			expect(await withdrawSolution(db, by, id, '')).toMatchObject({ issues: [{ field: 'remark' }] });
			expect(await withdrawSolution(db, by, id, 'Gäller inte längre.')).toMatchObject({ ok: true });
			expect(await publishedSolution(db, slug)).toBeUndefined();
		}
	});
});

describe('rights to a solution', () => {
	test('follow the table, one role after the other', async () => {
		const id = await registered();
		const verbs = [
			(by: Actor) => saveSolution(db, by, id, 9, content),
			(by: Actor) => submitSolution(db, by, id),
			(by: Actor) => takeBackSolution(db, by, id),
			(by: Actor) => discardSolution(db, by, id),
			(by: Actor) => editSolution(db, by, id)
		];
		for (const verb of verbs) {
			for (const by of [foreign, supplier]) await expect(verb(by)).rejects.toMatchObject({ status: 404 });
			for (const by of [reader, office, auditor]) await expect(verb(by)).rejects.toMatchObject({ status: 403 });
		}
		for (const by of [editor, foreign, supplier])
			await expect(publish(id, 1, by)).rejects.toMatchObject({ status: 404 });
		await expect(publish(id, 1, auditor)).rejects.toMatchObject({ status: 403 });
		for (const by of [foreign, supplier]) {
			await expect(withdrawSolution(db, by, id, 'x')).rejects.toMatchObject({ status: 404 });
			await expect(registerSolution(db, by, 'karlstad', content)).rejects.toMatchObject({ status: 404 });
			await expect(solutionIn(db, by, 'karlstad', id)).rejects.toMatchObject({ status: 404 });
			await expect(waitingSolutions(db, by, today)).rejects.toMatchObject({ status: 404 });
		}
		for (const by of [reader, office, auditor])
			await expect(registerSolution(db, by, 'karlstad', content)).rejects.toMatchObject({ status: 403 });
		for (const by of [reader, office, auditor]) expect((await solutionIn(db, by, 'karlstad', id)).solution.id).toBe(id);
		await expect(solutionIn(db, office, 'ringsaker', id)).rejects.toMatchObject({ status: 404 });
	});

	test('of a supplier end at its own workspace and its own pilots', async () => {
		const workspace = await solutionWorkspace(db, supplier, 's2');
		expect(workspace.isSupplier).toBe(true);
		expect((await ownSolutions(db, workspace.covers)).map(({ name }) => name).sort()).toEqual([
			'Nattkoll',
			'Rätt Kallelse'
		]);
		const { choices, pilots } = await solutionOptions(db, workspace, 'sv');
		expect(choices).toMatchObject({ ownSupplier: 's2', suppliers: [] });
		expect(pilots.map(({ id }) => id).sort()).toEqual(['P02', 'P12', 'P17', 'P22'].map((key) => ids.get(key)).sort());
		for (const place of ['s1', 'karlstad', 'finnes-ikke'])
			await expect(solutionWorkspace(db, supplier, place)).rejects.toMatchObject({ status: 404 });
		await expect(solutionWorkspace(db, editor, 's2')).rejects.toMatchObject({ status: 404 });
	});
});

describe('everybody', () => {
	test('filters the list', async () => {
		const names = async (query: Partial<SolutionQuery>) =>
			(await publishedSolutions(db, { ...everything, ...query }, 'nb')).solutions.map(({ name }) => name);
		expect(await names({ technology: 'e_lock' })).toEqual(['Dørnøkkel']);
		expect(await names({ usedBy: 'arvika' })).toEqual(['Hemkoll Vård']);
		expect(await names({ kind: 'generic', country: 'NO' })).toEqual(['Opplæringsløp for hele vaktlaget']);
		expect(await names({ kind: 'product', country: 'SE' })).toEqual([
			'Följa Hem',
			'Hemkoll Vård',
			'Nattkoll',
			'Sällskapsroboten'
		]);
		expect(await usersOfSolutions(db)).not.toContain('hammaro');
		const { total, page } = await publishedSolutions(db, { ...everything, page: '99' }, 'nb');
		expect([page.page, page.pages]).toEqual([Math.ceil(total / 12), Math.ceil(total / 12)]);
	});

	test('reads of the pilots that went badly too', async () => {
		const robot = await publishedSolution(db, 'sallskapsroboten');
		expect(await pilotsThatTried(db, robot?.id ?? '', today)).toMatchObject([
			{ outcome: 'harmful', standing: 'stopped' }
		]);
		const of = await pilotsWithSupplier(db, 's6', today);
		expect(of.map(({ id }) => id)).toEqual(['P23', 'P19', 'P03'].map((key) => ids.get(key)));
		expect(of.map(({ outcome }) => outcome)).toEqual([null, 'harmful', 'works']);
	});

	test('finds the suppliers, and nothing else under their address', async () => {
		const all = { technology: null, country: null, page: '' };
		expect((await suppliers(db, all, 'nb')).total).toBe(7);
		const dispensers = await suppliers(db, { ...all, technology: 'medication_dispenser' }, 'nb');
		expect(dispensers.suppliers).toMatchObject([{ id: 's3', areas: [{ key: 'medication_dispenser' }] }]);
		expect((await suppliers(db, { ...all, country: 'SE' }, 'sv')).total).toBe(3);
		expect(await supplierPage(db, 's1', 'nb')).toMatchObject({ id: 's1', country: 'NO' });
		expect(await supplierPage(db, 'karlstad', 'nb')).toBeUndefined();
	});

	test('reaches the people behind a solution, or the secretariat, and sees no address', async () => {
		const message = { name: 'Nina Holm', email: 'nina@example.no', text: 'Kan vi få malen?' };
		const asked = async (slug: string, address: string) => {
			await db.delete(outgoingMail);
			const sent = await askToReuse(db, slug, message, { ...sender, address });
			expect(sent).toMatchObject({ ok: true });
			return (await db.select().from(outgoingMail)).map((mail) => [mail.toAddress, mail.replyTo]);
		};
		expect(await asked('samtalsmall-infor-nattillsyn', '192.0.2.1')).toEqual([
			['admin.karlstad@demo.example', 'nina@example.no'],
			['redaktor.karlstad@demo.example', 'nina@example.no']
		]);
		expect((await asked('nattkoll', '192.0.2.1')).map(([to]) => to)).toEqual(['leverandor2@demo.example']);
		expect((await asked('dornokkel', '192.0.2.1')).map(([to]) => to)).toContain('sekretariat1@demo.example');
		await expect(askToReuse(db, 'ratt-kallelse', message, { ...sender, address: '' })).rejects.toMatchObject({
			status: 404
		});
		for (let turn = 0; turn < 5; turn += 1)
			await askToReuse(db, 'nattkoll', message, { ...sender, address: '192.0.2.9' });
		expect(await askToReuse(db, 'nattkoll', message, { ...sender, address: '192.0.2.9' })).toMatchObject({
			issues: [{ key: 'contact.too_many' }]
		});
	});

	test('in the secretariat sees which pilots of the supplier were left out', async () => {
		const id = await registered(editor, 'karlstad', {
			kind: 'product',
			supplierId: 's6',
			technologyArea: 'social_robot',
			name: 'Utan den dåliga'
		});
		expect((await solutionReview(db, office, id)).leftOut.map((each) => each.id)).toEqual([ids.get('P19')]);
	});
});
