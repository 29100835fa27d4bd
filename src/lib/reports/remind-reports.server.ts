/** Reminders of reports: by the daily round before a deadline and after it, and by hand to many at once. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { reminderDue, type ReminderKind } from './deadline.ts';
import { financeOf, mailsFor } from './report-mail.server.ts';
import { standingOf, type Standing } from './report-standing.server.ts';
import { isClosed } from './report.ts';
import { reportReminder } from './schema.server.ts';

type Reminder = Standing & { kind: ReminderKind | 'by_hand' };

/** Of the round of a day: each once, since what was sent stands in the log. @returns number of mails */
export async function remindOfReports(tx: Db, today: string, origin: string): Promise<number> {
	const project = await runningProject(tx, today);
	if (!project) return 0;
	const open = (await standingOf(tx, project.id, today, {})).filter(({ state }) => !isClosed(state));
	const sent = await sentOf(tx, project.id);
	const due = open.flatMap((one) => {
		const reminder = one.dueOn === null ? undefined : reminderDue(one.dueOn, today);
		if (!reminder || (reminder.kind === 'late' && !one.isLate)) return [];
		const before = sent.get(`${reminder.kind} ${one.periodCode} ${one.organisationId}`);
		return before !== undefined && before >= reminder.since ? [] : [{ ...one, kind: reminder.kind }];
	});
	return send(tx, due, { projectId: project.id, sentBy: null, today, origin });
}

/** By kind, period and partner the day of the newest. */
async function sentOf(tx: Db, projectId: string): Promise<ReadonlyMap<string, string>> {
	const rows = await tx
		.select({
			kind: reportReminder.kind,
			organisationId: reportReminder.organisationId,
			periodCode: reportReminder.periodCode,
			sentAt: reportReminder.sentAt
		})
		.from(reportReminder)
		.where(and(eq(reportReminder.projectId, projectId), inArray(reportReminder.kind, ['before_deadline', 'late'])))
		.orderBy(reportReminder.sentAt)
		.limit(20_000);
	return new Map(
		rows.map((row) => [`${row.kind} ${row.periodCode} ${row.organisationId}`, row.sentAt.toISOString().slice(0, 10)])
	);
}

export type ByHand = { periodCode: string; organisationIds: readonly string[] };

/** @returns to how many partners it went */
export async function remindByHand(
	db: Db,
	by: Actor,
	{ periodCode, organisationIds }: ByHand,
	{ origin, today }: { origin: string; today: string }
): Promise<Decision<number>> {
	demand(by, 'report.remind', { organisationId: null }, 'report.read');
	return db.transaction(async (tx) => {
		const project = found(await runningProject(tx, today));
		const all = await standingOf(tx, project.id, today, { periodCode });
		const chosen = all.filter(
			({ organisationId, state }) => organisationIds.includes(organisationId) && !isClosed(state)
		);
		if (chosen.length === 0) return no({ field: 'partner', key: 'report.nobody_to_remind' });
		const reminders = chosen.map((one) => ({ ...one, kind: 'by_hand' as const }));
		await send(tx, reminders, { projectId: project.id, sentBy: by.personId, today, origin });
		await record(tx, {
			kind: 'report.reminded',
			by: by.personId,
			organisationId: null,
			about: { kind: 'period', id: `${project.id} ${periodCode}` },
			after: { partners: chosen.map(({ organisationId }) => organisationId) }
		});
		return yes(chosen.length);
	});
}

type Sending = { projectId: string; sentBy: string | null; today: string; origin: string };

/** One log row and the mails of each partner, which stand or fall together. */
async function send(tx: Db, reminders: readonly Reminder[], sending: Sending): Promise<number> {
	if (reminders.length === 0) return 0;
	const people = await financeOf(
		tx,
		[...new Set(reminders.map(({ organisationId }) => organisationId))],
		sending.today
	);
	await tx.insert(reportReminder).values(
		reminders.map(({ organisationId, periodCode, kind }) => ({
			projectId: sending.projectId,
			organisationId,
			periodCode,
			kind,
			receiverCount: people.get(organisationId)?.length ?? 0,
			sentBy: sending.sentBy,
			// of the round the day that it did the work of, which may be the day before
			...(sending.sentBy === null && { sentAt: new Date(`${sending.today}T06:00:00Z`) })
		}))
	);
	const mails = reminders.flatMap((reminder) =>
		mailsFor(people.get(reminder.organisationId) ?? [], {
			kind: reminder.isLate ? 'report_late' : 'report_due',
			params: () => ({ period: reminder.periodCode }),
			day: reminder.dueOn,
			path: `arbeid/${reminder.organisationId}/rapporter/${reminder.periodCode}`,
			origin: sending.origin
		})
	);
	await enqueueMail(tx, mails);
	return mails.length;
}
