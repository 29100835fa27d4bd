/** A new pilot with its first draft, at an address that nobody else has. */
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { slugOf } from '#lib/slug.ts';
import type { Milestone } from './milestone.ts';
import { partnerLists, roleOf, type PartnerList, type PilotContent } from './pilot.ts';
import { pilot, pilotMilestone, pilotPartner, pilotVersion } from './schema.server.ts';

export type NewPilot = {
	ownerId: string;
	projectId: string;
	language: ContentLang;
	copiedFrom: string | null;
	content: Partial<PilotContent> & { title: string };
};

export async function insertPilot(tx: Db, by: Actor, { content, ...head }: NewPilot): Promise<string> {
	const id = await atFreeAddress(content.title, async (slug) => {
		const [row] = await tx
			.insert(pilot)
			.values({ ...head, slug, createdBy: by.personId })
			.onConflictDoNothing({ target: pilot.slug })
			.returning({ id: pilot.id });
		return row?.id;
	});
	await insertVersion(tx, by, { pilotId: id, number: 1, projectId: head.projectId }, content);
	return id;
}

export async function insertVersion(
	tx: Db,
	by: Actor,
	key: { pilotId: string; number: number; projectId: string },
	written: Partial<PilotContent>
): Promise<void> {
	const { partners = [], coOwners = [], researchers = [], funders = [], milestones = [], ...content } = written;
	await tx.insert(pilotVersion).values({ ...key, ...content, editedBy: by.personId });
	await insertPartners(tx, key, { partners, coOwners, researchers, funders });
	await insertMilestones(tx, key, milestones);
}

type VersionKey = { pilotId: string; number: number };

export async function insertPartners(
	tx: Db,
	{ pilotId, number }: VersionKey,
	taking: Pick<PilotContent, PartnerList>
): Promise<void> {
	const rows = partnerLists.flatMap((list) =>
		taking[list].map((organisationId) => ({ pilotId, number, organisationId, role: roleOf[list] }))
	);
	if (rows.length > 0) await tx.insert(pilotPartner).values(rows);
}

export async function insertMilestones(
	tx: Db,
	{ pilotId, number }: VersionKey,
	milestones: readonly Milestone[]
): Promise<void> {
	const rows = milestones.map((milestone, position) => ({ pilotId, number, position, ...milestone }));
	if (rows.length > 0) await tx.insert(pilotMilestone).values(rows);
}

/** At its first publication a pilot gets the address of its title of that day, and keeps it from then on. */
export async function settleAddress(tx: Db, of: { id: string; slug: string }, title: string): Promise<string> {
	const base = addressOf(title);
	if (of.slug === base || new RegExp(`^${base}-\\d+$`).test(of.slug)) return of.slug;
	return atFreeAddress(title, async (slug) => {
		try {
			await tx.transaction((inner) => inner.update(pilot).set({ slug }).where(eq(pilot.id, of.id)));
			return slug;
		} catch (fault) {
			if (isTaken(fault)) return undefined;
			throw fault;
		}
	});
}

/** Tries one address after the other; the constraint of the table decides which are free, also between two at once. */
async function atFreeAddress<T>(title: string, claim: (slug: string) => Promise<T | undefined>): Promise<T> {
	const base = addressOf(title);
	for (let number = 1; number <= 50; number += 1) {
		const claimed = await claim(number === 1 ? base : `${base}-${number}`);
		if (claimed !== undefined) return claimed;
	}
	const claimed = await claim(`${base}-${crypto.randomUUID().slice(0, 8)}`);
	if (claimed === undefined) throw new Error(`No free address for ${base}`);
	return claimed;
}

/** Of one or two letters an address says nothing, and it may be a page of our own. */
function addressOf(title: string): string {
	const slug = slugOf(title);
	return slug.length < 3 ? `pilot-${slug}`.replace(/-$/, '') : slug;
}

function isTaken(fault: unknown): boolean {
	const cause: unknown = fault instanceof Error ? fault.cause : undefined;
	return (
		typeof cause === 'object' && cause !== null && 'constraint_name' in cause && cause.constraint_name === 'pilot_slug'
	);
}

/** The running project in which new pilots of the organisation are counted; undefined while there is none. */
export async function projectFor(tx: Db, organisationId: string, today: string): Promise<string | undefined> {
	const rows = await tx.execute<{ id: string }>(sql`
		select project.id
		from project
		left join project_partner on project_partner.project_id = project.id
			and project_partner.organisation_id = ${organisationId}
		where not project.is_archive
		order by (project_partner.organisation_id is not null) desc,
			(${today}::date between project.starts_on and project.ends_on) desc, project.starts_on desc
		limit 1`);
	return rows[0]?.id;
}
