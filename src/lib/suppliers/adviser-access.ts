/** What an adviser is shown beyond what is public: one need or pilot, for reading, until a day. */
import { addDays, readDay } from '#lib/day.ts';
import { all, at, no, yes, type Decision } from '#lib/decision.ts';

export type ShownKind = 'need' | 'pilot';
export type About = { readonly kind: ShownKind; readonly id: string };

/** Nobody is shown something and then forgotten. */
const LONGEST_DAYS = 180;

export function readShowing(
	typed: { adviser: string; endsOn: string },
	isAdviser: (id: string) => boolean,
	today: string
): Decision<{ adviser: string; endsOn: string }> {
	return all({
		adviser: isAdviser(typed.adviser) ? yes(typed.adviser) : no({ field: 'adviser', key: 'supplier.adviser_missing' }),
		endsOn: readEnd(typed.endsOn, today)
	});
}

function readEnd(typed: string, today: string): Decision<string> {
	const read = at('ends_on', readDay(typed));
	if (!read.ok) return read;
	if (read.value < today) return no({ field: 'ends_on', key: 'supplier.shown_day_past' });
	if (read.value > addDays(today, LONGEST_DAYS))
		return no({ field: 'ends_on', key: 'supplier.shown_too_long', params: { days: LONGEST_DAYS } });
	return read;
}
