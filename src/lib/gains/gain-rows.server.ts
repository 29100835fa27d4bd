/** Gains with their answers, as they are kept. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { GainCategory } from '#lib/results/indicator.ts';
import { indicator } from '#lib/results/schema.server.ts';
import type { Answer, GainStatus } from './gain-answer.ts';
import type { Gain } from './gain-view.ts';
import type { GainUnit } from './gain.ts';
import type { GainPoint } from './follow-up.ts';
import { gain, gainAnswer } from './schema.server.ts';

/** More gains than all pilots of the project have. */
const MOST = 5000;

/** Gains of these pilots in the order in which they were written. */
export async function gainsOf(db: Db, pilotIds: readonly string[]): Promise<Gain[]> {
	if (pilotIds.length === 0) return [];
	const among = inArray(gain.pilotId, [...pilotIds]);
	const rows = await db
		.select({
			id: gain.id,
			pilotId: gain.pilotId,
			// held to the lists by constraints of the table
			category: sql<GainCategory>`${gain.category}`,
			text: gain.text,
			owner: gain.owner,
			indicator: gain.indicatorKey,
			indicatorNb: indicator.nameNb,
			indicatorSv: indicator.nameSv,
			expected: plain(gain.expected),
			unit: sql<GainUnit>`${gain.unit}`,
			followUpOn: gain.followUpOn,
			language: gain.language,
			revision: gain.revision
		})
		.from(gain)
		.leftJoin(indicator, and(eq(indicator.key, gain.indicatorKey), eq(indicator.version, gain.indicatorVersion)))
		.where(among)
		.orderBy(asc(gain.pilotId), asc(gain.writtenAt), asc(gain.id))
		.limit(MOST);
	const answers = await answersOf(db, pilotIds);
	return rows.map((row) => ({ ...row, answers: answers.get(row.id) ?? [] }));
}

async function answersOf(db: Db, pilotIds: readonly string[]): Promise<ReadonlyMap<string, Answer[]>> {
	const rows = await db
		.select({
			gainId: gainAnswer.gainId,
			point: sql<GainPoint>`${gainAnswer.point}`,
			status: sql<GainStatus>`${gainAnswer.status}`,
			documented: plain(gainAnswer.documented),
			realised: plain(gainAnswer.realised),
			note: gainAnswer.note,
			revision: gainAnswer.revision,
			answeredOn: gainAnswer.answeredOn
		})
		.from(gainAnswer)
		.innerJoin(gain, eq(gain.id, gainAnswer.gainId))
		.where(inArray(gain.pilotId, [...pilotIds]))
		.orderBy(asc(gainAnswer.answeredOn))
		.limit(MOST * 2);
	return Map.groupBy(
		rows.map(({ gainId, ...answer }) => ({ gainId, answer })),
		({ gainId }) => gainId
	)
		.entries()
		.reduce(
			(all, [id, group]) =>
				all.set(
					id,
					group.map(({ answer }) => answer)
				),
			new Map<string, Answer[]>()
		);
}

/** The column keeps four places; what was typed had fewer. */
function plain<C extends typeof gain.expected | typeof gainAnswer.documented | typeof gainAnswer.realised>(column: C) {
	return sql<C extends typeof gain.expected ? string : string | null>`trim_scale(${column})::text`;
}
