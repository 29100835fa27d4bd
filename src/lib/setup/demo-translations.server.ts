import { sql } from 'drizzle-orm';
import told from '#data/demo-translations.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { addDays } from '#lib/day.ts';
import { originalOf, type Original } from '#lib/translation/originals.server.ts';
import { translation } from '#lib/translation/schema.server.ts';
import { isKind } from '#lib/translation/translation.ts';
import { actingToday, editorOf } from './demo-owner.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

type Told = {
	kind: string;
	/** Its key in the file that it comes from; of a lesson that of its pilot, with its place there. */
	of: string;
	language: string;
	state: string;
	texts: Readonly<Record<string, string | undefined>>;
	/** What the original said when it was approved, where that has changed since. */
	earlier?: Readonly<Record<string, string | undefined>> | undefined;
};

/** Some of what is public in the language of the neighbours, and how often it is read. */
export async function loadDemoTranslations(tx: Db, people: DemoPeople, today: string): Promise<void> {
	const translations: readonly Told[] = told.translations;
	for (const one of translations) await loadOne(tx, people, today, one);
	await tx.execute(sql`
		insert into page_view (about_kind, about_id, day, count)
		select kind, id, ${today}::date - 4, 3 + ascii(id) % 7 * 6 from (
			select 'pilot' as kind, pilot_id::text as id from pilot_version where publication = 'published'
			union all select 'lesson', id::text from lesson where publication = 'published') as public
		on conflict do nothing`);
}

async function loadOne(tx: Db, people: DemoPeople, today: string, one: Told): Promise<void> {
	const original = isKind(one.kind) ? await originalOf(tx, one.kind, await idFor(tx, one)) : undefined;
	if (!original) throw new Error(`Nothing to translate: ${one.kind} ${one.of}`);
	const rows = original.fields.flatMap(({ name, text }) => {
		const made = one.texts[name];
		return made === undefined ? [] : [{ field: name, made, source: one.earlier?.[name] ?? text }];
	});
	const writtenAt = at(addDays(today, -9));
	const shared = {
		subjectKind: original.kind,
		subjectId: original.id,
		language: one.language,
		writtenBy: idOf(people, editorOf(original.ownerId)),
		writtenAt
	};
	await tx
		.insert(translation)
		.values(rows.map((row) => ({ ...shared, field: row.field, ...layerOf(people, today, original, one.state, row) })));
}

type Made = { made: string; source: string };

function layerOf(people: DemoPeople, today: string, { ownerId }: Original, state: string, { made, source }: Made) {
	if (state === 'approved')
		return {
			approved: made,
			approvedSource: source,
			approvedBy: idOf(people, `admin.${actingToday(ownerId)}@demo.example`),
			approvedAt: at(addDays(today, -7))
		};
	return {
		draft: made,
		draftSource: source,
		draftOrigin: 'human',
		submittedBy: idOf(people, editorOf(ownerId)),
		submittedAt: at(addDays(today, -2))
	};
}

async function idFor(tx: Db, { kind, of }: Told): Promise<string> {
	const [key = '', place = '0'] = of.split('/');
	const [row] = await tx.execute<{ id: string }>(
		kind === 'need'
			? sql`select id from need where external_id = ${key}`
			: kind === 'lesson'
				? sql`select lesson.id from lesson join pilot on pilot.id = pilot_id
					where external_id = ${key} and position = ${Number(place)}`
				: sql`select id from pilot where external_id = ${key}`
	);
	return row?.id ?? '';
}

function at(day: string): Date {
	return new Date(`${day}T09:00:00Z`);
}
