import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { testDb } from '../../../tests/db.ts';
import { inviteFromCommandLine } from './invite-first.server.ts';
import { readLink } from './mail-link.server.ts';

const { db } = await testDb();
const at = { origin: 'http://127.0.0.1:3000', today: '2026-11-21' };

describe('inviting from the command line', () => {
	test('lets the first person of the secretariat in', async () => {
		const said = await inviteFromCommandLine(
			db,
			{ email: 'Kari@x.example', role: 'secretariat', organisation: undefined },
			at
		);
		expect(said.ok).toBe(true);
		expect(said.lines[0]).toBe('kari@x.example is secretariat in secretariat.');
		const token = said.lines[1]?.split('/konto/lenke/')[1] ?? '';
		expect(await readLink(db, token)).toMatchObject({ state: 'good', person: { email: 'kari@x.example' } });
	});

	test('gives an auditor a last day', async () => {
		const asked = { email: 'rita@x.example', role: 'auditor', organisation: undefined };
		expect((await inviteFromCommandLine(db, asked, at)).lines[0]).toBe(
			'rita@x.example is auditor in secretariat until 2027-02-21.'
		);
		const [member] = await db.execute<{ ends_on: string }>(sql`
			select ends_on::text from membership where role = 'auditor'`);
		expect(member?.ends_on).toBe('2027-02-21');
	});

	test('refuses the same person a second time', async () => {
		const said = await inviteFromCommandLine(
			db,
			{ email: 'kari@x.example', role: 'secretariat', organisation: undefined },
			at
		);
		expect(said).toEqual({ ok: false, lines: ['EMAIL kari@x.example is a member already (secretariat).'] });
	});

	test.each([
		[{ email: '', role: '', organisation: undefined }, ['EMAIL must', 'ROLE must', 'ORGANISATION must be named']],
		[
			{ email: 'x', role: 'king', organisation: 'atlantis' },
			['EMAIL must', 'ROLE must', 'ORGANISATION must be one of']
		],
		[{ email: 'a@x.example', role: 'editor', organisation: undefined }, ['ORGANISATION must be named']],
		[{ email: 'a@x.example', role: 'supplier', organisation: 'karlstad' }, ['ROLE supplier does not fit']],
		[{ email: 'a@x.example', role: 'editor', organisation: 'fet' }, ['ORGANISATION has ended']]
	])('names every fault of %j', async (asked, faults) => {
		const said = await inviteFromCommandLine(db, asked, at);
		expect(said.ok).toBe(false);
		for (const [line, fault] of faults.entries()) expect(said.lines[line]).toContain(fault);
	});
});
