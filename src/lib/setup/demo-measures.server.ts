/** What shares of the demonstration are made of, and what its pilots hoped for. */
import measures from '#data/demo-measures.json' with { type: 'json' };
import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { pilotIndicator } from '#lib/results/schema.server.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { editorOf } from './demo-owner.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

/** Nothing where only the per cent is known. */
export function shareOf(pilot: string, indicator: string, part: 'baseline' | 'measured') {
	const [numerator, denominator] =
		measures.shares.find((each) => each.pilot === pilot && each.indicator === indicator)?.[part] ?? [];
	return numerator === undefined || denominator === undefined ? {} : { numerator, denominator };
}

/** The plan of each pilot that has targets: all that it measures, in the order of the world's file. */
export async function loadDemoTargets(
	tx: Db,
	people: DemoPeople,
	/** Pilot id by its key in the file. */
	pilots: ReadonlyMap<string, string>,
	days: DemoCalendar
): Promise<void> {
	const planned = world.pilots.filter(({ id }) => measures.targets.some(({ pilot }) => pilot === id));
	await tx.insert(pilotIndicator).values(
		planned.flatMap((row) =>
			row.indicators.map(({ key, baseline_from, baseline_to }, at) => {
				const hoped = measures.targets.find(({ pilot, indicator }) => pilot === row.id && indicator === key);
				return {
					pilotId: pilots.get(row.id) ?? '',
					indicatorKey: key,
					indicatorVersion: 1,
					target: hoped?.target ?? null,
					targetPercent: hoped?.percent ?? null,
					baselineFrom: days.move(row.project_id, baseline_from),
					baselineTo: days.move(row.project_id, baseline_to),
					chosenBy: idOf(people, editorOf(row.owner_partner)),
					// a millisecond apart, so that the plan keeps the order
					chosenAt: new Date(Date.parse(`${days.move(row.project_id, row.start)}T09:00:00Z`) + at)
				};
			})
		)
	);
}
