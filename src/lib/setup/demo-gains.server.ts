/** What the demonstration's pilots hoped for and what became of it; answers only of days that have been. */
import plans from '#data/demo-gains.json' with { type: 'json' };
import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { addDays, addMonths } from '#lib/day.ts';
import { monthsTo, type GainPoint } from '#lib/gains/follow-up.ts';
import { gain, gainAnswer } from '#lib/gains/schema.server.ts';
import { library } from '#lib/results/indicators.server.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { editorOf } from './demo-owner.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';
import type { DemoPilots } from './demo-pilots.server.ts';

type Plan = (typeof plans)['P01'][number];
type Planned = { pilot: (typeof world.pilots)[number]; plan: Plan; place: number };

export async function loadDemoGains(tx: Db, people: DemoPeople, pilots: DemoPilots, days: DemoCalendar): Promise<void> {
	const planned = plannedGains();
	const versions = new Map((await library(tx)).map(({ key, version }) => [key, version]));
	const rows = await tx
		.insert(gain)
		.values(
			planned.map((each) => ({ ...gainRow(each, people, days, versions), pilotId: pilots.get(each.pilot.id) ?? '' }))
		)
		.returning({ id: gain.id });
	const answers = planned.flatMap((each, index) => answerRows(each, rows[index]?.id ?? '', people, days));
	await tx.insert(gainAnswer).values(answers);
}

function plannedGains(): Planned[] {
	return Object.entries<readonly Plan[]>(plans).flatMap(([id, of]) => {
		const pilot = world.pilots.find((row) => row.id === id);
		if (!pilot) throw new Error(`The demonstration has no pilot ${id}`);
		return of.map((plan, place) => ({ pilot, plan, place }));
	});
}

function gainRow(
	{ pilot, plan, place }: Planned,
	people: DemoPeople,
	days: DemoCalendar,
	versions: ReadonlyMap<string, number>
) {
	const { category, text, owner, expected, unit, indicator } = plan;
	const begun = days.move(pilot.project_id, pilot.start);
	return {
		category,
		text,
		owner,
		expected,
		unit,
		indicatorKey: indicator,
		indicatorVersion: indicator === null ? null : (versions.get(indicator) ?? null),
		followUpOn: addMonths(endOf(pilot, days), 6),
		language: pilot.language,
		writtenBy: idOf(people, editorOf(pilot.owner_partner)),
		writtenAt: new Date(`${begun}T09:0${place}:00Z`)
	};
}

function answerRows({ pilot, plan }: Planned, gainId: string, people: DemoPeople, days: DemoCalendar) {
	return plan.answers.flatMap(({ point, afterDays, ...answer }) => {
		const opening = addMonths(endOf(pilot, days), monthsTo[point as GainPoint]);
		const answeredOn = addDays(opening, afterDays);
		if (answeredOn > days.today) return [];
		const answeredBy = idOf(people, editorOf(pilot.owner_partner));
		return [{ gainId, point, ...answer, answeredOn, answeredBy, answeredAt: new Date(`${answeredOn}T10:00:00Z`) }];
	});
}

function endOf(pilot: Planned['pilot'], days: DemoCalendar): string {
	return days.move(pilot.project_id, pilot.end);
}
