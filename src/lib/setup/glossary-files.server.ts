/** Reads the delivered glossary from its folder: whatever files lie there. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGlossary, type Delivered, type Entry, type PairEntry } from './glossary-file.ts';

const folder = fileURLToPath(new URL('../../data/glossary', import.meta.url));
const PAIRS = 'look-alikes.json';

export type Read = { readonly name: string; readonly text: string };

export function glossaryFiles(): Read[] {
	const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
	return names.sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The same files have the same digest. */
export function digestOf(files: readonly Read[]): string {
	const hash = createHash('sha256');
	for (const { name, text } of files) hash.update(`${name}\0${text}\0`);
	return hash.digest('hex');
}

/** A file that cannot be read at all is left out and told of, as a faulty entry is. */
export function deliveredGlossary(files = glossaryFiles()): Delivered {
	const read = files.map(({ name, text }) => ({ name, entries: entriesOf(text) }));
	const fields = read.filter(({ name }) => name !== PAIRS);
	const pairs = read.find(({ name }) => name === PAIRS);
	const { faults, ...delivered } = readGlossary({
		fields: fields.map(({ name, entries }) => ({
			category: basename(name, '.json'),
			entries: (entries ?? []) as readonly Entry[]
		})),
		pairs: (pairs?.entries ?? []) as readonly PairEntry[]
	});
	const unreadable = read.filter(({ entries }) => entries === undefined).map(({ name }) => `${name}: is no list`);
	return { ...delivered, faults: [...unreadable, ...faults] };
}

function entriesOf(text: string): readonly unknown[] | undefined {
	try {
		const entries: unknown = JSON.parse(text);
		return Array.isArray(entries) ? entries : undefined;
	} catch {
		return undefined;
	}
}
