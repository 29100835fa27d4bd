import told from '#data/demo-lessons.json' with { type: 'json' };
import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { addDays } from '#lib/day.ts';
import { lesson, lessonUseful } from '#lib/lessons/schema.server.ts';
import type { DemoCalendar } from './demo-calendar.ts';
import { editorOf } from './demo-owner.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';
import { publishedOn, secretaryOf, type DemoPilots } from './demo-pilots.server.ts';

type DemoPilot = (typeof world.pilots)[number];
/** What is told of a pilot's lessons beside their titles, in the same order. */
type Told = {
	kind: string;
	context?: string | undefined;
	whatHappened?: string | undefined;
	advice?: string | undefined;
	appliesWhen?: string | undefined;
	dependsOn?: string[] | undefined;
	useful?: string[] | undefined;
};
const toldOf: Readonly<Record<string, readonly Told[] | undefined>> = told;

export async function loadDemoLessons(
	tx: Db,
	people: DemoPeople,
	pilots: DemoPilots,
	days: DemoCalendar
): Promise<void> {
	const rows = world.pilots.flatMap((row) => lessonsOf(row, pilots.get(row.id) ?? '', people, days));
	const made = await tx
		.insert(lesson)
		.values(rows.map(({ values }) => values))
		.returning({ id: lesson.id });
	await tx
		.insert(lessonUseful)
		.values(
			made.flatMap(({ id }, place) =>
				(rows[place]?.useful ?? []).map((organisationId) => ({ lessonId: id, organisationId }))
			)
		);
}

function lessonsOf(row: DemoPilot, pilotId: string, people: DemoPeople, days: DemoCalendar) {
	const published = publishedOn(row, days);
	const editor = idOf(people, editorOf(row.owner_partner));
	return row.lessons_learned.map((title: string, place) => {
		const { kind, useful = [], ...texts }: Told = toldOf[row.id]?.[place] ?? { kind: 'organisation' };
		const values = {
			pilotId,
			position: place + 1,
			kind,
			title,
			context: texts.context ?? '',
			whatHappened: texts.whatHappened ?? '',
			advice: texts.advice ?? '',
			appliesWhen: texts.appliesWhen ?? '',
			dependsOn: texts.dependsOn ?? [],
			language: row.language,
			publication: 'published',
			writtenBy: editor,
			writtenAt: at(addDays(published, -1), 9),
			submittedBy: editor,
			submittedAt: at(addDays(published, -1), 10),
			decidedBy: idOf(people, secretaryOf(row)),
			decidedAt: at(published, 12),
			isDemo: true
		};
		return { values, useful };
	});
}

function at(day: string, hour: number): Date {
	return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
}
