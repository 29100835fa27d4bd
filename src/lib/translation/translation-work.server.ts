/** A translation as those see it who work on it, and the guard of everything they do with it. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may, type Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { isContentLang, type ContentLang } from '#lib/lang.ts';
import { sideOf } from '#lib/shown-text.ts';
import { originalOf, type Original } from './originals.server.ts';
import { translation } from './schema.server.ts';
import { isKind, noLayers, type Field, type FieldName, type Kind, type Layers } from './translation.ts';

/** What is translated, and into which language; `kind`, `id` and `language` as an address says them. */
export type Target = { readonly kind: string; readonly id: string; readonly language: string };

type TranslationRow = typeof translation.$inferSelect;

export type Worked = {
	readonly kind: Kind;
	readonly id: string;
	readonly language: ContentLang;
	readonly original: Original;
	/** Those with words in a language of the other side of the border. */
	readonly fields: readonly Field[];
	readonly rows: ReadonlyMap<FieldName, TranslationRow>;
};

/**
 * @param lock keeps the original from changing, and others from translating it, until the end of the transaction
 * @throws 404 when `by` may not read drafts of it or it is not public, 403 when `by` may read but not do this
 */
export async function demandTranslation(
	db: Db,
	by: Actor,
	action: Action,
	target: Target,
	lock = false
): Promise<Worked> {
	const kind = found(isKind(target.kind) ? target.kind : undefined);
	const language = found(isContentLang(target.language) ? target.language : undefined);
	const original = found(await originalOf(db, kind, target.id, lock));
	demandOf(by, action, original);
	const rows = await rowsOf(db, kind, original.id, language);
	const fields = fieldsInto(original, language, rows);
	if (fields.length === 0) found(undefined);
	return { kind, id: original.id, language, original, fields, rows };
}

function demandOf(by: Actor, action: Action, { ownerId, actingIds }: Original): void {
	const whose = (wanted: Action) => actingIds.find((organisationId) => may(by, wanted, { organisationId })) ?? ownerId;
	if (may(by, action, { organisationId: whose(action) })) return;
	demand(by, action, { organisationId: whose('translation.read_draft') }, 'translation.read_draft');
}

export function mayOnTranslation(by: Actor, action: Action, { actingIds }: Pick<Original, 'actingIds'>): boolean {
	return actingIds.some((organisationId) => may(by, action, { organisationId }));
}

async function rowsOf(db: Db, kind: Kind, id: string, language: ContentLang) {
	const rows = await db
		.select()
		.from(translation)
		.where(and(eq(translation.subjectKind, kind), eq(translation.subjectId, id), eq(translation.language, language)))
		.limit(100);
	return new Map(rows.map((row) => [row.field as FieldName, row]));
}

function fieldsInto(original: Original, language: ContentLang, rows: ReadonlyMap<FieldName, TranslationRow>): Field[] {
	return original.fields
		.filter((field) => sideOf(field.language) !== sideOf(language))
		.map(({ name, text }) => ({ name, original: text, layers: layersOf(rows.get(name)) }));
}

function layersOf(row: TranslationRow | undefined): Layers {
	if (!row) return noLayers;
	const { draft, draftSource, submittedAt, remark, approved, approvedSource, revision } = row;
	const draftOrigin = row.draftOrigin === null ? null : row.draftOrigin === 'machine' ? 'machine' : 'human';
	return {
		draft,
		draftSource,
		draftOrigin,
		isSubmitted: submittedAt !== null,
		remark,
		approved,
		approvedSource,
		revision
	};
}

/** One row of the table. */
export function keyOf({ kind, id, language }: Pick<Worked, 'kind' | 'id' | 'language'>, field: FieldName) {
	return { subjectKind: kind, subjectId: id, language, field };
}

export function rowWhere(worked: Pick<Worked, 'kind' | 'id' | 'language'>, fields: readonly FieldName[]) {
	return and(
		eq(translation.subjectKind, worked.kind),
		eq(translation.subjectId, worked.id),
		eq(translation.language, worked.language),
		inArray(translation.field, [...fields])
	);
}

type Note = {
	readonly reason?: string | undefined;
	readonly before?: Readonly<Record<string, unknown>>;
	readonly after?: Readonly<Record<string, unknown>>;
};

type Move = 'written' | 'suggested' | 'submitted' | 'approved' | 'returned';

export async function noteTranslation(
	tx: Db,
	by: Actor,
	what: Move,
	{ kind, id, language, original }: Worked,
	{ reason, before, after }: Note = {}
): Promise<void> {
	await record(tx, {
		kind: `translation.${what}`,
		by: by.personId,
		organisationId: original.ownerId,
		about: { kind, id },
		reason: reason === '' ? undefined : reason,
		before,
		after: { language, ...after }
	});
}

/** That somebody wrote stands once in the log until the next approval, not at every pause in the typing. */
export async function noteWriting(tx: Db, by: Actor, worked: Worked): Promise<void> {
	if (!(await authorsOf(tx, worked)).includes(by.personId)) await noteTranslation(tx, by, 'written', worked);
}

/** Everybody who wrote, fetched or sent in something since the last approval. */
export async function authorsOf(db: Db, { kind, id, language, rows }: Worked): Promise<string[]> {
	const about = and(
		eq(journalEntry.aboutKind, kind),
		eq(journalEntry.aboutId, id),
		sql`${journalEntry.after} ->> 'language' = ${language}`
	);
	const noted = await db
		.selectDistinct({ personId: journalEntry.personId })
		.from(journalEntry)
		.where(
			and(
				about,
				inArray(journalEntry.kind, ['translation.written', 'translation.suggested', 'translation.submitted']),
				sql`${journalEntry.id} > coalesce((select max(id) from journal_entry last where last.about_kind = ${kind}
					and last.about_id = ${id} and last.after ->> 'language' = ${language}
					and last.kind = 'translation.approved'), 0)`
			)
		)
		.limit(1000);
	const inRows = [...rows.values()]
		.filter(({ draft }) => draft !== null)
		.flatMap(({ writtenBy, submittedBy }) => [writtenBy, submittedBy]);
	return [...inRows, ...noted.map(({ personId }) => personId)].filter((personId) => personId !== null);
}
