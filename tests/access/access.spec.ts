import { expect, test } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { openDb } from '#lib/db.server.ts';
import { columns, type Column } from '../../src/lib/accounts/may.ts';
import { beginDrafts } from './drafts.ts';
import { databaseUrl } from '../site-database.ts';
import { answerOf, expectedGet, expectedPost, type Answer } from './expectation.ts';
import { handWritten } from './hand-written.ts';
import { addressOf, builtRoutes } from './manifest.ts';
import { everybody, type People, type Told } from './people.ts';
import { rows, type Row } from './rows.ts';
import { findSubjects, relations, type Relation, type Subjects } from './subjects.ts';

/** Who may not do it even to what is there learns nothing from hearing the same of what is not. */
function silent(got: string, wanted: Answer, toOwn: Answer): Answer {
	return wanted === 'not found' && toOwn === 'forbidden' && got === 'forbidden' ? 'forbidden' : wanted;
}

const actionPart = (name: string) => (name === 'default' ? '' : `?/${name}`);

/** Of the demonstration, in which the firm has a conversation. */
async function meetingWith(firm: string): Promise<string> {
	const { db, close } = openDb(await databaseUrl(), 1);
	const [found] = await db.execute<{ slug: string }>(sql`
		select slug from event join slot on slot.event_id = event.id
		where slot.organisation_id = ${firm} and state = 'published' and event.is_demo limit 1`);
	await close();
	if (!found) throw new Error(`${firm} has no conversation`);
	return found.slug;
}

let people: People;
let subjects: Subjects;

test.beforeAll(async () => {
	await beginDrafts();
	people = await everybody();
	subjects = await findSubjects();
});

test('every route and form action of the build has a row', async () => {
	const built = (await builtRoutes()).map(({ id, actions }) => [id, [...actions].sort()] as const);
	const known = Object.entries(rows).map(([id, row]) => [id, Object.keys(row.actions ?? {}).sort()] as const);
	const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
	expect(known.sort(byId)).toEqual(built.sort(byId));
});

/** What is not a thing of somebody has one address for all relations; nobody asks it twice. */
function addressesOf(id: string, row: Row): readonly (readonly [Relation, string])[] {
	const all = relations.flatMap((relation) => {
		const params = subjects[row.subject][relation];
		return params ? [[relation, addressOf(id, { ...row.params, ...params })] as const] : [];
	});
	return all.filter(([, address], index) => all.findIndex(([, other]) => other === address) === index);
}

type Expected = (role: Column, relation: Relation) => Answer;
type Ask = (role: Column, address: string) => Promise<Told>;

/** Each role asks for the thing in each relation; what is found differs from what is expected nowhere. */
async function holds(id: string, row: Row, wanted: Expected, ask: Ask, isTried = (_: Answer) => true): Promise<void> {
	const asked = columns.map(async (role) => {
		const cells: { cell: string; expected: string; found: string }[] = [];
		for (const [relation, address] of addressesOf(id, row)) {
			const answer = wanted(role, relation);
			if (!isTried(answer)) continue;
			const { status, location } = await ask(role, address);
			const found = answerOf(status, location);
			const expected = relation === 'missing' ? silent(found, answer, wanted(role, 'own')) : answer;
			cells.push({ cell: `${role} ${relation}`, expected, found });
		}
		return cells;
	});
	const cells = (await Promise.all(asked)).flat();
	const read = (which: 'expected' | 'found') => Object.fromEntries(cells.map((each) => [each.cell, each[which]]));
	expect(read('found')).toEqual(read('expected'));
}

for (const [id, row] of Object.entries(rows)) {
	test(`${id} opens only to whom the table lets in`, async () => {
		await holds(
			id,
			row,
			(role, relation) => expectedGet(row, role, relation),
			(role, address) => people[role].get(address)
		);
	});

	for (const [name, action] of Object.entries(row.actions ?? {}))
		test(`${id} ${name} obeys the table`, async () => {
			await holds(
				id,
				row,
				(role, relation) => expectedPost(row, action, role, relation),
				(role, address) => people[role].post(address + actionPart(name)),
				// What is allowed changes things, and signing out ends the session: it is tried in the stories instead.
				(answer) => answer !== 'ok'
			);
		});
}

test('the calendar of a conversation opens to the firm alone that has it', async () => {
	const slug = await meetingWith('s1');
	const seen = async (firm: string) =>
		Promise.all(
			columns.map(async (role) => {
				const { status, location } = await people[role].get(`/nb/arrangementer/${slug}/samtale.ics?firma=${firm}`);
				return [role, answerOf(status, location)];
			})
		);
	const nobody = columns.map((role) => [role, role === 'anonymous' ? 'sign in' : 'not found']);
	expect(await seen('s1')).toEqual(nobody.map(([role, answer]) => [role, role === 'supplier' ? 'ok' : answer]));
	expect(await seen('s2')).toEqual(nobody);
});

test.describe('written by hand', () => {
	for (const { who, does, to, of, answer } of handWritten)
		test(`${who} ${does} ${to} (${of}): ${answer}`, async () => {
			const [path = '', action] = to.split(' ?/');
			const row = rows[path];
			if (!row) throw new Error(`No such route: ${path}`);
			const params = subjects[row.subject][of];
			if (!params) throw new Error(`Nothing is ${of}: ${path}`);
			const address = addressOf(path, { ...row.params, ...params });
			const { get, post } = people[who];
			const { status, location } =
				does === 'opens' ? await get(address) : await post(address + actionPart(action ?? ''));
			expect(answerOf(status, location)).toBe(answer);
		});
});
