import { error } from '@sveltejs/kit';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { publicEventSlugs } from '#lib/events/events.server.ts';
import { publishedNeedSlugs } from '#lib/needs/needs.server.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { publishedPilotSlugs } from '#lib/pilots/pilot-addresses.server.ts';
import { sitemapOf } from '#lib/site/sitemap.ts';
import type { RequestHandler } from './$types';

const fixed = [
	'',
	'/piloter',
	'/behov',
	'/arrangementer',
	'/resultat',
	'/partner',
	'/finansiering',
	'/om',
	'/personvern',
	'/tilgjengelighet'
];

export const GET: RequestHandler = async () => {
	if (env().demo) error(404);
	const [pilots, needs, events, all] = await Promise.all([
		publishedPilotSlugs(db()),
		publishedNeedSlugs(db()),
		publicEventSlugs(db()),
		organisationDirectory(db())
	]);
	const partners = [...all.values()].filter(({ kind }) => kind !== 'secretariat');
	const paths = [
		...fixed,
		...pilots.map((slug) => `/piloter/${slug}`),
		...needs.map((slug) => `/behov/${slug}`),
		...events.map((slug) => `/arrangementer/${slug}`),
		...partners.map(({ id }) => `/partner/${id}`)
	];
	return new Response(sitemapOf(env().origin, paths), {
		headers: { 'Content-Type': 'application/xml; charset=utf-8' }
	});
};
