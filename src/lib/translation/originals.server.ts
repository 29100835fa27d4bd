/**
 * What stands in public, field by field, as it was written. Plain SQL, in this one place: pilots, needs, lessons and
 * events are built upon translations and not the other way round.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { ContentLang } from '#lib/lang.ts';
import { fieldsOf, type FieldName, type Kind } from './translation.ts';

/** Each field with the language it stands in. */
function fields(kind: Kind, from: string, language: SQL, ownLanguage: Readonly<Record<string, SQL>> = {}): SQL {
	const rows = fieldsOf[kind].map(
		(field) => sql`(${sql.raw(`'${field}', ${from}.${field}`)}, ${ownLanguage[field] ?? language})`
	);
	return sql`cross join lateral (values ${sql.join(rows, sql`, `)}) as f(field, original, field_language)`;
}

/** Worked out once for each thing and not for each of its fields. */
function acting(ids: SQL): SQL {
	return sql`cross join lateral (select ${ids} as ids offset 0) as acting`;
}

/** The owner of a pilot and those who own it with them, as the version that is worked on names them. */
const actingForPilot = acting(sql`array[p.owner_id] || array(
	select co_owner.organisation_id from pilot_partner co_owner
	where co_owner.pilot_id = p.id and co_owner.role = 'co_owner' and co_owner.number = (
		select number from pilot_version where pilot_id = p.id
		order by case publication when 'published' then 1 when 'withdrawn' then 2 else 0 end, number desc limit 1))`);

const publicPilot = sql`pilot p join pilot_version v on v.pilot_id = p.id and v.publication = 'published'`;

type Part = { readonly id: SQL; readonly select: SQL };

const ofKind: Readonly<Record<Kind, Part>> = {
	pilot: {
		id: sql`p.id`,
		select: sql`
			select 'pilot' as kind, p.id, p.slug, p.owner_id, acting.ids, p.language, v.title, f.*
			from ${publicPilot} ${actingForPilot} ${fields('pilot', 'v', sql`p.language`)}
			where p.hidden_at is null`
	},
	need: {
		id: sql`n.id`,
		select: sql`
			select 'need', n.id, n.slug, n.owner_id, acting.ids, n.language, n.title, f.*
			from need n ${acting(sql`array[n.owner_id] || array(
				select organisation_id from need_partner
				where need_id = n.id and role = 'co_owner' and accepted_at is not null)`)}
				${fields('need', 'n', sql`n.language`)}
			where n.state not in ('draft', 'submitted', 'returned')`
	},
	lesson: {
		id: sql`l.id`,
		select: sql`
			select 'lesson', l.id, l.id::text, p.owner_id, acting.ids, l.language, l.title, f.*
			from lesson l join ${publicPilot} on p.id = l.pilot_id ${actingForPilot} ${fields('lesson', 'l', sql`l.language`)}
			where l.publication = 'published' and p.hidden_at is null`
	},
	// what none of the organisations here held belongs to the secretariat; minutes count from the day they are out
	event: {
		id: sql`e.id`,
		select: sql`
			select 'event', e.id, e.slug, coalesce(e.owner_id, 'secretariat'), array[coalesce(e.owner_id, 'secretariat')],
				e.language, e.title, f.field,
				case when f.field = 'minutes' and e.minutes_published_at is null then '' else f.original end, f.field_language
			from event e ${fields('event', 'e', sql`e.language`, { minutes: sql`coalesce(e.minutes_language, e.language)` })}
			where e.state <> 'draft'`
	}
};

/**
 * One row per field with words: kind, id, slug, owner_id, acting_ids, language, title (of the thing), field, original,
 * field_language.
 *
 * @param within only these, by the ids that a query of each kind gives
 */
export function originals(kinds: readonly Kind[], within?: (kind: Kind) => SQL): SQL {
	const parts = kinds.map((kind) => {
		const { id, select } = ofKind[kind];
		return within ? sql`${select} and ${id} in (${within(kind)})` : select;
	});
	return sql`(select * from (${sql.join(parts, sql` union all `)}) as all_of(
		kind, id, slug, owner_id, acting_ids, language, title, field, original, field_language) where original <> '')`;
}

/** Those of which a row of `translation` fulfils the condition. */
export function translatedWhere(condition: SQL): (kind: Kind) => SQL {
	return (kind) => sql`select subject_id from translation where subject_kind = ${kind} and ${condition}`;
}

/** Those that one of the organisations may act for, and some more. */
export function perhapsOf(organisations: readonly string[]): (kind: Kind) => SQL {
	const ids = sql`(${sql.join(
		organisations.map((id) => sql`${id}`),
		sql`, `
	)})`;
	const pilots = sql`
		select id from pilot where owner_id in ${ids}
		union all select pilot_id from pilot_partner where role = 'co_owner' and organisation_id in ${ids}`;
	const all: Readonly<Record<Kind, SQL>> = {
		pilot: pilots,
		need: sql`
			select id from need where owner_id in ${ids}
			union all select need_id from need_partner where role = 'co_owner' and organisation_id in ${ids}`,
		lesson: sql`select id from lesson where pilot_id in (${pilots})`,
		event: sql`select id from event where coalesce(owner_id, 'secretariat') in ${ids}`
	};
	return (kind) => all[kind];
}

/** Whether two columns stand on different sides of the border. */
export function acrossTheBorder(a: SQL, b: SQL): SQL {
	return sql`((${a} = 'sv') <> (${b} = 'sv'))`;
}

export type Original = {
	readonly kind: Kind;
	readonly id: string;
	readonly slug: string;
	readonly ownerId: string;
	/** The owner and those who own it with them: all of them act for it. */
	readonly actingIds: readonly string[];
	readonly language: ContentLang;
	readonly title: string;
	readonly fields: readonly { readonly name: FieldName; readonly text: string; readonly language: ContentLang }[];
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Undefined when there is none, or when it is not public.
 *
 * @param lock keeps its words from changing, and others from translating it, until the end of the transaction
 */
export async function originalOf(db: Db, kind: Kind, id: string, lock = false): Promise<Original | undefined> {
	if (!uuid.test(id)) return undefined;
	if (lock) await db.execute(sql`select from ${sql.identifier(kind)} where id = ${id} for no key update`);
	const rows = await db.execute<Row>(sql`
		select kind, id, slug, owner_id, acting_ids, language, title,
			jsonb_agg(jsonb_build_object('name', field, 'text', original, 'language', field_language)) as fields
		from ${originals([kind])} original where id = ${id}
		group by kind, id, slug, owner_id, acting_ids, language, title`);
	const [row] = rows;
	return row && originalFrom(row);
}

type Row = {
	kind: Kind;
	id: string;
	slug: string;
	owner_id: string;
	acting_ids: string[];
	language: ContentLang;
	title: string;
	fields: Original['fields'];
};

function originalFrom({ owner_id: ownerId, acting_ids: actingIds, ...row }: Row): Original {
	const order: readonly string[] = fieldsOf[row.kind];
	const inOrder = [...row.fields].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
	return { ...row, ownerId, actingIds, fields: inOrder };
}
