/** Invented questions to the invented needs: answered for everybody, and one that waits. */
import { sql } from 'drizzle-orm';
import data from '#data/demo-questions.json' with { type: 'json' };
import { addDays } from '#lib/day.ts';
import type { Db } from '#lib/db.server.ts';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { instantAt } from '#lib/local-time.ts';
import { need, needLog, question } from '#lib/needs/schema.server.ts';
import { idOf, type DemoPeople } from './demo-people.server.ts';

type Answered = {
	public_text: string;
	answer: string;
	answer_language: string;
	answered_days_ago: number;
};
type Told = {
	need: string;
	language: string;
	asked_by: string;
	organisation: string;
	text: string;
	asked_days_ago: number;
	answered?: Answered;
};
type About = { id: string; ownerId: string };
type World = { people: DemoPeople; today: string };

const all: readonly Told[] = data.questions;

/** Each need has one answered question at most, so that its number is 1. */
export async function loadDemoQuestions(tx: Db, people: DemoPeople, today: string): Promise<void> {
	const around = { people, today };
	const needs = await tx.select({ id: need.id, ownerId: need.ownerId, externalId: need.externalId }).from(need);
	const told = all.flatMap((each) => {
		const about = needs.find(({ externalId }) => externalId === each.need);
		return about ? [{ each, about }] : [];
	});
	await tx.insert(question).values(told.map(({ each, about }) => questionRow(each, about, around)));
	await tx.insert(needLog).values(told.flatMap(({ each, about }) => logRows(each, about, around)));
	await tx.insert(journalEntry).values(told.flatMap(({ each, about }) => journalRows(each, about, around)));
}

function questionRow(
	{ language, text, asked_by: askedBy, organisation, asked_days_ago: asked, answered }: Told,
	about: About,
	around: World
): typeof question.$inferInsert {
	return {
		needId: about.id,
		language,
		text,
		askedBy: idOf(around.people, askedBy),
		organisationId: organisation,
		askedAt: daysAgo(around, asked),
		...(answered && {
			publicText: answered.public_text,
			answer: answered.answer,
			answerLanguage: answered.answer_language,
			answeredBy: editorOf(about, around),
			answeredAt: daysAgo(around, answered.answered_days_ago),
			answerNo: 1
		}),
		isDemo: true
	};
}

function logRows(each: Told, about: About, around: World): (typeof needLog.$inferInsert)[] {
	const { people } = around;
	const asked = { needId: about.id, organisationId: each.organisation, personId: idOf(people, each.asked_by) };
	const at = daysAgo(around, each.asked_days_ago);
	const seen = { ...asked, kind: 'seen', at: new Date(at.getTime() - 600_000) };
	const answered = each.answered && {
		needId: about.id,
		kind: 'answered',
		personId: editorOf(about, around),
		at: daysAgo(around, each.answered.answered_days_ago),
		detail: { answerNo: 1 }
	};
	return [seen, { ...asked, kind: 'asked', at }, ...(answered ? [answered] : [])];
}

function journalRows({ answered }: Told, about: About, around: World): (typeof journalEntry.$inferInsert)[] {
	if (!answered) return [];
	const row = {
		kind: 'need.question_answered',
		personId: editorOf(about, around),
		organisationId: about.ownerId,
		aboutKind: 'need',
		aboutId: about.id,
		after: sql`'{"answerNo": 1}'::jsonb`,
		at: daysAgo(around, answered.answered_days_ago)
	};
	return [row];
}

function daysAgo({ today }: World, count: number): Date {
	return instantAt(addDays(today, -count), '10:20') ?? new Date(0);
}

function editorOf({ ownerId }: About, { people }: World): string {
	return idOf(people, `redaktor.${ownerId}@demo.example`);
}
