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
	'lesson.write',
	'lesson.decide',
	'measurement.read_draft',
	'measurement.write',
	'measurement.decide',
	'gain.read',
	'gain.write'
];
const reads: Action[] = ['pilot.read_draft', 'measurement.read_draft', 'gain.read'];
const writes: Action[] = [
	'pilot.read_draft',
	'pilot.write',
	'lesson.write',
	'measurement.read_draft',
	'measurement.write',
	'gain.read',
	'gain.write'
];
const rights = (by: Actor | null) => every.filter((action) => mayOn(by, action, owned));

describe('the people of a co-owner', () => {
	test.each([
		['reader', reads],
		['finance', reads],
		['editor', writes],
		['administrator', writes],
		['supplier', []]
	] as const)('as %s may only %j', (role, expected) => {
		expect(rights(person(role, 'karlstad'))).toEqual(expected);
	});

	test('act for a co-owner that they came after too', () => {
		expect(rights(person('editor', 'lillestrom', ['lillestrom', 'fet']))).toEqual(writes);
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
