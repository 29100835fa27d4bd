import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import { person } from '#lib/accounts/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { insertMilestones, insertPartners } from './insert-pilot.server.ts';
import { mayBeWritten, partnerLists, type PartnerList, type PilotContent } from './pilot.ts';
import { settle, type Mode, type SectionRead } from './pilot-form.ts';
import { recordWriting } from './pilot-journal.server.ts';
import { demandPilot, type Version } from './pilots.server.ts';
import { pilotMilestone, pilotPartner, pilotVersion } from './schema.server.ts';
import type { Section } from './section-field.ts';
import { stampOf } from './section-stamp.server.ts';

export type SectionSave = {
	pilotId: string;
	section: Section;
	read: SectionRead;
	mode: Mode;
	/** Of the section as it was when the form was opened. */
	stamp: string;
};

/** `issues` name the fields that were not kept, only when saving the readable ones. */
export type Saved = { stamp: string; at: Date; issues: readonly Issue[] };

export async function saveSection(db: Db, by: Actor, save: SectionSave): Promise<Decision<Saved>> {
	return db.transaction(async (tx) => {
		const pilot = await demandPilot(tx, by, 'pilot.write', save.pilotId, true);
		const version = pilot.open;
		if (!version || !mayBeWritten(version.publication)) return no({ field: '', key: 'pilot.not_open' });

		if (save.read.values.coOwners && !may(by, 'pilot.write', { organisationId: pilot.ownerId }))
			return no({ field: 'coOwners', key: 'section.co_owners_by_owner' });
		const settled = settle(version.content, save.read, save.mode);
		if (!settled.ok) return settled;
		const { content, issues } = settled.value;
		const stamp = stampOf(content, save.section);
		const stored = stampOf(version.content, save.section);
		if (stored === stamp) return yes({ stamp, at: version.editedAt, issues });
		if (stored !== save.stamp) return no(await meanwhile(tx, version));

		const at = await writeVersion(tx, by, { pilotId: pilot.id, number: version.number }, version.content, content);
		await recordWriting(tx, by, pilot, version.number);
		return yes({ stamp, at, issues });
	});
}

async function meanwhile(tx: Db, { editedBy, editedAt }: Version): Promise<Issue> {
	const [editor] =
		editedBy === null ? [] : await tx.select({ name: person.name }).from(person).where(eq(person.id, editedBy));
	return {
		field: '',
		key: 'pilot.changed_meanwhile',
		params: { name: editor?.name ?? '', time: clock.format(editedAt) }
	};
}

/** Both countries keep the same time and write it alike. */
const clock = new Intl.DateTimeFormat('nb-NO', { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' });

async function writeVersion(
	tx: Db,
	by: Actor,
	key: { pilotId: string; number: number },
	before: PilotContent,
	{ partners, coOwners, researchers, funders, milestones, ...content }: PilotContent
): Promise<Date> {
	const [written] = await tx
		.update(pilotVersion)
		// who decided the returned version is in the log; a new text has not been decided
		.set({
			...content,
			revision: sql`${pilotVersion.revision} + 1`,
			editedBy: by.personId,
			editedAt: sql`now()`,
			decidedBy: null,
			decidedAt: null
		})
		.where(and(eq(pilotVersion.pilotId, key.pilotId), eq(pilotVersion.number, key.number)))
		.returning({ at: pilotVersion.editedAt });
	await writePartners(tx, key, before, { partners, coOwners, researchers, funders });
	if (before.milestones !== milestones) {
		await tx
			.delete(pilotMilestone)
			.where(and(eq(pilotMilestone.pilotId, key.pilotId), eq(pilotMilestone.number, key.number)));
		await insertMilestones(tx, key, milestones);
	}
	if (!written) throw new Error(`Version ${key.number} of pilot ${key.pilotId} went while it was locked`);
	return written.at;
}

async function writePartners(
	tx: Db,
	key: { pilotId: string; number: number },
	before: PilotContent,
	taking: Pick<PilotContent, PartnerList>
): Promise<void> {
	if (partnerLists.every((list) => before[list] === taking[list])) return;
	await tx.delete(pilotPartner).where(and(eq(pilotPartner.pilotId, key.pilotId), eq(pilotPartner.number, key.number)));
	await insertPartners(tx, key, taking);
}
