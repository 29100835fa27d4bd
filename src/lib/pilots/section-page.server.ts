/** What the page of one section shows, and saving from it. */
import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { no, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { currencyOf, mayBeWritten } from './pilot.ts';
import { readSection, type Mode } from './pilot-form.ts';
import { placeOf } from './pilot-hub.server.ts';
import { demandOn, pilotIn, type Pilot } from './pilots.server.ts';
import { remarksOn } from './remarks.server.ts';
import { saveSection, type Saved } from './save-section.server.ts';
import { choicesOf, sectionOptions } from './section-choices.server.ts';
import { sectionState } from './section.ts';
import { settled, withConflict } from './section-conflict.ts';
import { ruleOf, sectionAt, sections, type FieldName, type Section } from './section-field.ts';
import type { SectionRemark } from './section-page.ts';
import { stampOf } from './section-stamp.server.ts';

type Place = { organisation: string; id: string; section: string };
type Reader = { lang: Lang; today: string };

/** @throws 404 for an unknown section or pilot, 403 for somebody who may read it but not write */
async function open(db: Db, by: Actor, place: Place, { lang, today }: Reader) {
	const section = found(sectionAt(place.section));
	const { directory, organisation, pilot } = await pilotIn(db, by, place.organisation, place.id);
	const shown = pilot.open ?? pilot.public ?? pilot.last;
	const options = await sectionOptions(db, section, { of: pilot, content: shown.content, directory, lang, today });
	return { section, organisation, pilot, shown, options };
}

/** The form of a section; for a version that nobody writes in now, `isWritable` is false and it is only read. */
export async function sectionPage(db: Db, by: Actor, place: Place, reader: Reader) {
	const { section, organisation, pilot, shown, options } = await open(db, by, place, reader);
	demandOn(by, 'pilot.write', pilot);
	const remarks = shown.publication === 'returned' ? await remarksOn(db, pilot.id, shown.number) : [];
	const newest = remarks.filter(({ isNewest }) => isNewest);
	return {
		...placeOf(pilot, place.organisation, nameIn(reader.lang, organisation)),
		section,
		hidden: hiddenFrom(by, pilot),
		/** Who sees the draft: the owner's people, and those of the co-owners where there are some. */
		owner: nameIn(reader.lang, { nameNb: pilot.ownerNb, nameSv: pilot.ownerSv }),
		isShared: pilot.coOwners.length > 0,
		options,
		content: shown.content,
		currency: currencyOf(pilot.country),
		stamp: stampOf(shown.content, section),
		editedAt: shown.editedAt,
		isWritable: mayBeWritten(shown.publication),
		remarks: newest.map(({ id, field: name, text, language }): SectionRemark => ({ id, field: name, text, language })),
		steps: sections.map((each) => ({
			section: each,
			state: newest.some(({ field: name }) => name !== '' && ruleOf(name).section === each)
				? ('remark' as const)
				: sectionState(shown.content, each)
		}))
	};
}

/** Who the co-owners are is for the owner's people to say. */
function hiddenFrom(by: Actor, { ownerId }: Pilot): FieldName[] {
	return may(by, 'pilot.write', { organisationId: ownerId }) ? [] : ['coOwners'];
}

export async function saveSectionForm(
	db: Db,
	by: Actor,
	{ lang, today, ...place }: Place & Reader,
	form: FormData,
	mode: Mode
): Promise<{ section: Section; saved: Decision<Saved> }> {
	const { section, pilot, options } = await open(db, by, place, { lang, today });
	const chosen = settled(form);
	if (chosen.issues.length > 0) return { section, saved: no(...chosen.issues) };
	const read = readSection(section, chosen.form, choicesOf(options, pilot), lang);
	const saved = await saveSection(db, by, { pilotId: pilot.id, section, read, mode, stamp: field(form, 'stamp') });
	return { section, saved: saved.ok ? saved : no(...withConflict(form, saved.issues)) };
}
