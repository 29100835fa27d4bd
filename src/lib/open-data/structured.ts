/** What a page is about, in the words of schema.org: for search engines and for whoever reads pages by program. */
import type { EventState } from '#lib/events/event.ts';
import type { ContentLang } from '#lib/lang.ts';
import { filePath, licenceAddress, listNames, permanentAddress, type IdKind } from './open-list.ts';

type Place = { readonly origin: string; readonly path: string };
type Described = Readonly<Record<string, unknown>>;
type Written = {
	readonly id: string;
	readonly title: string;
	readonly language: ContentLang;
	readonly text: string;
	readonly owner: string;
	/** Day on which it was published; null = not known. */
	readonly published: string | null;
};

export function pilotData(
	pilot: Written & { readonly startsOn: string | null; readonly endsOn: string | null; readonly country: string },
	place: Place
): Described {
	return thing('ResearchProject', 'pilot', pilot.id, place, {
		name: pilot.title,
		description: pilot.text,
		foundingDate: pilot.startsOn,
		dissolutionDate: pilot.endsOn,
		parentOrganization: organisation(pilot.owner),
		areaServed: { '@type': 'Country', name: pilot.country }
	});
}

export function articleData(kind: 'need' | 'lesson', written: Written, place: Place): Described {
	return thing('Article', kind, written.id, place, {
		headline: written.title,
		description: written.text,
		inLanguage: written.language,
		datePublished: written.published,
		author: organisation(written.owner),
		publisher: organisation('SOL'),
		license: licenceAddress
	});
}

type Meeting = Omit<Written, 'published'> & {
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly place: string;
	readonly isOnline: boolean;
	readonly state: EventState;
};

/** Without the address of an online meeting, which is for those who come. */
export function eventData(event: Meeting, place: Place): Described {
	const modes = [event.place !== '' && 'Offline', event.isOnline && 'Online'].filter(Boolean);
	return thing('Event', 'event', event.id, place, {
		name: event.title,
		description: event.text,
		inLanguage: event.language,
		startDate: event.startsAt.toISOString(),
		endDate: event.endsAt.toISOString(),
		eventStatus: `https://schema.org/${event.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
		eventAttendanceMode: `https://schema.org/${modes.length === 2 ? 'Mixed' : (modes[0] ?? 'Offline')}EventAttendanceMode`,
		location:
			event.place === ''
				? { '@type': 'VirtualLocation', url: place.origin + place.path }
				: { '@type': 'Place', name: event.place, address: event.place },
		organizer: organisation(event.owner)
	});
}

const organisationTypes: Readonly<Record<string, string>> = {
	municipality: 'GovernmentOrganization',
	region: 'GovernmentOrganization',
	hospital: 'Hospital',
	university: 'CollegeOrUniversity'
};

type Body = {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	readonly country: string;
	readonly website: string | null;
	readonly from?: string | null;
	readonly to?: string | null;
};

export function organisationData(body: Body, place: Place): Described {
	return thing(organisationTypes[body.kind] ?? 'Organization', 'organisation', body.id, place, {
		name: body.name,
		address: { '@type': 'PostalAddress', addressCountry: body.country },
		sameAs: body.website,
		foundingDate: body.from ?? null,
		dissolutionDate: body.to ?? null
	});
}

export function conceptData(
	concept: { readonly id: string; readonly name: string; readonly words: readonly string[]; readonly text: string },
	place: Place
): Described {
	return thing('DefinedTerm', 'concept', concept.id, place, {
		name: concept.name,
		alternateName: concept.words.filter((word) => word !== concept.name),
		description: concept.text,
		inDefinedTermSet: place.origin + place.path.replace(/\/[^/]*$/, '')
	});
}

/** The page of open data. */
export function openData(
	{ title, text, lang, dumps }: { title: string; text: string; lang: ContentLang; dumps: readonly string[] },
	{ origin, path }: Place
): Described {
	const download = (contentUrl: string, encodingFormat: string) => ({
		'@type': 'DataDownload',
		contentUrl,
		encodingFormat
	});
	return {
		'@context': 'https://schema.org',
		'@type': 'Dataset',
		'@id': origin + path,
		url: origin + path,
		name: title,
		description: text,
		license: licenceAddress,
		isAccessibleForFree: true,
		creator: organisation('SOL'),
		spatialCoverage: ['Norge', 'Sverige'],
		distribution: [
			...listNames.map((list) => download(origin + filePath(lang, list, 'csv'), 'text/csv')),
			...dumps.map((day) => download(`${origin}/${lang}/apne-data/dager/${day}.zip`, 'application/zip'))
		]
	};
}

/** A text that a page can hold: no sign in it ends the element that it stands in. */
export function structuredText(data: Described): string {
	return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}

function thing(type: string, kind: IdKind, id: string, { origin, path }: Place, says: Described): Described {
	const said = Object.entries(says).filter(([, value]) => value !== null && value !== '' && !isEmpty(value));
	return {
		'@context': 'https://schema.org',
		'@type': type,
		'@id': permanentAddress(origin, kind, id),
		url: origin + path,
		...Object.fromEntries(said)
	};
}

function isEmpty(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

function organisation(name: string): Described {
	return { '@type': 'Organization', name };
}
