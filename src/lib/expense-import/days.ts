import { no, type Decision } from '#lib/decision.ts';
import { readDay } from '#lib/day.ts';
import type { Lang } from '#lib/lang.ts';
import { isSerial, serialDay } from './workbook-number.ts';

/** A day as files write it: as people do, with a time behind it, or as a workbook counts days. */
export function readFileDay(text: string, lang: Lang, from1904: boolean): Decision<string> {
	const plain = text.replace(/[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?Z?$/, '').trim();
	if (isSerial(plain, from1904)) return { ok: true, value: serialDay(Number(plain.slice(0, 5)), from1904) };
	const day = readDay(plain, lang === 'sv' ? 'year_first' : 'day_first');
	return day.ok ? day : no(...day.issues.map((issue) => ({ ...issue, field: 'date' })));
}
