/** Mail to the owner's editors when a window opens, and once more before it closes, while a gain is unanswered. */
import { and, eq, exists, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import { answeringFor } from '#lib/accounts/answering.server.ts';
import type { Db } from '#lib/db.server.ts';
import { formatDayLong } from '#lib/format.ts';
import { composeMail } from '#lib/mail/compose.server.ts';
import { enqueueMail } from '#lib/mail/enqueue.server.ts';
import type { Mail } from '#lib/mail/mail.ts';
import { pilot, pilotVersion } from '#lib/pilots/schema.server.ts';
import {
	addressOf,
	endsAskedOn,
	gainPoints,
	reminderOn,
	windowsOf,
	type GainWindow,
	type Occasion
} from './follow-up.ts';
import { gain, gainReminder } from './schema.server.ts';

type Due = { pilot: FollowedPilot; window: GainWindow; occasion: Occasion };
type FollowedPilot = {
	id: string;
	ownerId: string;
	title: string;
	phase: string;
	standing: string;
	endsOn: string | null;
};

/** Reminds once per pilot, window and occasion. @returns number of mails */
export async function remindGains(tx: Db, today: string, origin: string): Promise<number> {
	const due = (await followedPilots(tx, today)).flatMap((of) => dueOf(of, today));
	const open = await withUnanswered(tx, due);
	if (open.length === 0) return 0;
	const fresh = await tx
		.insert(gainReminder)
		.values(
			open.map(({ pilot: of, window, occasion }) => ({
				pilotId: of.id,
				point: window.point,
				occasion,
				remindedOn: today
			}))
		)
		.onConflictDoNothing()
		.returning({ pilotId: gainReminder.pilotId, point: gainReminder.point, occasion: gainReminder.occasion });
	const isFresh = ({ pilot: of, window, occasion }: Due) =>
		fresh.some((row) => row.pilotId === of.id && row.point === window.point && row.occasion === occasion);
	const mails = await mailsFor(tx, open.filter(isFresh), today, origin);
	await enqueueMail(tx, mails);
	return mails.length;
}

function dueOf(of: FollowedPilot, today: string): Due[] {
	return windowsOf(of, today).flatMap((window) => {
		const occasion = reminderOn(window, today);
		return occasion === null ? [] : [{ pilot: of, window, occasion }];
	});
}

async function followedPilots(tx: Db, today: string): Promise<FollowedPilot[]> {
	const ends = endsAskedOn(today);
	return tx
		.select({
			id: pilot.id,
			ownerId: pilot.ownerId,
			title: pilotVersion.title,
			phase: pilot.phase,
			standing: pilot.standing,
			endsOn: pilotVersion.endsOn
		})
		.from(pilot)
		.innerJoin(pilotVersion, eq(pilotVersion.pilotId, pilot.id))
		.where(
			and(
				eq(pilotVersion.publication, 'published'),
				isNull(pilot.withdrawnAt),
				gte(pilotVersion.endsOn, ends.from),
				lte(pilotVersion.endsOn, ends.to),
				exists(tx.select({ id: gain.id }).from(gain).where(eq(gain.pilotId, pilot.id)))
			)
		)
		.orderBy(pilot.id)
		.limit(2000);
}

/** Those with a gain that nobody has answered for in the window. */
async function withUnanswered(tx: Db, due: readonly Due[]): Promise<Due[]> {
	if (due.length === 0) return [];
	const ids = due.map(({ pilot: of }) => of.id);
	const rows = await tx.execute<{ id: string; point: string }>(sql`
		select distinct gain.pilot_id as id, asked.point
		from gain cross join unnest(array[${sql.join(
			gainPoints.map((point) => sql`${point}`),
			sql`, `
		)}]::text[]) as asked (point)
		where ${inArray(gain.pilotId, ids)} and not exists (
			select from gain_answer where gain_answer.gain_id = gain.id and gain_answer.point = asked.point)`);
	const open = new Set(rows.map(({ id, point }) => `${id} ${point}`));
	return due.filter(({ pilot: of, window }) => open.has(`${of.id} ${window.point}`));
}

async function mailsFor(tx: Db, due: readonly Due[], today: string, origin: string): Promise<Mail[]> {
	const answering = await answeringFor(tx, today);
	return due.flatMap(({ pilot: of, window, occasion }) =>
		answering(of.ownerId).map(({ email, language, organisationId }) =>
			composeMail(
				`gain_${occasion}_${window.point}`,
				{ to: email, language },
				{
					title: of.title,
					day: formatDayLong(language, window.closesOn),
					link: `${origin}/${language}/arbeid/${organisationId}/piloter/${of.id}/gevinster/oppfolging/${addressOf(window.point)}`
				}
			)
		)
	);
}
