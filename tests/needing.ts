/** Needs of Karlstad's as far on their way as a test wants them, and what is told of each. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { news } from '#lib/journal/schema.server.ts';
import { decideNeed } from '#lib/needs/decide-need.server.ts';
import type { NeedContent } from '#lib/needs/need-content.ts';
import { workedNeed } from '#lib/needs/need-work.server.ts';
import { needLog } from '#lib/needs/schema.server.ts';
import { beginNeed, saveNeed, submitNeed } from '#lib/needs/write-need.server.ts';
import { accepted } from './decided.ts';
import { karlstadPeople } from './karlstad.ts';

export const sender = { origin: 'https://sol.example', today: '2026-11-22' };
export const content: NeedContent = {
	title: 'Lugnare nätter på boendet',
	language: 'sv',
	text: 'De boende ska sova ostört.',
	targetGroup: 'Boende',
	affectedCount: 40,
	constraints: '',
	technologyArea: 'fall_sensor',
	technologyGroup: null,
	type: 'market_dialogue',
	sites: ['Karlstad', 'Molkom'],
	deadline: '2099-03-01',
	deadlineTime: null,
	isSealed: false,
	contactEmail: null,
	procurementUrl: null
};

export async function needing(db: Db) {
	const people = await karlstadPeople(db);
	const { editor, office } = people;

	async function draft(changes: Partial<NeedContent> = {}): Promise<string> {
		const id = accepted(await beginNeed(db, editor, 'karlstad', { title: content.title, language: 'sv' }));
		accepted(await saveNeed(db, editor, id, 1, { ...content, ...changes }));
		return id;
	}
	async function submitted(changes: Partial<NeedContent> = {}): Promise<string> {
		const id = await draft(changes);
		accepted(await submitNeed(db, editor, id));
		return id;
	}
	async function opened(changes: Partial<NeedContent> = {}): Promise<string> {
		const id = await submitted(changes);
		accepted(await decideNeed(db, office, id, { verdict: 'open', remark: '', revision: 2 }, sender));
		return id;
	}

	const stateOf = async (id: string) => (await workedNeed(db, id))?.stateNow;
	const logOf = async (id: string) =>
		(await db.select({ kind: needLog.kind }).from(needLog).where(eq(needLog.needId, id)).orderBy(needLog.id)).map(
			({ kind }) => kind
		);
	const newsOf = async (id: string) =>
		(await db.select({ kind: news.kind }).from(news).where(eq(news.aboutId, id)).orderBy(news.journalId)).map(
			({ kind }) => kind
		);
	/** As though its last day had come a minute ago; nobody has written anything down. */
	const letItPass = (id: string) =>
		db.execute(sql`
			update need set deadline = passed::date, deadline_time = passed::time
			from (select clock_timestamp() at time zone 'Europe/Oslo' - interval '1 minute' as passed) p where id = ${id}`);

	return { people, draft, submitted, opened, stateOf, logOf, newsOf, letItPass };
}
