/** Solutions, meetings, firms and words that nobody outside may read yet. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { changed, copied, texts, type Thing } from './plant.ts';

const everyRow = sql`true`;
const isPublic = sql`publication = 'published'`;

export function otherThings(): Thing[] {
	const event = sql`id = (select id from event where state = 'published' and minutes = '' order by slug limit 1)`;
	const [draft, solution] = [randomUUID(), sql`${isPublic} and changes_id is null`];
	const solutionTexts = ['name', 'summary', 'prerequisites', 'remark'];
	return [
		...['draft', 'submitted', 'published'].map((publication) => ({
			where: `a solution: ${publication === 'published' ? 'an edit of it' : publication}`,
			written: (word: string) => [
				sql`insert into solution select (jsonb_populate_record(one, jsonb_build_object('id', ${randomUUID()}::text,
					'slug', ${randomUUID()}::text, 'publication', ${publication}::text, 'organisation_id', 'karlstad',
					'changes_id', case when ${publication} = 'published' then one.id end) || ${JSON.stringify(texts(solutionTexts, word))}::text::jsonb)).*
					from solution one where ${solution} order by slug limit 1 returning 1`
			]
		})),
		{
			where: 'a draft of a meeting, with what is on it',
			written: (word) => [
				copied('event', event, {
					...{ id: draft, slug: `mote-${draft}`, state: 'draft', published_at: null, owner_id: 'karlstad' },
					...texts(['title', 'text', 'place', 'cancel_reason'], word)
				}),
				sql`insert into agenda_item (event_id, position, starts_at, title) values (${draft}, 1, '10:00', ${word}) returning 1`
			]
		},
		{
			where: 'minutes of a meeting that are not out, and where it is held online',
			written: (word) => [
				sql`update event set minutes = ${word}, minutes_language = language, minutes_published_at = null,
					online_url = ${`https://${word}.example`} where ${event} returning 1`
			]
		},
		{
			where: 'a firm that nobody has verified',
			written: (word) => [
				changed(
					'organisation',
					sql`kind = 'supplier' and verified_at is null and not exists (select from solution where supplier_id = one.id)`,
					['name_nb', 'presentation', 'presentation_other'],
					word
				),
				changed('supplier_registration', everyRow, ['name', 'presentation', 'contact_name'], word)
			]
		},
		{
			where: 'a draft of a translation',
			written: (word) => [
				sql`insert into translation (subject_kind, subject_id, field, language, draft, draft_source, draft_origin)
					select 'pilot', pilot_id, 'summary', 'nb', ${word}, summary, 'human' from pilot_version v join pilot p on p.id = pilot_id
					where ${isPublic} and p.language = 'sv' and hidden_at is null order by pilot_id limit 1
					on conflict (subject_kind, subject_id, language, field) do update set draft = ${word}, draft_source = 'x',
						draft_origin = 'human' returning 1`
			]
		},
		{
			where: 'a draft beside a translation that was approved',
			written: (word) => [
				sql`update translation set draft = ${word}, draft_source = 'x', draft_origin = 'human'
					where approved is not null and draft is null and subject_kind = 'pilot' returning 1`
			]
		},
		{
			where: 'what only a firm would present of itself',
			written: (word) => [
				changed('organisation', sql`kind <> 'supplier'`, ['presentation', 'presentation_other'], word)
			]
		},
		{
			where: 'a proposal for the glossary',
			written: (word) => [
				sql`update concept_proposal set reason = ${word}, content = jsonb_set(content, '{words,sv}', ${JSON.stringify([word])}::text::jsonb)
					where state = 'submitted' returning 1`
			]
		}
	];
}
