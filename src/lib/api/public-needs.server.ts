import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { addendaOf } from '#lib/needs/add-addendum.server.ts';
import { partnersOf } from '#lib/needs/need-partners.server.ts';
import { answeredQuestions } from '#lib/needs/questions.server.ts';
import { isAbout } from '#lib/needs/needs.server.ts';
import { publicStates, stateWhen, type NeedState } from '#lib/needs/need.ts';
import { need, needAddendum, needSite, question } from '#lib/needs/schema.server.ts';
import type { Db } from '#lib/db.server.ts';
import { predecessorsOf, type Directory } from '#lib/organisations/organisation.ts';
import { organisation } from '#lib/organisations/schema.server.ts';
import { matching } from '#lib/search/matching.server.ts';
import type { NeedFilter } from './need-query.ts';
import { withTranslations } from './translated-item.server.ts';

type Both = { nb: string; sv: string };
type Texts = Partial<Record<'nb' | 'nn' | 'sv', string>>;

/** A need as a program outside reads it. */
export type NeedItem = {
	id: string;
	url: Both;
	language: string;
	title: Texts;
	text: Texts;
	target_group: Texts;
	affected_count: number | null;
	technology: string | null;
	/** Instead of an area: all of its group. */
	technology_group: string | null;
	type: string;
	state: NeedState;
	country: string;
	owner: { id: string; name: Both };
	deadline: string | null;
	deadline_time: string | null;
	closes_at: string | null;
	is_sealed: boolean;
	published_at: string;
	updated_at: string;
	is_demo: boolean;
};

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
const isPublic = inArray(need.state, [...publicStates]);
const isOver = sql<boolean>`coalesce(clock_timestamp() >= need_closes_at(${need.deadline}, ${need.deadlineTime}), false)`;
const stateNow = sql`case when ${need.state} in ('open', 'dialogue') and ${isOver} then 'closed' else ${need.state} end`;
const updatedAt = sql`greatest(${need.publishedAt}, ${need.endedAt}, (
	select max(${needAddendum.at}) from ${needAddendum} where ${needAddendum.needId} = ${need.id}), (
	select max(${question.answeredAt}) from ${question} where ${question.needId} = ${need.id}))`;
const instant = (at: SQL) => sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

function items(db: Db) {
	return db
		.select({
			id: need.id,
			slug: need.slug,
			language: need.language,
			title: need.title,
			text: need.text,
			targetGroup: need.targetGroup,
			affectedCount: need.affectedCount,
			constraints: need.constraints,
			technology: need.technologyArea,
			technologyGroup: need.technologyGroup,
			type: need.type,
			state: need.state,
			isOver,
			country: organisation.country,
			ownerId: organisation.id,
			ownerNb: organisation.nameNb,
			ownerSv: organisation.nameSv,
			deadline: need.deadline,
			deadlineTime: need.deadlineTime,
			closesAt: sql<
				string | null
			>`to_char(need_closes_at(${need.deadline}, ${need.deadlineTime}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
			isSealed: need.isSealed,
			contactEmail: need.contactEmail,
			procurementUrl: need.procurementUrl,
			endReason: need.endReason,
			publishedAt: instant(sql`${need.publishedAt}`),
			updatedAt: instant(updatedAt),
			sites: sql<string[]>`array(
				select ${needSite.place} from ${needSite} where ${needSite.needId} = ${need.id} order by ${needSite.position})`,
			isDemo: need.isDemo
		})
		.from(need)
		.innerJoin(organisation, eq(organisation.id, need.ownerId))
		.$dynamic();
}

type Row = Awaited<ReturnType<typeof items>>[number];

function itemOf(row: Row, origin: string): NeedItem {
	return {
		id: row.id,
		url: { nb: `${origin}/nb/behov/${row.slug}`, sv: `${origin}/sv/behov/${row.slug}` },
		language: row.language,
		title: { [row.language]: row.title },
		text: { [row.language]: row.text },
		target_group: { [row.language]: row.targetGroup },
		affected_count: row.affectedCount,
		technology: row.technology,
		technology_group: row.technologyGroup,
		// what is public has one
		type: row.type ?? '',
		state: stateWhen(row.isOver, row.state as NeedState),
		country: row.country,
		owner: { id: row.ownerId, name: { nb: row.ownerNb, sv: row.ownerSv } },
		deadline: row.deadline,
		deadline_time: row.deadlineTime?.slice(0, 5) ?? null,
		closes_at: row.closesAt,
		is_sealed: row.isSealed,
		published_at: row.publishedAt,
		updated_at: row.updatedAt,
		is_demo: row.isDemo
	};
}

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
