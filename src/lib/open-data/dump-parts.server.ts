/** What the archive of the whole public register holds: each list as JSON and as tables, the whole of it in one look. */
import { fundingAnswer } from '#lib/api/public-funding.server.ts';
import { indicatorItems } from '#lib/api/public-indicators.server.ts';
import type { Db } from '#lib/db.server.ts';
import { messages } from '#lib/messages.server.ts';
import { technologies, type Technology } from '#lib/organisations/technologies.server.ts';
import { textFor } from '#lib/ui/text.ts';
import type { ZipPart } from '#lib/zip.server.ts';
import { csvOf, demoNotice, jsonText } from './list-file.server.ts';
import { licenceAddress, listNames, MOST_ROWS, type ListName } from './open-list.ts';
import { openLists, openOrganisations, readerOf, type Opened } from './open-lists.server.ts';

export type Place = { readonly origin: string; readonly isDemo: boolean; readonly today: string };

const tables = ['nb', 'sv'] as const;
/** A list that shows one half at a time is asked for both. */
const halves: Readonly<Partial<Record<ListName, readonly string[]>>> = {
	behov: ['', 'status=closed'],
	arrangementer: ['', 'vis=tidligere']
};

export async function* dumpParts(db: Db, place: Place): AsyncGenerator<ZipPart> {
	yield part('README.txt', readme(place));
	const areas = await technologies(db);
	for (const list of listNames) {
		const opened = await wholeOf(db, list, areas, place);
		yield part(`json/${list}.json`, jsonText(opened, { list, isDemo: place.isDemo }));
		for (const lang of tables) {
			const reader = readerOf(textFor(lang, messages[lang]), place.origin, areas);
			const notices = place.isDemo ? [reader.text.t('ui.demo_notice')] : [];
			yield part(`csv-${lang}/${list}.csv`, csvOf(opened.rows(reader), opened.head(reader), notices));
		}
	}
	const about = { ...(place.isDemo && { notice: demoNotice() }), licence: licenceAddress };
	const indicators = await indicatorItems(db, { page: 1, perPage: MOST_ROWS });
	yield part('json/indikatorer.json', JSON.stringify({ ...about, ...indicators }));
	const funding = await fundingAnswer(db, null, place.today);
	if (funding) yield part('json/finansiering.json', JSON.stringify({ ...about, ...funding }));
}

async function wholeOf(
	db: Db,
	list: ListName,
	areas: readonly Technology[],
	{ origin, today }: Place
): Promise<Opened> {
	const asked = (query: string) => ({
		params: new URLSearchParams(query),
		lang: 'nb' as const,
		today,
		origin,
		technologies: areas
	});
	if (list === 'partner') return openOrganisations(db, asked(''));
	const opened: Opened[] = [];
	for (const query of halves[list] ?? ['']) opened.push(await openLists[list](db, asked(query)));
	return joined(opened);
}

function joined(all: readonly Opened[]): Opened {
	const sum = (of: (each: Opened) => number) => all.reduce((total, each) => total + of(each), 0);
	return {
		total: sum(({ total }) => total),
		count: sum(({ count }) => count),
		head: (reader) => all[0]?.head(reader) ?? [],
		*rows(reader) {
			for (const each of all) yield* each.rows(reader);
		},
		*json() {
			for (const each of all) yield* each.json();
		}
	};
}

function readme({ origin, isDemo, today }: Place): string {
	const lines = tables.flatMap((lang) => {
		const { t, dayLong } = textFor(lang, messages[lang]);
		const address = `${origin}/${lang}/apne-data`;
		const words = t('open_data.readme', { day: dayLong(today), licence: licenceAddress, address });
		return [...(isDemo ? [t('ui.demo_notice')] : []), words, '', t('open_data.dump_corrected'), ''];
	});
	return lines.join('\n').replaceAll('\n', '\r\n');
}

function part(name: string, text: string): ZipPart {
	return { name, body: new TextEncoder().encode(text) };
}
