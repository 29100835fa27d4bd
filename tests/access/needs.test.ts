import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { eventRows, followRows } from './meetings.ts';
import { hidden, needRows, responseRows } from './needs.ts';
import { asking, type Row } from './needs-answers.ts';
import { needPeople } from './needs-people.ts';
import { vault } from './needs-world.ts';
import { adviserRows, firmRows, hiddenOfFirms, sheetRows } from './suppliers.ts';
import { nothing, thingsFor, type Things } from './things.ts';
import { verbs, type Verb } from './verbs.ts';
import { testDb } from '../db.ts';

const { db, url } = await testDb({ demo: true });
process.env['DATABASE_URL'] = url;

const people = await needPeople(db);
const things = await thingsFor(db, people);
const files = await mkdtemp(join(tmpdir(), 'sol-needs-kept-'));
await cp(vault.dataDir, files, { recursive: true });
afterAll(() => Promise.all([vault.dataDir, files].map((each) => rm(each, { recursive: true, force: true }))));

type Who = (typeof asking)[number];

class Undone extends Error {}

/** Nothing that is done stays done: each asks of the same world. */
async function answered(verb: Verb, who: Who, about: Things): Promise<string> {
	let answer = '';
	const trying = db.transaction(async (tx) => {
		const done = await verbs[verb](tx, people[who], about);
		answer = done.ok ? 'yes' : 'no';
		throw new Undone();
	});
	await trying.catch((thrown: unknown) => {
		if (thrown instanceof Undone) return;
		const { status } = Object(thrown) as { status?: number };
		if (status !== 403 && status !== 404) throw new Error(`${who} wants to ${verb}`, { cause: thrown });
		answer = status === 404 ? '-' : '403';
	});
	// files that went know of no transaction
	await cp(files, vault.dataDir, { recursive: true });
	return answer;
}

async function answersTo(verb: Verb, about: Things): Promise<Record<Who, string>> {
	const found: [Who, string][] = [];
	for (const who of asking) found.push([who, await answered(verb, who, about)]);
	return Object.fromEntries(found) as Record<Who, string>;
}

function wanted(line: string): Record<Who, string> {
	const words = line.trim().split(/\s+/);
	expect(words).toHaveLength(asking.length);
	return Object.fromEntries(asking.map((who, at) => [who, words[at]])) as Record<Who, string>;
}

const tables: Readonly<Record<string, readonly Row[]>> = {
	'a need': needRows,
	'answers of suppliers': responseRows,
	meetings: eventRows,
	'following, fitting, registering and what goes out': followRows,
	'a firm, its people and its registration': firmRows,
	'what an adviser is shown': adviserRows,
	'a sheet of a solution': sheetRows
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
	test.each(rows)('%s', async (verb, line) => {
		expect(await answersTo(verb, things)).toEqual(wanted(line));
	});
});

test('every verb has its row, once', () => {
	const named = Object.values(tables).flatMap((rows) => rows.map(([verb]) => verb));
	expect(named.toSorted()).toEqual(Object.keys(verbs).toSorted());
});

describe('who may not know of it learns no more than of what does not exist', () => {
	const missing = nothing();
	test.each([...hidden, ...hiddenOfFirms])('%s', async (verb) => {
		const [there, gone] = [await answersTo(verb, things), await answersTo(verb, missing)];
		const told = asking.filter((who) => there[who] === '-' && gone[who] !== '-');
		expect(told).toEqual([]);
		// and nobody is told that something was done with nothing
		expect(asking.filter((who) => gone[who] === 'yes')).toEqual([]);
	});
});
