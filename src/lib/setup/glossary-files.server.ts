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

export function deliveredGlossary(files = glossaryFiles()): Delivered {
	const fields = files.filter(({ name }) => name !== PAIRS);
	const pairs = files.find(({ name }) => name === PAIRS);
	return readGlossary({
		fields: fields.map(({ name, text }) => ({
			category: basename(name, '.json'),
			entries: JSON.parse(text) as Entry[]
		})),
		pairs: pairs ? (JSON.parse(pairs.text) as PairEntry[]) : oldPairs()
	});
}

// interim, until the file of look-alikes is there
function oldPairs(): PairEntry[] {
	const old = JSON.parse(readFileSync(join(folder, '../glossary.json'), 'utf8')) as {
		false_friends: { nb: string; sv: string }[];
		orthography: { stop_pairs_do_not_join: string[][] };
	};
	const stops = old.orthography.stop_pairs_do_not_join.map(([no = '', sv = '']) => ({ no, sv, difference: null }));
	const friends = old.false_friends
		.filter(({ sv }) => !sv.includes('/'))
		.map(({ nb, sv }) => ({ no: nb, sv, difference: null }));
	const all = new Map([...stops, ...friends].map((pair) => [`${pair.no} ${pair.sv}`, pair]));
	return [...all.values()];
}
