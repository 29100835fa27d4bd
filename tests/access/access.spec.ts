import { expect, test } from '@playwright/test';
import { columns } from '../../src/lib/accounts/may.ts';
import { answerOf, expectedGet, expectedPost, type Answer } from './expectation.ts';
import { handWritten } from './hand-written.ts';
import { addressOf, builtRoutes } from './manifest.ts';
import { everybody, signInByHttp, type People } from './people.ts';
import { rows } from './rows.ts';
import { findSubjects, relations, type Subjects } from './subjects.ts';

/** Who may not do it even to what is there learns nothing from hearing the same of what is not. */
function silent(got: string, wanted: Answer, toOwn: Answer): Answer {
	return wanted === 'not found' && toOwn === 'forbidden' && got === 'forbidden' ? 'forbidden' : wanted;
}

let people: People;
let subjects: Subjects;

test.beforeAll(async () => {
	for (const place of ['karlstad', 'ringsaker']) {
		const editor = await signInByHttp(`redaktor.${place}@demo.example`);
		const language = place === 'karlstad' ? 'sv' : 'nb';
		const made = await editor.post(`/nb/arbeid/${place}/piloter/ny?/register`, {
			// a title that is like no other, or the look-alikes would be answered first
			form: { title: `Xqvz ${crypto.randomUUID()}`, language }
		});
		expect(made.status()).toBe(303);
	}
	const forgotten = await signInByHttp('redaktor.karlstad@demo.example');
	await forgotten.post('/nb/konto/glemt', { form: { email: 'redaktor.karlstad@demo.example' } });
	people = await everybody();
	subjects = await findSubjects();
});

test('every route and form action of the build has a row', async () => {
	const built = (await builtRoutes()).map(({ id, actions }) => [id, [...actions].sort()] as const);
	const known = Object.entries(rows).map(([id, row]) => [id, Object.keys(row.actions ?? {}).sort()] as const);
	const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
	expect(known.sort(byId)).toEqual(built.sort(byId));
});

for (const [id, row] of Object.entries(rows)) {
	test(`${id} opens only to whom the table lets in`, async () => {
		const expected: Record<string, string> = {};
		const found: Record<string, string> = {};
		for (const role of columns)
			for (const relation of relations) {
				const params = subjects[row.subject][relation];
				if (!params) continue;
				const address = addressOf(id, { ...row.params, ...params });
				const answer = await people[role].get(address);
				const got = answerOf(answer.status(), answer.headers()['location']);
				expected[`${role} ${relation}`] =
					relation === 'missing'
						? silent(got, expectedGet(row, role, relation), expectedGet(row, role, 'own'))
						: expectedGet(row, role, relation);
				found[`${role} ${relation}`] = got;
			}
		expect(found).toEqual(expected);
	});

	for (const [name, action] of Object.entries(row.actions ?? {}))
		test(`${id} ${name} obeys the table`, async () => {
			const expected: Record<string, string> = {};
			const found: Record<string, string> = {};
			for (const role of columns)
				for (const relation of relations) {
					const wanted = expectedPost(row, action, role, relation);
					// What is allowed changes things, and signing out ends the session: it is tried in the stories instead.
					const params = subjects[row.subject][relation];
					if (wanted === 'ok' || !params) continue;
					const address = addressOf(id, { ...row.params, ...params });
					const answer = await people[role].post(`${address}${name === 'default' ? '' : `?/${name}`}`, { form: {} });
					const got = answerOf(answer.status(), answer.headers()['location']);
					expected[`${role} ${relation}`] =
						relation === 'missing' ? silent(got, wanted, expectedPost(row, action, role, 'own')) : wanted;
					found[`${role} ${relation}`] = got;
				}
			expect(found).toEqual(expected);
		});
}

test.describe('written by hand', () => {
	for (const { who, does, to, of, answer } of handWritten)
		test(`${who} ${does} ${to} (${of}): ${answer}`, async () => {
			const [path = '', action] = to.split(' ?/');
			const row = rows[path];
			if (!row) throw new Error(`No such route: ${path}`);
			const params = subjects[row.subject][of];
			if (!params) throw new Error(`Nothing is ${of}: ${path}`);
			const address = addressOf(path, { ...row.params, ...params });
			const response =
				does === 'opens'
					? await people[who].get(address)
					: await people[who].post(`${address}${action === 'default' ? '' : `?/${action}`}`, { form: {} });
			expect(answerOf(response.status(), response.headers()['location'])).toBe(answer);
		});
});
