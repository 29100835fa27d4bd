/** Invented needs of the demonstration, each at another place in its life. */
import details from '#data/demo-needs.json' with { type: 'json' };
import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { addDays, daysBetween } from '#lib/day.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { need, needAddendum, needLog, needPartner, needSite } from '#lib/needs/schema.server.ts';
import { slugOf } from '#lib/slug.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';
import type { DemoPilots } from './demo-pilots.server.ts';

type Addendum = { field: string; before?: string; after: string; reason?: string; days_ago: number };
type Details = {
	type?: string | null;
	technology_area?: string | null;
	technology_group?: string;
	target_group: string;
	affected_count?: number;
	constraints?: string;
	sites?: readonly string[];
	deadline_time?: string;
	is_sealed?: boolean;
	state?: string;
	end_reason?: string;
	pilot?: string;
	contact_email?: string;
	procurement_url?: string;
	co_owners?: readonly string[];
	also_ours?: readonly string[];
	addenda?: readonly Addendum[];
};
type Told = Details & {
	id: string;
	owner_partner: string;
	language: string;
	title: string;
	text: string;
	technology_area?: string | null;
	type: string | null;
	deadline?: string;
	published?: string;
};
type World = { people: DemoPeople; pilots: DemoPilots; days: DemoCalendar };

const RUNNING = 'demo-sol';
/** Who looks at the demonstration has so long for the first of its needs. */
const ANSWERED_IN_DAYS = 21;
const secretary = 'sekretariat1@demo.example';
const more: Readonly<Record<string, Details>> = details.details;
const unopened: readonly Told[] = details.unopened;
const all: readonly Told[] = [
	...world.needs.map(({ status: _, ...row }) => ({ ...row, target_group: '', ...more[row.id], type: typeOf(row) })),
	...unopened
];

function typeOf(row: { id: string; type: string }): string {
	return more[row.id]?.type ?? row.type;
}

export async function loadDemoNeeds(tx: Db, around: World): Promise<void> {
	const saved = await tx
		.insert(need)
		.values(all.map((row) => needRow(row, around)))
		.returning({ id: need.id, externalId: need.externalId });
	const ids = new Map(saved.map(({ id, externalId }) => [externalId, id]));
	const each = <T>(part: (row: Told, id: string) => readonly T[]) =>
		all.flatMap((row) => part(row, ids.get(row.id) ?? ''));

	await tx
		.insert(needSite)
		.values(each(({ sites = [] }, needId) => sites.map((place, position) => ({ needId, position, place }))));
	await tx.insert(needPartner).values(each((row, needId) => partnerRows(row, needId, around)));
	await tx.insert(needAddendum).values(each((row, needId) => addendumRows(row, needId, around)));
	await tx.insert(needLog).values(each((row, needId) => logRows(row, needId, around)));
	await tx.insert(journalEntry).values(each((row, id) => journalRows(row, id, around)));
}

const editorOf = ({ owner_partner: owner }: Told, { people }: World) => idOf(people, `redaktor.${owner}@demo.example`);
/** Eight o'clock in the morning, never later than two weeks ago. */
function openedAt({ published = '2026-11-02' }: Told, { days }: World): Date {
	const [told, latest] = [days.move(RUNNING, published), addDays(days.today, -14)];
	return new Date(`${told < latest ? told : latest}T07:00:00Z`);
}
const daysAgo = ({ days }: World, count: number) => new Date(`${addDays(days.today, -count)}T09:00:00Z`);

function needRow(row: Told, around: World): typeof need.$inferInsert {
	return {
		externalId: row.id,
		slug: slugOf(row.title),
		ownerId: row.owner_partner,
		language: row.language,
		title: row.title,
		text: row.text,
		...wordsOf(row),
		technologyArea: row.technology_area ?? null,
		technologyGroup: row.technology_group ?? null,
		type: row.type,
		state: row.state ?? 'open',
		deadline: row.deadline === undefined ? null : deadlineOf(row.deadline, around.days),
		deadlineTime: row.deadline_time ?? null,
		isSealed: row.is_sealed ?? false,
		isDemo: true,
		...endOf(row, around),
		...stepsOf(row, around)
	};
}

/** As written, moved with its project; near the end of a half-year all of them later, so that the first is still ahead. */
export function deadlineOf(told: string, days: DemoCalendar): string {
	const [first = told] = all.flatMap(({ deadline = [] }) => deadline).toSorted();
	const late = daysBetween(days.move(RUNNING, first), addDays(days.today, ANSWERED_IN_DAYS));
	return addDays(days.move(RUNNING, told), Math.max(late, 0));
}

function wordsOf(row: Told) {
	return {
		targetGroup: row.target_group,
		affectedCount: row.affected_count ?? null,
		constraints: row.constraints ?? '',
		contactEmail: row.contact_email ?? null,
		procurementUrl: row.procurement_url ?? null
	};
}

function endOf(row: Told, around: World) {
	return {
		pilotId: row.pilot === undefined ? null : (around.pilots.get(row.pilot) ?? null),
		endReason: row.end_reason ?? '',
		endedAt: row.end_reason === undefined ? null : daysAgo(around, 2)
	};
}

/** Who wrote, sent in and opened it, as far as it has come. */
function stepsOf(row: Told, around: World) {
	const editor = editorOf(row, around);
	if (row.state === 'draft') return { writtenBy: editor, writtenAt: daysAgo(around, 3) };
	const submitted = {
		writtenBy: editor,
		writtenAt: daysAgo(around, 3),
		submittedBy: editor,
		submittedAt: daysAgo(around, 1)
	};
	if (row.state === 'submitted') return submitted;
	const at = openedAt(row, around);
	const opened = { decidedBy: idOf(around.people, secretary), decidedAt: at, publishedAt: at };
	return { ...submitted, ...opened, writtenAt: at, submittedAt: at };
}

function partnerRows({ co_owners: coOwners = [], also_ours: alsoOurs = [] }: Told, needId: string, around: World) {
	const row = (role: string) => (organisationId: string) => ({
		needId,
		organisationId,
		role,
		acceptedBy: idOf(around.people, `redaktor.${organisationId}@demo.example`),
		acceptedAt: daysAgo(around, 8)
	});
	return [...coOwners.map(row('co_owner')), ...alsoOurs.map(row('same_need'))];
}

function addendumRows(row: Told, needId: string, around: World) {
	const value = (field: string, text: string) => (field === 'deadline' ? deadlineOf(text, around.days) : text);
	return (row.addenda ?? []).map(({ field, before, after, reason = '', days_ago: count }) => ({
		needId,
		field,
		before: before === undefined ? null : value(field, before),
		after: value(field, after),
		reason,
		writtenBy: editorOf(row, around),
		at: daysAgo(around, count)
	}));
}

function logRows(row: Told, needId: string, around: World) {
	if (row.state === 'draft' || row.state === 'submitted') return [];
	const base = { needId, organisationId: null, personId: editorOf(row, around) };
	const added = addendumRows(row, needId, around).map(({ field, before, after, at }) => ({
		...base,
		kind: 'addendum',
		at,
		detail: field === 'note' ? { field } : { field, before, after }
	}));
	const moved =
		row.state === undefined
			? []
			: [{ ...base, kind: 'state', at: daysAgo(around, 2), detail: { from: 'open', to: row.state } }];
	const opened = { ...base, kind: 'opened', at: openedAt(row, around), personId: idOf(around.people, secretary) };
	return [opened, ...added, ...moved];
}

function journalRows(row: Told, id: string, around: World) {
	const base = { organisationId: row.owner_partner, aboutKind: 'need', aboutId: id };
	const submitted = { ...base, kind: 'need.submitted', personId: editorOf(row, around) };
	if (row.state === 'draft') return [];
	if (row.state === 'submitted') return [{ ...submitted, at: daysAgo(around, 1) }];
	const opened = { ...base, kind: 'need.opened', personId: idOf(around.people, secretary), at: openedAt(row, around) };
	return [{ ...submitted, at: openedAt(row, around) }, opened];
}
