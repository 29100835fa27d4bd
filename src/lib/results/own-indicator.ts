/**
 * An indicator of one pilot's own: for what the library does not have. It stands in no list, and no result by it is
 * compared with anything.
 */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { readInteger } from '#lib/number.ts';
import { readText } from '#lib/text.ts';
import { gainCategories, type GainCategory } from './indicator.ts';

export type OwnDefinition = {
	readonly name: string;
	readonly definition: string;
	readonly unit: string;
	readonly better: 'up' | 'down';
	readonly gainCategory: GainCategory;
	readonly smallNumberLimit: number;
};

export const longestName = 120;
export const longestDefinition = 600;
/** Fewer would tell of single persons. */
export const leastLimit = 5;
const directions = ['up', 'down'] as const;

/** @param units keys of the units there are */
export function readOwnIndicator(form: FormData, units: readonly string[]): Decision<OwnDefinition> {
	return all({
		name: at('name', readText(form.get('name'), { max: longestName, required: true })),
		definition: at('definition', readText(form.get('definition'), { max: longestDefinition, required: true })),
		unit: chosen(form, 'unit', units),
		better: chosen(form, 'better', directions),
		gainCategory: chosen(form, 'gain_category', gainCategories),
		smallNumberLimit: at(
			'small_number_limit',
			readInteger(field(form, 'small_number_limit'), { min: leastLimit, max: 1000 })
		)
	});
}

function chosen<T extends string>(form: FormData, name: string, known: readonly T[]): Decision<T> {
	const typed = field(form, name);
	const found = known.find((each) => each === typed);
	return found === undefined ? no({ field: name, key: `own_indicator.choose_${name}` }) : yes(found);
}

/** Between which values a unit lies, where it says so. */
export function boundsOf(unit: string): { validMin: string | null; validMax: string | null } {
	if (unit === 'percent') return { validMin: '0', validMax: '100' };
	const scale = /^score_(\d+)_(\d+)$/.exec(unit);
	return { validMin: scale?.[1] ?? null, validMax: scale?.[2] ?? null };
}
