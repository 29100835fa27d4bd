/** What nobody outside may read yet, or ever: drafts, costs, what was said in confidence. All of it is Karlstad's. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { costs } from './costs.ts';
import { otherThings } from './other-things.ts';
import { copied, planted, texts, type Thing } from './plant.ts';
import { pilotsOf } from './taken-back.ts';
import { rareWord, type Planted } from './words.ts';

const own = { owner_id: 'karlstad', external_id: null, published_at: null };
const everyRow = sql`true`;
const isPublic = sql`publication = 'published'`;

function pilots(kept: string): Thing[] {
	const columns = ['title', 'summary', 'problem', 'goals', 'target_group', 'product', 'place', 'training'];
	const of = sql`pilot_id = ${kept} and ${isPublic}`;
	const draft = randomUUID();
	const next = (number: number, publication: string, word: string) =>
		copied('pilot_version', of, { number, publication, ...texts(columns, word) });
	return [
		{
			where: 'a draft of a pilot',
			written: (word) => [
				copied('pilot', sql`id = ${kept}`, { ...own, id: draft, slug: `utkast-${draft}` }),
				copied('pilot_version', of, { pilot_id: draft, number: 1, publication: 'draft', ...texts(columns, word) })
			]
		},
		{
			where: 'the next version of a pilot, with its milestone',
			written: (word) => [
				next(91, 'submitted', word),
				sql`insert into pilot_milestone (pilot_id, number, position, due_on, text) values (${kept}, 91, 1, '2027-01-01', ${word})
					returning 1`
			]
		},
		...['draft', 'submitted', 'returned'].map((publication) => ({
			where: `a lesson: ${publication}`,
			written: (word: string) => [
				copied('lesson', of, {
					...{ id: randomUUID(), position: 90, publication },
					...texts(['title', 'context', 'what_happened', 'advice', 'applies_when', 'remark'], word)
				})
			]
		})),
		...['draft', 'submitted', 'returned'].map((state) => ({
			where: `a measurement: ${state}`,
			written: (word: string) => [
				// of something that nobody has measured there yet
				sql`insert into measurement select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'state', ${state}::text,
						'indicator_key', i.key, 'indicator_version', i.version, 'note', ${word}::text, 'remark', ${word}::text))).*
					from measurement one, indicator i where one.pilot_id = ${kept} and one.state = 'approved' and one.point <> 'baseline'
						and not exists (select from measurement m where m.pilot_id = ${kept} and m.indicator_key = i.key)
					order by i.key limit 1 returning 1`
			]
		})),
		{
			where: 'a remark on a pilot',
			written: (word) => [
				sql`insert into pilot_remark (pilot_id, number, field, text, language, written_by)
					select ${kept}, number, 'title', ${word}, 'sv', (select id from person order by id limit 1)
					from pilot_version where ${of} returning 1`
			]
		}
	];
}

function needs(): Thing[] {
	const open = sql`id = (select id from need where state = 'open' order by id limit 1)`;
	const needTexts = ['title', 'text', 'target_group', 'constraints', 'remark'];
	const need = (state: string, id: string, word: string) =>
		copied('need', open, { ...own, id, slug: `behov-${id}`, state, ...texts(needTexts, word) });
	const question = (word: string, more: Readonly<Record<string, unknown>> = {}) => {
		const nobody = { asked_by: null, answer: null, public_text: null, answer_no: null, answered_at: null };
		return copied('question', everyRow, { ...nobody, ...more, id: randomUUID(), text: word });
	};
	return [
		...['draft', 'submitted', 'returned'].map((state) => {
			const [id, document] = [randomUUID(), randomUUID()];
			return {
				where: `a need: ${state}, with its document`,
				written: (word: string) => [
					need(state, id, word),
					sql`insert into need_site (need_id, position, place) values (${id}, 1, ${word}) returning 1`,
					sql`insert into document (id, organisation_id, name, media_type, sha256, byte_count, language, uploaded_by, text_sv,
						sender, case_number) select ${document}, 'karlstad', ${word}, 'application/pdf', ${id.replaceAll('-', '').repeat(2)},
						9, 'sv', id, ${word}, ${word}, ${word} from person order by id limit 1 returning 1`,
					sql`insert into need_document (need_id, document_id) values (${id}, ${document}) returning 1`
				]
			};
		}),
		{ where: 'a question that waits', written: (word) => [question(word)] },
		{
			where: 'a question that was declined',
			written: (word) => [question(word, { declined_at: '2026-11-01', declined_reason: word })]
		}
	];
}

export async function neverPublic(db: Db, from: number): Promise<Planted[]> {
	const { kept } = await pilotsOf(db);
	const things = [...pilots(kept), ...needs(), ...otherThings(), ...costs()];
	const words = things.map((each, place) => ({ ...each, word: rareWord(from + place) }));
	for (const { where, word, written } of words) await planted(db, where, written(word));
	return words.map(({ where, word }) => ({ where, word }));
}
