/** Where documents stand: the one place of this domain that knows of the pilots, needs and meetings above it. */
import { sql } from 'drizzle-orm';

const dayOf = (instant: string) => sql.raw(`(${instant} at time zone 'Europe/Oslo')::date`);

const fileKind = sql.raw(`case d.media_type when 'application/pdf' then 'pdf' when 'text/plain' then 'text'
	when 'image/webp' then 'picture'
	when 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' then 'xlsx' else 'docx' end`);

const columns = sql.raw(`d.id, d.name, d.text_nb, d.text_sv, d.language, d.byte_count, d.sha256,
	d.organisation_id as owner_id, d.case_number, d.document_date, d.sender, d.receiver`);

/** The day on which a version that shows the document was first approved; of what came from a file, that of the pilot. */
const pilotPublished = sql.raw(`coalesce((
	select min(shown.decided_at) from pilot_document used
	join pilot_version shown on shown.pilot_id = used.pilot_id and shown.number = used.number
	where used.document_id = pd.document_id and shown.publication in ('published', 'withdrawn')), p.published_at)`);

/**
 * Everything of the public register, as a table to select from: documents of what stands published, not hidden and not
 * withdrawn, each once with the first place that it stands in, and minutes of meetings.
 */
export const publicEntries = sql`(
	select ${columns}, ${fileKind} as kind, place.kind as place_kind, place.slug as place_slug,
		place.title as place_title, place.language as place_language, ${dayOf('place.published_at')} as published_on
	from (
		select distinct on (document_id) * from (
			select pd.document_id, 'pilot' as kind, p.slug, v.title, p.language, ${pilotPublished} as published_at
			from pilot_document pd
			join pilot_version v on v.pilot_id = pd.pilot_id and v.number = pd.number and v.publication = 'published'
			join pilot p on p.id = pd.pilot_id and p.hidden_at is null and p.withdrawn_at is null
			union all
			select nd.document_id, 'need', n.slug, n.title, n.language, n.published_at
			from need_document nd
			join need n on n.id = nd.need_id and n.state not in ('draft', 'submitted', 'returned')
		) as every_place
		order by document_id, published_at
	) as place
	join document d on d.id = place.document_id
	union all
	select e.id, '', '', '', e.minutes_language, null, null, e.owner_id, null, ${dayOf('e.starts_at')}, null, null,
		'minutes', 'event', e.slug, e.title, e.language, ${dayOf('e.minutes_published_at')}
	from event e where e.minutes_published_at is not null and e.state <> 'draft'
)`;

/** The same of one organisation and those before it for its own people: drafts too, but no vouchers and no minutes. */
export const ownEntries = (covers: readonly string[]) => sql`(
	select ${columns}, ${fileKind} as kind, place.kind as place_kind, place.id as place_id, place.title as place_title,
		place.language as place_language, ${dayOf('d.uploaded_at')} as uploaded_on,
		(select open.published_on from ${publicEntries} as open where open.id = d.id) as published_on
	from document d
	join lateral (
		select 'pilot' as kind, p.id, v.title, p.language, v.number
		from pilot_document pd
		join pilot_version v on v.pilot_id = pd.pilot_id and v.number = pd.number
		join pilot p on p.id = pd.pilot_id
		where pd.document_id = d.id
		union all
		select 'need', n.id, n.title, n.language, 0 from need_document nd join need n on n.id = nd.need_id
		where nd.document_id = d.id
		order by number desc limit 1
	) as place on true
	where d.organisation_id = any(${sql.param([...covers])}::text[])
)`;
