/** What everybody could read and nobody may any more: its words were known to the search. */
import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { changed, copied, planted, type Thing } from './plant.ts';
import { rareWord, type Planted } from './words.ts';

type TakenBack = Thing & { readonly taken: SQL[] };

const texts = ['title', 'summary', 'problem', 'goals', 'target_group', 'product', 'place', 'sites', 'data_protection'];
const isPublic = sql`publication = 'published'`;
const version = (of: string) => sql`pilot_id = ${of} and ${isPublic}`;
const approved = (id: string, field: string, word: string) => sql`
	insert into translation (subject_kind, subject_id, field, language, approved, approved_source, approved_at)
	values ('pilot', ${id}, ${field}, 'nb', ${word}, 'Före', now())
	on conflict (subject_kind, subject_id, language, field) do update set approved = excluded.approved,
		approved_source = 'Före', approved_at = now() returning 1`;

type Pilots = { readonly kept: string; readonly hidden: string; readonly withdrawn: string };

/** Three Swedish ones with lessons and results: what is taken away of others is not Karlstad's, and that stays. */
export async function pilotsOf(db: Db): Promise<Pilots> {
	const rows = await db.execute<{ id: string }>(sql`
		select p.id from pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'
		where p.hidden_at is null and p.language = 'sv' and exists (select from lesson l where l.pilot_id = p.id and l.${isPublic})
			and exists (select from measurement m where m.pilot_id = p.id and m.state = 'approved' and m.point <> 'baseline')
		order by p.owner_id <> 'karlstad', p.slug limit 3`);
	const [kept, hidden, withdrawn] = rows.map(({ id }) => id);
	if (!kept || !hidden || !withdrawn) throw new Error('Three pilots were expected');
	return { kept, hidden, withdrawn };
}

function all({ kept, hidden, withdrawn }: Pilots): TakenBack[] {
	const lesson = sql`id = (select id from lesson where pilot_id = ${kept} and ${isPublic} order by id limit 1)`;
	const document = randomUUID();
	const lessonTexts = ['title', 'context', 'what_happened', 'advice', 'applies_when'];
	const solution = sql`id = (select id from solution where ${isPublic} and changes_id is null order by slug limit 1)`;
	const event = (which: string) =>
		sql`id = (select id from event where state = 'published' and ${sql.raw(which)} order by slug limit 1)`;
	const firm = sql`id = (select id from organisation where kind = 'supplier' and verified_at is not null order by id desc limit 1)`;
	return [
		{
			where: 'a pilot that was hidden, with its lessons, results and translation',
			written: (word) => [
				changed('pilot_version', version(hidden), texts, word),
				changed('lesson', sql`pilot_id = ${hidden}`, lessonTexts, word),
				changed('measurement', sql`pilot_id = ${hidden}`, ['note'], word),
				approved(hidden, 'title', word)
			],
			taken: [sql`update pilot set hidden_at = now() where id = ${hidden} returning 1`]
		},
		{
			where: 'a pilot that was withdrawn, with its lessons and results',
			written: (word) => [
				changed('pilot_version', version(withdrawn), texts, word),
				changed('lesson', sql`pilot_id = ${withdrawn}`, lessonTexts, word),
				approved(withdrawn, 'title', word)
			],
			taken: [
				sql`update pilot set withdrawn_at = now(), withdrawn_reason = 'Slutt' where id = ${withdrawn} returning 1`,
				sql`update pilot_version set publication = 'withdrawn' where ${version(withdrawn)} returning 1`
			]
		},
		{
			where: 'an older version of a pilot',
			written: (word) => [changed('pilot_version', version(kept), ['product'], word)],
			taken: [
				sql`update pilot_version set publication = 'withdrawn' where ${version(kept)} returning 1`,
				copied('pilot_version', sql`pilot_id = ${kept} order by number desc`, {
					...{ number: 90, publication: 'published', product: 'Nytt', training: 'Kurs' }
				})
			]
		},
		{
			where: 'the translation of a text that is there no more',
			written: (word) => [
				changed('pilot_version', version(kept), ['training'], 'Kurs'),
				approved(kept, 'training', word)
			],
			taken: [changed('pilot_version', version(kept), ['training'], '')]
		},
		{
			where: 'a lesson that was withdrawn',
			written: (word) => [changed('lesson', lesson, lessonTexts, word)],
			taken: [sql`update lesson set publication = 'withdrawn' where ${lesson} returning 1`]
		},
		{
			where: 'a solution that was withdrawn',
			written: (word) => [changed('solution', solution, ['name', 'summary', 'prerequisites', 'summary_other'], word)],
			taken: [sql`update solution set publication = 'withdrawn' where ${solution} returning 1`]
		},
		{
			where: 'a meeting that is a draft again',
			written: (word) => [changed('event', event('online_url is null'), ['title', 'text', 'place'], word)],
			taken: [sql`update event set state = 'draft' where ${event('online_url is null')} returning 1`]
		},
		{
			where: 'minutes that were taken away',
			written: (word) => [
				sql`update event set minutes = ${word}, minutes_language = case language when 'sv' then 'nb' else 'sv' end
					where ${event('minutes_published_at is not null')} returning 1`
			],
			taken: [
				sql`update event set minutes_published_at = null where ${event('minutes_published_at is not null')} returning 1`
			]
		},
		{
			where: 'a document of a pilot that was hidden',
			written: (word) => [
				sql`insert into document (id, organisation_id, name, media_type, sha256, byte_count, language, uploaded_by, text_sv, sender)
					select ${document}, 'karlstad', ${word}, 'application/pdf', ${document.replaceAll('-', '').repeat(2)}, 9, 'sv', id,
						${word}, ${word} from person order by id limit 1 returning 1`,
				sql`insert into pilot_document (pilot_id, number, document_id, position)
					select pilot_id, number, ${document}, 90 from pilot_version where ${version(hidden)} returning 1`
			],
			taken: []
		},
		{
			where: 'a firm that is verified no more',
			written: (word) => [changed('organisation', firm, ['presentation', 'presentation_other'], word)],
			taken: [sql`update organisation set verified_at = null where ${firm} returning 1`]
		},
		{
			where: 'how a question was put before it was answered to all',
			written: (word) => [
				copied('question', sql`answered_at is not null`, {
					...{ id: randomUUID(), text: word, answer: 'Ja', public_text: 'Hur många?', answer_no: 90 }
				})
			],
			taken: []
		}
	];
}

/** @param between is done while everything can be read by everybody */
export async function takeBack(db: Db, between: () => Promise<unknown>): Promise<Planted[]> {
	const things = all(await pilotsOf(db)).map((each, place) => ({ ...each, word: rareWord(place) }));
	for (const { where, word, written } of things) await planted(db, where, written(word));
	await between();
	for (const { where, taken } of things) await planted(db, where, taken);
	return things.map(({ where, word }) => ({ where, word }));
}
