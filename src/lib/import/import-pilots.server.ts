import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { recordAll } from '#lib/journal/journal.server.ts';
import { projectFor } from '#lib/pilots/insert-pilot.server.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import { slugOf } from '#lib/slug.ts';
import { freeAddresses, type Placed } from './placed.server.ts';

/** As published: planned, or closing where the last day is over. */
export async function insertPilots(tx: Db, documents: readonly Placed[], today: string): Promise<void> {
	if (documents.length === 0) return;
	const projects = await projectsOf(tx, documents, today);
	const slugs = await freeAddresses(
		tx,
		pilot,
		documents.map(({ id, title }) => ({ id, base: addressOf(title) }))
	);
	await tx.insert(pilot).values(
		documents.map((each) => ({
			id: each.subjectId,
			slug: slugs.get(each.id) ?? each.subjectId,
			ownerId: each.owner,
			projectId: projects.get(each.owner) ?? '',
			language: each.lang,
			phase: phaseOf(each, today),
			publishedAt: sql`now()`
		}))
	);
	await tx.insert(pilotVersion).values(documents.map((each) => versionOf(each, 1, projects.get(each.owner) ?? '')));
	await note(tx, documents);
}

/** What the file says now becomes the public version; a draft that somebody works on stays beside it. */
export async function changePilots(tx: Db, documents: readonly Placed[], today: string): Promise<void> {
	if (documents.length === 0) return;
	const ids = documents.map(({ subjectId }) => subjectId);
	const kept = await tx.select().from(pilot).where(inArray(pilot.id, ids)).for('update');
	const projects = new Map(kept.map(({ id, projectId }) => [id, projectId]));
	const numbers = await tx
		.select({ pilotId: pilotVersion.pilotId, last: sql<number>`max(${pilotVersion.number})::int` })
		.from(pilotVersion)
		.where(inArray(pilotVersion.pilotId, ids))
		.groupBy(pilotVersion.pilotId);
	const last = new Map(numbers.map(({ pilotId, last: number }) => [pilotId, number]));
	// what the file does not speak of is taken over from the version that was public
	const before = await tx
		.select()
		.from(pilotVersion)
		.where(and(inArray(pilotVersion.pilotId, ids), eq(pilotVersion.publication, 'published')));
	const shown = new Map(before.map((version) => [version.pilotId, version]));
	await tx
		.update(pilotVersion)
		.set({ publication: 'withdrawn' })
		.where(and(inArray(pilotVersion.pilotId, ids), eq(pilotVersion.publication, 'published')));
	await tx.insert(pilotVersion).values(
		documents.map((each) => ({
			...shown.get(each.subjectId),
			...versionOf(each, (last.get(each.subjectId) ?? 0) + 1, projects.get(each.subjectId) ?? '')
		}))
	);
	await note(tx, documents);
	await tx
		.update(pilot)
		.set({ phase: 'closing' })
		.where(
			and(
				inArray(
					pilot.id,
					documents.filter((each) => phaseOf(each, today) === 'closing').map(({ subjectId }) => subjectId)
				),
				eq(pilot.phase, 'planning')
			)
		);
}

function phaseOf({ endsOn }: Placed, today: string): 'planning' | 'closing' {
	return endsOn !== null && endsOn < today ? 'closing' : 'planning';
}

function versionOf(each: Placed, number: number, projectId: string) {
	return {
		pilotId: each.subjectId,
		number,
		publication: 'published',
		title: each.title,
		summary: each.summary,
		technologyArea: each.technologyArea,
		startsOn: each.startsOn,
		endsOn: each.endsOn,
		projectId,
		editedBy: null,
		editedAt: sql`now()`,
		submittedBy: null,
		submittedAt: null,
		decidedBy: null,
		decidedAt: sql`now()`
	};
}

async function note(tx: Db, documents: readonly Placed[]): Promise<void> {
	await recordAll(
		tx,
		documents.map(({ subjectId, owner }) => ({
			kind: 'pilot.published',
			by: null,
			organisationId: owner,
			about: { kind: 'pilot', id: subjectId }
		}))
	);
}

/** Who cannot have a pilot: it is counted in a project. */
export async function ownersWithoutProject(
	tx: Db,
	documents: readonly Pick<Placed, 'owner'>[],
	today: string
): Promise<ReadonlySet<string>> {
	const projects = await projectsOf(tx, documents, today);
	return new Set(documents.map(({ owner }) => owner).filter((owner) => !projects.has(owner)));
}

/** The project of each owner; of none where the site has no project yet. */
async function projectsOf(
	tx: Db,
	documents: readonly Pick<Placed, 'owner'>[],
	today: string
): Promise<ReadonlyMap<string, string>> {
	const owners = [...new Set(documents.map(({ owner }) => owner))];
	const found = await Promise.all(owners.map(async (owner) => [owner, await projectFor(tx, owner, today)] as const));
	return new Map(found.flatMap(([owner, project]) => (project === undefined ? [] : [[owner, project]])));
}

function addressOf(title: string): string {
	const slug = slugOf(title);
	return slug.length < 3 ? `pilot-${slug}`.replace(/-$/, '') : slug;
}
