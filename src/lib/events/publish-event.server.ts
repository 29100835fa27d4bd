import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { all, no, yes, type Decision } from '#lib/decision.ts';
import { changing, hasBegun, missingForPublishing } from './event.ts';
import { readLanguage, readWords } from './event-form.ts';
import { tellEverybody } from './event-mail.server.ts';
import {
	demandEvent,
	lockEvent,
	logForNeed,
	recordEvent,
	setEvent,
	type LockedEvent,
	type Sender
} from './event-work.server.ts';
import { field } from '#lib/form.ts';
import { readRevision } from '#lib/words-form.ts';
import { event } from './schema.server.ts';

/** From now on everybody sees it and can sign up. @throws 404, 403 */
export async function publishEvent(db: Db, by: Actor, id: string, form: FormData): Promise<Decision<true>> {
	return db.transaction(async (tx) => {
		const kept = await lockOwn(tx, by, id);
		if (kept.state === 'published') return yes(true);
		const free = changing(kept, readRevision(form), kept.now);
		if (!free.ok) return free;
		const missing = missingForPublishing(kept, kept.now);
		if (missing.length > 0) return no(...missing);
		await setEvent(tx, kept, { state: 'published', publishedAt: kept.now });
		await recordEvent(tx, by, 'published', kept);
		return yes(true);
	});
}

/** Calls it off; everybody who signed up gets a mail that says why. @throws 404, 403 */
export async function cancelEvent(
	db: Db,
	by: Actor,
	id: string,
	form: FormData,
	sender: Sender
): Promise<Decision<true>> {
	return db.transaction(async (tx) => {
		const kept = await lockOwn(tx, by, id);
		if (kept.state === 'cancelled') return yes(true);
		const read = all({
			begun:
				hasBegun(kept, kept.now) || kept.state === 'draft' ? no({ field: '', key: 'event.not_to_cancel' }) : yes(true),
			reason: readWords(form, 'reason', 'event.reason_missing')
		});
		if (!read.ok) return read;
		const { reason } = read.value;
		await setEvent(tx, kept, { state: 'cancelled', cancelReason: reason, sequence: kept.sequence + 1 });
		await recordEvent(tx, by, 'cancelled', kept, { reason });
		await tellEverybody(tx, kept, { kind: 'event_cancelled', params: { reason } }, sender, by.personId);
		return yes(true);
	});
}

/** A draft that nobody has seen goes without a trace but the log's. @throws 404, 403 */
export async function deleteDraft(db: Db, by: Actor, id: string): Promise<Decision<true>> {
	return db.transaction(async (tx) => {
		const kept = await lockOwn(tx, by, id);
		if (kept.state !== 'draft') return no({ field: '', key: 'event.not_a_draft' });
		await recordEvent(tx, by, 'discarded', kept);
		await tx.delete(event).where(eq(event.id, id));
		return yes(true);
	});
}

/** What was said, for everybody; it may be mended afterwards. @throws 404, 403 */
export async function publishMinutes(db: Db, by: Actor, id: string, form: FormData): Promise<Decision<true>> {
	return db.transaction(async (tx) => {
		const kept = await lockOwn(tx, by, id);
		const read = all({
			time: minutesRefused(kept, readRevision(form)),
			minutes: readWords(form, 'minutes', 'event.minutes_missing'),
			language: readLanguage(field(form, 'language'))
		});
		if (!read.ok) return read;
		const { minutes, language } = read.value;
		const isFirst = kept.minutesPublishedAt === null;
		await setEvent(tx, kept, {
			minutes,
			minutesLanguage: language,
			minutesPublishedAt: kept.minutesPublishedAt ?? kept.now
		});
		await recordEvent(tx, by, isFirst ? 'minutes_published' : 'minutes_changed', kept);
		if (isFirst) await logForNeed(tx, kept, { kind: 'minutes_published', organisationId: null, personId: by.personId });
		return yes(true);
	});
}

function minutesRefused(kept: LockedEvent, revision: number): Decision<true> {
	if (kept.state !== 'published' || !hasBegun(kept, kept.now))
		return no({ field: '', key: 'event.minutes_after_meeting' });
	return kept.revision === revision ? yes(true) : no({ field: '', key: 'event.changed_meanwhile' });
}

async function lockOwn(tx: Db, by: Actor, id: string): Promise<LockedEvent> {
	const kept = await lockEvent(tx, { id });
	demandEvent(by, 'event.write', kept);
	return kept;
}
