import { asc, eq } from 'drizzle-orm';
import firms from '#data/demo-suppliers.json' with { type: 'json' };
import world from '#data/demo-world.json' with { type: 'json' };
import { hashOf, newToken } from '#lib/accounts/token.server.ts';
import type { Db } from '#lib/db.server.ts';
import { addDays } from '#lib/day.ts';
import { need } from '#lib/needs/schema.server.ts';
import { organisation, supplierArea } from '#lib/organisations/schema.server.ts';
import { adviserAccess, supplierRegistration } from '#lib/suppliers/schema.server.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

const { adviser, waiting } = firms;

export async function loadDemoSuppliers(tx: Db): Promise<void> {
	await tx.insert(organisation).values(
		world.suppliers.map((supplier) => ({
			id: supplier.id,
			kind: 'supplier',
			country: supplier.country,
			nameNb: supplier.name,
			nameSv: supplier.name,
			language: supplier.lang,
			presentation: supplier.text,
			contactEmail: supplier.contact_email,
			isDemo: true
		}))
	);
	const ours = { kind: 'supplier', isDemo: true };
	await tx.insert(organisation).values([
		{ ...ours, ...firmOf(adviser), isAdviser: true },
		{
			...ours,
			...firmOf(waiting),
			registerNumber: waiting.register_number,
			website: waiting.website,
			verifiedAt: null
		}
	]);
	await tx
		.insert(supplierArea)
		.values(
			[...world.suppliers, adviser, waiting].flatMap((supplier) =>
				supplier.areas.map((technologyArea) => ({ organisationId: supplier.id, technologyArea }))
			)
		);
}

function firmOf(firm: typeof adviser | typeof waiting) {
	return {
		id: firm.id,
		country: firm.country,
		nameNb: firm.name,
		nameSv: firm.name,
		language: firm.lang,
		presentation: firm.text,
		contactEmail: firm.contact_email
	};
}

/** One firm has registered itself and waits for the secretariat. */
export async function loadDemoRegistration(tx: Db, people: DemoPeople): Promise<void> {
	const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
	await tx.insert(supplierRegistration).values({
		name: waiting.name,
		country: waiting.country,
		registerNumber: waiting.register_number,
		language: waiting.lang,
		presentation: waiting.text,
		website: waiting.website,
		areas: waiting.areas,
		contactName: waiting.person.name,
		email: waiting.person.email,
		tokenHash: hashOf(newToken()),
		expiresAt: twoDaysAgo,
		createdAt: twoDaysAgo,
		confirmedAt: twoDaysAgo,
		state: 'confirmed',
		organisationId: waiting.id,
		personId: idOf(people, waiting.person.email)
	});
}

/** A draft of a need is shown to the adviser by its owner, for two months. */
export async function loadDemoShowing(tx: Db, people: DemoPeople, today: string): Promise<void> {
	const [draft] = await tx
		.select({ aboutId: need.id, ownerId: need.ownerId })
		.from(need)
		.where(eq(need.state, 'draft'))
		.orderBy(asc(need.externalId))
		.limit(1);
	if (!draft) throw new Error('The demonstration has no draft of a need');
	const givenBy = idOf(people, `admin.${draft.ownerId}@demo.example`);
	await tx
		.insert(adviserAccess)
		.values({ ...draft, aboutKind: 'need', adviserId: adviser.id, endsOn: addDays(today, 60), givenBy });
}
