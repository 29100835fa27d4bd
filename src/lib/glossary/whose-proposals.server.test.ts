/** Who sees what people propose, and what nobody can propose or take in any more. */
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { freshConcept, keptConcept, withWord } from '../../../tests/glossary.ts';
import { decideProposal } from './decide-proposal.server.ts';
import { retireConcept } from './edit-concept.server.ts';
import { pairDesk } from './edit-look-alike.server.ts';
import { proposalForm } from './proposal-form.server.ts';
import { ownProposals } from './proposals.server.ts';
import { proposeConcept } from './propose-concept.server.ts';

const { db } = await testDb({ demo: true });
const [desk, editor, neighbour, auditor] = (await Promise.all(
	['sekretariat1', 'redaktor.karlstad', 'redaktor.ringsaker', 'revisor'].map((who) => actorOf(db, who))
)) as [Actor, Actor, Actor, Actor];
const id = 'social-alarm';
const gone = 'medication-dispenser';

beforeEach(async () => {
	await db.execute(sql`delete from concept_proposal`);
});

async function proposed(by: Actor, conceptId: string | null): Promise<string> {
	const content = conceptId === null ? freshConcept : await withWord(db, conceptId, 'pipklocka');
	const made = await proposeConcept(db, by, { conceptId, content, reason: 'Så sägs det', language: 'sv' });
	if (!made.ok) throw new Error(JSON.stringify(made.issues));
	return made.value;
}

describe('what somebody proposed', () => {
	test('is seen by nobody but who did, and the desk', async () => {
		const own = await proposed(editor, null);
		await proposed(neighbour, null);
		expect((await ownProposals(db, editor)).map((each) => each.id)).toEqual([own]);
		const form = await proposalForm(db, editor, { conceptId: null, word: 'x' }, 'sv');
		expect(form.own.map((each) => each.id)).toEqual([own]);
	});

	test('is asked of nobody who only looks', async () => {
		const asked = { conceptId: null, word: 'x' };
		await expect(proposalForm(db, auditor, asked, 'nb')).rejects.toMatchObject({ status: 404 });
	});
});

test('the pairs on the desk are for the desk', async () => {
	await expect(pairDesk(db, editor, '', null)).rejects.toMatchObject({ status: 404 });
	expect((await pairDesk(db, desk, '', null)).total).toBeGreaterThan(0);
});

describe('a concept that was taken out', () => {
	test('takes in nothing that was proposed before, and nothing more is proposed of it', async () => {
		const proposal = await proposed(editor, gone);
		const content = await withWord(db, gone, 'pipklocka');
		const { revision } = await keptConcept(db, gone);
		expect(await retireConcept(db, desk, gone, { revision, reason: 'Feil' })).toMatchObject({ ok: true });
		const now = (await keptConcept(db, gone)).revision;
		const ruling = { verdict: 'accept', content, reason: 'Ja', revision: now } as const;
		expect(await decideProposal(db, desk, proposal, ruling, 'https://sol.example')).toMatchObject({
			issues: [{ key: 'glossary.changed_meanwhile' }]
		});
		const again = { conceptId: gone, content, reason: 'x', language: 'sv' } as const;
		await expect(proposeConcept(db, editor, again)).rejects.toMatchObject({ status: 404 });
		const asked = { conceptId: gone, word: '' };
		await expect(proposalForm(db, editor, asked, 'sv')).rejects.toMatchObject({ status: 404 });
		expect((await proposalForm(db, editor, { ...asked, conceptId: id }, 'sv')).about).toMatchObject({ id });
	});
});
