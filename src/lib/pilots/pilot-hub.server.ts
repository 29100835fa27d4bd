/** What those who work on a pilot see of it first: how far it has come, what is asked of them, what they may do. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Action } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { Lang } from '#lib/lang.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import { mayOn } from './co-owner.ts';
import { mayBeWritten } from './pilot.ts';
import { documentState } from './pilot-documents.server.ts';
import { hiddenBecause } from './pilot-journal.server.ts';
import { pilotIn, type Pilot } from './pilots.server.ts';
import { openStep } from './phase-changes.server.ts';
import { remarksOn } from './remarks.server.ts';
import { hindrances, progress, sectionState } from './section.ts';
import { sections } from './section-field.ts';

export async function pilotHub(db: Db, by: Actor, at: { organisation: string; id: string }, lang: Lang) {
	const { organisation, pilot } = await pilotIn(db, by, at.organisation, at.id);
	const shown = pilot.open ?? pilot.public ?? pilot.last;
	const isReturned = shown.publication === 'returned';
	const remarks = isReturned ? (await remarksOn(db, pilot.id, shown.number)).filter(({ isNewest }) => isNewest) : [];
	return {
		...placeOf(pilot, at.organisation, nameIn(lang, organisation)),
		publication: shown.publication,
		isPublic: pilot.public !== null,
		isHidden: pilot.hiddenAt !== null,
		hiddenBecause: pilot.hiddenAt === null ? null : await hiddenBecause(db, pilot.id),
		editedAt: shown.editedAt,
		submittedAt: shown.submittedAt,
		phase: pilot.phase,
		step: (await openStep(db, pilot.id)) ?? null,
		progress: progress(shown.content),
		sections: sections.map((section) => ({ section, state: sectionState(shown.content, section) })),
		hindrances: hindrances(shown.content),
		documents: await documentState(db, pilot.id, shown.number),
		remarks,
		may: rights(by, pilot),
		isWritable: mayBeWritten(shown.publication)
	};
}

/** What every page of a pilot in its workspace needs to say where it is. */
export function placeOf(pilot: Pilot, organisationId: string, organisationName: string) {
	const { title } = (pilot.open ?? pilot.public ?? pilot.last).content;
	return {
		organisation: { id: organisationId, name: organisationName },
		pilot: { id: pilot.id, slug: pilot.slug, title, language: pilot.language }
	};
}

function rights(by: Actor, pilot: Pilot) {
	const can = (action: Action) => mayOn(by, action, pilot);
	return {
		write: can('pilot.write'),
		submit: can('pilot.submit'),
		changePhase: can('pilot.change_phase'),
		decidePhase: can('pilot.decide_phase'),
		confirm: can('pilot.confirm'),
		withdraw: can('pilot.withdraw'),
		handOver: can('pilot.hand_over'),
		showToAdviser: can('adviser.show')
	};
}
