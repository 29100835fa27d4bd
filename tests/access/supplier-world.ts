/** What belongs to firms: their profiles and sheets, one that one has registered oneself, and what advisers are shown. */
import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { pilot } from '#lib/pilots/schema.server.ts';
import { solution } from '#lib/solutions/schema.server.ts';
import type { SolutionContent } from '#lib/solutions/solution.ts';
import type { About } from '#lib/suppliers/adviser-access.ts';
import { ownProfile } from '#lib/suppliers/profiles.server.ts';
import { supplierRegistration } from '#lib/suppliers/schema.server.ts';
import { endShowing, showingsOf, showToAdviser } from '#lib/suppliers/show-to-adviser.server.ts';
import { accepted } from '../decided.ts';
import { firm, the, type People } from './needs-people.ts';
import { missing, sender, type NeedThings } from './needs-world.ts';

/** The last day on which an adviser reads what is shown here. */
export const lastDay = '2026-12-01';
const otherAdviser = 'r2';

export const aSheet: SolutionContent = {
	...{ kind: 'generic', supplierId: null, technologyArea: 'digital_supervision', name: 'Tillsyn på prov' },
	...{ summary: 'Så här gör vi.', prerequisites: '', summaryOther: null, prerequisitesOther: null },
	...{ isReadyToReuse: false, language: 'sv', pilots: [] }
};

async function sheet(db: Db, organisationId: string, by: Actor, publication: 'draft' | 'submitted'): Promise<string> {
	const submitted = publication === 'draft' ? {} : { submittedBy: by.personId, submittedAt: new Date() };
	const slug = `blad-${crypto.randomUUID()}`;
	const [made] = await db
		.insert(solution)
		.values({ ...aSheet, ...submitted, slug, organisationId, publication, writtenBy: by.personId })
		.returning({ id: solution.id });
	return the(made).id;
}

/** As by somebody of the secretariat, who has a firm besides. */
async function registeredBy(db: Db, by: Actor, organisationId: string): Promise<string> {
	const [made] = await db
		.insert(supplierRegistration)
		.values({
			...{ name: 'Eget AB', country: 'SE', isSoleTrader: true, language: 'sv', contactName: by.name },
			...{ email: by.email, tokenHash: crypto.randomUUID(), expiresAt: new Date(), confirmedAt: new Date() },
			...{ state: 'confirmed', organisationId, personId: by.personId }
		})
		.returning({ id: supplierRegistration.id });
	return the(made).id;
}

async function shown(db: Db, by: Actor, about: About, adviser: string): Promise<string> {
	accepted(await showToAdviser(db, by, about, { adviser, endsOn: lastDay }, sender));
	const { showings } = await showingsOf(db, by, about, sender.today);
	return the(showings.find(({ adviserId }) => adviserId === adviser)).id;
}

export async function supplierThings(db: Db, people: People, { draft, sent }: NeedThings) {
	const [owner, adviser, unverified] = [people.administrator.by, people.adviser.home, people.unverified.home];
	await db.insert(organisation).values({
		...{ id: otherAdviser, kind: 'supplier', country: 'SE', nameNb: 'R2', nameSv: 'R2', language: 'sv' },
		isAdviser: true
	});
	const [ofKarlstad] = await db.select({ id: pilot.id }).from(pilot).where(eq(pilot.ownerId, 'karlstad')).limit(1);
	const aPilot = the(ofKarlstad).id;
	const ended = await shown(db, owner, { kind: 'pilot', id: aPilot }, adviser);
	accepted(await endShowing(db, owner, { kind: 'pilot', id: aPilot }, ended));
	const revisions = new Map<string, string>();
	for (const each of [people.firm, people.otherFirm, people.unverified, people.adviser])
		revisions.set(each.home, (await ownProfile(db, each.by, each.home)).revision);
	return {
		adviser,
		otherAdviser,
		unverifiedFirm: unverified,
		ownPilot: aPilot,
		shown: await shown(db, owner, { kind: 'need', id: draft.id }, adviser),
		shownToOther: await shown(db, owner, { kind: 'need', id: sent.id }, otherAdviser),
		ended,
		revisions,
		registeredBySecretariat: await registeredBy(db, people.secretariat.by, unverified),
		sheet: {
			draft: await sheet(db, firm, people.firm.by, 'draft'),
			sent: await sheet(db, firm, people.firm.by, 'submitted'),
			ofUnverified: await sheet(db, unverified, people.unverified.by, 'draft'),
			// as of a firm that became an adviser after it had written one
			ofAdviser: await sheet(db, adviser, people.adviser.by, 'draft')
		}
	};
}
type SupplierThings = Awaited<ReturnType<typeof supplierThings>>;

export function noSuppliers(): SupplierThings {
	return {
		...{ adviser: missing, otherAdviser: missing, unverifiedFirm: missing, ownPilot: missing },
		...{ shown: missing, shownToOther: missing, ended: missing, registeredBySecretariat: missing },
		revisions: new Map(),
		sheet: { draft: missing, sent: missing, ofUnverified: missing, ofAdviser: missing }
	};
}
