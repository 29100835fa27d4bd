import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { addendaOf } from '#lib/needs/add-addendum.server.ts';
import { partnersOf } from '#lib/needs/need-partners.server.ts';
import { answeredQuestions } from '#lib/needs/questions.server.ts';
import { isAbout } from '#lib/needs/needs.server.ts';
import { need } from '#lib/needs/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { predecessorsOf, type Directory } from '#lib/organisations/organisation.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { matching } from '#lib/search/matching.server.ts';
import type { NeedFilter } from './need-query.ts';
import { isPublic, itemOf, items, stateNow, updatedAt, type NeedItem, type Texts } from './public-need-rows.server.ts';
import { withTranslations } from './translated-item.server.ts';

/** The public needs that the filter lets through, the last changed first. */
export async function needItems(db: Db, filter: NeedFilter, all: Directory, origin: string) {
	const where = and(isPublic, ...conditions(filter, all, await foundBy(db, filter.q)));
	const [counted] = await db
		.select({ total: count() })
		.from(need)
		.innerJoin(organisation, eq(organisation.id, need.ownerId))
		.where(where);
	const rows = await items(db)
		.where(where)
		.orderBy(desc(updatedAt), asc(need.id))
		.limit(filter.perPage)
		.offset((filter.page - 1) * filter.perPage);
	const found = rows.map((row) => itemOf(row, origin));
	const named = await withTranslations(db, 'need', found, ['title', 'text', 'target_group']);
	return { total: counted?.total ?? 0, items: named };
}

/** Those of these that are public, by id. */
export async function needItemsOf(db: Db, ids: readonly string[], origin: string): Promise<Map<string, NeedItem>> {
	if (ids.length === 0) return new Map();
	const rows = await items(db)
		.where(and(isPublic, inArray(need.id, [...ids])))
		.limit(ids.length);
	const found = rows.map((row) => itemOf(row, origin));
	const named = await withTranslations(db, 'need', found, ['title', 'text', 'target_group']);
	return new Map(named.map((item) => [item.id, item]));
}

/** A public need with all that it says; undefined when there is none. */
export async function needInApi(db: Db, id: string, all: Directory, origin: string) {
	if (!uuid.test(id)) return undefined;
	const [row] = await items(db)
		.where(and(isPublic, eq(need.id, id)))
		.limit(1);
	if (!row) return undefined;
	const [addenda, partners, questions] = await Promise.all([
		addendaOf(db, id),
		partnersOf(db, id),
		answeredQuestions(db, id)
	]);
	const named = (role: 'co_owner' | 'same_need') =>
		partners
			.filter((each) => each.role === role && each.isAccepted)
			.map(({ organisationId }) => ({
				id: organisationId,
				name: { nb: all.get(organisationId)?.nameNb ?? '', sv: all.get(organisationId)?.nameSv ?? '' }
			}));
	const found = { ...itemOf(row, origin), constraints: { [row.language]: row.constraints } as Texts };
	const [item = found] = await withTranslations(db, 'need', [found], ['title', 'text', 'target_group', 'constraints']);
	return {
		...item,
		sites: row.sites,
		contact_email: row.contactEmail,
		procurement_url: row.procurementUrl,
		end_reason: row.endReason === '' ? null : { [row.language]: row.endReason },
		addenda: addenda.map(({ field, before, after, reason, at }) => ({
			field,
			before,
			after,
			reason,
			at: at.toISOString()
		})),
		questions: questions.map(questionItem),
		co_owners: named('co_owner'),
		same_need: named('same_need')
	};
}

type Answered = Awaited<ReturnType<typeof answeredQuestions>>[number];

function questionItem({ number, question, language, answer, answerLanguage, answeredAt }: Answered) {
	return { number, language, question, answer, answer_language: answerLanguage, answered_at: answeredAt.toISOString() };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** By the words of either language: a program does not say in which it asks. */
async function foundBy(db: Db, q: string): Promise<SQL | undefined> {
	if (q === '') return undefined;
	const [nb, sv] = [await matching(db, q, 'nb', 'need'), await matching(db, q, 'sv', 'need')];
	return sql`(${need.id}::text in ${nb} or ${need.id}::text in ${sv})`;
}

function conditions(filter: NeedFilter, all: Directory, found: SQL | undefined): (SQL | undefined)[] {
	const { lang, country, technology, type, state, organisation: owner, updatedSince } = filter;
	const owners = owner === null ? [] : [owner, ...predecessorsOf(owner, all).map(({ id }) => id)];
	return [
		found,
		lang === null ? undefined : eq(need.language, lang),
		country === null ? undefined : eq(organisation.country, country),
		technology === null ? undefined : isAbout(technology),
		type === null ? undefined : eq(need.type, type),
		state === null ? undefined : sql`${stateNow} = ${state}`,
		owner === null ? undefined : inArray(need.ownerId, owners),
		updatedSince === null ? undefined : sql`${updatedAt} >= ${updatedSince}::timestamptz`
	];
}
