/**
 * A reporting window is a time in which every running pilot is asked for its numbers at one point. It is opened for
 * certain days and closes by itself.
 */
import { readDay } from '#lib/day.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { points, type Point } from './measurement.ts';

export type NewWindow = { readonly point: Point; readonly opensOn: string; readonly closesOn: string };

export type Opening = 'coming' | 'open' | 'closed';

/** Both days are part of it. */
export function openingOf({ opensOn, closesOn }: Pick<NewWindow, 'opensOn' | 'closesOn'>, today: string): Opening {
	if (today < opensOn) return 'coming';
	return today > closesOn ? 'closed' : 'open';
}

export function readWindow(form: FormData, { lang, today }: { lang: Lang; today: string }): Decision<NewWindow> {
	const typed = field(form, 'point');
	const point = points.find((each) => each === typed);
	const order = lang === 'sv' ? 'year_first' : 'day_first';
	const read = all({
		point: point ? yes(point) : no({ field: 'point', key: 'window.choose_point' }),
		opensOn: at('opens_on', readDay(field(form, 'opens_on'), order)),
		closesOn: at('closes_on', readDay(field(form, 'closes_on'), order))
	});
	if (!read.ok) return read;
	const { opensOn, closesOn } = read.value;
	if (closesOn < opensOn) return no({ field: 'closes_on', key: 'window.closes_before_opens' });
	return closesOn < today ? no({ field: 'closes_on', key: 'window.closes_in_past' }) : read;
}
