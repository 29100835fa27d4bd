/** What everybody can read of split measurements, as it really leaves the site: interface, file, page and comparison. */
import type { APIRequestContext, Page } from '@playwright/test';
import { dimensions, groups, partKey, type Dimension } from '#lib/results/part.ts';
import { points } from '#lib/results/measurement.ts';
import { words } from './words.ts';
import type { Told } from './published-parts.ts';

/** By `key point`: whether the whole stood there with a number, and which groups did or were said to be hidden. */
export type Seen = Map<string, { whole: boolean; groups: Map<string, boolean> }>;
type Watched = { id: string; slug: string; title: string };

const t = words('nb');
const tooFew = t('result.too_few');

function at(seen: Seen, key: string, point: string) {
	const name = `${key} ${point}`;
	const known = seen.get(name) ?? { whole: false, groups: new Map<string, boolean>() };
	seen.set(name, known);
	return known;
}

function note(seen: Seen, where: { key: string; point: string }, group: string | null, isShown: boolean): void {
	const known = at(seen, where.key, where.point);
	if (group === null) known.whole ||= isShown;
	else known.groups.set(group, isShown || known.groups.get(group) === true);
}

/** Everything that was seen, whichever channel showed it. */
export function together(all: readonly Seen[]): Seen {
	const seen: Seen = new Map();
	for (const each of all)
		for (const [name, { whole, groups: own }] of each) {
			const [key = '', point = ''] = name.split(' ');
			if (whole) note(seen, { key, point }, null, true);
			for (const [group, isShown] of own) note(seen, { key, point }, group, isShown);
		}
	return seen;
}

export function toldAt(seen: Seen, name: string): Told {
	const { whole = false, groups: own = new Map<string, boolean>() } = seen.get(name) ?? {};
	return {
		whole: whole ? true : null,
		dimensions: dimensions.flatMap((dimension) => {
			const parts = groups[dimension].flatMap((part) => {
				const isShown = own.get(partKey({ dimension, part }));
				return isShown === undefined ? [] : [{ part, suppressed: !isShown }];
			});
			return parts.length === 0 ? [] : [{ dimension, parts }];
		})
	};
}

type Value = { point: string; n: number | null; splits: Split[] };
type Split = { dimension: Dimension; groups: Record<string, unknown>[] };
type Answer = { indicators: { key: string; baseline: Omit<Value, 'point'> | null; measurements: Value[] }[] };

export async function seenInInterface(request: APIRequestContext, { id }: Watched): Promise<Seen> {
	const seen: Seen = new Map();
	const { indicators } = (await (await request.get(`/api/v1/pilots/${id}`)).json()) as Answer;
	for (const { key, baseline, measurements } of indicators)
		for (const { point, splits } of [...(baseline ? [{ ...baseline, point: 'baseline' }] : []), ...measurements]) {
			note(seen, { key, point }, null, true);
			for (const { dimension, groups: own } of splits)
				for (const group of own) {
					const numbers = Object.keys(group).filter((name) => name !== 'group' && name !== 'suppressed');
					note(seen, { key, point }, `${dimension}_${String(group['group'])}`, numbers.length > 0);
				}
		}
	return seen;
}

/** @param latest the newest point of all the pilot's values: the file has that and the baseline */
export async function seenInFile(request: APIRequestContext, { title }: Watched, latest: string): Promise<Seen> {
	const seen: Seen = new Map();
	const text = await (await request.get('/nb/resultat/tall.csv')).text();
	const keyOf = new Map(
		dimensions.flatMap((dimension) =>
			groups[dimension].map((part) => [
				`${t(`part.${dimension}`)} ${t(`part.${dimension}_${part}`)}`,
				partKey({ dimension, part })
			])
		)
	);
	for (const row of text.split('\r\n').filter((line) => line.includes(title))) {
		const [, key = '', , , dimension = '', group = '', before = '', , after = ''] = row.split(';');
		const part = dimension === '' ? null : (keyOf.get(`${dimension} ${group}`) ?? null);
		for (const [point, cell] of [
			['baseline', before],
			[latest, after]
		] as const)
			if (cell !== '') note(seen, { key, point }, part, cell !== tooFew);
	}
	return seen;
}

type Table = { finding: string; label: string; rows: { head: string; cells: string }[] };

/** @param names of indicators in nb, by key */
export async function seenOnPage(page: Page, { slug }: Watched, names: ReadonlyMap<string, string>): Promise<Seen> {
	const seen: Seen = new Map();
	await page.goto(`/nb/piloter/${slug}`);
	const tables = await page.locator('main table').evaluateAll((all): Table[] =>
		all.map((table) => ({
			finding: table.closest('div.stack:has(h3):not(.wide)')?.querySelector('h3')?.textContent ?? '',
			label: table.querySelector('caption')?.textContent ?? '',
			rows: [...table.querySelectorAll<HTMLElement>('tbody tr')].map((row) => ({
				head: row.querySelector('th')?.textContent.trim() ?? '',
				cells: [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()).join(' ')
			}))
		}))
	);
	for (const { finding, label, rows } of tables) {
		const [key] = [...names].filter(([, name]) => finding.includes(name) || label.includes(name)).at(0) ?? [];
		if (key) for (const row of rows) readRow(seen, key, label, row);
	}
	return seen;
}

function readRow(seen: Seen, key: string, label: string, { head, cells }: Table['rows'][number]): void {
	const isShown = /\d/.test(cells);
	for (const point of points) {
		if (head.startsWith(t(`point.${point}`))) note(seen, { key, point }, null, isShown);
		for (const dimension of dimensions) {
			const own = t('part.table_label', { dimension: t(`part.${dimension}`), point: t(`point.${point}`) });
			const part = groups[dimension].find((each) => head === t(`part.${dimension}_${each}`));
			if (label.includes(own) && part) note(seen, { key, point }, partKey({ dimension, part }), isShown);
		}
	}
}

export type Compared = { owner: string | null; n_before: number | null; n_after: number | null };

/** Whether the pooled row counts somebody who stands in none of the rows: what is left over would be theirs. */
export function isPooledOverHidden(rows: readonly (Compared & { not_compared: string | null })[]): boolean {
	const pooled = rows.find(({ owner }) => owner === null);
	const open = rows.filter(({ owner, not_compared }) => owner !== null && not_compared === null);
	const sum = (of: 'n_before' | 'n_after') => open.reduce((all, row) => all + (row[of] ?? 0), 0);
	return pooled !== undefined && (pooled.n_before !== sum('n_before') || pooled.n_after !== sum('n_after'));
}
