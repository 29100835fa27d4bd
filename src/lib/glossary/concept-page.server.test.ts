import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { keptConcept, withWord } from '../../../tests/glossary.ts';
import { conceptPage } from './concept-page.server.ts';
import { deskConcept, deskList } from './desk.server.ts';
import { readDeskAsked } from './desk.ts';
import { restoreConcept, retireConcept, reviewConcept, saveConcept } from './edit-concept.server.ts';
import { addLookAlike } from './edit-look-alike.server.ts';

const { db } = await testDb({ demo: true });
const desk = await actorOf(db, 'sekretariat1');
const id = 'social-alarm';
const revision = async () => (await keptConcept(db, id)).revision;
const idsOf = async (query: string) => {
	const list = await deskList(db, desk, readDeskAsked(new URLSearchParams(query)), null, 'nb');
	return list.lines.map((line) => line.id);
};

beforeAll(async () => {
	const asked = async (reason: string) => ({ revision: await revision(), reason });
	await saveConcept(db, desk, id, { ...(await asked('Nytt ord')), content: await withWord(db, id, 'pendelklocka') });
	await retireConcept(db, desk, id, await asked('Feil'));
	await restoreConcept(db, desk, id, await asked('Riktig'));
});

describe('the page of a concept', () => {
	test('tells every change since it was delivered, the newest first, and nobody’s name', async () => {
		const { history } = await conceptPage(db, id);
		expect(history.map(({ what, reason }) => [what, reason])).toEqual([
			['restored', 'Riktig'],
			['retired', 'Feil'],
			['edited', 'Nytt ord'],
			['first', '']
		]);
		expect(history[2]?.fields).toEqual(['words_sv']);
		expect(JSON.stringify(history)).not.toContain(desk.name);
		expect(JSON.stringify(history)).not.toContain(desk.personId);
	});

	test('warns of what its words must not be taken for', async () => {
		const pair = { no: 'trygghetsalarm', sv: 'tryggis', difference: { nb: 'a', sv: 'b' } };
		await addLookAlike(db, desk, pair);
		expect((await conceptPage(db, id)).warnings).toContainEqual(pair);
	});

	test('is not there for a word that nobody has', async () => {
		await expect(conceptPage(db, 'tull')).rejects.toMatchObject({ status: 404 });
	});
});

describe('the desk of the secretariat', () => {
	test('finds a concept by a word, whatever signs are in it', async () => {
		expect(await idsOf('q=PENDELKLOCK')).toEqual([id]);
		expect(await idsOf('q=%25')).toEqual([]);
		expect(await idsOf('q=_')).toEqual([]);
	});

	test.each(['nb', 'sv'] as const)('has its words in the order of the alphabet of who reads %s', async (lang) => {
		const { lines } = await deskList(db, desk, readDeskAsked(new URLSearchParams('q=alarm')), null, lang);
		const words = lines.map(({ own, other }) => own ?? other ?? '');
		expect(words.length).toBeGreaterThan(20);
		expect(words).toEqual(words.toSorted(new Intl.Collator(lang).compare));
	});

	test('tells what was edited, reviewed, retired and proposed', async () => {
		expect(await idsOf('tilstand=edited')).toEqual([id]);
		expect(await idsOf('tilstand=retired')).toEqual([]);
		expect(await idsOf('tilstand=proposed')).toEqual(['medication-dispenser']);
		expect(await idsOf('q=pendelklocka&tilstand=unreviewed')).toEqual([id]);
		await reviewConcept(db, desk, id, await revision());
		expect(await idsOf('q=pendelklocka&tilstand=unreviewed')).toEqual([]);
		expect((await deskConcept(db, desk, 'medication-dispenser')).proposals).toHaveLength(1);
	});

	test('is open to the secretariat and the auditor alone', async () => {
		const editor = await actorOf(db, 'redaktor.karlstad');
		const asked = readDeskAsked(new URLSearchParams());
		await expect(deskList(db, editor, asked, null, 'sv')).rejects.toMatchObject({ status: 404 });
		await expect(deskConcept(db, editor, id)).rejects.toMatchObject({ status: 404 });
		expect((await deskList(db, await actorOf(db, 'revisor'), asked, null, 'sv')).total).toBeGreaterThan(1000);
	});
});
