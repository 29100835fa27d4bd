import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { recordAll } from '#lib/journal/journal.server.ts';
import { logParticipation } from '#lib/needs/need-log.server.ts';
import type { LineField } from '#lib/needs/addendum.ts';
import { need, needAddendum } from '#lib/needs/schema.server.ts';
import { technologyArea } from '#lib/organisations/schema.server.ts';
import { slugOf } from '#lib/slug.ts';
import { freeAddresses, type Placed } from './placed.server.ts';

/** Open, without a last day. */
export async function insertNeeds(tx: Db, documents: readonly Placed[]): Promise<void> {
	if (documents.length === 0) return;
	const slugs = await freeAddresses(
		tx,
		need,
		documents.map(({ id, title }) => ({ id, base: addressOf(title) }))
	);
	await tx.insert(need).values(
		documents.map((each) => ({
			id: each.subjectId,
			slug: slugs.get(each.id) ?? each.subjectId,
			ownerId: each.owner,
			language: each.lang,
			title: each.title,
			text: each.summary,
			technologyArea: each.technologyArea,
			type: 'information',
			state: 'open',
			publishedAt: sql`now()`
		}))
	);
	await recordAll(
		tx,
		documents.map((each) => ({ kind: 'need.opened', by: null, ...about(each) }))
	);
	await logParticipation(
		tx,
		documents.map((each) => ({ needId: each.subjectId, kind: 'opened', organisationId: null, personId: null }))
	);
}

type Correction = { needId: string; field: LineField; before: string | null; after: string };

/** Whoever answers reads what was changed from what: each changed word is an addendum of its day. */
export async function changeNeeds(tx: Db, documents: readonly Placed[]): Promise<void> {
	if (documents.length === 0) return;
	const ids = documents.map(({ subjectId }) => subjectId);
	const kept = await tx.select().from(need).where(inArray(need.id, ids)).for('update');
	const corrections = correctionsOf(documents, new Map(kept.map((row) => [row.id, row])), await areaNames(tx));
	if (corrections.length === 0) return;
	await tx.execute(sql`
		update need set title = said.title, text = said.text, technology_area = said.area, technology_group = null
		from jsonb_to_recordset(${JSON.stringify(documents.map(said))}::text::jsonb)
			as said(id uuid, title text, text text, area text)
		where need.id = said.id`);
	await tx.insert(needAddendum).values(corrections);
	const changed = documents.filter(({ subjectId }) => corrections.some(({ needId }) => needId === subjectId));
	await recordAll(
		tx,
		changed.map((each) => ({
			kind: 'need.addendum_added',
			by: null,
			...about(each),
			...beforeAndAfter(each, corrections)
		}))
	);
	await logParticipation(
		tx,
		corrections.map(({ needId, ...detail }) => ({
			needId,
			kind: 'addendum',
			organisationId: null,
			personId: null,
			detail
		}))
	);
}

type Kept = Pick<typeof need.$inferSelect, 'title' | 'text' | 'technologyArea'>;

function correctionsOf(
	documents: readonly Placed[],
	kept: ReadonlyMap<string, Kept>,
	areas: ReadonlyMap<string, { nb: string; sv: string }>
): Correction[] {
	return documents.flatMap((each) => {
		const row = kept.get(each.subjectId);
		if (!row) return [];
		const side = each.lang === 'sv' ? 'sv' : 'nb';
		const name = (key: string | null) => (key === null ? null : (areas.get(key)?.[side] ?? key));
		const changes = [
			{ field: 'title', before: row.title, after: each.title },
			{ field: 'text', before: row.text, after: each.summary },
			{ field: 'technology_area', before: name(row.technologyArea), after: name(each.technologyArea) ?? '' }
		] as const;
		return changes
			.filter(({ before, after }) => before !== after)
			.map((change) => ({ needId: each.subjectId, ...change }));
	});
}

function said({ subjectId: id, title, summary, technologyArea: area }: Placed) {
	return { id, title, text: summary, area };
}

function about({ subjectId, owner }: Placed) {
	return { organisationId: owner, about: { kind: 'need', id: subjectId } };
}

function beforeAndAfter({ subjectId }: Placed, corrections: readonly Correction[]) {
	const own = corrections.filter(({ needId }) => needId === subjectId);
	return {
		before: Object.fromEntries(own.map(({ field, before }) => [field, before])),
		after: Object.fromEntries(own.map(({ field, after }) => [field, after]))
	};
}

async function areaNames(tx: Db): Promise<ReadonlyMap<string, { nb: string; sv: string }>> {
	const rows = await tx
		.select({ key: technologyArea.key, nb: technologyArea.nameNb, sv: technologyArea.nameSv })
		.from(technologyArea)
		.limit(10_000);
	return new Map(rows.map(({ key, nb, sv }) => [key, { nb, sv }]));
}

function addressOf(title: string): string {
	return slugOf(title) || 'behov';
}
