import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#lib/accounts/actor.ts';
import { mayProposeRates } from './expense-rights.ts';
import { ratesHref } from './mend-href.ts';

function actor(role: Role): Actor {
	const memberships = [{ organisationId: 'karlstad', nameNb: '', nameSv: '', role, covers: ['karlstad'] }];
	return { personId: '', name: '', email: '', language: 'sv', memberships };
}

describe('a rate that is missing', () => {
	test('is proposed by finance, administrators and the secretariat, who are led there', () => {
		const proposing = (['reader', 'editor', 'finance', 'administrator', 'secretariat', 'auditor'] as const).filter(
			(role) => mayProposeRates(actor(role))
		);
		expect(proposing).toEqual(['finance', 'administrator', 'secretariat']);
		expect(ratesHref('sv', 'SEK')).toBe('/sv/kurser/foreslaa?valuta=SEK');
	});
});
