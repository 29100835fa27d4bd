import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { waitingFor } from '#lib/waiting/waiting.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { freshConcept, keptConcept, withWord } from '../../../tests/glossary.ts';
import type { ConceptContent } from './concept.ts';
import { conceptPage } from './concept-page.server.ts';
import { decideProposal } from './decide-proposal.server.ts';
import { saveConcept } from './edit-concept.server.ts';
import { ownProposals, waitingProposals } from './proposals.server.ts';
import { proposeConcept } from './propose-concept.server.ts';
import { contentOf } from './write-concept.server.ts';

const { db } = await testDb({ demo: true });
const desk = await actorOf(db, 'sekretariat1');
const colleague = await actorOf(db, 'sekretariat2');
const editor = await actorOf(db, 'redaktor.karlstad');
const id = 'social-alarm';
const origin = 'https://sol.example';

const kept = async (of = id) => keptConcept(db, of);
const edit = async (by: Actor, word: string, revision?: number) =>
	saveConcept(db, by, id, {
		revision: revision ?? (await kept()).revision,
		content: await withWord(db, id, word),
		reason: 'Brukt'
	});
const journal = async () =>
	(
		await db.execute<{ kind: string }>(sql`select kind from journal_entry where kind like 'glossary.%' order by id`)
	).map(({ kind }) => kind);
beforeEach(async () => {
	await db.execute(sql`delete from journal_entry where kind like 'glossary.%'`);
	await db.execute(sql`delete from concept_proposal`);
	await db.execute(sql`delete from outgoing_mail`);
});

describe('somebody proposes', () => {
	const propose = async (by: Actor, conceptId: string | null, content: ConceptContent) => {
		const made = await proposeConcept(db, by, { conceptId, content, reason: 'Vi sier det så', language: by.language });
		if (!made.ok) throw new Error(JSON.stringify(made.issues));
		return made.value;
	};
	const mails = async () => db.execute(sql`select kind, to_address, language, body from outgoing_mail`);
	const accept = { verdict: 'accept', content: freshConcept, reason: 'Sägs i Värmland', revision: -1 } as const;

	test('a new concept: it waits for the secretariat, and is taken in with its edits', async () => {
		const proposal = await propose(editor, null, freshConcept);
		expect((await waitingFor(db, desk, '2026-11-22')).filter((one) => one.kind === 'concept_proposed')).toMatchObject([
			{ title: 'svängstol', thing: proposal }
		]);
		const edited = { ...freshConcept, words: { ...freshConcept.words, en: ['spinner'], nb: ['snurrestol'] } };
		expect(await decideProposal(db, desk, proposal, { ...accept, content: edited }, origin)).toMatchObject({
			ok: true
		});
		expect(await kept('spinner')).toMatchObject({ words: { nb: ['snurrestol'] } });
		const { history } = await conceptPage(db, 'spinner');
		expect(history.map(({ reason }) => reason)).toEqual(['Sägs i Värmland']);
		expect(await ownProposals(db, editor)).toMatchObject([{ state: 'accepted', conceptId: 'spinner' }]);
		expect(await mails()).toMatchObject([{ kind: 'glossary_accepted', to_address: editor.email, language: 'sv' }]);
		expect(await waitingProposals(db, desk)).toEqual([]);
		expect(await journal()).toEqual(['glossary.proposed', 'glossary.concept_added', 'glossary.proposal_accepted']);
	});

	test('a change, which is declined with a remark in a mail', async () => {
		const before = await kept();
		const proposal = await propose(editor, id, await withWord(db, id, 'tjutklocka'));
		expect(
			await decideProposal(db, desk, proposal, { verdict: 'decline', remark: 'Ingen säger så.' }, origin)
		).toMatchObject({ ok: true });
		expect(await kept()).toEqual(before);
		const [mail] = await mails();
		expect(mail).toMatchObject({ kind: 'glossary_declined', language: 'sv' });
		expect(String(mail?.['body'])).toContain('Ingen säger så.');
	});

	test('a change of a concept that was changed meanwhile: whoever takes it in looks again', async () => {
		const { revision } = await kept();
		const content = await withWord(db, id, 'tutklocka');
		const proposal = await propose(editor, id, content);
		await edit(desk, 'piplarm');
		expect(await decideProposal(db, desk, proposal, { ...accept, content, revision }, origin)).toMatchObject({
			issues: [{ key: 'glossary.changed_meanwhile' }]
		});
		expect((await waitingProposals(db, desk)).map((each) => each.id)).toEqual([proposal]);
	});

	test('and nobody decides on what is one’s own', async () => {
		const proposal = await propose(desk, null, freshConcept);
		expect(await decideProposal(db, desk, proposal, accept, origin)).toMatchObject({
			issues: [{ key: 'glossary.own_proposal' }]
		});
		expect((await waitingFor(db, desk, '2026-11-22')).filter((one) => one.kind === 'concept_proposed')).toEqual([]);
		await expect(
			db.execute(sql`update concept_proposal set state = 'accepted', decided_at = now(), decided_by = ${desk.personId}`)
		).rejects.toThrow();
	});

	test('and two who decide at the same moment decide once', async () => {
		const proposal = await propose(editor, null, freshConcept);
		const done = await Promise.all([
			decideProposal(db, desk, proposal, accept, origin),
			decideProposal(db, colleague, proposal, { verdict: 'decline', remark: 'Nei' }, origin)
		]);
		expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await mails()).toHaveLength(1);
	});

	test('nothing new, or of a concept that is not there', async () => {
		const content = contentOf(await kept());
		const asked = { conceptId: id, content, reason: 'x', language: 'sv' } as const;
		expect(await proposeConcept(db, editor, asked)).toMatchObject({ issues: [{ key: 'glossary.nothing_changed' }] });
		await expect(proposeConcept(db, editor, { ...asked, conceptId: 'tull' })).rejects.toMatchObject({ status: 404 });
	});

	test('as much as one has at heart, not a flood', async () => {
		for (let number = 0; number < 30; number += 1) await propose(editor, null, freshConcept);
		expect(
			await proposeConcept(db, editor, { conceptId: null, content: freshConcept, reason: 'x', language: 'sv' })
		).toMatchObject({ issues: [{ key: 'glossary.too_many_waiting' }] });
	});
});
