/** What the pages about one translation show. */
import { inArray } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { sideOf } from '#lib/shown-text.ts';
import type { FieldView } from './field-view.ts';
import type { Original } from './originals.server.ts';
import { stampOf } from './stamp.server.ts';
import { authorsOf, demandTranslation, mayOnTranslation, type Target, type Worked } from './translation-work.server.ts';
import { earlierOriginal, progressOf, stateOf, targetsOf, textOf, type FieldName } from './translation.ts';
import { translationDesk } from './worklist.server.ts';

/** @throws 404 in the workspace of anybody who does not own it */
export async function translationPage(db: Db, by: Actor, organisationId: string, target: Target) {
	const { organisation, covers } = await translationDesk(db, by, organisationId);
	const worked = await demandTranslation(db, by, 'translation.read_draft', target);
	const { original, language, fields } = worked;
	found(original.actingIds.some((id) => covers.includes(id)) ? original : undefined);
	const [names, authors] = await Promise.all([writersOf(db, worked), authorsOf(db, worked)]);
	return {
		organisation: { id: organisation.id, nameNb: organisation.nameNb, nameSv: organisation.nameSv },
		thing: thingOf(original),
		language,
		/** The other form of Norwegian. */
		otherTargets: targetsOf(original.language).filter((each) => each !== language && sideOf(each) === sideOf(language)),
		fields: fields.map((field): FieldView => viewOf(worked, field.name, names)),
		progress: progressOf(fields),
		mayWrite: mayOnTranslation(by, 'translation.write', original),
		mayDecide: mayOnTranslation(by, 'translation.decide', original),
		isAuthor: authors.includes(by.personId)
	};
}

function thingOf({ kind, id, slug, title, language, ownerId }: Original) {
	return { kind, id, slug, title, language, ownerId };
}

function viewOf({ fields, original, rows }: Worked, name: FieldName, names: ReadonlyMap<string, string>): FieldView {
	const field = found(fields.find((each) => each.name === name));
	const { layers } = field;
	const writer = rows.get(name)?.writtenBy ?? null;
	return {
		name,
		original: field.original,
		originalLanguage: original.fields.find((each) => each.name === name)?.language ?? original.language,
		earlier: earlierOriginal(field) ?? null,
		state: stateOf(field),
		isWaiting: layers.isSubmitted,
		isReturned: layers.draft !== null && !layers.isSubmitted && layers.remark !== '',
		text: textOf(field),
		draft: layers.draft,
		isMachine: layers.draftOrigin === 'machine',
		approved: layers.approved,
		remark: layers.remark,
		writtenBy: writer === null ? null : (names.get(writer) ?? null),
		revision: layers.revision,
		source: stampOf(field.original),
		was: stampOf(textOf(field))
	};
}

async function writersOf(db: Db, { rows }: Worked): Promise<ReadonlyMap<string, string>> {
	const ids = [...new Set([...rows.values()].flatMap(({ writtenBy }) => writtenBy ?? []))];
	if (ids.length === 0) return new Map();
	const people = await db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids));
	return new Map(people.map(({ id, name }) => [id, name]));
}
