import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { all, type Decision } from '#lib/decision.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { receiversOf, type MailContext } from '#lib/pilots/pilot-mail.server.ts';
import { readRevision } from '#lib/words-form.ts';
import { readReason } from './lesson-form.ts';
import { authorsOf, lockLesson, recordMove, setPublication, type LockedLesson } from './lesson-work.server.ts';
import { decides, moved, type Verdict } from './lesson.ts';

/** The secretariat publishes a lesson, or returns it with a remark. @throws 404, 403 */
export async function decideLesson(
	db: Db,
	by: Actor,
	id: string,
	{ move, form }: { move: Verdict['move']; form: FormData },
	context: MailContext
): Promise<Decision<Verdict>> {
	return db.transaction(async (tx) => {
		const kept = await lockLesson(tx, by, 'lesson.decide', id);
		const read = all({ to: moved(kept, readRevision(form), move), remark: readReason(form, 'remark') });
		if (!read.ok) return read;
		const { to, remark } = read.value;
		const decision = decides(by.personId, await authorsOf(tx, kept), { move, remark });
		if (!decision.ok) return decision;

		await setPublication(tx, kept, to, {
			decidedBy: by.personId,
			decidedAt: new Date(),
			remark: remark === '' ? null : remark
		});
		await recordMove(tx, by, move === 'publish' ? 'published' : 'returned', kept, reasonOf(remark));
		await tellOwner(tx, kept, decision.value, context);
		return decision;
	});
}

function reasonOf(remark: string): { reason?: string } {
	return remark === '' ? {} : { reason: remark };
}

async function tellOwner(tx: Db, kept: LockedLesson, { move, remark }: Verdict, context: MailContext): Promise<void> {
	const receivers = await receiversOf(tx, kept.pilot.ownerId, kept.submittedBy, context.today);
	const mails = receivers.map(({ email, language, organisation_id }) => {
		const site = `${context.origin}/${language}`;
		return composeMail(
			move === 'publish' ? 'lesson_published' : 'lesson_returned',
			{ to: email, language },
			{
				title: kept.title,
				remark,
				link: `${site}/arbeid/${organisation_id}/piloter/${kept.pilotId}/laerdommer/${kept.id}`,
				public_link: `${site}/laerdommer/${kept.id}`
			}
		);
	});
	await enqueueMail(tx, mails);
}
