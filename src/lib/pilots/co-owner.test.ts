import { describe, expect, test } from 'vitest';
import { roles, type Actor, type Role } from '#lib/accounts/actor.ts';
import type { Action } from '#lib/accounts/may.ts';
import { mayOn } from './co-owner.ts';

const owned = { ownerId: 'ringsaker', coOwners: ['karlstad', 'fet'] };
const person = (role: Role, organisationId: string, covers = [organisationId]): Actor => ({
	personId: 'p',
	name: 'P',
	email: 'p@x.example',
	language: 'nb',
	memberships: [{ organisationId, nameNb: '', nameSv: '', role, covers }]
});
const every: Action[] = [
	'pilot.read_draft',
	'pilot.write',
	'pilot.submit',
	'pilot.decide',
	'pilot.hide',
	'pilot.change_phase',
	'pilot.decide_phase',
	'pilot.confirm',
	'pilot.withdraw',
	'pilot.hand_over',
	'document.upload'
];
const rights = (by: Actor | null) => every.filter((action) => mayOn(by, action, owned));

describe('the people of a co-owner', () => {
	test.each([
		['reader', ['pilot.read_draft']],
		['finance', ['pilot.read_draft']],
		['editor', ['pilot.read_draft', 'pilot.write']],
		['administrator', ['pilot.read_draft', 'pilot.write']],
		['supplier', []]
	] as const)('as %s may only %j', (role, expected) => {
		expect(rights(person(role, 'karlstad'))).toEqual(expected);
	});

	test('act for a co-owner that they came after too', () => {
		expect(rights(person('editor', 'lillestrom', ['lillestrom', 'fet']))).toEqual(['pilot.read_draft', 'pilot.write']);
	});
});

test('the owner’s people keep all their rights', () => {
	expect(rights(person('administrator', 'ringsaker'))).toContain('pilot.hand_over');
	expect(rights(person('editor', 'ringsaker'))).toContain('pilot.submit');
});

test('nobody else gains anything by it', () => {
	for (const role of roles.filter((each) => each !== 'secretariat' && each !== 'auditor'))
		expect(rights(person(role, 'arvika'))).toEqual([]);
	expect(rights(null)).toEqual([]);
});
