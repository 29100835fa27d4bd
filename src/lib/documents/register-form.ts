/** What somebody enters in the register about a document. Everything may be left empty, as long as nobody knows it. */
import { all, at, no, yes, type Decision } from '#lib/decision.ts';
import { readDay } from '#lib/day.ts';
import { field } from '#lib/form.ts';
import type { Lang } from '#lib/lang.ts';
import { readText } from '#lib/text.ts';

export const longest = { caseNumber: 60, name: 200 } as const;

export type Registration = {
	readonly caseNumber: string | null;
	readonly documentDate: string | null;
	readonly sender: string | null;
	readonly receiver: string | null;
};

export type TypedRegistration = Registration & {
	/** What the form was opened with, as `stampOfEntry` writes it. */
	readonly was: string;
};

export function stampOfEntry({ caseNumber, documentDate, sender, receiver }: Registration): string {
	return JSON.stringify([caseNumber, documentDate, sender, receiver]);
}

export function readRegistration(form: FormData, around: { today: string; lang: Lang }): Decision<TypedRegistration> {
	const line = (name: string, max: number) => at(name, emptyAsNull(readText(form.get(name), { max })));
	return all({
		caseNumber: line('caseNumber', longest.caseNumber),
		documentDate: at('documentDate', readPastDay(field(form, 'documentDate'), around)),
		sender: line('sender', longest.name),
		receiver: line('receiver', longest.name),
		was: yes(field(form, 'was'))
	});
}

function readPastDay(typed: string, { today, lang }: { today: string; lang: Lang }): Decision<string | null> {
	if (typed.trim() === '') return yes(null);
	const day = readDay(typed, lang === 'sv' ? 'year_first' : 'day_first');
	return day.ok && day.value > today ? no({ field: '', key: 'register.day_ahead' }) : day;
}

function emptyAsNull(read: Decision<string>): Decision<string | null> {
	return read.ok && read.value === '' ? yes(null) : read;
}
