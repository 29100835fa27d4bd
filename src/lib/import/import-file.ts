/** What a file of pilots and needs may hold. Every fault is told at once, by document and field. */
import { isDay } from '#lib/day.ts';
import { isContentLang, type ContentLang } from '#lib/lang.ts';
import { findPersonalNumber } from '#lib/personal-number.ts';

const importKinds = ['pilot', 'need'] as const;
type ImportKind = (typeof importKinds)[number];

export type ImportDocument = {
	readonly id: string;
	readonly kind: ImportKind;
	readonly lang: ContentLang;
	readonly title: string;
	readonly summary: string;
	readonly technologyArea: string;
	readonly owner: string;
	readonly startsOn: string | null;
	readonly endsOn: string | null;
};

export type Known = {
	readonly technology: (key: string) => boolean;
	readonly organisation: (id: string) => boolean;
};

export type ReadImport =
	| { readonly ok: true; readonly documents: readonly ImportDocument[]; readonly overlooked: readonly string[] }
	| { readonly ok: false; readonly faults: readonly string[] };

const MOST_DOCUMENTS = 100_000;
const longest = { id: 200, title: 300, summary: 20_000 };
const fields = ['id', 'kind', 'lang', 'title', 'summary', 'technology_area', 'owner', 'starts_on', 'ends_on'] as const;
type FieldName = (typeof fields)[number];

/** Who owns what names no owner. */
const usualOwner: Readonly<Record<ContentLang, string>> = { nb: 'ringsaker', nn: 'ringsaker', sv: 'karlstad' };

/** @param text the file, UTF-8 with or without a byte order mark */
export function readImport(text: string, known: Known): ReadImport {
	const entries = entriesOf(text);
	if (typeof entries === 'string') return { ok: false, faults: [entries] };
	const read = entries.map((entry, index) => readDocument(entry, index, known));
	const faults = [...read.flatMap(({ faults: own }) => own), ...repeated(read.map(({ id }) => id))];
	if (faults.length > 0) return { ok: false, faults };
	return {
		ok: true,
		documents: read.flatMap(({ document }) => document ?? []),
		overlooked: [...new Set(entries.flatMap(unknownFields))]
	};
}

function entriesOf(text: string): readonly unknown[] | string {
	let file: unknown;
	try {
		file = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (fault) {
		return `The file is not JSON: ${fault instanceof Error ? fault.message : String(fault)}`;
	}
	const documents: unknown = isObject(file) ? file['documents'] : undefined;
	if (!Array.isArray(documents)) return 'documents: must be a list of documents';
	if (documents.length > MOST_DOCUMENTS) return `documents: at most ${MOST_DOCUMENTS} in one file`;
	return documents as readonly unknown[];
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownFields(entry: unknown): string[] {
	return isObject(entry) ? Object.keys(entry).filter((name) => !fields.some((field) => field === name)) : [];
}

type ReadEntry = { id: string; faults: string[]; document?: ImportDocument };

function readDocument(entry: unknown, index: number, known: Known): ReadEntry {
	if (!isObject(entry)) return { id: '', faults: [`documents[${index}]: must be an object`] };
	const id = typeof entry['id'] === 'string' ? entry['id'] : '';
	const faults: string[] = [];
	const read = reader(entry, (field, what) => {
		faults.push(`documents[${index}]${id === '' ? '' : ` (${id})`} ${field}: ${what}`);
	});
	const lang = read.one('lang', isContentLang, 'must be nb, nn or sv');
	const document = {
		id: read.text('id', longest.id),
		kind: read.one('kind', (kind) => importKinds.some((each) => each === kind), 'must be pilot or need'),
		lang,
		title: read.text('title', longest.title),
		summary: read.text('summary', longest.summary),
		technologyArea: read.one('technology_area', known.technology, 'is no technology area'),
		owner: read.owner(usualOwner[isContentLang(lang) ? lang : 'nb'], known),
		startsOn: read.day('starts_on'),
		endsOn: read.day('ends_on')
	};
	if (document.startsOn !== null && document.endsOn !== null && document.endsOn < document.startsOn)
		faults.push(`documents[${index}]${id === '' ? '' : ` (${id})`} ends_on: is before starts_on`);
	return faults.length > 0 ? { id, faults } : { id, faults, document: document as ImportDocument };
}

function reader(entry: Record<string, unknown>, fault: (field: FieldName, what: string) => void) {
	const text = (field: FieldName, max: number): string => {
		const value = entry[field];
		const plain = typeof value === 'string' ? value.normalize('NFC').trim() : '';
		if (plain === '') fault(field, value === undefined ? 'is missing' : 'must be text');
		else if (plain.length > max) fault(field, `is longer than ${max} characters`);
		else if (plain.includes('\0')) fault(field, 'holds a character that no text may hold');
		else if (findPersonalNumber(plain) !== undefined) fault(field, 'holds a personal number');
		return plain;
	};
	const one = (field: FieldName, isKnown: (value: string) => boolean, what: string): string => {
		const value = entry[field];
		if (value === undefined || value === null) fault(field, 'is missing');
		else if (typeof value !== 'string' || !isKnown(value)) fault(field, what);
		return typeof value === 'string' ? value : '';
	};
	const owner = (usual: string, known: Known): string =>
		entry['owner'] === undefined || entry['owner'] === null
			? usual
			: one('owner', known.organisation, 'is no organisation here');
	const day = (field: FieldName): string | null => {
		const value = entry[field];
		if (value === undefined || value === null) return null;
		if (typeof value === 'string' && isDay(value)) return value;
		fault(field, 'must be a day as 2026-01-31, or null');
		return null;
	};
	return { text, one, owner, day };
}

function repeated(ids: readonly string[]): string[] {
	const first = new Map<string, number>();
	return ids.flatMap((id, index) => {
		const before = first.get(id);
		if (id === '' || before === undefined) {
			first.set(id, index);
			return [];
		}
		return [`documents[${index}] (${id}) id: is the id of documents[${before}] too`];
	});
}
