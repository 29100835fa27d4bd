/**
 * The catalogue of the open data by DCAT-AP 3.0.1, which the national catalogues of both countries harvest. Words of
 * the European authority lists are named by their addresses.
 */
import type { MessageKey } from '#lib/i18n.ts';
import { langs, type Lang } from '#lib/lang.ts';
import {
	authority,
	dataset,
	distribution,
	inEach,
	languages,
	licence,
	named,
	places,
	themes,
	type Catalogued
} from './catalogue-parts.ts';
import { filePath, formats, listNames, type Format, type ListName } from './open-list.ts';
import { iris, node, whole, type Node } from './triples.ts';

/** A list that shows one half at a time has a file for each. */
const halves: Readonly<Partial<Record<ListName, { search: string; title: MessageKey }>>> = {
	behov: { search: '?status=closed', title: 'open_data.distribution_closed' },
	arrangementer: { search: '?vis=tidligere', title: 'open_data.distribution_past' }
};
/** What the interface serves too, by the last part of the address. */
const served: Readonly<Partial<Record<ListName, string>>> = {
	piloter: 'pilots',
	behov: 'needs',
	partner: 'organisations',
	ordbok: 'glossary'
};

export function catalogue(about: Catalogued): Node[] {
	const sets = [...listNames.flatMap((list) => listSet(about, list)), ...moneySets(about), ...registerSet(about)];
	const datasets = sets.filter(({ types }) => types.includes(whole('dcat:Dataset'))).map(({ id }) => id);
	const { origin, t } = about;
	return [
		node(named(about, 'catalogue'), ['dcat:Catalog'], {
			'dct:title': inEach(t, 'open_data.catalogue_title'),
			'dct:description': inEach(t, 'open_data.catalogue_about'),
			'dct:publisher': iris(named(about, 'publisher')),
			'dcat:contactPoint': iris(named(about, 'contact')),
			'dct:language': languages(langs),
			'dct:license': licence,
			'dct:spatial': places,
			'foaf:homepage': iris(`${origin}/nb/apne-data`),
			'dcat:themeTaxonomy': iris(`${authority}/data-theme`),
			'dcat:dataset': iris(...datasets),
			'dcat:service': iris(named(about, 'api'))
		}),
		...people(about),
		service(about, datasets),
		...sets
	];
}

function people(about: Catalogued): Node[] {
	const { origin, t } = about;
	return [
		node(named(about, 'publisher'), ['foaf:Agent'], { 'foaf:name': inEach(t, 'open_data.publisher') }),
		node(named(about, 'contact'), ['vcard:Organization', 'vcard:Kind'], {
			'vcard:fn': inEach(t, 'open_data.publisher'),
			'vcard:hasURL': iris(`${origin}/nb/apne-data`)
		}),
		node(`${origin}/nb/apne-data`, ['foaf:Document'], {})
	];
}

function service(about: Catalogued, datasets: readonly string[]): Node {
	const { origin, t } = about;
	return node(named(about, 'api'), ['dcat:DataService'], {
		'dct:title': inEach(t, 'open_data.api_title'),
		'dct:description': inEach(t, 'open_data.api_about'),
		'dcat:endpointURL': iris(`${origin}/api/v1`),
		'dcat:endpointDescription': iris(`${origin}/api/v1/openapi.json`),
		'dcat:servesDataset': iris(...datasets),
		'dct:license': licence,
		'dct:publisher': iris(named(about, 'publisher')),
		'dcat:contactPoint': iris(named(about, 'contact')),
		'dcat:theme': themes
	});
}

function listSet(about: Catalogued, list: ListName): Node[] {
	const title: MessageKey = `open_data.list_${list}`;
	const half = halves[list];
	const files = [
		...formats.flatMap((format) => listFiles(about, list, format, '', 'open_data.distribution')),
		...(half ? formats.flatMap((format) => listFiles(about, list, format, half.search, half.title)) : [])
	];
	const resource = served[list];
	const api = resource === undefined ? [] : [apiFile(about, list, resource)];
	return dataset(about, list, { title, text: `open_data.about_${list}`, frequency: 'CONT' }, [...files, ...api]);
}

/** Tables have headings in one language; data for programs have none. */
function listFiles(about: Catalogued, list: ListName, format: Format, search: string, title: MessageKey): Node[] {
	const inLangs: readonly Lang[] = format === 'json' ? ['nb'] : ['nb', 'sv'];
	return inLangs.map((lang) => {
		const address = about.origin + filePath(lang, list, format, search);
		const name = title.replace('open_data.', '');
		return distribution(about, `${list}-${name}-${format}-${lang}`, {
			address,
			format,
			title: inEach(about.t, title, (t) => ({
				list: t(`open_data.list_${list}`),
				format: t(`open_data.format_${format}`)
			})),
			language: format === 'json' ? langs : [lang]
		});
	});
}

function apiFile(about: Catalogued, list: ListName, resource: string): Node {
	return distribution(about, `${list}-api`, {
		address: `${about.origin}/api/v1/${resource}`,
		format: 'json',
		title: inEach(about.t, 'open_data.distribution', (t) => ({ list: t(`open_data.list_${list}`), format: 'API' })),
		language: langs,
		isService: true
	});
}

function moneySets(about: Catalogued): Node[] {
	const files = (name: string, path: string, title: MessageKey) =>
		(['nb', 'sv'] as const).map((lang) =>
			distribution(about, `${name}-csv-${lang}`, {
				address: `${about.origin}/${lang}/finansiering/${path}`,
				format: 'csv',
				title: inEach(about.t, title),
				language: [lang]
			})
		);
	const figures: MessageKey = 'open_data.dataset_funding';
	const ledger: MessageKey = 'open_data.dataset_ledger';
	return [
		...dataset(
			about,
			'funding',
			{ title: figures, text: 'open_data.dataset_funding_about', frequency: 'CONT' },
			files('funding', 'tall.csv', figures)
		),
		...dataset(
			about,
			'ledger',
			{ title: ledger, text: 'open_data.dataset_ledger_about', frequency: 'CONT' },
			files('ledger', 'bok/bok.csv', ledger)
		)
	];
}

function registerSet(about: Catalogued): Node[] {
	const title: MessageKey = 'open_data.dataset_register';
	const { dump } = about;
	const file = distribution(about, 'register-zip', {
		address: `${about.origin}/nb/apne-data/register.zip`,
		format: 'zip',
		title: inEach(about.t, title),
		language: langs,
		...(dump && { byteCount: dump.byteCount, modified: dump.day })
	});
	return dataset(about, 'register', { title, text: 'open_data.dump_lead', frequency: 'DAILY' }, [file]);
}
