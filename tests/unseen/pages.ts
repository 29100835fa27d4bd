/** What the pages that everybody may open are made of, each page of the site map, without a browser. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Db } from '#lib/db.server.ts';
import { sitePaths } from '#lib/open-data/site-paths.server.ts';

type Load = (event: object) => unknown;
type Page = { readonly parts: readonly string[]; readonly load: Load };

const folder = resolve(import.meta.dirname, '../../src/routes/[lang=lang]');

async function pages(): Promise<Page[]> {
	const files = globSync('**/+page.server.ts', { cwd: folder }).filter(
		(file) => !/^(?:arbeid|sekretariat|konto)\//.test(file)
	);
	return Promise.all(
		files.map(async (file) => ({
			parts: file.split('/').slice(0, -1),
			load: ((await import(resolve(folder, file))) as { load?: Load }).load ?? (() => null)
		}))
	);
}

function paramsOf(parts: readonly string[], path: readonly string[]): Record<string, string> | undefined {
	if (parts.length !== path.length) return undefined;
	const params: Record<string, string> = {};
	for (const [place, part] of parts.entries()) {
		const name = /^\[(\w+)(?:=\w+)?\]$/.exec(part)?.[1];
		if (name !== undefined) params[name] = path[place] ?? '';
		else if (part !== path[place]) return undefined;
	}
	return params;
}

/** As a program that reads the site, so that nothing is counted. */
function asked(path: string, params: Readonly<Record<string, string>>) {
	const url = new URL(`/sv${path}`, 'https://sol.example');
	return {
		...{ url, params: { lang: 'sv', ...params }, request: new Request(url), route: { id: path } },
		locals: { actor: null, lang: 'sv' },
		cookies: { get: () => undefined, set: () => undefined, getAll: () => [] },
		setHeaders: () => undefined,
		parent: () => Promise.resolve({})
	};
}

/** Words of the glossary are the same to everybody; one of them stands for all. */
const isRead = (path: string) => !path.startsWith('/ordbok/') || path === '/ordbok/social-alarm';

export async function allPages(db: Db): Promise<string> {
	const known = (await pages()).toSorted(
		(one, other) => Number(one.parts.at(-1)?.startsWith('[')) - Number(other.parts.at(-1)?.startsWith('['))
	);
	const texts: string[] = [];
	for (const path of (await sitePaths(db)).filter(isRead)) {
		const parts = path.split('/').slice(1);
		for (const { parts: own, load } of known) {
			const params = paramsOf(own, path === '' ? [] : parts);
			if (params) {
				texts.push(path, JSON.stringify(await load(asked(path, params)), told));
				break;
			}
		}
	}
	return texts.join('\n');
}

function told(_: string, value: unknown): unknown {
	if (typeof value === 'bigint') return String(value);
	return value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value;
}
