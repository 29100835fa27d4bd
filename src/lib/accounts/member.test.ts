import { describe, expect, test } from 'vitest';
import { givenRoles, keeps, readRole, rolesFor, standingOf } from './member.ts';

const today = '2026-11-21';
const held = { role: 'administrator', startsOn: '2026-01-01', endsOn: null, hasPassword: true, isSubstitute: false };

describe('the roles of an organisation', () => {
	test.each([
		['supplier', ['supplier']],
		['secretariat', ['auditor', 'secretariat']],
		['municipality', ['reader', 'editor', 'finance', 'administrator']],
		['network', ['reader', 'editor', 'finance', 'administrator']]
	])('of kind %s are %j', (kind, roles) => expect(rolesFor(kind)).toEqual(roles));

	test.each([
		['secretariat', 'municipality'],
		['supplier', 'municipality'],
		['administrator', 'supplier'],
		['administrator', 'secretariat'],
		['', 'municipality'],
		['toString', 'municipality']
	])('%j does not fit a %s', (role, kind) => expect(readRole(role, kind)).toMatchObject({ ok: false }));
});

describe('the roles that are given by invitation', () => {
	test('leave the auditor out, who is let in with days and purpose', () => {
		expect(givenRoles('secretariat')).toEqual(['secretariat']);
		expect(givenRoles('region')).toEqual(rolesFor('region'));
		expect(readRole('auditor', 'secretariat')).toMatchObject({ issues: [{ key: 'member.auditor_elsewhere' }] });
	});
});

describe('a member', () => {
	test.each([
		['invited until a password is set', { hasPassword: false }, 'invited'],
		['active from the first day', { startsOn: today }, 'active'],
		['active on the last day', { endsOn: today }, 'active'],
		['gone the day after', { endsOn: '2026-11-20' }, 'left'],
		['gone, accepted or not', { endsOn: '2026-11-20', hasPassword: false }, 'left'],
		['coming later', { startsOn: '2026-11-22' }, 'later']
	])('is %s', (_, change, standing) => expect(standingOf({ ...held, ...change }, today)).toBe(standing));
});

describe('somebody the organisation can rely on', () => {
	test('is an active administrator without a last day', () => expect(keeps(held, 'administrator', today)).toBe(true));

	test.each([
		['somebody with another role', { role: 'editor' }],
		['somebody who has not accepted', { hasPassword: false }],
		['somebody who stops one day', { endsOn: '2099-12-31' }],
		['somebody who begins later', { startsOn: '2026-12-01' }],
		['somebody who stands in', { isSubstitute: true }]
	])('is not %s', (_, change) => expect(keeps({ ...held, ...change }, 'administrator', today)).toBe(false));
});
