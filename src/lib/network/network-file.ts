/** The network as a table to save. */
import type { Cell } from '#lib/csv.ts';
import { asKey } from '#lib/i18n.ts';
import { nameIn } from '#lib/organisations/organisation.ts';
import type { Text } from '#lib/ui/text.ts';
import { countsOfKinds, type Pair } from './network.ts';

const columns = [
	'first',
	'second',
	'countries',
	'across',
	'count',
	'pilots',
	'needs',
	'adoptions',
	'together'
] as const;

export function networkTable(pairs: readonly Pair[], { lang, t }: Pick<Text, 'lang' | 't'>): Cell[][] {
	return [
		columns.map((column) => t(asKey(`network.column_${column}`))),
		...pairs.map((pair) => {
			const counts = countsOfKinds(pair.reasons);
			return [
				nameIn(lang, pair.one),
				nameIn(lang, pair.other),
				`${pair.one.country}–${pair.other.country}`,
				t(pair.isAcross ? 'network.yes' : 'network.no'),
				String(pair.reasons.length),
				String(counts.pilot),
				String(counts.need),
				String(counts.adoption),
				pair.reasons.map(({ kind, title }) => `${t(asKey(`network.kind_${kind}`))}: ${title}`).join('; ')
			];
		})
	];
}

/** For programs: stable keys, and both names of everybody. */
export function networkJson(pairs: readonly Pair[], origin: string) {
	const named = ({ id, nameNb, nameSv, country }: Pair['one']) => ({ id, name: { nb: nameNb, sv: nameSv }, country });
	const paths = { pilot: 'piloter', need: 'behov', adoption: 'losninger' };
	return pairs.map(({ one, other, isAcross, reasons }) => ({
		organisations: [named(one), named(other)],
		across_border: isAcross,
		count: reasons.length,
		together: reasons.map(({ kind, slug, title, language }) => ({
			kind,
			title,
			language,
			url: { nb: `${origin}/nb/${paths[kind]}/${slug}`, sv: `${origin}/sv/${paths[kind]}/${slug}` }
		}))
	}));
}
