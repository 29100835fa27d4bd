import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { record } from '#lib/journal/journal.server.ts';
import { demandPilot } from '#lib/pilots/pilots.server.ts';
import { resultsOfPilot } from '#lib/results/results.server.ts';
import { quoted } from '#lib/typed-number.ts';
import { readAnswers, type Answered, type Filled } from './gain-answer.ts';
import { gainsOf } from './gain-rows.server.ts';
import { viewOf, type Gain, type GainView } from './gain-view.ts';
import { asksForDocumented } from './gain.ts';
import { followedOf } from './gains.server.ts';
import { windowsOf, type GainPoint } from './follow-up.ts';
import { gainAnswer } from './schema.server.ts';

/**
 * Takes what the owner says became of the pilot's gains, all of one window in one form. In time or late; one window
 * says nothing of the other.
 *
 * @throws 404, 403
 */
export async function answerGains(
	db: Db,
	by: Actor,
	to: { pilotId: string; point: GainPoint },
	form: FormData,
	today: string
): Promise<Decision<number>> {
	return db.transaction(async (tx) => {
		const of = await demandPilot(tx, by, 'gain.write', to.pilotId, true);
		const windows = windowsOf(followedOf(of), today);
		const window = windows.find(({ point }) => point === to.point);
		if (!window || window.state === 'not_yet') return no({ field: '', key: 'gain.not_asked_yet' });

		const [gains, results] = [await gainsOf(tx, [of.id]), await resultsOfPilot(tx, of.id)];
		const read = readAnswers(form, gains);
		if (!read.ok) return read;
		const shown = new Map(gains.map((gain) => [gain.id, viewOf(gain, windows, results)]));
		const rows = read.value
			.map((filled) => rowOf(filled, shown.get(filled.gainId)))
			.filter((filled) => isNew(filled, answerOf(gains, filled.gainId, to.point)));
		const overtaken = rows.flatMap((filled) => overtakenBy(filled, gains, to.point));
		if (overtaken.length > 0) return no(...overtaken);
		if (rows.length === 0) return yes(0);
		await keep(tx, by, { pilotId: of.id, point: to.point, today, ownerId: of.ownerId }, rows, gains);
		return yes(rows.length);
	});
}

/** Somebody else has answered since the form was opened: both answers are shown, nothing is overwritten. */
function overtakenBy(filled: Filled, gains: readonly Gain[], point: GainPoint): Issue[] {
	const stands = answerOf(gains, filled.gainId, point);
	if ((stands?.revision ?? 0) === filled.revision) return [];
	const { text = '' } = gains.find(({ id }) => id === filled.gainId) ?? {};
	return [{ field: `status_${filled.gainId}`, key: 'gain.answered_meanwhile', params: { text: quoted(text) } }];
}

function answerOf(gains: readonly Gain[], id: string, point: GainPoint) {
	return gains.find((gain) => gain.id === id)?.answers.find((answer) => answer.point === point);
}

/** An answer that came back as it stood keeps its day. */
function isNew({ answer }: Filled, stands: Answered | undefined): boolean {
	const { status, documented, realised, note } = answer;
	return (
		stands?.status !== status ||
		stands.documented !== documented ||
		stands.realised !== realised ||
		stands.note !== note
	);
}

/** What a measurement documents, or hides because of few people, nobody states beside it. */
function rowOf(filled: Filled, gain: GainView | undefined): Filled {
	const isAsked = gain !== undefined && asksForDocumented(gain.documented);
	return isAsked ? filled : { ...filled, answer: { ...filled.answer, documented: null } };
}

async function keep(
	tx: Db,
	by: Actor,
	{ pilotId, point, today, ownerId }: { pilotId: string; point: GainPoint; today: string; ownerId: string },
	rows: readonly Filled[],
	gains: readonly Gain[]
): Promise<void> {
	const stamp = { point, answeredOn: today, answeredBy: by.personId, answeredAt: new Date() };
	await tx
		.insert(gainAnswer)
		.values(rows.map(({ gainId, revision, answer }) => ({ gainId, ...stamp, ...answer, revision: revision + 1 })))
		.onConflictDoUpdate({
			target: [gainAnswer.gainId, gainAnswer.point],
			set: {
				status: sql`excluded.status`,
				documented: sql`excluded.documented`,
				realised: sql`excluded.realised`,
				note: sql`excluded.note`,
				revision: sql`excluded.revision`,
				answeredOn: sql`excluded.answered_on`,
				answeredBy: sql`excluded.answered_by`,
				answeredAt: sql`excluded.answered_at`
			}
		});
	await record(tx, {
		kind: 'gain.answered',
		by: by.personId,
		organisationId: ownerId,
		about: { kind: 'pilot', id: pilotId },
		before: { point, answers: rows.flatMap(({ gainId }) => answerOf(gains, gainId, point) ?? []) },
		after: { point, answers: rows.map(({ gainId, answer }) => ({ gain: gainId, ...answer })) }
	});
}
