import { hash } from '@node-rs/argon2';
import firms from '#data/demo-suppliers.json' with { type: 'json' };
import world from '#data/demo-world.json' with { type: 'json' };
import { DEMO_PASSWORD } from '#lib/accounts/demo-sign-ins.server.ts';
import { membership, person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';

/** Person id by e-mail. */
export type DemoPeople = ReadonlyMap<string, string>;

const suppliers = [
	{ email: 'leverandor1@demo.example', name: 'Sindre Aasen', role: 'supplier', organisation: 's1', language: 'nb' },
	{ email: 'leverandor2@demo.example', name: 'Linnea Bergqvist', role: 'supplier', organisation: 's2', language: 'sv' },
	...[firms.adviser, firms.waiting].map(({ id, person: each }) => ({ ...each, role: 'supplier', organisation: id }))
];

export async function loadDemoPeople(tx: Db): Promise<DemoPeople> {
	const everybody = [...world.people, ...suppliers];
	const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
	const saved = await tx
		.insert(person)
		.values(everybody.map(({ email, name, language }) => ({ email, name, language, passwordHash, isDemo: true })))
		.returning({ id: person.id, email: person.email });
	const people = new Map(saved.map(({ id, email }) => [email, id]));
	await tx.insert(membership).values(
		everybody.map(({ email, role, organisation }) => ({
			personId: idOf(people, email),
			organisationId: organisation ?? 'secretariat',
			role,
			startsOn: '2025-09-01'
		}))
	);
	return people;
}

/** @throws when the demonstration names somebody it does not have */
export function idOf(people: DemoPeople, email: string): string {
	const id = people.get(email);
	if (id === undefined) throw new Error(`Nobody in the demonstration is ${email}`);
	return id;
}
